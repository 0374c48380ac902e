"""A cell's state under the names that arrays have: `c` and `h`; `h` where it is a single tensor; `0/c` in a tuple of layers' states."""
from collections import OrderedDict

from graphs.reference_tensorflow import tf


def parts(state):
    """Name -> part, of a state or of a cell's `state_size`."""
    if isinstance(state, tf.compat.v1.nn.rnn_cell.LSTMStateTuple):
        return OrderedDict((('c', state.c), ('h', state.h)))
    if isinstance(state, (tuple, list)):
        return OrderedDict(('%d/%s' % (layer, name), part) for layer, inner in enumerate(state) for name, part in parts(inner).items())
    return OrderedDict(h=state)


def pack(size, tensors):
    """The inverse: the state that a cell of that `state_size` takes."""
    if isinstance(size, tf.compat.v1.nn.rnn_cell.LSTMStateTuple):
        return tf.compat.v1.nn.rnn_cell.LSTMStateTuple(tensors['c'], tensors['h'])
    if isinstance(size, (tuple, list)):
        return tuple(pack(inner, {name[len(head):]: part for name, part in tensors.items() if name.startswith(head)}) for inner, head in ((s, '%d/' % k) for k, s in enumerate(size)))
    return tensors['h']
