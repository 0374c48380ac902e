"""The saved models: the same bytes each time, and each with its results."""
import os

import numpy as np

from tests.export_process import FolderTest, export, files


class Models(FolderTest):
    def test_the_same_bytes_each_time(self):
        for folder in ('a', 'b'):
            code, _, error = export('models', '--to', self.path(folder))
            self.assertEqual(code, 0, error)
        made = files(self.path('a'))
        self.assertEqual(made, files(self.path('b')))
        goldens = [name for name in made if name.endswith('golden.npz')]
        self.assertGreaterEqual(len(goldens), 4)
        for name in goldens:
            arrays = np.load(self.path('a', name))
            self.assertTrue({'inputs', 'sequence_length'} < set(arrays.files))
            self.assertTrue(any(key.startswith('outputs') and arrays[key].any() for key in arrays.files), name)

    def test_another_hosts_are_left_alone(self):
        export('models', '--to', self.path('out'))
        version = os.listdir(self.path('out'))[0]
        path = self.path('out', version, 'made.json')
        with open(path) as file:
            said = file.read()
        with open(path, 'w') as file:
            file.write(said.replace('"l1d_bytes": ', '"l1d_bytes": 1'))
        before = files(self.path('out'))
        code, _, error = export('models', '--to', self.path('out'))
        self.assertEqual((code, error.count('\n')), (4, 1), error)
        self.assertIn("the numerics here are not the golden's", error)
        self.assertEqual(files(self.path('out')), before)
