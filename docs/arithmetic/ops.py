"""The worked examples of docs/arithmetic, run in TensorFlow: op by op, inputs fed, one thread.

    python ops.py                              TensorFlow 2.15.1 or 1.15.5, whichever this Python has
    TF_ENABLE_ONEDNN_OPTS=1 python ops.py      2.15.1 with oneDNN

It prints each example's lines for the TensorFlow at hand; a line begins with whose it is: 2.15.1, 1.15.5, onednn.
"""
import os

os.environ.setdefault('TF_ENABLE_ONEDNN_OPTS', '0')
os.environ.setdefault('TF_CPP_MIN_LOG_LEVEL', '3')
os.environ['CUDA_VISIBLE_DEVICES'] = ''

import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402
from tensorflow.python.ops import gen_math_ops, gen_nn_ops  # noqa: E402

v1 = tf.compat.v1
if not tf.__version__.startswith('1.'):
    v1.disable_eager_execution()
TAG = tf.__version__ if os.environ['TF_ENABLE_ONEDNN_OPTS'] == '0' else 'onednn'
f4, f8 = np.float32, np.float64


def run(build, *arrays):
    """What TensorFlow makes of the arrays; they are fed, so nothing is folded beforehand."""
    graph = tf.Graph()
    with graph.as_default():
        fed = [v1.placeholder(a.dtype, a.shape, name='abcdefghijklmnopqrst'[i]) for i, a in enumerate(arrays)]
        fetch = build(*fed)
        config = v1.ConfigProto(intra_op_parallelism_threads=1, inter_op_parallelism_threads=1)
        with v1.Session(graph=graph, config=config) as session:
            return session.run(fetch, dict(zip(fed, arrays)))


def numbers(count, start=0, dtype=f4):
    """A sequence that any language can make: ((start + i)·37 mod 101 − 50) / 100."""
    return (((np.arange(count) + start) * 37 % 101 - 50).astype(dtype) / dtype(100)).astype(dtype)


def shown(x):
    bits = x.view('u%d' % x.dtype.itemsize)
    return '%.9g %08x' % (x, bits) if x.dtype == f4 else '%.17g %016x' % (x, bits)


def line(what, *values):
    print('%-7s %s: %s' % (TAG, what, ', '.join(shown(v) if isinstance(v, (f4, f8)) else str(v) for v in values)))


def example(name):
    print('\n# ' + name)


def product(a, b, **transposed):
    return run(lambda x, y: tf.matmul(x, y, **transposed), a, b)


def places(function, *values):
    """The function at the first and the last of 9 places, all of which hold the same values."""
    y = run(function, *[np.full(9, v, f4) for v in values])
    return y[0], y[8]



def unrolled(cell, x, sequence_length, initial_state):
    outputs, state = v1.nn.static_rnn(cell, tf.unstack(x, axis=1), initial_state, sequence_length=sequence_length)
    return tf.stack(outputs, 1), state


def lstm(driver, lengths):
    """
    An LSTM of 5 units over 2 rows of 12 steps of 4 inputs, all weights 0.1, its bias 0; cotangents 1, but -0 for the last h.
    The gradients of row 0 of the first h, and of the kernel.
    """
    with tf.Graph().as_default():
        x, c, h = (v1.placeholder(f4, shape) for shape in ([2, 12, 4], [2, 5], [2, 5]))
        cell = v1.nn.rnn_cell.LSTMCell(5, initializer=v1.constant_initializer(.1))
        outputs, state = driver(cell, x, sequence_length=lengths, initial_state=v1.nn.rnn_cell.LSTMStateTuple(c, h))
        minus0 = v1.placeholder(f4, [2, 5])
        kernel = v1.trainable_variables()[0]
        fetch = v1.gradients([outputs, state.h], [h, kernel], [tf.ones_like(outputs), minus0])
        with v1.Session(config=v1.ConfigProto(intra_op_parallelism_threads=1, inter_op_parallelism_threads=1)) as session:
            session.run(v1.global_variables_initializer())
            feed = {x: numbers(96).reshape(2, 12, 4), c: np.zeros([2, 5], f4), h: np.zeros([2, 5], f4), minus0: np.full([2, 5], -0., f4)}
            gradients = session.run(fetch, feed)
        return gradients[0][0, 0], gradients[1]


example('three products')
a, b = np.array([.1, .2, .3], f4), np.array([.4, .5, .6], f4)
two = lambda x: np.stack([x, x])  # noqa: E731
line('two rows', product(two(a), two(b).T.copy())[0, 0])
line('two rows, k the other way', product(two(a[::-1]), two(b[::-1]).T.copy())[0, 0])
line('one row', product(a[None], two(b).T.copy())[0, 0])

example('a depth above 384')
for depth in (384, 385):
    line('%d times 0.1' % depth, product(np.full((2, depth), .1, f4), np.ones((depth, 2), f4))[0, 0])

example('a lone column')
a, b = numbers(2 * 16).reshape(2, 16), numbers(16 * 49, 7).reshape(16, 49)
b[:, 48] = b[:, 0]
c = product(a, b)
line('column 0', c[0, 0])
line('column 48, the same numbers', c[0, 48])

example('one row')
a, b = numbers(2 * 130).reshape(2, 130), numbers(130 * 20, 7).reshape(130, 20)
line('with another row', product(a, b)[0, 1])
line('alone', product(a[:1], b)[0, 1])
w = numbers(21 * 28, 7).reshape(21, 28)
a = numbers(2 * 28).reshape(2, 28)
line('transposed, with another row', *product(a, w, transpose_b=True)[0, [0, 20]])
line('transposed, alone', *product(a[:1], w, transpose_b=True)[0, [0, 20]])

example('a tiny product')
a, w = numbers(15).reshape(1, 15), numbers(3 * 15, 3).reshape(3, 15)
line('1 x 15 by 3 x 15 transposed, its last column', product(a, w, transpose_b=True)[0, 2])

example('a column and its BiasAdd')
a, b = numbers(3 * 30).reshape(3, 30), numbers(30, 5).reshape(30, 1)
line('product', product(a, b)[0, 0])
line('product + BiasAdd of 0', run(lambda x, y, z: tf.nn.bias_add(tf.matmul(x, y), z), a, b, np.zeros(1, f4))[0, 0])

example('float64')
a, b = numbers(4 * 20, 0, f8).reshape(4, 20), numbers(20 * 11, 7, f8).reshape(20, 11)
b[:, 8] = b[:, 10] = b[:, 0]
line('columns 0, 8 and 10, the same numbers', *product(a, b)[0, [0, 8, 10]])

example('sigmoid')
for x in (.3, 1.3, -20):
    line('of %g at place 0 of 9, at place 8' % x, *places(tf.sigmoid, x))

example('tanh')
for x in (.0003, .9, 7.9, 8):
    line('of %g' % x, places(tf.tanh, x)[0])

example('exp')
line('of 0.133', places(tf.exp, .133)[0])

example('denormals')
line('1e-20 * 1e-20', places(tf.multiply, 1e-20, 1e-20)[0])
line('1e-20 * -1e-20', places(tf.multiply, 1e-20, -1e-20)[0])
line('1e-40 + 0', places(tf.add, 1e-40, 0)[0])

example('SigmoidGrad')
line('y = 0.8, dy = 0.9 at place 0 of 9, at place 8', *places(gen_math_ops.sigmoid_grad, .8, .9))

example('TanhGrad')
line('y = 0.6, dy = 0.7', places(gen_math_ops.tanh_grad, .6, .7)[0])

example('sums over rows')
a = numbers(19 * 9, 12).reshape(19, 9)
line('BiasAddGrad, columns 0 and 8', *run(gen_nn_ops.bias_add_grad, a)[[0, 8]])
line('Sum, columns 0 and 8', *run(lambda x: tf.reduce_sum(x, 0), a)[[0, 8]])

example('AddN')
parts = [np.full(9, x, f4) for x in (.7, .9, .3)]
line('a = 0.7, b = 0.9, c = 0.3 as AddN(a, b, c)', run(lambda a, b, c: tf.add_n([a, b, c]), *parts)[0])
line('as AddN(c, b, a)', run(lambda a, b, c: tf.add_n([c, b, a]), *parts)[0])
line('c = 0.3 * 1, as AddN(a, b, c)', run(lambda a, b, c, d: tf.add_n([a, b, c * d]), *parts, np.full(9, 1, f4))[0])
line('12 times 0.1', run(lambda *x: tf.add_n(x), *[np.full(9, .1, f4)] * 12)[0])

example('clip')
clip = lambda x, dy: v1.gradients(tf.clip_by_value(x, -.5, .5), x, dy)[0]  # noqa: E731
line('gradient 0.7 at 0.5, at 0.50000006', places(clip, .5, .7)[0], places(clip, np.nextafter(f4(.5), f4(1)), .7)[0])

example('a row that has ended')
line('its gradient -0 comes out as', lstm(v1.nn.dynamic_rnn, [0, 3])[0])

example('gradients over time')
dynamic, static = (lstm(driver, None)[1] for driver in (v1.nn.dynamic_rnn, unrolled))
line('kernel gradient, row 1, column 0: dynamic_rnn', dynamic[1, 0])
line('static_rnn', static[1, 0])
line('elements with the same bits', '%d of %d' % ((dynamic == static).sum(), dynamic.size))
