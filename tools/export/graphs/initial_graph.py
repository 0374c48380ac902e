"""The graph of a driver's initial weights: what its variables' initializers compute, without the variables."""
from graphs import driver_call
from graphs.built_graph import BuiltGraph
from graphs.configuration import Configuration
from graphs.reference_tensorflow import VERSION, tf

GLOROT = 'tf.compat.v1.glorot_uniform_initializer(%s)'


def build(row):
    """-> (the built graph, the GraphDef of its fetches alone, variable -> (seed, seed2)). The built graph has the variables too."""
    cell = {'type': 'LSTMCell', 'num_units': row.num_units}
    configuration = Configuration('initial', cell, row.inputs, driver=row.driver)
    initializer, initializer_text = _initializer(row.op_seed)
    seed_text = '' if row.graph_seed is None else 'tf.compat.v1.set_random_seed(%d); ' % row.graph_seed
    built = BuiltGraph('%swith tf.compat.v1.variable_scope(tf.compat.v1.get_variable_scope(), initializer=%s): %s' % (seed_text, initializer_text, driver_call.text(configuration)))
    with built.graph.as_default():
        if row.graph_seed is not None:
            tf.compat.v1.set_random_seed(row.graph_seed)
        inputs = tf.compat.v1.placeholder(tf.float32, [None, None, row.inputs])
        with tf.compat.v1.variable_scope(tf.compat.v1.get_variable_scope(), initializer=initializer):
            driver_call.call(configuration, driver_call.cells(configuration), inputs)
        for variable in tf.compat.v1.global_variables():
            built.fetches['initial/' + variable.op.name] = variable.initial_value
    return built, _alone(built), _seeds(built)


def _initializer(op_seed):
    if op_seed is not None:
        return tf.compat.v1.glorot_uniform_initializer(seed=op_seed), GLOROT % ('seed=%d' % op_seed)
    # The default initializer is repeatable in 1.x only: 2.x draws a fresh stateless seed in each build.
    return (None, 'None') if VERSION < (2, 0) else (tf.compat.v1.glorot_uniform_initializer(), GLOROT % '')


def _alone(built):
    definition = tf.compat.v1.graph_util.extract_sub_graph(built.graph.as_graph_def(), [tensor.op.name for tensor in built.fetches.values()])
    for node in definition.node:
        node.attr.pop('_class', None)  # it asks for the variable's device, and the variable is gone
    return definition


def _seeds(built):
    return {name[len('initial/'):]: found for name, found in ((name, _seeds_of(tensor.op)) for name, tensor in built.fetches.items()) if found}


def _seeds_of(op):
    """The attributes of the RandomUniform that an op's value comes from; None where it is not random."""
    if op.type == 'RandomUniform':
        return op.get_attr('seed'), op.get_attr('seed2')
    return next((found for found in (_seeds_of(tensor.op) for tensor in op.inputs) if found), None)
