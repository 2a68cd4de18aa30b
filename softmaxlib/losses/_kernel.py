"""The arithmetic, on blocks of rows that stay in the cache.

Two ways to value and gradient. Where the label is a class y and neither Σⱼ exp(oⱼ) nor exp(o_y) is
too large or too small, the exponentials are taken as they are: with r the sum of those of the other
classes, l = log1p(r/exp(o_y)). Everything else goes the way of `Block`, which holds for all logits.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .._blocks import are_wild, blocks, harmless, places, row_sums
from .._validation import FloatArray
from ._batch import Batch, Labels


class Block(NamedTuple):
    """Some rows o with m = max o. Arrays of one number a row have the shape (n, 1)."""

    logits: FloatArray
    scale: FloatArray
    numbers: NDArray[np.intp]  # of the rows, (n,)
    top: NDArray[np.intp]  # class of m, (n,)
    largest: FloatArray  # m
    terms: FloatArray  # exp(o − m), (n, n_classes)
    rest: FloatArray  # r: sum of the terms without that of the top class


def write_loss(batch: Batch, target: Labels, losses: FloatArray, out: FloatArray | None) -> None:
    """Write the losses (n,) and, if there is room for it, the gradient (n, n_classes)."""
    soft = by_top = target.ndim == 2
    for at in blocks(batch.rows):
        block = batch.rows[at], target[at], batch.scale[at], None if out is None else out[at]
        losses[at], wild = _by_top(*block) if by_top else _by_label(*block)
        by_top = soft or wild


def _by_label(
    o: FloatArray, y: Labels, scale: FloatArray, out: FloatArray | None
) -> tuple[FloatArray, bool]:
    """Return the losses, and whether many rows needed a shift; write the gradient."""
    terms = np.exp(o, out=out)
    flat, own = terms.reshape(-1), places(o, y)
    mine = flat[own]
    flat[own] = 0
    rest = row_sums(terms)[:, 0]
    total, odds = mine + rest, rest / mine
    if out is not None:
        flat[own] = -rest
        terms *= (scale / total).astype(o.dtype)[:, None]
    losses = np.log1p(odds)
    safe = harmless(total) & (4 * odds < np.inf)  # with such odds, exp(o_y) is not subnormal
    if safe.all():
        return losses, False
    again = np.flatnonzero(~safe)
    room = None if out is None else np.empty_like(o[again])
    losses[again] = _by_top(o[again], y[again], scale[again], room)[0]
    if out is not None:
        out[again] = room
    return losses, 10 * again.size > len(o)


def _by_top(
    o: FloatArray, y: Labels, scale: FloatArray, out: FloatArray | None
) -> tuple[FloatArray, bool]:
    """Do the same for any rows and labels."""
    block = exponentiate(o, scale, out)
    losses = _loss(block, y)
    if out is not None:
        _write_gradient(block, y)
    return losses, are_wild(block.largest, 1 + block.rest)


def exponentiate(o: FloatArray, scale: FloatArray, out: FloatArray | None = None) -> Block:
    """Take the exponentials of rows, each row's largest logit shifted to 0 and its term set aside.

    An infinite largest logit makes r NaN, and with it all that is computed from r.
    """
    numbers, top = np.arange(len(o)), o.argmax(axis=-1)
    largest = o[numbers, top][:, None]
    terms = np.subtract(o, largest, out=out)
    np.exp(terms, out=terms)
    terms[numbers, top] = 0
    rest = row_sums(terms) + (largest - largest)
    terms[numbers, top] = 1
    return Block(o, scale[:, None], numbers, top, largest, terms, rest)


def _loss(block: Block, target: Labels) -> FloatArray:
    """Return Σₖ yₖ (log1p(r) − (oₖ − m)) for each row, with 0·∞ = 0."""
    log_sum = np.log1p(block.rest)
    if target.ndim == 1:
        at_label = block.logits[block.numbers, target][:, None]
        return (log_sum - (at_label - block.largest))[:, 0]
    surprisals = log_sum - (block.logits - block.largest)
    np.multiply(surprisals, target, out=surprisals)
    surprisals[target == 0] = 0
    losses: FloatArray = surprisals.sum(axis=-1)
    return losses


def _write_gradient(block: Block, target: Labels) -> None:
    """Turn the terms, in place, into the gradient (exp(oₖ − m) − yₖ − yₖr)/(1 + r), scaled."""
    if target.ndim == 1:
        at_label = block.numbers, target
        block.terms[at_label] = (block.terms[at_label] - 1) - block.rest[:, 0]
    else:
        np.subtract(block.terms, target, out=block.terms)
        np.subtract(block.terms, target * block.rest, out=block.terms)
    _scale(block.terms, block.scale / (1 + block.rest), block)


def write_curvature(batch: Batch, vector: FloatArray | None, out: FloatArray) -> None:
    """Write Hessians (n, n_classes, n_classes), or their products with a vector (n, n_classes)."""
    for at in blocks(batch.rows):
        block = exponentiate(batch.rows[at], batch.scale[at])
        p = block.terms / (1 + block.rest)
        if vector is None:
            _write_hessian(block, p, out[at])
        else:
            _write_product(block, p, vector[at], out[at])


def _write_product(block: Block, p: FloatArray, vector: FloatArray, out: FloatArray) -> None:
    """Write p ∘ (v − p·v), v reduced by its entry at the top class."""
    centred = vector - vector[block.numbers, block.top][:, None]
    np.multiply(p, centred - row_sums(p * centred), out=out)
    _scale(out, block.scale, block)


def _write_hessian(block: Block, p: FloatArray, out: FloatArray) -> None:
    """Write diag(p) − p pᵀ."""
    others = (1 - block.terms + block.rest) / (1 + block.rest)  # 1 − p without cancellation
    np.multiply(p[:, :, None], p[:, None, :], out=out)
    np.subtract(0, out, out=out)  # a negation would leave zeros of −0
    diagonal = np.arange(p.shape[-1])
    out[:, diagonal, diagonal] = p * others
    _scale(out, block.scale[:, None], block)


def _scale(derivative: FloatArray, by: FloatArray, block: Block) -> None:
    """Multiply in place; where an example counts for nothing, so does a derivative of NaN."""
    derivative *= by.astype(derivative.dtype)
    if not block.scale.all():
        derivative[block.scale[:, 0] == 0] = 0
