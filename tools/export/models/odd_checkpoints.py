"""Checkpoints with what Parity does not read: each refusal has a file by TensorFlow itself."""
import numpy as np

from fixtures import graph_run
from graphs.reference_tensorflow import tf
from models import checkpoint_files


def kinds(folder):
    """A variable of each of some element types."""
    values = [np.array(value, dtype) for dtype, value in (
        ('float32', [1.5, -2.0]), ('float64', [0.1]), ('int32', [7]), ('int64', 123), ('int8', [-1, 2]), ('uint8', [255]), ('bool', [True, False]), ('float16', [0.5]), ('complex64', [1j]))]
    with tf.Graph().as_default() as graph, graph_run.session(graph) as session:
        for value in values:
            tf.compat.v1.get_variable('a_' + value.dtype.name, initializer=value)
        tf.compat.v1.get_variable('a_bfloat16', initializer=tf.cast(np.array([1.5, 3.0], np.float32), tf.bfloat16))
        tf.compat.v1.get_variable('a_string', initializer=tf.constant(['two', 'words']))
        session.run(tf.compat.v1.global_variables_initializer())
        checkpoint_files.save(session, folder)


def partitioned(folder):
    """A cell whose kernel is in two parts."""
    with tf.Graph().as_default() as graph, graph_run.session(graph) as session:
        with tf.compat.v1.variable_scope('rnn/lstm_cell', partitioner=tf.compat.v1.fixed_size_partitioner(2)):
            tf.compat.v1.get_variable('kernel', [4, 8], initializer=tf.compat.v1.ones_initializer())
        with tf.compat.v1.variable_scope('rnn/lstm_cell'):
            tf.compat.v1.get_variable('bias', [8], initializer=tf.compat.v1.zeros_initializer())
        session.run(tf.compat.v1.global_variables_initializer())
        checkpoint_files.save(session, folder)


ODD = {'kinds': kinds, 'partitioned': partitioned}
