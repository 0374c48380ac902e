"""What an LSTM computes between its arguments and its result, found by following the graph: ops are numbered differently from version to version."""
from collections import OrderedDict

GATES = 'ijfo'  # the order of TensorFlow's split


def forward(graph):
    """`z` [B, 4H]; `pre/<gate>`, what the gate's activation reads; `<gate>`, what it gives. Before the gradient's ops are made: they read the same tensors."""
    z = _only(graph, 'BiasAdd').outputs[0]
    split = next(op for op in z.consumers() if op.type == 'Split')
    pre, gates = OrderedDict(), OrderedDict.fromkeys(GATES)
    for gate, tensor in zip(GATES, split.outputs):
        while gate != 'j' and _reader(tensor).type in ('Add', 'AddV2'):  # the forget bias and the peepholes
            tensor = _reader(tensor).outputs[0]
        pre['pre/' + gate] = tensor
        gates[gate] = tensor if gate == 'j' else _reader(tensor).outputs[0]
    product = _reader(gates['i'])  # i * j: the cell's activation may be any number of ops, so j is found from its far end
    gates['j'] = next(tensor for tensor in product.inputs if tensor is not gates['i'])
    return OrderedDict([('z', z)] + list(pre.items()) + list(gates.items()))


def backward(graph):
    """`dz` [B, 4H], the gates' gradients side by side: what the bias gradient sums."""
    dz, z = _only(graph, 'BiasAddGrad').inputs[0], _only(graph, 'BiasAdd').outputs[0]
    dz.set_shape(z.shape)
    return OrderedDict(dz=dz)


def _only(graph, kind):
    found = [op for op in graph.get_operations() if op.type == kind]
    if len(found) != 1:
        raise AssertionError('an LSTM with %d ops of type %s' % (len(found), kind))
    return found[0]


def _reader(tensor):
    readers = tensor.consumers()
    if len(readers) != 1:
        raise AssertionError('%s is read by %s' % (tensor.name, [op.name for op in readers]))
    return readers[0]
