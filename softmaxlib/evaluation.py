"""How good a classifier's answers are: hits, confusions, and whether its confidence is earned.

Accuracies here are measured on n independent examples that had no part in the training. What they
say about examples to come is a statement about probabilities, and `wilson_interval` makes it.
"""

from statistics import NormalDist
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .checks import FloatArray, as_count, as_floats, as_labels, as_number, as_probabilities


def confusion_counts(labels: ArrayLike, predictions: ArrayLike, n_classes: int) -> NDArray[np.intp]:
    """Count how often each class was taken for each: C[i, j] = #{label i, predicted j}.

    Parameters
    ----------
    labels, predictions : array_like, shape (n,)
        True and predicted classes, in ``0..n_classes - 1``.
    n_classes : int
        The number of classes, K.

    Returns
    -------
    ndarray of intp, shape (n_classes, n_classes)
        A row for each true class, a column for each prediction; right answers on the diagonal.

    Raises
    ------
    TypeError, ValueError
        If labels or predictions are not whole numbers in ``0..n_classes - 1``, or not equally many.

    Examples
    --------
    >>> confusion_counts([0, 0, 1, 2], [0, 1, 1, 2], n_classes=3)
    array([[1, 1, 0],
           [0, 1, 0],
           [0, 0, 1]])
    """
    true, guessed = as_labels(labels, n_classes), as_labels(predictions, n_classes)
    if true.ndim != 1 or true.shape != guessed.shape:
        raise ValueError(
            f"expected labels and predictions of one shape (n,), got {true.shape}, {guessed.shape}"
        )
    counts = np.zeros((n_classes, n_classes), np.intp)
    np.add.at(counts, (true, guessed), 1)
    return counts


def wilson_interval(
    successes: ArrayLike, n: ArrayLike, *, level: float = 0.95
) -> tuple[FloatArray, FloatArray]:
    """Interval for a probability q, of which a share q̂ was seen: |q̂ − q| ≤ z √(q(1 − q)/n).

    Parameters
    ----------
    successes, n : array_like of int
        How often it happened, and in how many independent trials; of shapes that broadcast.
    level : float, default 0.95
        About how often such an interval holds the true q.

    Returns
    -------
    low, high : float or ndarray
        The ends of the interval, in [0, 1]; NaN for no trials.

    Raises
    ------
    ValueError
        If `successes` is not in ``0..n``, or `level` not in (0, 1).

    Notes
    -----
    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
    Journal of the American Statistical Association 22 (1927), doi:10.1080/01621459.1927.10502953.

    Examples
    --------
    >>> low, high = wilson_interval(830, 1000)
    >>> round(float(low), 4), round(float(high), 4)
    (0.8055, 0.852)
    """
    level = as_number(level, "level", 0, 1, closed="")
    hits, trials = np.broadcast_arrays(as_floats(successes, "successes"), as_floats(n, "n"))
    if not np.all((hits >= 0) & (hits <= trials)):
        raise ValueError(f"expected successes in 0..n, got {hits} of {trials}")
    with np.errstate(all="ignore"):
        share, a = hits / trials, NormalDist().inv_cdf((1 + level) / 2) ** 2 / trials
        # The roots of (q̂ − q)² = a q(1 − q), the smaller one written so that nothing cancels.
        above = share + a / 2 + np.sqrt(a * (share * (1 - share) + a / 4))
        return (share**2 / above)[()], np.where(hits == trials, 1 + 0 * a, above / (1 + a))[()]


class CalibrationBins(NamedTuple):
    """Examples sorted into bins by the confidence of their prediction, each array (n_bins,).

    Examples
    --------
    >>> bins = calibration_bins([[0.9, 0.1], [0.3, 0.7]], [0, 0], n_bins=2)
    >>> bins.counts, bins.hits
    (array([0, 2]), array([0, 1]))
    """

    edges: FloatArray  # (n_bins + 1,), from 0 to 1
    counts: NDArray[np.intp]
    hits: NDArray[np.intp]  # how many predictions were right
    confidence: FloatArray  # the mean confidence; NaN in an empty bin

    @property
    def error(self) -> float:
        """The expected calibration error Σ (count/n) |hits/count − confidence|, in [0, 1].

        Examples
        --------
        >>> round(calibration_bins([[0.9, 0.1], [0.3, 0.7]], [0, 0], n_bins=2).error, 6)
        0.3
        """
        filled = self.counts > 0
        claimed = self.counts[filled] * self.confidence[filled]
        return float(np.abs(self.hits[filled] - claimed).sum() / self.counts.sum())


def calibration_bins(
    probabilities: ArrayLike, labels: ArrayLike, *, n_bins: int = 10
) -> CalibrationBins:
    """Sort predictions by their confidence max p into equal bins, and count the right ones.

    A model is calibrated if, of all predictions it makes with confidence c, the share c is right.

    Parameters
    ----------
    probabilities : array_like, shape (n, n_classes)
        Predicted probabilities.
    labels : array_like, shape (n,)
        True classes, in ``0..n_classes - 1``.
    n_bins : int, default 10
        How many bins [0, 1/m), …, [1 − 1/m, 1] there are; in them as in `np.histogram`.

    Returns
    -------
    CalibrationBins
        Edges, counts, hits and mean confidence; its `error` is the expected calibration error.

    Raises
    ------
    TypeError, ValueError
        If the probabilities do not sum to 1, there are none, the labels do not fit them, or
        `n_bins` is below 1.

    Notes
    -----
    The error is a mean of absolute differences, so noise alone makes it positive, the more so the
    more bins there are. Compare models on the same examples and bins.

    Source: C. Guo, G. Pleiss, Y. Sun, K. Q. Weinberger, "On calibration of modern neural
    networks", ICML 2017, arXiv:1706.04599.

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
