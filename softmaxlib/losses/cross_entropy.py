"""The public functions: value, gradient and Hessian, each alone or together."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from .._blocks import quiet
from .._validation import FloatArray
from ._batch import Batch, Reduction, as_batch, as_target, as_vector
from ._kernel import write_curvature, write_loss


def softmax_cross_entropy(
    logits: ArrayLike,
    labels: ArrayLike,
    *,
    reduction: Reduction = "mean",
    weights: ArrayLike | None = None,
    label_smoothing: float = 0.0,
) -> Any:
    """Cross-entropy of labels and softmax(logits), in nats: l = RealSoftMax(o) − y·o.

    Parameters
    ----------
    logits : array_like, shape (..., n_classes)
        Scores o, in nats.
    labels : array_like, shape (...) or (..., n_classes)
        For each example the index of its class, or a probability y for each class: one-hot or
        soft. Index and one-hot give the same results to the bit.
    reduction : {"mean", "sum", "none"}, default "mean"
        With weights w: Σ w l / Σ w, Σ w l, or each example's w l by itself.
    weights : array_like, shape (...), optional
        How much each example counts: finite, none below 0; 1 if not given.
    label_smoothing : float, default 0.0
        s in [0, 1], which turns y into (1 − s) y + s/K.

    Returns
    -------
    float, or ndarray of shape (...) if `reduction` is "none"
        The loss in nats, never below 0.

    Raises
    ------
    TypeError
        If an argument does not consist of real numbers.
    ValueError
        If shapes do not fit, an index is not in 0..K−1, probabilities do not sum to 1 (within the
        root of their dtype's epsilon), a weight is negative or infinite, s or `reduction` is none
        of those above, or the mean is asked for of no examples or of weights that are all 0.

    Notes
    -----
    Stable because it is Σₖ yₖ (log1p(r) − (oₖ − m)), a sum of terms none of which is negative, with
    m and r as in the docstring of `softmaxlib.losses`, or log1p of the odds against the label. With
    a gap of 50 the loss is e⁻⁵⁰, not 0; logits of ±1e308 do not overflow unless the loss does. 0·∞
    is 0: an impossible class costs nothing unless the label gives it a weight; then it costs +inf.

    For a single example and a hard label, the relative error is at most (g/2 + (log K)/2 + 4 + s)ε
    if the label is the top class, g being its gap to the second, and (4 + s)ε if it is not. Found:
    g/2 + 2.5 and 2.2, with ε = 2.2e-16 for float64; s is for the sum over K classes, as in the
    docstring of `softmaxlib.logits`.

    Examples
    --------
    >>> softmax_cross_entropy([[1e4, 0, -1e4], [0, 50, 0]], [2, 1], reduction="none")
    array([2.0000000e+04, 3.8574997e-22])
    >>> round(float(softmax_cross_entropy([2.0, 1.0, 0.0], [0.5, 0.5, 0.0])), 6)  # a soft label
    0.907606
    """
    batch = as_batch(logits, reduction, weights)
    target = as_target(labels, batch, label_smoothing)
    losses = np.empty(len(batch.rows), batch.rows.dtype)
    with quiet(batch.rows.shape[-1]):
        write_loss(batch, target, losses, None)
        return batch.reduce(losses)


def softmax_cross_entropy_with_gradient(
    logits: ArrayLike,
    labels: ArrayLike,
    *,
    reduction: Reduction = "mean",
    weights: ArrayLike | None = None,
    label_smoothing: float = 0.0,
) -> tuple[Any, FloatArray]:
    """Value of `softmax_cross_entropy` and its gradient with respect to the logits, in one pass.

    The gradient of one example is softmax(o) − y: softmax minus label.

    Parameters
    ----------
    logits, labels, reduction, weights, label_smoothing
        As for `softmax_cross_entropy`, and so are the errors raised.

    Returns
    -------
    value : float or ndarray
        The very number `softmax_cross_entropy` returns.
    gradient : ndarray, shape of `logits`
        w (p − y), for the mean divided by Σ w; with "none", that of each example's own loss.

    Notes
    -----
    Stable because it is (exp(oₖ − m) − yₖ − yₖr)/(1 + r): for a sure and right class this is
    −r/(1 + r), where p − 1 would be rounded to 0. The entries of an example sum to 0 but for
    rounding, and are finite even where its loss is +inf.

    For a hard label the relative error of the entry of a class whose logit lies g below the largest
    is at most (g/2 + (log K)/2 + 5 + s)ε; for the top class, g is the gap to the second. Found: g/2
    + 3.0. With a soft label, p and y may nearly cancel: that bound then counts relative to p + y.

    Examples
    --------
    >>> value, gradient = softmax_cross_entropy_with_gradient([[0, 0], [50, 0]], [1, 0])
    >>> float(value)
    0.34657359027997264
    >>> gradient
    array([[ 2.50000000e-01, -2.50000000e-01],
           [-9.64374924e-23,  9.64374924e-23]])
    """
    batch = as_batch(logits, reduction, weights)
    target = as_target(labels, batch, label_smoothing)
    losses, gradient = np.empty(len(batch.rows), batch.rows.dtype), np.empty_like(batch.rows)
    with quiet(batch.rows.shape[-1]):
        write_loss(batch, target, losses, gradient)
        return batch.reduce(losses), batch.restore(gradient)


def softmax_cross_entropy_with_hessian(
    logits: ArrayLike,
    labels: ArrayLike,
    vector: ArrayLike | None = None,
    *,
    reduction: Reduction = "mean",
    weights: ArrayLike | None = None,
    label_smoothing: float = 0.0,
) -> tuple[Any, FloatArray, FloatArray]:
    """Value, gradient, and Hessian or its product with a vector, in one call.

    Parameters
    ----------
    logits, labels, reduction, weights, label_smoothing
        As for `softmax_cross_entropy`, and so are the errors raised.
    vector : array_like, shape of `logits`, optional
        What to multiply the Hessian with; without it the Hessian itself is returned.

    Returns
    -------
    value : float or ndarray
        As from `softmax_cross_entropy`, to the bit.
    gradient : ndarray, shape of `logits`
        As from `softmax_cross_entropy_with_gradient`, to the bit.
    curvature : ndarray
        As from `softmax_cross_entropy_hessian` or, given a vector, `softmax_cross_entropy_hvp`.

    Examples
    --------
    >>> softmax_cross_entropy_with_hessian([0, 0], 1, vector=[1, 0])
    (np.float64(0.6931471805599453), array([ 0.5, -0.5]), array([ 0.25, -0.25]))
    """
    batch = as_batch(logits, reduction, weights)
    target = as_target(labels, batch, label_smoothing)
    factor = None if vector is None else as_vector(vector, batch)
    losses, gradient = np.empty(len(batch.rows), batch.rows.dtype), np.empty_like(batch.rows)
    curvature = batch.empty_curvature(factor)
    with quiet(batch.rows.shape[-1]):
        write_loss(batch, target, losses, gradient)
        write_curvature(batch, factor, curvature)
        return batch.reduce(losses), batch.restore(gradient), batch.restore(curvature)


def softmax_cross_entropy_hessian(
    logits: ArrayLike, *, reduction: Reduction = "mean", weights: ArrayLike | None = None
) -> FloatArray:
    """Hessian of `softmax_cross_entropy` with respect to each example's logits: diag(p) − p pᵀ.

    Parameters
    ----------
    logits, reduction, weights
        As for `softmax_cross_entropy`, and so are the errors raised. No labels: it is the same
        for all of them.

    Returns
    -------
    ndarray, shape (..., n_classes, n_classes)
        One block for each example, scaled as its gradient is. Logits of different examples do not
        interact, so these blocks are all of the Hessian.

    Notes
    -----
    The covariance of the one-hot labels drawn with probabilities p: symmetric, positive
    semidefinite, each row summing to 0. Stable because 1 − p of the top class in its diagonal entry
    p(1 − p) is taken as r/(1 + r).

    Examples
    --------
    >>> softmax_cross_entropy_hessian([0.0, 0.0])
    array([[ 0.25, -0.25],
           [-0.25,  0.25]])
    """
    return _curvature(as_batch(logits, reduction, weights), None)


def softmax_cross_entropy_hvp(
    logits: ArrayLike,
    vector: ArrayLike,
    *,
    reduction: Reduction = "mean",
    weights: ArrayLike | None = None,
) -> FloatArray:
    """Product of the Hessian with a vector, p ∘ (v − p·v), in O(K) for each example, not O(K²).

    Parameters
    ----------
    logits, reduction, weights
        As for `softmax_cross_entropy`, and so are the errors raised.
    vector : array_like, shape of `logits`
        What to multiply with, finite: v of each example.

    Returns
    -------
    ndarray, shape of `logits`
        The product, scaled as the gradient is; its entries sum to 0 for each example.

    Notes
    -----
    Stable because v is first reduced by its entry at the top class, which changes nothing but
    leaves only small terms in p·v when that class is sure. A constant vector gives exactly 0.

    Examples
    --------
    >>> softmax_cross_entropy_hvp([0.0, 0.0], [1.0, 0.0])
    array([ 0.25, -0.25])
    """
    batch = as_batch(logits, reduction, weights)
    return _curvature(batch, as_vector(vector, batch))


def _curvature(batch: Batch, vector: FloatArray | None) -> FloatArray:
    """Return all Hessians, or their products with a vector."""
    curvature = batch.empty_curvature(vector)
    with quiet(batch.rows.shape[-1]):
        write_curvature(batch, vector, curvature)
        return batch.restore(curvature)
