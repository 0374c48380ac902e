"""Every cell and driver is exported with the states and weights that TensorFlow gives it, and nesting a cell changes nothing of its own arithmetic."""
import unittest

import numpy as np

from failure import Failure
from fixtures import random_feeds
from fixtures.graph_run import GraphRun
from graphs import driver_graph, graph_file
from graphs.configuration import Configuration
from graphs.reference_tensorflow import VERSION

LSTM, GRU, RNN = {'type': 'LSTMCell', 'num_units': 6}, {'type': 'GRUCell', 'num_units': 6}, {'type': 'BasicRNNCell', 'num_units': 6}
ALL = dict(LSTM, use_peepholes=True, cell_clip=0.5, num_proj=4, proj_clip=0.3, activation='relu')
MULTI = {'type': 'MultiRNNCell', 'cells': [ALL, GRU]}


def make(cell, driver='dynamic_rnn', inputs=5, **more):
    return GraphRun(*graph_file.make('a', 'driver', driver_graph.build(Configuration('a', cell, inputs, driver=driver, **more))))


def weights(run):
    return [name[len('weights/'):] for name in run.said['feeds'] if name.startswith('weights/')]


def states(run):
    return [name for name in run.said['fetches'] if name.startswith('state/')]


class Family(unittest.TestCase):
    def test_names(self):
        for cell, driver, expected_states, expected_weights in (
            (ALL, 'dynamic_rnn', ['state/c', 'state/h'], ['rnn/lstm_cell/' + name for name in ('kernel', 'bias', 'w_f_diag', 'w_i_diag', 'w_o_diag', 'projection/kernel')]),
            (GRU, 'static_rnn', ['state/h'], ['rnn/gru_cell/%s/%s' % pair for pair in (('gates', 'kernel'), ('gates', 'bias'), ('candidate', 'kernel'), ('candidate', 'bias'))]),
            (RNN, 'bidirectional_dynamic_rnn', ['state/fw/h', 'state/bw/h'], ['bidirectional_rnn/%s/basic_rnn_cell/%s' % (d, v) for d in ('fw', 'bw') for v in ('kernel', 'bias')]),
            ({'type': 'ResidualWrapper', 'cell': dict(RNN, num_units=5)}, 'dynamic_rnn', ['state/h'], ['rnn/basic_rnn_cell/kernel', 'rnn/basic_rnn_cell/bias']),
            ({'type': 'MultiRNNCell', 'cells': [LSTM, RNN]}, 'static_bidirectional_rnn', ['state/%s/%s' % (d, p) for d in ('fw', 'bw') for p in ('0/c', '0/h', '1/h')],
             ['bidirectional_rnn/%s/multi_rnn_cell/cell_%d/%s/%s' % (d, k, c, v) for d in ('fw', 'bw') for k, c in enumerate(('lstm_cell', 'basic_rnn_cell')) for v in ('kernel', 'bias')]),
        ):
            run = make(cell, driver, time=3 if driver.startswith('static') else None)
            self.assertEqual((states(run), weights(run)), (expected_states, expected_weights), cell)

    def test_a_single_layer_is_the_cell_itself(self):
        plain, layer = make(ALL), make({'type': 'MultiRNNCell', 'cells': [ALL]})
        feeds = random_feeds.draw(plain.said['feeds'], 4, 7, 3)
        renamed = {name.replace('rnn/', 'rnn/multi_rnn_cell/cell_0/').replace('state/', 'state/0/'): array for name, array in feeds.items()}
        expected, got = plain.run(feeds), layer.run(renamed)
        self.assertTrue(all(array.any() for array in expected.values()))
        for name, array in expected.items():
            np.testing.assert_array_equal(array, got[name.replace('rnn/', 'rnn/multi_rnn_cell/cell_0/').replace('state/', 'state/0/')], name)

    def test_a_static_loop_has_the_dynamic_ones_outputs(self):
        for lengths in (None, 'int32'):
            dynamic, static = make(MULTI, sequence_length=lengths), make(MULTI, 'static_rnn', time=7, sequence_length=lengths)
            feeds = random_feeds.draw(dynamic.said['feeds'], 4, 7, 3, lengths=lengths and [7, 3, 0, 1])
            expected, got = dynamic.run(feeds), static.run(feeds)
            self.assertEqual(sorted(expected), sorted(got))
            for name, array in expected.items():
                np.testing.assert_allclose(array, got[name], rtol=1e-5, atol=1e-6, err_msg=name)

    @unittest.skipIf(VERSION >= (2, 0), 'tf.contrib is of TensorFlow 1')
    def test_contrib(self):
        for cell, driver, expected in (
            ({'type': 'LSTMBlockCell', 'num_units': 6, 'use_peephole': True}, 'dynamic_rnn', ['rnn/lstm_cell/' + name for name in ('kernel', 'bias', 'w_i_diag', 'w_f_diag', 'w_o_diag')]),
            ({'type': 'LSTMBlockFusedCell', 'num_units': 6}, 'fused_rnn', ['lstm_fused_cell/kernel', 'lstm_fused_cell/bias']),
            ({'type': 'CoupledInputForgetGateLSTMCell', 'num_units': 6, 'num_proj': 4}, 'dynamic_rnn', ['rnn/coupled_input_forget_gate_lstm_cell/' + name for name in ('W_0', 'B', 'W_P_0')]),
            ({'type': 'MultiRNNCell', 'cells': [LSTM, RNN]}, 'stack_bidirectional_dynamic_rnn',
             ['stack_bidirectional_rnn/cell_%d/bidirectional_rnn/%s/%s/%s' % (k, d, c, v) for k, c in enumerate(('lstm_cell', 'basic_rnn_cell')) for d in ('fw', 'bw') for v in ('kernel', 'bias')]),
        ):
            run = make(cell, driver, time_major=driver == 'fused_rnn', sequence_length='int32', initial_state=True)
            self.assertEqual(weights(run), expected)
            results = run.run(random_feeds.draw(run.said['feeds'], 4, 7, 3, driver == 'fused_rnn', [7, 3, 0, 1]))
            self.assertTrue(all(array.any() for array in results.values()))

    @unittest.skipIf(VERSION < (2, 0), 'tf.contrib is there')
    def test_contrib_is_refused(self):
        with self.assertRaisesRegex(Failure, 'tf.contrib.rnn.LSTMBlockCell is not in TensorFlow 2'):
            make({'type': 'LSTMBlockCell', 'num_units': 6})

    def test_what_does_not_fit_is_refused(self):
        for words, cell, driver, more in (
            ('"cells" is \[\], expected a list of cells', {'type': 'MultiRNNCell', 'cells': []}, 'dynamic_rnn', {}),
            ('expected an object with "type"', {'type': 'ResidualWrapper', 'cell': 3}, 'dynamic_rnn', {}),
            ('takes the cells of a MultiRNNCell, got LSTMCell', LSTM, 'stack_bidirectional_dynamic_rnn', {}),
            ('"cells" is None, expected a list of cells', {'type': 'MultiRNNCell'}, 'stack_bidirectional_dynamic_rnn', {}),
            ('fused_rnn cannot unroll a LSTMCell', LSTM, 'fused_rnn', {}),
            ('"time_major" is false', {'type': 'LSTMBlockFusedCell', 'num_units': 6}, 'fused_rnn', {}),
        ):
            with self.assertRaisesRegex(Failure, words):
                make(cell, driver, **more)


if __name__ == '__main__':
    unittest.main()
