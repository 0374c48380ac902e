"""The cells that can be exported, by TensorFlow's class name: another cell is another line of the table."""
from collections import namedtuple

from failure import Failure
from graphs import lstm_intermediates
from graphs.reference_tensorflow import tf

# intermediates: a module whose forward(graph) and backward(graph) give what a cell graph can fetch besides, array name -> tensor
CellType = namedtuple('CellType', 'path intermediates')

CELL_TYPES = {
    'LSTMCell': CellType('tf.compat.v1.nn.rnn_cell.LSTMCell', lstm_intermediates),
}


def of(spec):
    """The row of the table for a `cell` object."""
    if spec['type'] not in CELL_TYPES:
        raise Failure('cell type %r: expected %s' % (spec['type'], ', '.join(CELL_TYPES)))
    return CELL_TYPES[spec['type']]


def make(spec):
    """The cell: every key but `type` is an argument of the constructor."""
    kind, arguments = of(spec), {key: value for key, value in spec.items() if key != 'type'}
    for key in ('num_units', 'num_proj'):
        value = arguments.get(key, 1)
        if not (type(value) is int and value >= 1 or key == 'num_proj' and value is None):
            raise Failure('cell %s: %s is %r, expected an integer of 1 or more' % (spec['type'], key, value))
    if arguments.get('state_is_tuple') is False:
        raise Failure('cell %s: state_is_tuple is false, but states are named c and h; leave it out' % spec['type'])
    constructor = tf
    for part in kind.path.split('.')[1:]:
        constructor = getattr(constructor, part)
    try:
        return constructor(**arguments)
    except (TypeError, ValueError) as error:
        raise Failure('cell %s: %s' % (spec['type'], ' '.join(str(part) for part in error.args).split('\n')[0]))


def text(spec):
    """The constructor's call as Python."""
    return '%s(%s)' % (of(spec).path, ', '.join('%s=%r' % item for item in spec.items() if item[0] != 'type'))
