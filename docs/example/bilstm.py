"""A BiLSTM as one writes it from memory."""
import sys

import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def initial_weights(depth, units, rng):
    k = 1 / np.sqrt(units)
    kernel = rng.uniform(-k, k, (depth + units, 4 * units))
    bias = rng.uniform(-k, k, 4 * units)
    return {"kernel": kernel, "bias": bias}


def lstm(x, lengths, kernel, bias):
    c = h = np.zeros((len(x), len(bias) // 4), x.dtype)
    outputs = []
    for t in range(x.shape[1]):
        z = np.concatenate([x[:, t], h], axis=1) @ kernel + bias
        i, j, f, o = np.split(z, 4, axis=1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(j)
        h = sigmoid(o) * np.tanh(c)
        outputs.append(h)
    return np.stack(outputs, axis=1), c, h


def reverse(x, lengths):
    return x[:, ::-1]


given, result = np.load(sys.argv[1]), {}
x, lengths = given["inputs"], given["sequence_length"]
rng = np.random.default_rng(1)
for direction in ["fw", "bw"]:
    scope = f"bidirectional_rnn/{direction}/lstm_cell/"
    weights = {name: given["weights/" + scope + name] for name in ["kernel", "bias"]}
    if direction == "fw":
        outputs, c, h = lstm(x, lengths, **weights)
    else:
        outputs, c, h = lstm(reverse(x, lengths), lengths, **weights)
    result |= {f"outputs/{direction}": outputs, f"state/{direction}/c": c, f"state/{direction}/h": h}
    drawn = initial_weights(x.shape[2], h.shape[1], rng)
    result |= {f"initial/{scope}{name}": drawn[name] for name in drawn}
np.savez(sys.argv[2], **result)
