"""A cell unrolled over time: each step is one run of the cell's graph, everything between the steps is select and add."""
import numpy as np

from chains.flushed import add


class ChainedCell:
    """`run`: the cell's GraphRun; `weights`: the cell graph's name of each -> array. All arrays here are time-major, `[T, B, ...]`."""

    def __init__(self, run, weights):
        self._run, self._weights = run, weights
        self.state_parts = [name[len('new_'):] for name in run.said['fetches'] if name.startswith('new_')]

    def forward(self, x, state, lengths=None):
        """-> (outputs, last state). `state`: part -> `[B, ...]`; `lengths`: `[B]`, or None where the driver was given none."""
        intermediates = [name for name in self._run.said.get('intermediates', {}) if name != 'dz']
        outputs, self._steps = np.zeros(x.shape[:2] + state['h'].shape[1:], x.dtype), []
        for t in range(loop_bound(len(x), lengths)):
            fed = dict(self._weights, x=x[t], **state)
            new = self._run.run(fed, ['new_' + part for part in self.state_parts] + intermediates)
            live = None if lengths is None else (t < lengths)[:, None]
            outputs[t] = _select(live, new['new_h'], 0)
            state = {part: _select(live, new['new_' + part], state[part]) for part in self.state_parts}
            self._steps.append((fed, live, new))
        return outputs, state

    def backward(self, d_outputs, d_state):
        """-> (dx, d initial state, d weights) of the last `forward`."""
        d_x, d_weights = None, {name: np.zeros_like(array) for name, array in self._weights.items()}
        for t in reversed(range(len(self._steps))):
            fed, live, new = self._steps[t]
            cotangents = {'cotangent/' + part: _select(live, d_state[part], 0) for part in self.state_parts}
            cotangents['cotangent/h'] = add(cotangents['cotangent/h'], _select(live, d_outputs[t], 0))  # the output is h'
            step = self._run.run(dict(fed, **cotangents))
            for name in new:
                if new[name].tobytes() != step[name].tobytes():
                    raise AssertionError('%s depends on what is fetched beside it' % name)
            if d_x is None:
                d_x = np.zeros(d_outputs.shape[:2] + step['gradient/x'].shape[1:], d_outputs.dtype)
            d_x[t] = step['gradient/x']
            for part in self.state_parts:
                gradient = step['gradient/' + part]
                d_state = dict(d_state, **{part: gradient if live is None else add(_select(live, np.zeros_like(gradient), d_state[part]), gradient)})
            d_weights = {name: add(total, step['gradient/' + name]) for name, total in d_weights.items()}
        return d_x, d_state, d_weights


def loop_bound(time, lengths):
    """How many steps TensorFlow's loop takes: to the longest row, one at least."""
    return time if lengths is None else min(time, max(1, max(lengths, default=1)))


def _select(live, a, b):
    return a if live is None else np.where(live, a, np.asarray(b, a.dtype))
