"""The one place where TensorFlow's unrolling functions are called: another driver is another line of the table."""
from collections import namedtuple

from failure import Failure
from graphs import cell_types
from graphs.reference_tensorflow import tf

Driver = namedtuple('Driver', 'path call')


def _arguments(configuration, sequence_length, states, *names):
    """What every driver takes; `names`: its own for the initial states."""
    arguments = {}
    if sequence_length is not None:
        arguments['sequence_length'] = sequence_length
    if states is None:
        arguments['dtype'] = tf.as_dtype(configuration.dtype)
    else:
        arguments.update(zip(names, states))
    if configuration.time_major and not configuration.static and configuration.driver != 'fused_rnn':
        arguments['time_major'] = True
    return arguments


def _dynamic(configuration, cells, inputs, *given):
    outputs, last = tf.compat.v1.nn.dynamic_rnn(cells[0], inputs, **_arguments(configuration, *given, 'initial_state'))
    return [outputs], [last]


def _bidirectional(configuration, cells, inputs, *given):
    outputs, last = tf.compat.v1.nn.bidirectional_dynamic_rnn(cells[0], cells[1], inputs, **_arguments(configuration, *given, 'initial_state_fw', 'initial_state_bw'))
    return list(outputs), list(last)


def _static(configuration, cells, inputs, *given):
    axis = 0 if configuration.time_major else 1
    steps = tf.unstack(inputs, axis=axis)
    if len(cells) == 1:
        outputs, last = tf.compat.v1.nn.static_rnn(cells[0], steps, **_arguments(configuration, *given, 'initial_state'))
        return [tf.stack(outputs, axis=axis)], [last]
    outputs, fw, bw = tf.compat.v1.nn.static_bidirectional_rnn(cells[0], cells[1], steps, **_arguments(configuration, *given, 'initial_state_fw', 'initial_state_bw'))
    return [tf.stack(outputs, axis=axis)], [fw, bw]


def _stack(configuration, cells, inputs, sequence_length, states):
    given = sequence_length, states and [list(layers) for layers in states]
    outputs, fw, bw = tf.contrib.rnn.stack_bidirectional_dynamic_rnn(
        cells[0], cells[1], inputs, **_arguments(configuration, *given, 'initial_states_fw', 'initial_states_bw'))
    return [outputs], [tuple(fw), tuple(bw)]


def _fused(configuration, cells, inputs, *given):
    outputs, last = cells[0](inputs, **_arguments(configuration, *given, 'initial_state'))
    return [outputs], [tf.compat.v1.nn.rnn_cell.LSTMStateTuple(*last)]


DRIVERS = {
    'dynamic_rnn': Driver('tf.compat.v1.nn.dynamic_rnn', _dynamic),
    'bidirectional_dynamic_rnn': Driver('tf.compat.v1.nn.bidirectional_dynamic_rnn', _bidirectional),
    'static_rnn': Driver('tf.compat.v1.nn.static_rnn', _static),
    'static_bidirectional_rnn': Driver('tf.compat.v1.nn.static_bidirectional_rnn', _static),
    'stack_bidirectional_dynamic_rnn': Driver('tf.contrib.rnn.stack_bidirectional_dynamic_rnn', _stack),
    'fused_rnn': Driver('', _fused),
}


def check(configuration):
    """Refuses a cell that the driver cannot unroll, before anything is made of either."""
    if configuration.driver == 'stack_bidirectional_dynamic_rnn' and configuration.cell['type'] != 'MultiRNNCell':
        raise Failure('%s takes the cells of a MultiRNNCell, got %s' % (configuration.driver, configuration.cell['type']))
    if (configuration.driver == 'fused_rnn') != (configuration.cell['type'] == 'LSTMBlockFusedCell'):
        raise Failure('%s cannot unroll a %s' % (configuration.driver, configuration.cell['type']))
    if configuration.driver == 'fused_rnn' and not configuration.time_major:
        raise Failure('fused_rnn: "time_major" is false, but the cell takes the whole sequence time-major')


def cells(configuration):
    """A cell for each direction; for `stack_bidirectional_dynamic_rnn` a list of layers each."""
    make = cell_types.layers if configuration.driver == 'stack_bidirectional_dynamic_rnn' else cell_types.make
    return [make(configuration.cell) for _ in configuration.directions]


def state_size(cell):
    """Of what `cells` made for a direction."""
    if isinstance(cell, list):
        return tuple(layer.state_size for layer in cell)
    return cell.state_size if hasattr(cell, 'state_size') else tf.compat.v1.nn.rnn_cell.LSTMStateTuple(cell.num_units, cell.num_units)


def call(configuration, made, inputs, sequence_length=None, states=None):
    """-> (outputs, by `configuration.outputs`; states, by direction). `states`: the initial ones by direction; None has TensorFlow make zeros."""
    return DRIVERS[configuration.driver].call(configuration, made, inputs, sequence_length, states)


def text(configuration):
    """That call as Python."""
    fused, stacked = configuration.driver == 'fused_rnn', configuration.driver == 'stack_bidirectional_dynamic_rnn'
    cell = (cell_types.layers_text if stacked else cell_types.text)(configuration.cell)
    axis = 0 if configuration.time_major else 1
    arguments = ([] if fused else [cell] * len(configuration.directions)) + ['tf.unstack(inputs, axis=%d)' % axis if configuration.static else 'inputs']
    if configuration.sequence_length:
        arguments.append('sequence_length=sequence_length')
    if configuration.initial_state:
        arguments += ['{0}={0}'.format('_'.join(filter(None, ('initial_states' if stacked else 'initial_state', direction)))) for direction in configuration.directions]
    else:
        arguments.append('dtype=tf.' + configuration.dtype)
    if configuration.time_major and not configuration.static and not fused:
        arguments.append('time_major=True')
    return '%s(%s)' % (cell if fused else DRIVERS[configuration.driver].path, ', '.join(arguments))
