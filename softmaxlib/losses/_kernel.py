"""The arithmetic, on blocks of rows that stay in the cache."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .._validation import FloatArray
from ._batch import Batch, Labels

BLOCK = 2**16  # numbers in a block: 512 KiB of float64
SHORT = 64  # classes in rows whose sum is fastest as a product with ones


class Block(NamedTuple):
    """Some rows o with m = max o. Arrays of one number a row have the shape (n, 1)."""

    logits: FloatArray
    scale: FloatArray
    numbers: NDArray[np.intp]  # of the rows, (n,)
    top: NDArray[np.intp]  # class of m, (n,)
    largest: FloatArray  # m
    terms: FloatArray  # exp(o − m), (n, n_classes)
    rest: FloatArray  # r: sum of the terms without that of the top class


def blocks(batch: Batch, out: FloatArray | None = None) -> Iterator[tuple[slice, Block]]:
    """Yield blocks of rows and where they are; their terms are written to `out`, if given."""
    step = max(1, BLOCK // batch.rows.shape[-1])
    for start in range(0, len(batch.rows), step):
        at = slice(start, start + step)
        yield at, _exponentiate(batch.rows[at], batch.scale[at], None if out is None else out[at])


def _exponentiate(o: FloatArray, scale: FloatArray, out: FloatArray | None) -> Block:
    """Take the exponentials of rows, each row's largest logit shifted to 0 and its term set aside.

    An infinite largest logit makes r NaN, and with it all that is computed from r.
    """
    numbers, top = np.arange(len(o)), o.argmax(axis=-1)
    largest = o[numbers, top][:, None]
    terms = np.subtract(o, largest, out=out)
    np.exp(terms, out=terms)
    terms[numbers, top] = 0
    rest = _sum(terms) + (largest - largest)
    terms[numbers, top] = 1
    return Block(o, scale[:, None], numbers, top, largest, terms, rest)


def _sum(rows: FloatArray) -> FloatArray:
    """Sum each row, (n, 1). NumPy sums many short rows slowly, long ones pairwise."""
    if rows.shape[-1] > SHORT:
        total: FloatArray = rows.sum(axis=-1, keepdims=True)
        return total
    return rows @ np.ones((rows.shape[-1], 1), rows.dtype)


def loss(block: Block, target: Labels) -> FloatArray:
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


def write_gradient(block: Block, target: Labels) -> None:
    """Turn the terms, in place, into the gradient (exp(oₖ − m) − yₖ − yₖr)/(1 + r), scaled."""
    if target.ndim == 1:
        at_label = block.numbers, target
        block.terms[at_label] = (block.terms[at_label] - 1) - block.rest[:, 0]
    else:
        np.subtract(block.terms, target, out=block.terms)
        np.subtract(block.terms, target * block.rest, out=block.terms)
    _scale(block.terms, block.scale / (1 + block.rest), block)


def write_curvature(block: Block, vector: FloatArray | None, out: FloatArray) -> None:
    """Write Hessians, or their products with a vector, of a block of rows."""
    p = block.terms / (1 + block.rest)
    if vector is not None:
        centred = vector - vector[block.numbers, block.top][:, None]
        np.multiply(p, centred - _sum(p * centred), out=out)
        _scale(out, block.scale, block)
        return
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
