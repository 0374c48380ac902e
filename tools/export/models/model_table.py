"""The models that are stored: a configuration each, and the forms it is saved in."""
from dataclasses import dataclass

LSTM = {'type': 'LSTMCell', 'num_units': 4}
STACK = {'type': 'MultiRNNCell', 'cells': [{'type': 'LSTMCell', 'num_units': 4, 'use_peepholes': True, 'num_proj': 3}, LSTM]}


@dataclass(frozen=True)
class ModelRow:
    """`scope`: a variable scope around the driver; `forms`: of `saved_forms.FORMS`; `contrib`: 1.15 only."""
    name: str
    driver: str
    cell: dict
    scope: str = ''
    dtype: str = 'float32'
    forms: tuple = ('checkpoint',)
    contrib: bool = False


MODEL_ROWS = (
    ModelRow('bilstm', 'bidirectional_dynamic_rnn', LSTM, forms=('checkpoint', 'sharded', 'objects', 'frozen', 'saved_model')),
    ModelRow('bilstm-float64', 'bidirectional_dynamic_rnn', LSTM, dtype='float64'),
    ModelRow('bigru', 'bidirectional_dynamic_rnn', {'type': 'GRUCell', 'num_units': 4}),
    ModelRow('stack', 'dynamic_rnn', STACK, scope='encoder'),
    ModelRow('lstmblock', 'dynamic_rnn', {'type': 'LSTMBlockCell', 'num_units': 4}, forms=('checkpoint', 'frozen'), contrib=True),
)
