"""A cell's state under the names that arrays have: `c` and `h`; a state of a single tensor is `h`."""
from collections import OrderedDict

from graphs.reference_tensorflow import tf


def parts(state):
    """Name -> part, of a state or of a cell's `state_size`."""
    if isinstance(state, tf.compat.v1.nn.rnn_cell.LSTMStateTuple):
        return OrderedDict((('c', state.c), ('h', state.h)))
    return OrderedDict(h=state)


def pack(size, tensors):
    """The inverse: the state that a cell of that `state_size` takes."""
    if isinstance(size, tf.compat.v1.nn.rnn_cell.LSTMStateTuple):
        return tf.compat.v1.nn.rnn_cell.LSTMStateTuple(tensors['c'], tensors['h'])
    return tensors['h']
