"""TensorFlow's initial kernels are Philox's bits from the seeds that the golden has; biases are zero."""
import os

import numpy as np

from tests import philox
from tests.export_process import FolderTest, export, files


class Initial(FolderTest):
    def test_bits(self):
        code, _, error = export('initial', '--to', self.path('out'))
        self.assertEqual(code, 0, error)
        goldens, kernels = sorted(os.listdir(self.path('out', 'goldens'))), 0
        for golden in goldens:
            arrays = np.load(self.path('out', 'goldens', golden))
            for name in [name for name in arrays.files if name.startswith('initial/')]:
                variable = name[len('initial/'):]
                shape = arrays['shape/' + variable].tolist()
                made = philox.glorot_uniform(shape, *arrays['seed/' + variable]) if variable.endswith('kernel') else np.zeros(shape, np.float32)
                kernels += variable.endswith('kernel')
                with self.subTest(golden=golden, name=name):
                    self.assertEqual((arrays[name].dtype, arrays[name].shape), (made.dtype, made.shape))
                    self.assertEqual(arrays[name].tobytes(), made.tobytes())
        self.assertEqual((len(goldens), kernels), (6, 8))
        before = files(self.path('out'))
        export('initial', '--to', self.path('out'))
        self.assertEqual(files(self.path('out')), before)
