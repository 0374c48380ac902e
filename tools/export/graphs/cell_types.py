"""The cells that can be exported, by TensorFlow's class name: another cell is another line of the table."""
from collections import namedtuple

from failure import Failure
from graphs import lstm_intermediates
from graphs.reference_tensorflow import tf

# intermediates: a module whose forward(graph) and backward(graph) give what a cell graph can fetch besides, array name -> tensor
CellType = namedtuple('CellType', 'path intermediates')

CELL_TYPES = {
    'LSTMCell': CellType('tf.compat.v1.nn.rnn_cell.LSTMCell', lstm_intermediates),
    'BasicLSTMCell': CellType('tf.compat.v1.nn.rnn_cell.BasicLSTMCell', lstm_intermediates),
    'GRUCell': CellType('tf.compat.v1.nn.rnn_cell.GRUCell', None),
    'BasicRNNCell': CellType('tf.compat.v1.nn.rnn_cell.BasicRNNCell', None),
    'MultiRNNCell': CellType('tf.compat.v1.nn.rnn_cell.MultiRNNCell', None),
    'ResidualWrapper': CellType('tf.compat.v1.nn.rnn_cell.ResidualWrapper', None),
    'LSTMBlockCell': CellType('tf.contrib.rnn.LSTMBlockCell', None),
    'LSTMBlockFusedCell': CellType('tf.contrib.rnn.LSTMBlockFusedCell', None),
    'GRUBlockCellV2': CellType('tf.contrib.rnn.GRUBlockCellV2', None),
    'CoupledInputForgetGateLSTMCell': CellType('tf.contrib.rnn.CoupledInputForgetGateLSTMCell', None),
    'LayerNormBasicLSTMCell': CellType('tf.contrib.rnn.LayerNormBasicLSTMCell', None),
}

# The names of activations that Parity knows; LSTMCell finds others by their names in Keras.
ACTIVATIONS = {'tanh': 'tf.tanh', 'relu': 'tf.nn.relu', 'sigmoid': 'tf.sigmoid', 'identity': 'tf.identity'}


def of(spec):
    """The row of the table for a `cell` object."""
    if not isinstance(spec, dict) or not isinstance(spec.get('type'), str):
        raise Failure('cell %r: expected an object with "type"' % (spec,))
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
    constructor = _find(kind.path)
    if 'cells' in arguments:
        arguments['cells'] = layers(spec)
    if 'cell' in arguments:
        arguments['cell'] = make(arguments['cell'])
    if arguments.get('activation') in ACTIVATIONS:
        arguments['activation'] = _find(ACTIVATIONS[arguments['activation']])
    try:
        return constructor(**arguments)
    except (TypeError, ValueError) as error:
        raise Failure('cell %s: %s' % (spec['type'], ' '.join(str(part) for part in error.args).split('\n')[0]))


def layers(spec):
    """The cells that a MultiRNNCell is made of, each made."""
    return [make(inner) for inner in _layers(spec)]


def text(spec):
    """The constructor's call as Python."""
    return '%s(%s)' % (of(spec).path, ', '.join('%s=%s' % (key, _value(spec, key)) for key in spec if key != 'type'))


def layers_text(spec):
    """The list of a MultiRNNCell's cells as Python."""
    return '[%s]' % ', '.join(text(inner) for inner in _layers(spec))


def _layers(spec):
    if not isinstance(spec.get('cells'), list) or not spec['cells']:
        raise Failure('cell %s: "cells" is %r, expected a list of cells' % (spec['type'], spec.get('cells')))
    return spec['cells']


def _value(spec, key):
    value = spec[key]
    if key == 'cells':
        return layers_text(spec)
    if key == 'cell':
        return text(value)
    return ACTIVATIONS.get(value, repr(value)) if key == 'activation' else repr(value)


def _find(path):
    found = tf
    for part in path.split('.')[1:]:
        try:
            found = getattr(found, part)
        except AttributeError:
            raise Failure('%s is not in TensorFlow %s: run it under 1.15.5' % (path, tf.__version__))
    return found
