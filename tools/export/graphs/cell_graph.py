"""The graph of one call of a cell outside any loop, with its gradient: everything inside it can be fetched, which a while loop forbids."""
from failure import Failure
from graphs import cell_state, cell_types
from graphs.built_graph import BuiltGraph
from graphs.reference_tensorflow import tf


def has(cell):
    """Whether there is one: of a single cell that is called step by step."""
    return not {'cell', 'cells'} & set(cell) and cell['type'] != 'LSTMBlockFusedCell'


def build(configuration):
    """`x`, `c`, `h`, weights and `cotangent/…` to `new_c`, `new_h`, `gradient/…`, and what the cell computes on the way."""
    kind, dtype = cell_types.of(configuration.cell), configuration.dtype
    if not has(configuration.cell):
        raise Failure('%s has no cell graph' % configuration.cell['type'])
    built = BuiltGraph('')
    with built.graph.as_default():
        cell = cell_types.make(configuration.cell)
        x = built.feed('x', dtype, [None, configuration.inputs])
        state = {part: built.feed(part, dtype, [None, size]) for part, size in cell_state.parts(cell.state_size).items()}
        built.call = '%s(x, %s)' % (cell_types.text(configuration.cell), 'tf.compat.v1.nn.rnn_cell.LSTMStateTuple(c, h)' if len(state) == 2 else 'h')
        # The scope is a dynamic_rnn's: the graph optimiser adds three and more gradients in the order of their ops' names.
        with built.weights_scope(lambda variable: variable.split('/', 2)[2]), tf.compat.v1.variable_scope('rnn'):
            _, new = cell(x, cell_state.pack(cell.state_size, state))
        for part, tensor in cell_state.parts(new).items():
            built.fetches['new_' + part] = tensor
        sources = list(built.feeds)
        built.intermediates.update(kind.intermediates.forward(built.graph) if kind.intermediates else {})
        built.add_gradients(cell_state.parts(new), sources)
        built.intermediates.update(kind.intermediates.backward(built.graph) if kind.intermediates else {})
    return built
