"""A model as a TensorFlow 1 program has it: a driver, a dense layer on top, a few steps of Adam."""
import numpy as np

from graphs import cell_state, driver_call
from graphs.built_graph import join
from graphs.configuration import Configuration
from graphs.reference_tensorflow import tf

BATCH, TIME, INPUTS, CLASSES, STEPS, SEED = 4, 6, 3, 2, 5, 3
LENGTHS = (6, 4, 1, 0)


class TrainedModel:
    """`feeds` and `fetches`: array name -> tensor; `graph` has the variables, and with `training` the optimizer's."""

    def __init__(self, row, training):
        spec = Configuration(row.name, row.cell, INPUTS, dtype=row.dtype, driver=row.driver, sequence_length='int32')
        self.row, self.graph, self.call = row, tf.Graph(), driver_call.text(spec)
        with self.graph.as_default():
            tf.compat.v1.set_random_seed(SEED)  # 2.x draws from the default initializer anew in each build, from this one it does not
            with tf.compat.v1.variable_scope(row.scope or tf.compat.v1.get_variable_scope(), initializer=tf.compat.v1.glorot_uniform_initializer()):
                inputs = tf.compat.v1.placeholder(row.dtype, [None, None, INPUTS], 'inputs')
                lengths = tf.compat.v1.placeholder(tf.int32, [None], 'sequence_length')
                self.feeds = {'inputs': inputs, 'sequence_length': lengths}
                outputs, states = driver_call.call(spec, driver_call.cells(spec), inputs, lengths)
                self.fetches = dict(zip(spec.outputs, outputs))
                for direction, state in zip(spec.directions, states):
                    self.fetches.update((join('state', direction, part), tensor) for part, tensor in cell_state.parts(state).items())
                logits = _dense(tf.concat(outputs, -1), row.dtype)
            if training:
                tf.compat.v1.train.get_or_create_global_step()
                self._targets = tf.compat.v1.placeholder(row.dtype, [None, None, CLASSES])
                optimizer = tf.compat.v1.train.AdamOptimizer(0.05)
                self._step = optimizer.minimize(tf.reduce_mean(tf.square(logits - self._targets)), tf.compat.v1.train.get_global_step())
            self.variables = tf.compat.v1.global_variables()

    def train(self, session, arrays):
        """From the initial weights."""
        random = np.random.RandomState(SEED + 1)
        session.run(tf.compat.v1.global_variables_initializer())
        for _ in range(STEPS):
            feed = self.feed(arrays)
            feed[self._targets] = random.standard_normal((BATCH, TIME, CLASSES))
            session.run(self._step, feed)

    def feed(self, arrays):
        """`arrays` by placeholder."""
        return {tensor: arrays[name] for name, tensor in self.feeds.items()}


def draw(row):
    """The arrays that a model is run on."""
    inputs = np.random.RandomState(SEED).standard_normal((BATCH, TIME, INPUTS)).astype(row.dtype)
    return {'inputs': inputs, 'sequence_length': np.array(LENGTHS, np.int32)}


def _dense(outputs, dtype):
    with tf.compat.v1.variable_scope('dense'):
        kernel = tf.compat.v1.get_variable('kernel', [outputs.shape[-1], CLASSES], dtype)
        bias = tf.compat.v1.get_variable('bias', [CLASSES], dtype, initializer=tf.compat.v1.zeros_initializer())
    return tf.tensordot(outputs, kernel, 1) + bias
