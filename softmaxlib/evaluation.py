"""How good a classifier's answers are: hits, confusions, and whether its confidence is earned.

Accuracies here are measured on n independent examples that had no part in the training.
"""

from statistics import NormalDist
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .checks import FloatArray, as_count, as_floats, as_labels, as_probabilities


def confusion_counts(labels: ArrayLike, predictions: ArrayLike, n_classes: int) -> NDArray[np.intp]:
    """Count how often each class was taken for each: C[i, j] = #{label i, predicted j}.

    Parameters
    ----------
    labels, predictions : array_like, shape (n,)
        True and predicted classes, in ``0..n_classes - 1``.
    n_classes : int, the number of classes, K

    Returns
    -------
    ndarray of intp, shape (n_classes, n_classes)
        A row for each true class, a column for each prediction.

    Raises
    ------
    TypeError, ValueError
        If labels or predictions are not classes, or not equally many.

    Examples
    --------
    >>> confusion_counts([0, 0, 1], [0, 1, 1], n_classes=2)
    array([[1, 1],
           [0, 1]])
    """
    true, guessed = as_labels(labels, n_classes), as_labels(predictions, n_classes)
    if true.ndim != 1 or true.shape != guessed.shape:
        raise ValueError(
            f"expected labels and predictions of one shape (n,), got {true.shape}, {guessed.shape}"
        )
    counts = np.zeros((n_classes, n_classes), np.intp)
    np.add.at(counts, (true, guessed), 1)
    return counts


def wilson_interval(successes: ArrayLike, n: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Interval for a probability q, of which a share q̂ was seen: |q̂ − q| ≤ z √(q(1 − q)/n).

    Source: E. B. Wilson, Journal of the American Statistical Association 22 (1927).

    Parameters
    ----------
    successes, n : array_like of int, how often it happened, and in how many independent trials

    Returns
    -------
    low, high : float or ndarray
        The ends of the interval, which holds the true q about 95 times of 100; NaN for no trials.

    Raises
    ------
    ValueError
        If `successes` is not in ``0..n``.

    Examples
    --------
    >>> low, high = wilson_interval(830, 1000)
    >>> round(float(low), 4), round(float(high), 4)
    (0.8055, 0.852)
    """
    hits, trials = np.broadcast_arrays(as_floats(successes, "successes"), as_floats(n, "n"))
    if not np.all((hits >= 0) & (hits <= trials)):
        raise ValueError(f"expected successes in 0..n, got {hits} of {trials}")
    with np.errstate(all="ignore"):
        share, a = hits / trials, NormalDist().inv_cdf(0.975) ** 2 / trials
        # The roots of (q̂ − q)² = a q(1 − q), the smaller one written so that nothing cancels.
        above = share + a / 2 + np.sqrt(a * (share * (1 - share) + a / 4))
        return (share**2 / above)[()], np.where(hits == trials, 1 + 0 * a, above / (1 + a))[()]


class CalibrationBins(NamedTuple):
    """Examples sorted into bins by the confidence of their prediction, each array (n_bins,).

    Examples
    --------
    >>> bins = calibration_bins([[0.9, 0.1], [0.3, 0.7]], [0, 0], n_bins=2)
    >>> bins.counts, bins.hits, round(bins.error, 6)
    (array([0, 2]), array([0, 1]), 0.3)
    """

    edges: FloatArray  # (n_bins + 1,), from 0 to 1
    counts: NDArray[np.intp]
    hits: NDArray[np.intp]  # how many predictions were right
    confidence: FloatArray  # the mean confidence; NaN in an empty bin

    @property
    def error(self) -> float:
        """The expected calibration error Σ (count/n) |hits/count − confidence|, in [0, 1]."""
        filled = self.counts > 0
        claimed = self.counts[filled] * self.confidence[filled]
        return float(np.abs(self.hits[filled] - claimed).sum() / self.counts.sum())


def calibration_bins(
    probabilities: ArrayLike, labels: ArrayLike, *, n_bins: int = 10
) -> CalibrationBins:
    """Sort predictions by their confidence max p into equal bins, and count the right ones.

    A model is calibrated if, of all predictions it makes with confidence c, the share c is right.
    Source: C. Guo, G. Pleiss, Y. Sun, K. Q. Weinberger, ICML 2017, arXiv:1706.04599.

    Parameters
    ----------
    probabilities : array_like, shape (n, n_classes), predicted probabilities
    labels : array_like, shape (n,), true classes, in ``0..n_classes - 1``
    n_bins : int, default 10, how many bins [0, 1/m), …, [1 − 1/m, 1] there are

    Returns
    -------
    CalibrationBins, edges, counts, hits, mean confidence, and the expected calibration error

    Raises
    ------
    TypeError, ValueError
        If the probabilities do not sum to 1, or the labels do not fit them.

    Examples
    --------
    >>> bins = calibration_bins([[0.95, 0.05], [0.45, 0.55]], [0, 0], n_bins=10)
    >>> bins.counts
    array([0, 0, 0, 0, 0, 1, 0, 0, 0, 1])
    """
    p = as_probabilities(probabilities)
    if p.ndim != 2 or not len(p):
        raise ValueError(f"expected probabilities of shape (n, n_classes), got shape {p.shape}")
    y = as_labels(labels, p.shape[1])
    if y.shape != p.shape[:1]:
        raise ValueError(f"expected labels of shape {p.shape[:1]}, got shape {y.shape}")
    n_bins = as_count(n_bins, "n_bins")
    confidence, edges = p.max(axis=1), np.linspace(0, 1, n_bins + 1)
    place = np.minimum(np.searchsorted(edges, confidence, side="right"), n_bins) - 1
    counts = np.bincount(place, minlength=n_bins)
    hits = np.bincount(place[p.argmax(axis=1) == y], minlength=n_bins)
    with np.errstate(all="ignore"):
        mean = np.bincount(place, weights=confidence, minlength=n_bins) / counts
    return CalibrationBins(edges, counts, hits, mean)
