"""Softmax cross-entropy computed from logits, with its gradient and its Hessian.

For one example with logits o, label y (probabilities of the K classes) and p = softmax(o):

    value     l = −Σₖ yₖ log pₖ = RealSoftMax(o) − y·o,  in nats
    gradient  ∂l/∂o = p − y
    Hessian   ∂²l/∂o² = diag(p) − p pᵀ,  whatever the label

Classes are on the last axis, all axes before it count examples. Floats keep their dtype (float16 is
computed in float32), integers become float64. There are no warnings: a logit of −inf is an
impossible class, a loss may be +inf, and an example with a logit NaN or +inf, or with −inf only,
has NaN for its value and derivatives. An example of weight 0 counts for exactly nothing.

Where softmax is sure, nothing is rounded to 0: with m the largest logit and r the sum of the other
exp(oⱼ − m), log Σⱼ exp(oⱼ − m) is log1p(r), and 1 − p of the top class is r/(1 + r).

Source: L. Zhao, "Softmax Regression" (undated note), for the gradient as softmax minus label.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _fast
from .checks import (
    FloatArray,
    as_array,
    as_finite,
    as_floats,
    as_labels,
    as_number,
    as_probabilities,
    require,
)

REDUCTIONS = ("mean", "sum", "none")
Labels = NDArray[Any]  # class indices (n,), or probabilities (n, n_classes)


@np.errstate(all="ignore")
def softmax_cross_entropy(
    logits: ArrayLike,
    labels: ArrayLike,
    *,
    reduction: str = "mean",
    weights: ArrayLike | None = None,
    label_smoothing: float = 0.0,
) -> Any:
    """Cross-entropy of labels and softmax(logits), in nats: l = RealSoftMax(o) − y·o.

    Parameters
    ----------
    logits : array_like, shape (..., n_classes), scores o, in nats
    labels : array_like, shape (...) or (..., n_classes)
        For each example the index of its class, or a probability y for each class.
    reduction : {"mean", "sum", "none"}, default "mean"
        With weights w: Σ w l / Σ w, Σ w l, or each example's w l by itself.
    weights : array_like, shape (...), optional, how much each example counts, at least 0
    label_smoothing : float, default 0.0, s in [0, 1], which turns y into (1 − s) y + s/K

    Returns
    -------
    float, or ndarray of shape (...) if `reduction` is "none"
        At least 0; +inf where the label has a share in an impossible class.

    Raises
    ------
    TypeError, ValueError
        If an argument does not fit, or there is nothing to take the mean of.

    Examples
    --------
    >>> softmax_cross_entropy([[1e4, 0, -1e4], [0, 50, 0]], [2, 1], reduction="none")
    array([2.0000000e+04, 3.8574997e-22])
    """
    batch = _batch(logits, reduction, weights)
    target = _target(labels, batch, label_smoothing)
    return batch.reduced(_losses(batch, target, slopes=False)[0])


@np.errstate(all="ignore")
def softmax_cross_entropy_with_gradient(
    logits: ArrayLike,
    labels: ArrayLike,
    *,
    reduction: str = "mean",
    weights: ArrayLike | None = None,
    label_smoothing: float = 0.0,
) -> tuple[Any, FloatArray]:
    """Value of `softmax_cross_entropy` and its gradient p − y, softmax minus label, in one pass.

    Parameters
    ----------
    logits, labels, reduction, weights, label_smoothing
        As for `softmax_cross_entropy`, and so are the errors raised.

    Returns
    -------
    value : float or ndarray, the very number `softmax_cross_entropy` returns
    gradient : ndarray, shape of `logits`
        w (p − y), for the mean divided by Σ w; finite even where the loss is +inf.

    Examples
    --------
    >>> softmax_cross_entropy_with_gradient([[0, 0], [50, 0]], [1, 0])[1]
    array([[ 2.50000000e-01, -2.50000000e-01],
           [-9.64374924e-23,  9.64374924e-23]])
    """
    batch = _batch(logits, reduction, weights)
    target = _target(labels, batch, label_smoothing)
    losses, gradient = _losses(batch, target, slopes=True)
    return batch.reduced(losses), batch.restored(gradient)


@np.errstate(all="ignore")
def softmax_cross_entropy_hessian(
    logits: ArrayLike, *, reduction: str = "mean", weights: ArrayLike | None = None
) -> FloatArray:
    """Hessian of `softmax_cross_entropy` with respect to each example's logits: diag(p) − p pᵀ.

    Parameters
    ----------
    logits, reduction, weights
        As for `softmax_cross_entropy`, and so are the errors raised.

    Returns
    -------
    ndarray, shape (..., n_classes, n_classes)
        A block for each example, scaled as its gradient is. All other entries would be 0.

    Examples
    --------
    >>> softmax_cross_entropy_hessian([0.0, 0.0])
    array([[ 0.25, -0.25],
           [-0.25,  0.25]])
    """
    batch = _batch(logits, reduction, weights)
    _, terms, rest = _terms(batch.rows)
    p, others = terms / (1 + rest), (1 - terms + rest) / (1 + rest)
    hessian = 0 - p[:, :, None] * p[:, None, :]  # a negation would leave zeros of −0
    diagonal = np.arange(p.shape[1])
    hessian[:, diagonal, diagonal] = p * others  # p(1 − p) without cancellation
    return batch.restored(batch.scaled(hessian))


@np.errstate(all="ignore")
def softmax_cross_entropy_hvp(
    logits: ArrayLike,
    vector: ArrayLike,
    *,
    reduction: str = "mean",
    weights: ArrayLike | None = None,
) -> FloatArray:
    """Product of the Hessian with a vector, p ∘ (v − p·v), in O(K) for each example, not O(K²).

    Parameters
    ----------
    logits, reduction, weights
        As for `softmax_cross_entropy`, and so are the errors raised.
    vector : array_like, shape of `logits`, v of each example, finite

    Returns
    -------
    ndarray, shape of `logits`, the product, scaled as the gradient is

    Examples
    --------
    >>> softmax_cross_entropy_hvp([0.0, 0.0], [1.0, 0.0])
    array([ 0.25, -0.25])
    """
    batch = _batch(logits, reduction, weights)
    v = as_finite(vector, "vector", *batch.like.shape)
    v = v.astype(batch.rows.dtype, copy=False).reshape(batch.rows.shape)
    top, terms, rest = _terms(batch.rows)
    p = terms / (1 + rest)
    # In units of a power of 2, so that no difference overflows.
    _, exponent = np.frexp(np.abs(v).max(axis=1, keepdims=True))
    v = np.ldexp(v, -exponent)
    # Reduced by its entry at the top class, v leaves only small terms in p·v where it is sure.
    v -= v.reshape(-1)[top][:, None]
    product = batch.scaled(p * (v - (p * v).sum(axis=1, keepdims=True)))
    return batch.restored(np.ldexp(product, exponent))


class _Batch(NamedTuple):
    """Examples as rows, and what each counts in the result."""

    rows: FloatArray  # (n, n_classes), in the dtype to compute in
    scale: Any  # by what to multiply each loss: one number, or with weights (n,)
    like: FloatArray  # the logits as they came, for shape and dtype
    reduction: str

    def reduced(self, losses: FloatArray) -> Any:
        """Scale the losses (n,) and sum them in float64, unless each is to stand alone."""
        losses = self.scaled(losses.astype(np.result_type(losses, np.float64), copy=False))
        if self.reduction != "none":
            return losses.sum().astype(self.like.dtype)
        return self.restored(losses)[()]

    def scaled(self, each: FloatArray, over: Any = 1.0) -> FloatArray:
        """Scale what is there for each example; where one counts for nothing, so does NaN."""
        if isinstance(self.scale, float):
            return each * (self.scale / over)  # type: ignore[no-any-return]
        scale = self.scale.reshape(-1, *[1] * (each.ndim - 1))
        return np.where(scale == 0, 0, each * (scale / over).astype(each.dtype))

    def restored(self, each: FloatArray) -> FloatArray:
        """Give (n, ...) the dtype of the logits and the axes of their examples."""
        shaped = each.reshape(self.like.shape[:-1] + each.shape[1:])
        return shaped.astype(self.like.dtype, copy=False)


def _batch(logits: ArrayLike, reduction: str, weights: ArrayLike | None) -> _Batch:
    """Check what all functions share, and lay the examples out as rows."""
    like = as_floats(logits, "logits")
    if not like.ndim or not like.shape[-1]:
        raise ValueError(f"expected logits of shape (..., n_classes), got shape {like.shape}")
    if reduction not in REDUCTIONS:
        raise ValueError(f"expected reduction 'mean', 'sum' or 'none', got {reduction!r}")
    rows = np.ascontiguousarray(like).reshape(-1, like.shape[-1])
    if like.dtype == np.float16:
        rows = rows.astype(np.float32)
    if reduction == "mean" and not len(rows):
        raise ValueError(f"expected an example to take the mean of, got shape {like.shape}")
    if weights is None:
        scale: Any = 1 / len(rows) if reduction == "mean" else 1.0
    else:
        scale = _scale(as_floats(weights, "weights"), like, reduction)
    return _Batch(rows, scale, like, reduction)


def _scale(weights: FloatArray, like: FloatArray, reduction: str) -> FloatArray:
    """Return weights (n,), which for the mean sum to 1."""
    if weights.shape != like.shape[:-1]:
        raise ValueError(f"expected weights of shape {like.shape[:-1]}, got shape {weights.shape}")
    require((weights >= 0) & (weights < np.inf), weights, "finite weights of at least 0")
    flat = weights.astype(np.result_type(like, np.float64)).reshape(-1)
    if reduction != "mean":
        return flat
    if not flat.any():
        raise ValueError("expected a weight above 0 to take the mean with, got only zeros")
    flat = flat / flat.max()  # so that their sum cannot overflow
    return flat / flat.sum()  # type: ignore[no-any-return]


def _target(labels: ArrayLike, batch: _Batch, smoothing: float) -> Labels:
    """Return class indices (n,), or probabilities (n, n_classes) where those do not suffice."""
    s = as_number(smoothing, "label_smoothing", 0, 1, closed="low, high") if smoothing else 0.0
    shape, array, n_classes = batch.like.shape, as_array(labels, "labels"), batch.rows.shape[1]
    if array.shape == shape[:-1]:
        target: Labels = as_labels(array, n_classes).reshape(-1)
    elif array.shape == shape:
        target = as_probabilities(array, name="labels").astype(batch.rows.dtype)
        target = target.reshape(batch.rows.shape)
        if ((target == 0) | (target == 1)).all():
            target = target.argmax(axis=1)
    else:
        expected = f"{shape[:-1]} or {shape}"
        raise ValueError(f"expected labels of shape {expected}, got shape {array.shape}")
    if not s:
        return target
    if target.ndim == 1:
        target = (target[:, None] == np.arange(n_classes)).astype(batch.rows.dtype)
    return (1 - s) * target + s / n_classes  # type: ignore[no-any-return]


def _terms(o: FloatArray) -> tuple[_fast.Indices, FloatArray, FloatArray]:
    """Return where m = max o is in the flat array, exp(o − m), and r, their sum without the top."""
    top = _fast.places(o, o.argmax(axis=1))
    gaps = o - o.reshape(-1)[top][:, None]
    unsure = gaps.reshape(-1)[top]  # 0, or NaN if m is infinite
    terms = np.exp(gaps, out=gaps)
    flat = terms.reshape(-1)
    flat[top] = 0
    rest = terms.sum(axis=1) + unsure
    flat[top] = 1
    return top, terms, rest[:, None]


def _losses(batch: _Batch, target: Labels, slopes: bool) -> tuple[FloatArray, Any]:
    """Return the losses (n,) and, if asked for, the scaled (exp(oₖ − m) − yₖ − yₖr)/(1 + r)."""
    o, hard = batch.rows, target.ndim == 1
    if hard and o.size > _fast.MANY and isinstance(batch.scale, float):
        gradient = np.empty_like(o) if slopes else None
        return _fast.cross_entropy(o, target, batch.scale, gradient), gradient
    top, terms, rest = _terms(o)
    flat_o, flat = o.reshape(-1), terms.reshape(-1)
    if hard:
        at = _fast.places(o, target)
        losses = np.log1p(rest[:, 0]) - (flat_o[at] - flat_o[top])
        flat[at] = (flat[at] - 1) - rest[:, 0]
    else:
        each = target * (np.log1p(rest) - (o - flat_o[top][:, None]))
        losses = np.where(target == 0, 0, each).sum(axis=1)
        terms = (terms - target) - target * rest
    return losses, batch.scaled(terms, 1 + rest) if slopes else None
