"""A port of tf.nn.dynamic_rnn and tf.nn.bidirectional_dynamic_rnn over LSTMCell in numpy, forward and backward.

parity check CASE --port-command 'python3 docs/port.py {in} {out}'
"""
import sys

import numpy as np


def sigmoid(x):
    return 0.5 * np.tanh(0.5 * x) + 0.5  # the textbook's 1 / (1 + exp(-x)) would overflow


def run(direction, given, result):
    """One direction: direction is '' (dynamic_rnn), '/fw' or '/bw'. Returns the gradient of the inputs, time-major."""
    kernel_name = next(n for n in given if n.startswith("weights/") and n.endswith("/kernel") and direction in n)
    bias_name = kernel_name.removesuffix("kernel") + "bias"
    kernel, bias, forget_bias = given[kernel_name], given[bias_name], given["inputs"].dtype.type(given["forget_bias"])
    time_major = (lambda a: a) if given["time_major"] else (lambda a: np.swapaxes(a, 0, 1))  # its own inverse
    x, d_outputs = time_major(given["inputs"]), time_major(given[f"cotangent/outputs{direction}"])
    (steps, batch, depth), zeros = x.shape, np.zeros_like(given[f"cotangent/state{direction}/c"])
    t, lengths = np.arange(steps)[:, None], given.get("sequence_length", np.full(batch, steps))
    live = (t < lengths)[..., None]  # [T, B, 1]; past its length a row's state is frozen and its outputs are zeros
    place = np.where(live[..., 0] & (direction == "/bw"), lengths - 1 - t, t)[..., None]
    turn = lambda a: np.take_along_axis(a, place, axis=0)  # reverse_sequence, its own inverse

    x, d_outputs, tape = turn(x), turn(d_outputs), []
    c, h = (given.get(f"initial_state{direction}/{part}", zeros) for part in "ch")
    outputs = np.zeros_like(d_outputs)
    for s in range(steps):
        xh = np.concatenate([x[s], h], axis=1)
        i, j, f, o = np.split(xh @ kernel + bias, 4, axis=1)
        i, j, f, o = sigmoid(i), np.tanh(j), sigmoid(f + forget_bias), sigmoid(o)
        new_c = np.where(live[s], f * c + i * j, c)
        new_h = np.where(live[s], o * np.tanh(new_c), h)
        tape.append((xh, i, j, f, o, c, np.tanh(new_c)))
        c, h, outputs[s] = new_c, new_h, np.where(live[s], new_h, 0)
    result |= {f"outputs{direction}": time_major(turn(outputs)), f"state{direction}/c": c, f"state{direction}/h": h}

    dc, dh = given[f"cotangent/state{direction}/c"], given[f"cotangent/state{direction}/h"]
    dx, d_kernel, d_bias = np.zeros_like(x), np.zeros_like(kernel), np.zeros_like(bias)
    for s in reversed(range(steps)):
        xh, i, j, f, o, c, tanh_c = tape[s]
        step_dh = dh + d_outputs[s]
        step_dc = dc + step_dh * o * (1 - tanh_c**2)
        di, dj, df, do = step_dc * j, step_dc * i, step_dc * c, step_dh * tanh_c
        dz = np.concatenate([di * i * (1 - i), dj * (1 - j**2), df * f * (1 - f), do * o * (1 - o)], axis=1)
        dz = np.where(live[s], dz, 0)
        d_kernel, d_bias, d_xh = d_kernel + xh.T @ dz, d_bias + dz.sum(axis=0), dz @ kernel.T
        dx[s], dh = d_xh[:, :depth], np.where(live[s], d_xh[:, depth:], dh)
        dc = np.where(live[s], step_dc * f, dc)
    result |= {f"gradient/{kernel_name}": d_kernel, f"gradient/{bias_name}": d_bias}
    if f"initial_state{direction}/c" in given:
        result |= {f"gradient/initial_state{direction}/c": dc, f"gradient/initial_state{direction}/h": dh}
    return time_major(turn(dx))


given, result = dict(np.load(sys.argv[1])), {}
result["gradient/inputs"] = sum(run(d, given, result) for d in (["/fw", "/bw"] if "cotangent/outputs/fw" in given else [""]))
np.savez(sys.argv[2], **result)
