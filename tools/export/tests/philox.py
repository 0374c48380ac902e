"""glorot_uniform by the book: Philox4x32-10 from RandomUniform's two seeds, in numpy."""
import numpy as np

_LOW = np.uint64(0xFFFFFFFF)
_SHIFT = np.uint64(32)


def philox4x32_10(counter, key):
    """`counter`: four columns of uint32, one row a block; `key`: two words. -> four columns."""
    c, k = [counter[:, i].astype(np.uint64) for i in range(4)], [int(word) for word in key]
    for _ in range(10):
        p0, p1 = np.uint64(0xD2511F53) * c[0], np.uint64(0xCD9E8D57) * c[2]
        c = [(p1 >> _SHIFT) ^ c[1] ^ np.uint64(k[0]), p1 & _LOW, (p0 >> _SHIFT) ^ c[3] ^ np.uint64(k[1]), p0 & _LOW]
        k = [(k[0] + 0x9E3779B9) & 0xFFFFFFFF, (k[1] + 0xBB67AE85) & 0xFFFFFFFF]
    return np.stack(c, 1).astype(np.uint32)


def glorot_uniform(shape, seed, seed2):
    """float32 `[fan_in, fan_out]`."""
    size = shape[0] * shape[1]
    words = [int(half) for value in (seed, seed2) for half in (int(value) & 0xFFFFFFFF, int(value) >> 32 & 0xFFFFFFFF)]
    counter = np.zeros((-(-size // 4), 4), np.uint32)
    counter[:, 0], counter[:, 2], counter[:, 3] = np.arange(len(counter)), words[2], words[3]
    bits = philox4x32_10(counter, words[:2]).ravel()[:size]
    uniform = ((bits & np.uint32(0x7FFFFF)) | np.uint32(0x3F800000)).view(np.float32) - np.float32(1)
    high = np.float32(np.sqrt(3 / ((shape[0] + shape[1]) / 2)))
    return (uniform * (high - -high) + -high).reshape(shape)
