"""The graph of a whole `dynamic_rnn` or `bidirectional_dynamic_rnn` with its gradient; batch and time are free."""
from graphs import cell_state, cell_types, driver_call
from graphs.built_graph import BuiltGraph, join


def build(configuration):
    """`inputs`, `sequence_length`, `initial_state/…`, `weights/…`, `cotangent/…` to `outputs`, `state/…`, `gradient/…`."""
    built, dtype = BuiltGraph(driver_call.text(configuration)), configuration.dtype
    with built.graph.as_default():
        cells = [cell_types.make(configuration.cell) for _ in configuration.directions]
        inputs = built.feed('inputs', dtype, [None, None, configuration.inputs])
        lengths = built.feed('sequence_length', configuration.sequence_length, [None]) if configuration.sequence_length else None
        initial = [_initial_state(built, cell, direction, dtype) for cell, direction in zip(cells, configuration.directions)] if configuration.initial_state else None
        sources = [name for name in built.feeds if name != 'sequence_length']
        with built.weights_scope(lambda variable: 'weights/' + variable):
            outputs, states = driver_call.call(configuration, cells, inputs, lengths, initial)
        for direction, output in zip(configuration.directions, outputs):
            built.fetches[join('outputs', direction)] = output
        for direction, state in zip(configuration.directions, states):
            for part, tensor in cell_state.parts(state).items():
                built.fetches[join('state', direction, part)] = tensor
        weights = [name for name in built.feeds if name.startswith('weights/')]
        built.add_gradients(built.fetches.copy(), sources + weights)
    return built


def _initial_state(built, cell, direction, dtype):
    sizes = cell_state.parts(cell.state_size)
    return cell_state.pack(cell.state_size, {part: built.feed(join('initial_state', direction, part), dtype, [None, size]) for part, size in sizes.items()})
