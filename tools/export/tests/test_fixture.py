"""A fixture folder: stable bytes, its hashes, and the cases that were there before."""
import hashlib
import json
import zipfile

from tests.export_process import FolderTest, export, files

import numpy as np

CASE = ('fixture', '--driver', 'bidirectional_dynamic_rnn', '--cell', '{"type": "LSTMCell", "num_units": 6}', '--shape', '4,7,5', '--lengths', '7,3,0,1', '--initial-state', '--padding', '1e6')


class Fixture(FolderTest):
    def make(self, *more):
        code, _, error = export(*CASE, *more, '--to', self.path('out'))
        self.assertEqual(code, 0, error)
        with open(self.path('out', 'manifest.json')) as file:
            return json.load(file)['cases']

    def test_the_same_arguments_give_the_same_bytes(self):
        self.make('--id', 'b')
        before = files(self.path('out'))
        self.assertEqual([case['id'] for case in self.make('--id', 'a', '--seed', '3')], ['a', 'b'])
        self.assertEqual(len(self.make('--id', 'b')), 2)
        after = files(self.path('out'))
        self.assertEqual({name: after[name] for name in before if name != 'manifest.json'}, {name: before[name] for name in before if name != 'manifest.json'})

    def test_arrays_and_hashes(self):
        case = self.make('--id', 'a', '--lengths-dtype', 'int64')[0]
        content = files(self.path('out'))
        self.assertEqual(case['golden_sha256'], hashlib.sha256(content[case['golden']]).hexdigest())
        self.assertEqual((case['reference']['onednn'], case['reference']['intra_op_threads']), (False, 1))
        for key in ('graph', 'cell_graph'):
            said = json.loads(content[case[key].replace('.pb.gz', '.json')].decode())
            self.assertEqual(said['graph_sha256'], hashlib.sha256(content[case[key]]).hexdigest())
        arrays = np.load(self.path('out', case['golden']))
        states = ['%s/%s/%s' % (head, d, part) for head in ('initial_state',) for d in ('fw', 'bw') for part in 'ch']
        weights = ['weights/bidirectional_rnn/%s/lstm_cell/%s' % (d, w) for d in ('fw', 'bw') for w in ('kernel', 'bias')]
        results = ['outputs/fw', 'outputs/bw'] + [name[len('initial_'):] for name in states]
        expected = ['inputs', 'sequence_length'] + states + weights + results
        expected += ['cotangent/' + name for name in results] + ['gradient/' + name for name in ['inputs'] + states + weights]
        self.assertEqual(sorted(arrays.files), sorted(expected))
        self.assertEqual(arrays['sequence_length'].dtype, np.int64)
        self.assertTrue((arrays['inputs'][1, 3:] == 1e6).all() and (arrays['inputs'][0] != 1e6).all())
        self.assertFalse(arrays['outputs/bw'][1, 3:].any())
        with zipfile.ZipFile(self.path('out', case['golden'])) as archive:
            self.assertEqual([e.filename for e in archive.infolist()], sorted(name + '.npy' for name in expected))
            self.assertEqual({(e.date_time, e.compress_type) for e in archive.infolist()}, {((1980, 1, 1, 0, 0, 0), zipfile.ZIP_STORED)})
