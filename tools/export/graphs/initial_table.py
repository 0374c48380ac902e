"""The configurations whose initial weights are goldens: each way that TensorFlow comes to a pair of seeds, on several shapes."""
from dataclasses import dataclass
from typing import Optional


@dataclass(frozen=True)
class InitialRow:
    """`graph_seed`: of `set_random_seed`; `op_seed`: of the initializer; None is not given."""
    driver: str
    inputs: int
    num_units: int
    graph_seed: Optional[int]
    op_seed: Optional[int]

    def name(self, version):
        """The id: `version` is (2, 15)."""
        parts = ['initial', '%d%d' % version, 'bidirectional' if self.driver.startswith('bi') else 'dynamic']
        parts += [word + str(seed) for word, seed in (('seed', self.graph_seed), ('op', self.op_seed)) if seed is not None]
        return '-'.join(parts + ['i%d' % self.inputs, 'h%d' % self.num_units])


INITIAL_ROWS = (
    InitialRow('dynamic_rnn', 5, 6, 3, None),
    InitialRow('bidirectional_dynamic_rnn', 5, 6, 3, None),
    InitialRow('dynamic_rnn', 17, 31, 1234, 7),
    InitialRow('bidirectional_dynamic_rnn', 1, 1, None, 7),
    InitialRow('dynamic_rnn', 5, 6, 0, 0),
    InitialRow('dynamic_rnn', 64, 128, 1234, None),
)
