"""What a cell graph names is what LSTMCell computes, and naming it changes no bit."""
import unittest

import numpy as np

from fixtures.graph_run import GraphRun
from graphs import cell_graph, graph_file
from graphs.configuration import CellConfiguration

CELLS = (
    {'type': 'LSTMCell', 'num_units': 6},
    {'type': 'LSTMCell', 'num_units': 6, 'forget_bias': 0.0},
    {'type': 'LSTMCell', 'num_units': 1, 'forget_bias': 2.5},
    {'type': 'LSTMCell', 'num_units': 6, 'activation': 'softsign'},
    {'type': 'LSTMCell', 'num_units': 6, 'activation': 'hard_sigmoid'},
)
ACTIVATIONS = {  # the function, and its derivative from x
    'tanh': (np.tanh, lambda x: 1 - np.tanh(x) ** 2),
    'softsign': (lambda x: x / (1 + abs(x)), lambda x: 1 / (1 + abs(x)) ** 2),
    'hard_sigmoid': (lambda x: np.clip(0.2 * x + 0.5, 0, 1), lambda x: np.where(abs(x) < 2.5, 0.2, 0.0)),
}


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def formula(cell, a):
    """LSTMCell as the paper has it, in float64."""
    a = {name: array.astype(np.float64) for name, array in a.items()}
    act, slope = ACTIVATIONS[cell.get('activation', 'tanh')]
    joined = np.concatenate([a['x'], a['h']], 1)
    r = {'z': joined @ a['kernel'] + a['bias']}
    r['pre/i'], r['pre/j'], r['pre/f'], r['pre/o'] = np.split(r['z'], 4, 1)
    r['pre/f'] = r['pre/f'] + cell.get('forget_bias', 1.0)
    r['i'], r['j'], r['f'], r['o'] = sigmoid(r['pre/i']), act(r['pre/j']), sigmoid(r['pre/f']), sigmoid(r['pre/o'])
    r['new_c'] = r['f'] * a['c'] + r['i'] * r['j']
    r['new_h'] = r['o'] * act(r['new_c'])
    dc = a['cotangent/c'] + a['cotangent/h'] * r['o'] * slope(r['new_c'])
    gate = {g: r[g] * (1 - r[g]) for g in 'ifo'}
    r['dz'] = np.concatenate([dc * r['j'] * gate['i'], dc * r['i'] * slope(r['pre/j']), dc * a['c'] * gate['f'], a['cotangent/h'] * act(r['new_c']) * gate['o']], 1)
    d_joined, depth = r['dz'] @ a['kernel'].T, a['x'].shape[1]
    r['gradient/x'], r['gradient/h'], r['gradient/c'] = d_joined[:, :depth], d_joined[:, depth:], dc * r['f']
    r['gradient/kernel'], r['gradient/bias'] = joined.T @ r['dz'], r['dz'].sum(0)
    return r


def make(cell, dtype, inputs=5):
    return GraphRun(*graph_file.make('cell', 'cell', cell_graph.build(CellConfiguration('cell', cell, inputs, dtype))))


def draw(run, batch):
    random = np.random.RandomState(1)
    return {name: random.standard_normal([batch if n is None else n for n in said['shape']]).astype(said['dtype']) for name, said in run.said['feeds'].items()}


class CellGraph(unittest.TestCase):
    def test_names_are_what_they_say(self):
        for cell in CELLS:
            for dtype in ('float32', 'float64'):
                run = make(cell, dtype)
                feeds = draw(run, 4)
                got, expected = run.run(feeds), formula(cell, feeds)
                self.assertEqual(sorted(got), sorted(expected))
                for name in got:
                    with self.subTest(cell=cell, dtype=dtype, name=name):
                        np.testing.assert_allclose(got[name], expected[name], rtol=0, atol=1e-5)

    def test_fetching_more_changes_nothing(self):
        for cell in CELLS[:3] + ({'type': 'LSTMCell', 'num_units': 64}, {'type': 'LSTMCell', 'num_units': 6, 'use_peepholes': True, 'num_proj': 4, 'cell_clip': 0.5}):
            for inputs, batch in ((1, 1), (1, 3), (5, 1), (5, 2), (28, 8), (28, 40)):
                run = make(cell, 'float32', inputs)
                feeds = draw(run, batch)
                plain, more = run.run(feeds, list(run.said['fetches'])), run.run(feeds)
                for name in plain:
                    with self.subTest(cell=cell, inputs=inputs, batch=batch, name=name):
                        self.assertEqual(plain[name].tobytes(), more[name].tobytes())
