"""The instruction set that a golden names."""
import unittest

from fixtures.host_numerics import instruction_set

AVX = {'avx'}
AVX2 = AVX | {'avx2', 'fma'}
AVX512 = AVX2 | {'avx512f', 'avx512bw', 'avx512vl', 'avx512dq'}


class InstructionSet(unittest.TestCase):
    def test_by_flags_and_limit(self):
        for expected, flags, limit in (
                ('avx512', AVX512, ''), ('avx512', AVX512, 'ALL'), ('avx512', AVX512, 'avx512_core_vnni'), ('avx2', AVX512, 'AVX2'), ('avx2', AVX512, 'avx2_vnni'),
                ('avx', AVX512, 'AVX'), (None, AVX512, 'SSE41'), ('avx2', AVX2, ''), ('avx2', AVX2, 'AVX512_CORE'), ('avx', AVX2 - {'fma'}, ''), ('avx2', AVX512 - {'avx512dq'}, ''),
                ('avx', AVX, 'AVX2'), (None, set(), '')):
            self.assertEqual(instruction_set(flags, limit), expected, (flags, limit))
