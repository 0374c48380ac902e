"""The graph of a whole driver with its gradient; batch is free, and time but for the static ones."""
from graphs import cell_state, driver_call
from graphs.built_graph import BuiltGraph, join


def build(configuration):
    """`inputs`, `sequence_length`, `initial_state/…`, `weights/…`, `cotangent/…` to `outputs`, `state/…`, `gradient/…`."""
    driver_call.check(configuration)
    built, dtype, time = BuiltGraph(driver_call.text(configuration)), configuration.dtype, configuration.time
    with built.graph.as_default():
        cells = driver_call.cells(configuration)
        inputs = built.feed('inputs', dtype, [time, None, configuration.inputs] if configuration.time_major else [None, time, configuration.inputs])
        lengths = built.feed('sequence_length', configuration.sequence_length, [None]) if configuration.sequence_length else None
        initial = [_initial_state(built, driver_call.state_size(cell), direction, dtype) for cell, direction in zip(cells, configuration.directions)] if configuration.initial_state else None
        sources = [name for name in built.feeds if name != 'sequence_length']
        with built.weights_scope(lambda variable: 'weights/' + variable):
            outputs, states = driver_call.call(configuration, cells, inputs, lengths, initial)
        for name, output in zip(configuration.outputs, outputs):
            built.fetches[name] = output
        for direction, state in zip(configuration.directions, states):
            for part, tensor in cell_state.parts(state).items():
                built.fetches[join('state', direction, part)] = tensor
        weights = [name for name in built.feeds if name.startswith('weights/')]
        built.add_gradients(built.fetches.copy(), sources + weights)
    return built


def _initial_state(built, size, direction, dtype):
    return cell_state.pack(size, {part: built.feed(join('initial_state', direction, part), dtype, [None, units]) for part, units in cell_state.parts(size).items()})
