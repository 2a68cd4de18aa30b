"""What goes through blocks is what the plain lines give, up to rounding."""

import numpy as np
import pytest

from softmaxlib import _fast
from softmaxlib.logits import log_softmax, logsumexp, softmax
from softmaxlib.losses import softmax_cross_entropy_with_gradient

SHAPES = [(30_000, 5), (300, 500), (3, 70_000)]


def sample(kind, dtype, shape):
    """Return logits of one kind, some of them with rows that need a shift."""
    std, mean = {"std 10": (10, 0), "std 1000": (1e3, 0), "low": (1, -30)}.get(kind, (1, 0))
    x = np.random.default_rng(0).normal(mean, std, shape)
    if kind == "bad rows":
        x[::37], x[1::37] = x[::37] - 1000, x[1::37] + 1000
    if kind == "infinite":
        x[0], x[1, 0], x[2, :2] = -np.inf, np.nan, [np.inf, -np.inf]
    return x.astype(dtype)


@pytest.mark.parametrize("kind", ["std 1", "std 10", "std 1000", "low", "bad rows", "infinite"])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("shape", SHAPES)
def test_blocks_give_what_the_plain_lines_give(kind, dtype, shape, monkeypatch):
    x = sample(kind, dtype, shape)
    y = np.random.default_rng(1).integers(0, shape[1], shape[0])
    assert x.size > _fast.MANY
    functions = (softmax, log_softmax, logsumexp)
    fast = [f(x) for f in functions], softmax_cross_entropy_with_gradient(x, y, reduction="none")
    monkeypatch.setattr(_fast, "MANY", x.size)
    plain = [f(x) for f in functions], softmax_cross_entropy_with_gradient(x, y, reduction="none")
    eps, tiny = float(np.finfo(dtype).eps), float(np.finfo(dtype).smallest_subnormal)
    # The exponential of a gap inherits the rounding of the gap.
    gap = min(np.nanmax(np.ptp(np.nan_to_num(x, posinf=0, neginf=0), axis=1)), -np.log(tiny))
    for one, other in zip((*fast[0], *fast[1]), (*plain[0], *plain[1]), strict=True):
        np.testing.assert_allclose(one, other, eps * (60 + gap), 10 * eps * np.log(shape[1]))
    np.testing.assert_allclose(fast[0][0], plain[0][0], eps * (60 + gap), 4 * tiny)
