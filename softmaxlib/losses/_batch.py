"""What the losses are given, checked and laid out as rows: logits, labels, weights, vectors."""

import math
from numbers import Real
from typing import Any, Literal, NamedTuple, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._rows import deliver
from .._validation import (
    FloatArray,
    as_array,
    as_floats,
    as_labels,
    as_logits,
    as_probabilities,
    require,
)

Reduction = Literal["mean", "sum", "none"]
REDUCTIONS = get_args(Reduction)
Labels = NDArray[Any]  # class indices (n,), or probabilities (n, n_classes)


class Batch(NamedTuple):
    """Examples as rows, and what each counts in the result."""

    rows: FloatArray  # (n, n_classes), in the dtype to compute in
    scale: FloatArray  # (n,), at least float64: by what to multiply each loss
    like: FloatArray  # the logits as they came, for shape and dtype
    reduction: Reduction
    weighted: bool

    def reduce(self, losses: FloatArray) -> Any:
        """Scale the losses (n,) and sum them, unless each is to stand alone."""
        scaled = self.scale * losses
        if self.weighted:
            scaled[self.scale == 0] = 0
        if self.reduction != "none":
            return deliver(np.asarray(scaled.sum()), self.like.dtype, None)
        return deliver(scaled.reshape(self.like.shape[:-1]), self.like.dtype, None)

    def restore(self, derivative: FloatArray) -> FloatArray:
        """Give (n, n_classes, ...) the dtype of the logits and the axes of their examples."""
        shape = self.like.shape[:-1] + derivative.shape[1:]
        result: FloatArray = deliver(derivative.reshape(shape), self.like.dtype, None)
        return result

    def empty_curvature(self, vector: FloatArray | None) -> FloatArray:
        """Return room for Hessians, or for products with a vector."""
        last = self.rows.shape[1:] * (2 if vector is None else 1)
        return np.empty((len(self.rows), *last), self.rows.dtype)


def as_batch(logits: ArrayLike, reduction: Reduction, weights: ArrayLike | None) -> Batch:
    """Check what all functions share, and lay the examples out as rows."""
    like = as_logits(logits)
    if not like.ndim or not like.shape[-1]:
        raise ValueError(f"expected logits of shape (..., n_classes), got shape {like.shape}")
    if reduction not in REDUCTIONS:
        raise ValueError(f"expected reduction 'mean', 'sum' or 'none', got {reduction!r}")
    working = np.result_type(like.dtype, np.float32)
    rows = like.astype(working, copy=False).reshape(-1, like.shape[-1])
    scale = _weights(weights, like.shape[:-1], working)
    if reduction == "mean":
        if not len(rows):
            raise ValueError(
                f"expected at least one example to take the mean of, got shape {like.shape}"
            )
        scale = scale / len(rows) if weights is None else _normalised(scale)
    return Batch(rows, scale, like, reduction, weights is not None)


def _weights(
    weights: ArrayLike | None, shape: tuple[int, ...], working: np.dtype[Any]
) -> FloatArray:
    """Return weights as a flat array of at least float64, in which the losses are summed."""
    wide = np.result_type(working, np.float64)
    if weights is None:
        return np.ones(math.prod(shape), wide)
    array = as_floats(weights, "weights")
    if array.shape != shape:
        raise ValueError(f"expected weights of shape {shape}, got shape {array.shape}")
    holds = (array >= 0) & (array <= np.finfo(working).max)
    require(holds, array, f"weights of at least 0 and finite in {working}")
    return array.astype(wide).reshape(-1)


def _normalised(weights: FloatArray) -> FloatArray:
    """Return weights that sum to 1; taken relative to the largest, their sum cannot overflow."""
    largest = weights.max()
    if largest == 0:
        raise ValueError("expected a weight above 0 to take the mean with, got only zeros")
    relative = weights / largest
    normalised: FloatArray = relative / relative.sum()
    return normalised


def as_target(labels: ArrayLike, batch: Batch, smoothing: float) -> Labels:
    """Return class indices (n,), or probabilities (n, n_classes) where those do not suffice."""
    if not isinstance(smoothing, Real):
        raise TypeError(f"expected label_smoothing as a number, got {type(smoothing).__name__}")
    if not 0 <= smoothing <= 1:
        raise ValueError(f"expected label_smoothing in 0..1, got {smoothing}")
    n_classes = batch.rows.shape[-1]
    target = _label_rows(labels, batch)
    if not smoothing:
        return target
    if target.ndim == 1:
        target = (target[:, None] == np.arange(n_classes)).astype(batch.rows.dtype)
    smooth: Labels = (1 - float(smoothing)) * target + float(smoothing) / n_classes
    return smooth


def _label_rows(labels: ArrayLike, batch: Batch) -> Labels:
    """Check labels, of which the shape says what they are, and flatten the axes of examples."""
    shape, labels = batch.like.shape, as_array(labels, "labels")
    got = labels.shape
    if got == shape[:-1]:
        return _indices(labels, shape[-1]).reshape(-1)
    if got != shape:
        raise ValueError(f"expected labels of shape {shape[:-1]} or {shape}, got shape {got}")
    try:
        soft = as_probabilities(labels)
    except (TypeError, ValueError) as error:
        raise type(error)(f"in labels of shape {got}: {error}") from error
    soft = soft.astype(batch.rows.dtype, copy=False).reshape(batch.rows.shape)
    one_hot = ((soft == 0) | (soft == 1)).all()
    return soft.argmax(axis=-1) if one_hot else soft


def _indices(labels: NDArray[Any], n_classes: int) -> Labels:
    """Check class indices: with two passes over the usual ones, with more to name a fault."""
    usual = labels.dtype.kind in "iu" and labels.size
    if usual and labels.min() >= 0 and labels.max() < n_classes:
        return labels.astype(np.intp, copy=False)
    return as_labels(labels, n_classes)


def as_vector(vector: ArrayLike, batch: Batch) -> FloatArray:
    """Return a vector for each row."""
    array = as_floats(vector, "vector")
    if array.shape != batch.like.shape:
        raise ValueError(f"expected vector of shape {batch.like.shape}, got shape {array.shape}")
    require(np.isfinite(array), array, "a finite vector")
    return array.astype(batch.rows.dtype, copy=False).reshape(batch.rows.shape)
