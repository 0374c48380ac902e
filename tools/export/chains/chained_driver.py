"""`dynamic_rnn` and `bidirectional_dynamic_rnn` made of chained cells: a driver graph's fetches from its feeds."""
import numpy as np

from chains.chained_cell import ChainedCell
from chains.flushed import add
from failure import Failure


def run(cell, feeds, time_major):
    """`cell`: the cell's GraphRun; `feeds`: the arrays of the driver graph, by name. -> the arrays of its fetches, by name."""
    directions = ('fw', 'bw') if 'cotangent/outputs/fw' in feeds else ('',)
    lengths, x, d_inputs, results = feeds.get('sequence_length'), _turn(feeds['inputs'], time_major), None, {}
    for direction in directions:
        suffix = '/' + direction if direction else ''
        reverse = (lambda a: reverse_sequence(a, lengths)) if direction == 'bw' else (lambda a: a)
        names = _weights(cell, feeds, 'weights/bidirectional_rnn/%s/' % direction if direction else 'weights/rnn/')
        chained = ChainedCell(cell, {short: feeds[name] for short, name in names.items()})
        d_state = {part: feeds['cotangent/state%s/%s' % (suffix, part)] for part in chained.state_parts}
        state = {part: feeds.get('initial_state%s/%s' % (suffix, part), np.zeros_like(d_state[part])) for part in d_state}
        outputs, last = chained.forward(reverse(x), state, lengths)
        d_x, d_initial, d_weights = chained.backward(reverse(_turn(feeds['cotangent/outputs' + suffix], time_major)), d_state)
        d_inputs = reverse(d_x) if d_inputs is None else add(d_inputs, reverse(d_x))
        results['outputs' + suffix] = _turn(reverse(outputs), time_major)
        for part in last:
            results['state%s/%s' % (suffix, part)] = last[part]
            results['gradient/initial_state%s/%s' % (suffix, part)] = d_initial[part]
        results.update({'gradient/' + name: d_weights[short] for short, name in names.items()})
    results['gradient/inputs'] = _turn(d_inputs, time_major)
    return results


def reverse_sequence(a, lengths):
    """The first `lengths[n]` steps of each row turned round, the rest where it is; all of it without lengths. `a`: `[T, B, ...]`."""
    turned = a.copy()
    for row in range(a.shape[1]):
        end = len(a) if lengths is None else lengths[row]
        turned[:end, row] = a[:end, row][::-1]
    return turned


def _turn(a, time_major):
    return a if time_major else a.swapaxes(0, 1)


def _weights(cell, feeds, prefix):
    """The cell graph's name of each weight -> the driver graph's."""
    names, feeds_of_cell = {}, cell.said['feeds']
    for name in feeds:
        short = name[len(prefix):].split('/', 1)[-1]  # without the cell's own scope
        if name.startswith(prefix) and short in feeds_of_cell:
            if feeds_of_cell[short]['shape'] != list(feeds[name].shape):
                raise Failure('%s is %s in the driver graph, %s in the cell graph: not the same cell' % (name, list(feeds[name].shape), feeds_of_cell[short]['shape']))
            names[short] = name
    return names
