"""The IDX format of MNIST: a magic number, the lengths of the axes, then the bytes."""

import math
import struct

import numpy as np
from numpy.typing import NDArray


def parse_idx(content: bytes, ndim: int, name: str) -> NDArray[np.uint8]:
    """Return the array of unsigned bytes with `ndim` axes that an IDX file holds.

    >>> parse_idx(bytes([0, 0, 8, 1, 0, 0, 0, 2, 7, 9]), ndim=1, name="labels")
    array([7, 9], dtype=uint8)
    """
    start = 4 + 4 * ndim
    if len(content) < start:
        raise ValueError(f"{name}: expected a header of {start} bytes, got {len(content)} bytes")
    magic = bytes([0, 0, 8, ndim])
    if content[:4] != magic:
        raise ValueError(f"{name}: expected magic number {magic.hex()}, got {content[:4].hex()}")
    shape = struct.unpack(f">{ndim}I", content[4:start])
    if len(content) - start != math.prod(shape):
        raise ValueError(
            f"{name}: expected {math.prod(shape)} bytes for shape {shape}, "
            f"got {len(content) - start}"
        )
    return np.frombuffer(content, np.uint8, offset=start).reshape(shape).copy()
