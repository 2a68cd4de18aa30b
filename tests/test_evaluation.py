"""Confusions, intervals and calibration, against scikit-learn, SciPy and direct simulation."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest
from sklearn.metrics import confusion_matrix

from softmaxlib.evaluation import calibration_bins, confusion_counts, wilson_interval

CLASSES = st.integers(0, 4)


@given(st.lists(st.tuples(CLASSES, CLASSES)))
def test_confusion_counts_agree_with_scikit_learn(pairs: list[tuple[int, int]]) -> None:
    labels, predictions = np.array(pairs, int).reshape(-1, 2).T
    counts = confusion_counts(labels, predictions, n_classes=5)
    assert counts.sum() == len(pairs)
    if pairs:
        assert np.array_equal(counts, confusion_matrix(labels, predictions, labels=range(5)))


@given(st.integers(0, 60), st.integers(1, 60))
def test_wilson_interval_agrees_with_scipy(hits: int, more: int) -> None:
    n = hits + more
    expected = binomtest(hits, n).proportion_ci(0.95, method="wilson")
    assert np.allclose(wilson_interval(hits, n), expected, rtol=1e-9, atol=1e-12)


def test_wilson_interval_of_arrays_and_of_no_trials() -> None:
    low, high = wilson_interval([[0, 5, 10], [0, 0, 0]], [[10], [0]])
    assert low.shape == high.shape == (2, 3)
    assert np.isnan(low[1]).all()
    assert np.isnan(high[1]).all()
    assert low[0, 0] == 0
    assert high[0, 2] == 1
    assert np.allclose(low[0] + high[0, ::-1], 1)  # successes and failures are mirror images


def test_wilson_interval_of_all_or_nothing_ends_exactly() -> None:
    n = np.arange(1, 3000)
    assert np.all(wilson_interval(0 * n, n)[0] == 0)
    assert np.all(wilson_interval(n, n)[1] == 1)


def test_wilson_interval_holds_the_truth_about_as_often_as_it_says() -> None:
    rng = np.random.default_rng(0)
    for q, n in ((0.02, 200), (0.5, 40), (0.84, 500)):
        low, high = wilson_interval(rng.binomial(n, q, 20_000), n)
        assert abs(np.mean((low <= q) & (q <= high)) - 0.95) < 0.02


@given(st.data())
def test_bins_count_every_example_once(data: st.DataObject) -> None:
    n, n_classes = data.draw(st.integers(1, 30)), data.draw(st.integers(1, 5))
    n_bins = data.draw(st.integers(1, 12))
    rng = np.random.default_rng(data.draw(st.integers(0, 2**32 - 1)))
    p, y = rng.dirichlet(np.full(n_classes, 0.3), size=n), rng.integers(n_classes, size=n)
    bins = calibration_bins(p, y, n_bins=n_bins)
    assert bins.counts.sum() == n
    assert bins.hits.sum() == np.sum(p.argmax(axis=1) == y)
    filled = bins.counts > 0
    assert np.isclose(np.sum((bins.counts * bins.confidence)[filled]), p.max(axis=1).sum())
    rounding = 1e-12
    assert np.all(bins.confidence[filled] >= bins.edges[:-1][filled] - rounding)
    assert np.all(bins.confidence[filled] <= bins.edges[1:][filled] + rounding)
    assert 0 <= bins.error <= 1


def test_labels_drawn_from_the_probabilities_are_calibrated() -> None:
    rng = np.random.default_rng(0)
    p = rng.dirichlet(np.ones(3), size=50_000)
    y = (rng.random((len(p), 1)) > p.cumsum(axis=1)).sum(axis=1)
    assert calibration_bins(p, y).error < 0.01
    sharpened = p**2 / np.sum(p**2, axis=1, keepdims=True)
    assert calibration_bins(sharpened, y).error > 0.1


def test_a_bin_edge_belongs_to_the_bin_above_and_certainty_to_the_last() -> None:
    bins = calibration_bins([[0.5, 0.5], [1.0, 0.0]], [0, 0], n_bins=2)
    assert bins.counts.tolist() == [0, 2]


P = [[0.5, 0.5], [1.0, 0.0]]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: confusion_counts([0, 3], [0, 1], 3), "expected labels in 0..2, got 3 at positi"),
        (lambda: confusion_counts([0, 1], [0], 3), r"one shape \(n,\), got \(2,\), \(1,\)"),
        (lambda: confusion_counts([[0]], [[0]], 3), r"one shape \(n,\), got \(1, 1\), \(1, 1\)"),
        (lambda: wilson_interval(11, 10), r"expected successes in 0..n, got 11.0 of 10.0"),
        (lambda: wilson_interval(-1, 10), r"expected successes in 0..n"),
        (lambda: wilson_interval(np.nan, 10), r"expected successes in 0..n"),
        (lambda: calibration_bins([[0.5, 0.6]], [0]), "expected probabilities that sum to 1"),
        (lambda: calibration_bins([0.5, 0.5], [0]), r"of shape \(n, n_classes\), got shape \(2,\)"),
        (lambda: calibration_bins(np.empty((0, 2)), []), r"got shape \(0, 2\)"),
        (lambda: calibration_bins(P, [0]), r"expected labels of shape \(2,\), got shape \(1,\)"),
        (lambda: calibration_bins(P, [0, 2]), "expected labels in 0..1, got 2 at position 1"),
        (lambda: calibration_bins(P, [0, 1], n_bins=0), "expected n_bins of at least 1, got 0"),
    ],
)
def test_bad_input_gets_a_clear_error(call: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()


@pytest.mark.parametrize(
    ("hits", "n", "high"),
    [(1, 10**9, 5.664934243297437e-09), (0, 10**17, 3.841458820694123e-17), (5, 5, 1.0)],
)
def test_the_upper_end_of_wilsons_interval_keeps_its_digits(hits, n, high) -> None:
    assert wilson_interval(hits, n)[1] == pytest.approx(high, rel=1e-13, abs=0)


@pytest.mark.parametrize("n_bins", [3, 7, 10, 49])
def test_bins_are_those_of_numpys_histogram_on_the_edges(n_bins) -> None:
    p = np.concatenate([np.linspace(0.5, 1, 101), np.arange(n_bins // 2 + 1, n_bins + 1) / n_bins])
    bins = calibration_bins(np.stack([p, 1 - p], axis=1), np.zeros(len(p), int), n_bins=n_bins)
    assert bins.counts.tolist() == np.histogram(p, bins.edges)[0].tolist()


def test_errors_name_the_argument() -> None:
    with pytest.raises(TypeError, match="expected n_bins as an integer, got float"):
        calibration_bins(P, [0, 1], n_bins=2.5)
    with pytest.raises(TypeError, match="successes without a mask"):
        wilson_interval(np.ma.masked_array([1], [True]), 10)
