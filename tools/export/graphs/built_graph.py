"""A graph under construction: its tensors by the names of their arrays."""
from collections import OrderedDict

from graphs.reference_tensorflow import tf


def join(*parts):
    """An array name: the parts that are not empty, with slashes."""
    return '/'.join(part for part in parts if part)


class BuiltGraph:
    """`feeds`, `fetches`, `intermediates`: array name -> tensor, in the order of the .json; `call`: the API call as Python."""

    def __init__(self, call):
        self.call = call
        self.graph = tf.Graph()
        self.feeds = OrderedDict()
        self.fetches = OrderedDict()
        self.intermediates = OrderedDict()

    def feed(self, name, dtype, shape):
        """A placeholder of that name, outside of whatever scope and loop is being built."""
        if name not in self.feeds:
            # None: a cell that makes its weights inside the loop's body must not put them into the while context, the gradient would fail
            with tf.control_dependencies(None), tf.compat.v1.name_scope(None):
                self.feeds[name] = tf.compat.v1.placeholder(dtype, shape, name=name)
        return self.feeds[name]

    def weights_scope(self, array_name):
        """A variable scope whose variables are placeholders: `array_name` maps TensorFlow's variable name to the feed's."""
        def custom_getter(getter, name, shape=None, dtype=tf.float32, **_):  # TensorFlow passes the first by keyword: it must be named so
            return self.feed(array_name(name), dtype, shape)
        return tf.compat.v1.variable_scope(tf.compat.v1.get_variable_scope(), custom_getter=custom_getter)

    def add_gradients(self, results, sources):
        """Fetches `gradient/<source>` for each feed in `sources`, given a feed `cotangent/<result>`; `results`: name -> tensor. Zeros for one that no result depends on."""
        cotangents = [self.feed('cotangent/' + name, tensor.dtype, tensor.shape) for name, tensor in results.items()]
        gradients = tf.gradients(list(results.values()), [self.feeds[name] for name in sources], grad_ys=cotangents, unconnected_gradients=tf.UnconnectedGradients.ZERO)
        for name, gradient in zip(sources, gradients):
            gradient.set_shape(self.feeds[name].shape)
            self.fetches['gradient/' + name] = gradient
