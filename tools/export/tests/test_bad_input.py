"""Bad input is one line on stderr, its exit code, and no file."""
import json
import os

from tests.export_process import FolderTest, export, graph

FIXTURE = ('fixture', '--driver', 'dynamic_rnn', '--cell', '{"type": "LSTMCell", "num_units": 6}', '--shape', '4,7,5')


class BadInput(FolderTest):
    def refuse(self, code, words, *arguments, **more):
        got, _, error = export(*arguments, '--to', self.path('out'), **more)
        self.assertEqual(got, code, error)
        self.assertIn(words, error)
        self.assertEqual(error.count('\n'), 1, error)
        self.assertFalse(os.path.exists(self.path('out')))

    def refuse_list(self, code, words, document):
        self.refuse(code, words, 'graphs', '-', stdin=document if isinstance(document, str) else json.dumps(document))

    def test_lists(self):
        self.refuse_list(2, 'cannot be read as JSON', '{')
        self.refuse_list(2, 'expected an object', [])
        self.refuse_list(3, 'nothing to export', {'graphs': []})
        self.refuse_list(2, '"graphs" is dict, expected a list', {'graphs': {}})
        self.refuse_list(2, '"cell" is missing', {'graphs': [{'name': 'a', 'driver': 'dynamic_rnn', 'inputs': 5}]})
        self.refuse_list(2, 'is there twice', {'graphs': [graph('a', 'dynamic_rnn')] * 2})
        self.refuse_list(2, "\"driver\" is 'raw_rnn', expected dynamic_rnn or", {'graphs': [graph('a', 'raw_rnn')]})
        self.refuse_list(2, '"time" is None, expected an integer', {'graphs': [graph('a', 'static_rnn')]})
        self.refuse_list(2, '"time" is 3, expected null', {'graphs': [graph('a', 'dynamic_rnn', time=3)]})
        self.refuse_list(2, "\"sequence_length\" is 'int16', expected null or int32 or int64", {'graphs': [graph('a', 'dynamic_rnn', sequence_length='int16')]})
        self.refuse_list(2, '"name" is', {'graphs': [graph('../a', 'dynamic_rnn')]})
        self.refuse_list(2, "cell type 'NASCell': expected LSTMCell", {'graphs': [graph('a', 'dynamic_rnn', cell={'type': 'NASCell', 'num_units': 6})]})
        self.refuse_list(2, 'foo', {'graphs': [graph('a', 'dynamic_rnn', cell={'type': 'LSTMCell', 'num_units': 6, 'foo': 1})]})
        self.refuse(2, 'none.json: cannot be read', 'graphs', self.path('none.json'))

    def test_fixtures(self):
        self.refuse(2, '--lengths: row 1 is 8, expected 0 to 7', *FIXTURE, '--lengths', '7,8,1,1')
        self.refuse(2, '--lengths has 3 values, expected 4', *FIXTURE, '--lengths', '7,8,1')
        self.refuse(2, 'there is no padding', *FIXTURE, '--padding', '3')
        self.refuse(2, 'not finite', *FIXTURE, '--scale', '1e39')
        self.refuse(2, 'TensorFlow refuses ResidualWrapper under dynamic_rnn: ', *FIXTURE[:3], '--cell', '{"type": "ResidualWrapper", "cell": {"type": "LSTMCell", "num_units": 6}}', *FIXTURE[5:])
        self.refuse(2, '--id', *FIXTURE, '--id', 'a/b')

    def test_a_manifest_that_cannot_be_kept(self):
        os.mkdir(self.path('out'))
        with open(self.path('out', 'manifest.json'), 'w') as file:
            file.write('{"format": 2}')
        code, _, error = export(*FIXTURE, '--to', self.path('out'))
        self.assertEqual((code, os.listdir(self.path('out'))), (2, ['manifest.json']))
        self.assertIn('"format" is 2, expected 1', error)
