"""The one place where TensorFlow's unrolling functions are called."""
from graphs import cell_types
from graphs.reference_tensorflow import tf


def call(configuration, cells, inputs, sequence_length=None, states=None):
    """-> (outputs, states), each a list by direction. `states`: the initial ones by direction; None has TensorFlow make zeros."""
    arguments = {}
    if sequence_length is not None:
        arguments['sequence_length'] = sequence_length
    if states is None:
        arguments['dtype'] = tf.as_dtype(configuration.dtype)
    if configuration.time_major:
        arguments['time_major'] = True
    if configuration.driver == 'bidirectional_dynamic_rnn':
        if states is not None:
            arguments['initial_state_fw'], arguments['initial_state_bw'] = states
        outputs, last = tf.compat.v1.nn.bidirectional_dynamic_rnn(cells[0], cells[1], inputs, **arguments)
        return list(outputs), list(last)
    if states is not None:
        arguments['initial_state'] = states[0]
    outputs, last = tf.compat.v1.nn.dynamic_rnn(cells[0], inputs, **arguments)
    return [outputs], [last]


def text(configuration):
    """That call as Python."""
    cell = cell_types.text(configuration.cell)
    arguments = [cell] * len(configuration.directions) + ['inputs']
    if configuration.sequence_length:
        arguments.append('sequence_length=sequence_length')
    if configuration.initial_state:
        arguments += ['{0}={0}'.format('_'.join(filter(None, ('initial_state', direction)))) for direction in configuration.directions]
    else:
        arguments.append('dtype=tf.' + configuration.dtype)
    if configuration.time_major:
        arguments.append('time_major=True')
    return 'tf.compat.v1.nn.%s(%s)' % (configuration.driver, ', '.join(arguments))
