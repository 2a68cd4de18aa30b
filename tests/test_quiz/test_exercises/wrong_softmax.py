"""Wrong relatives of the stable softmax, of the kinds that people submit, as rows of the tables."""

from collections.abc import Callable
from typing import Any

import numpy as np

Build = Callable[[Callable[[Any], Any]], Callable[..., Any]]

# The slug, a piece of the message, and what is subtracted in place of the largest logit.
SHIFTS: list[tuple[str, str, Callable[[Any], Any]]] = [
    ("overflow", "overflows", lambda z: 0 * z[..., :1]),
    ("overflow", "overflows", lambda z: z.sum(axis=-1, keepdims=True)),
    ("underflow", "became 0", lambda z: np.abs(z).max(axis=-1, keepdims=True)),
    ("underflow", "became 0", lambda z: np.maximum(z, 0).max(axis=-1, keepdims=True)),
    ("underflow", "became 0", lambda z: np.sqrt((z**2).sum(axis=-1, keepdims=True))),
    ("shift-by-other", "fits all", lambda z: z[..., :1]),
    ("shift-by-other", "fits all", lambda z: z[..., -1:]),
    ("shift-by-other", "fits all", lambda z: z[..., z.shape[-1] // 2, None]),
    ("shift-by-other", "fits all", lambda z: z.mean(axis=-1, keepdims=True)),
    ("shift-by-other", "fits all", lambda z: np.median(z, axis=-1, keepdims=True).astype(z.dtype)),
    ("shift-by-other", "fits all", lambda z: z.max(axis=-1, keepdims=True) / 2),
    ("shift-by-other", "fits all", lambda z: z.min(axis=-1, keepdims=True)),
    ("single-precision", "float32", lambda z: z.max(axis=-1, keepdims=True) - 700),
]


def wrong_shifts(build: Build, said: str = "") -> list[tuple[str, Any, str]]:
    """Make the rows of a function built with each shift; `said` replaces "overflows"."""
    return [
        (slug, build(shift), said if said and piece == "overflows" else piece)
        for slug, piece, shift in SHIFTS
    ]


def softmax(shift: Callable[[Any], Any]) -> Callable[..., Any]:
    """Softmax with a shift."""

    def shifted(z: Any) -> Any:
        powers = np.exp(z - shift(z))
        return powers / powers.sum(axis=-1, keepdims=True)

    return shifted


def log_softmax(shift: Callable[[Any], Any]) -> Callable[..., Any]:
    """Its logarithm."""

    def shifted(z: Any) -> Any:
        y = z - shift(z)
        return y - np.log(np.exp(y).sum(axis=-1, keepdims=True))

    return shifted


def loss(shift: Callable[[Any], Any]) -> Callable[..., Any]:
    """The loss of a label."""
    return lambda z, label: -log_softmax(shift)(z)[label]


def gradient(shift: Callable[[Any], Any]) -> Callable[..., Any]:
    """The gradient of that."""
    return lambda z, label: softmax(shift)(z) - np.eye(len(z), dtype=z.dtype)[label]


def log_partition(shift: Callable[[Any], Any]) -> Callable[..., Any]:
    """Logarithm of the sum of exponentials of a vector."""
    return lambda z: (shift(z) + np.log(np.exp(z - shift(z)).sum()))[0]
