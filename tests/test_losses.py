"""Softmax cross-entropy: its laws, its derivatives by three other routes, accuracy, extremes."""

import math
import re
from itertools import pairwise

import mpmath as mp
import numpy as np
import pytest
import sklearn.metrics
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from softmaxlib.logits import logsumexp, softmax
from softmaxlib.losses import (
    softmax_cross_entropy,
    softmax_cross_entropy_hessian,
    softmax_cross_entropy_hvp,
    softmax_cross_entropy_with_gradient,
)

INF, NAN = np.inf, np.nan


def softmax_cross_entropy_with_hessian(logits, labels, vector=None, **options):
    """Return value, gradient, and the Hessian or its product with a vector."""
    value, gradient = softmax_cross_entropy_with_gradient(logits, labels, **options)
    options.pop("label_smoothing", None)
    if vector is None:
        return value, gradient, softmax_cross_entropy_hessian(logits, **options)
    return value, gradient, softmax_cross_entropy_hvp(logits, vector, **options)


REDUCTIONS = ["mean", "sum", "none"]
equal = np.testing.assert_array_equal
close = np.testing.assert_allclose
smoothings = st.sampled_from([0.0, 0.1, 1.0])
reductions = st.sampled_from(REDUCTIONS)


def one_hot(labels, n_classes, dtype=np.float64):
    return np.eye(n_classes, dtype=dtype)[labels]


def gradient_of(*args, **options):
    return softmax_cross_entropy_with_gradient(*args, **options)[1]


def each(*args, **options):
    return softmax_cross_entropy(*args, reduction="none", **options)


@st.composite
def problems(draw, low=-50.0, high=50.0, soft=None):
    """Draw logits (n, K) and labels: indices, or soft ones."""
    n, k = draw(st.integers(1, 4)), draw(st.integers(1, 5))
    logits = draw(hnp.arrays(np.float64, (n, k), elements=st.floats(low, high)))
    if draw(st.booleans()) if soft is None else soft:
        shares = draw(hnp.arrays(np.float64, (n, k), elements=st.integers(0, 8).map(float)))
        shares[:, 0] += 1 - np.minimum(shares.sum(-1), 1)
        return logits, shares / shares.sum(-1, keepdims=True)
    return logits, draw(hnp.arrays(np.intp, n, elements=st.integers(0, k - 1)))


def draw_weights(data, n):
    weights = data.draw(hnp.arrays(np.float64, n, elements=st.floats(0, 10, width=32)))
    weights[0] += 0.5  # not all 0
    return weights


# Laws


@given(problems(-1e308, 1e308), smoothings)
def test_the_loss_is_never_below_zero(problem, s):
    assert (each(*problem, label_smoothing=s) >= 0).all()


@given(problems(), smoothings)
def test_the_loss_is_the_soft_maximum_minus_the_labelled_score(problem, s):
    logits, labels = problem
    y = labels if labels.ndim == 2 else one_hot(labels, logits.shape[-1])
    y = (1 - s) * y + s / logits.shape[-1]
    want = logsumexp(logits) - (y * logits).sum(-1)
    close(each(logits, labels, label_smoothing=s), want, rtol=1e-13, atol=1e-12)
    gradient = gradient_of(logits, labels, label_smoothing=s, reduction="none")
    close(gradient, softmax(logits) - y, rtol=1e-12, atol=1e-15)


@given(problems(), st.integers(-1000, 1000))
def test_a_constant_added_to_all_logits_changes_nothing(problem, constant):
    logits, labels = np.round(problem[0] * 8) / 8, problem[1]  # so that adding it is exact
    vector = logits[:, ::-1]
    before = softmax_cross_entropy_with_hessian(logits, labels, vector)
    after = softmax_cross_entropy_with_hessian(logits + constant, labels, vector)
    for one, other in zip(before, after, strict=True):
        close(one, other, rtol=1e-14, atol=1e-300)


@given(problems(-1e4, 1e4), smoothings, reductions, st.data())
def test_the_gradient_of_an_example_sums_to_zero(problem, s, reduction, data):
    weights = draw_weights(data, len(problem[0]))
    gradient = gradient_of(*problem, label_smoothing=s, reduction=reduction, weights=weights)
    close(gradient.sum(-1), 0, atol=1e-14 * weights.max())


@given(problems(), st.floats(0, 1), st.data())
def test_the_loss_is_convex_along_segments(problem, t, data):
    a, labels = problem
    b = data.draw(hnp.arrays(np.float64, a.shape, elements=st.floats(-50, 50)))
    between = each((1 - t) * a + t * b, labels)
    assert (between <= (1 - t) * each(a, labels) + t * each(b, labels) + 1e-12).all()
    above_tangent = each(a, labels) + (gradient_of(a, labels, reduction="none") * (b - a)).sum(-1)
    assert (each(b, labels) >= above_tangent - 1e-11).all()


@given(problems(-1e308, INF, soft=False), smoothings, reductions, st.data())
def test_index_and_one_hot_agree_to_the_bit(problem, s, reduction, data):
    logits, labels = problem
    options = {"reduction": reduction, "label_smoothing": s}
    options["weights"] = draw_weights(data, len(logits))
    for dtype in np.float16, np.float32, np.float64:
        with np.errstate(over="ignore"):
            x = logits.astype(dtype)
        got = softmax_cross_entropy_with_gradient(x, labels, **options)
        for y in one_hot(labels, x.shape[-1]), one_hot(labels, x.shape[-1], bool):
            want = softmax_cross_entropy_with_gradient(x, y, **options)
            equal(got[0], want[0])
            equal(got[1], want[1])


@given(problems(), smoothings, reductions, st.data())
def test_one_pass_gives_what_its_parts_give_to_the_bit(problem, s, reduction, data):
    logits, labels = problem
    common = {"reduction": reduction, "weights": draw_weights(data, len(logits))}
    options = {**common, "label_smoothing": s}
    value, gradient, hessian = softmax_cross_entropy_with_hessian(logits, labels, **options)
    product = softmax_cross_entropy_with_hessian(logits, labels, gradient, **options)[2]
    equal(value, softmax_cross_entropy(logits, labels, **options))
    equal(value, softmax_cross_entropy_with_gradient(logits, labels, **options)[0])
    equal(gradient, gradient_of(logits, labels, **options))
    equal(hessian, softmax_cross_entropy_hessian(logits, **common))
    equal(product, softmax_cross_entropy_hvp(logits, gradient, **common))


@given(problems(), smoothings, st.data())
def test_reductions_are_consistent(problem, s, data):
    weights = draw_weights(data, len(problem[0]))
    options = {"label_smoothing": s, "weights": weights}
    plain, plain_gradient = softmax_cross_entropy_with_gradient(
        *problem, label_smoothing=s, reduction="none"
    )
    for reduction, scale in ("none", weights), ("sum", weights), ("mean", weights / weights.sum()):
        value, gradient = softmax_cross_entropy_with_gradient(
            *problem, reduction=reduction, **options
        )
        scaled = scale * plain
        close(value, scaled if reduction == "none" else scaled.sum(), rtol=1e-14, atol=1e-300)
        close(gradient, scale[:, None] * plain_gradient, rtol=1e-14, atol=1e-300)
        hessian = softmax_cross_entropy_hessian(problem[0], weights=weights, reduction=reduction)
        unscaled = softmax_cross_entropy_hessian(problem[0], reduction="none")
        close(hessian, scale[:, None, None] * unscaled, rtol=1e-14, atol=1e-300)


@given(problems(), reductions, st.data())
def test_weights_of_one_are_no_weights_and_whole_weights_are_copies(problem, reduction, data):
    logits, labels = problem
    n = len(logits)
    equal(
        softmax_cross_entropy(logits, labels, reduction=reduction, weights=np.ones(n)),
        softmax_cross_entropy(logits, labels, reduction=reduction),
    )
    copies = data.draw(hnp.arrays(np.intp, n, elements=st.integers(0, 3)))
    copies[0] += 1
    if reduction != "none":
        got = softmax_cross_entropy(logits, labels, reduction=reduction, weights=copies)
        repeated = np.repeat(logits, copies, axis=0), np.repeat(labels, copies, axis=0)
        close(got, softmax_cross_entropy(*repeated, reduction=reduction), rtol=1e-13)


@given(problems(soft=True), st.randoms(use_true_random=False))
def test_permuted_examples_and_classes_give_permuted_results(problem, random):
    logits, labels = problem
    n, k = logits.shape
    rows, classes = random.sample(range(n), n), random.sample(range(k), k)
    at = np.ix_(rows, classes)
    close(each(logits[at], labels[at]), each(logits, labels)[rows], rtol=1e-13)
    got = gradient_of(logits[at], labels[at])
    close(got, gradient_of(logits, labels)[at], rtol=1e-12, atol=1e-16)
    got = softmax_cross_entropy_hessian(logits[at])
    want = softmax_cross_entropy_hessian(logits)[np.ix_(rows, classes, classes)]
    close(got, want, rtol=1e-12, atol=1e-300)


@given(problems(), st.data())
def test_the_hessian_is_a_covariance(problem, data):
    logits, _ = problem
    hessian = softmax_cross_entropy_hessian(logits, reduction="none")
    equal(hessian, np.swapaxes(hessian, -1, -2))
    close(hessian.sum(-1), 0, atol=1e-15)
    assert (np.linalg.eigvalsh(hessian) >= -1e-15).all()
    assert (np.linalg.eigvalsh(hessian) <= 0.5 + 1e-15).all()
    v = data.draw(hnp.arrays(np.float64, logits.shape, elements=st.floats(-10, 10)))
    product = softmax_cross_entropy_hvp(logits, v, reduction="none")
    close(product, (hessian @ v[..., None])[..., 0], rtol=1e-12, atol=1e-14)
    assert ((v * product).sum(-1) >= -1e-13).all()
    equal(softmax_cross_entropy_hvp(logits, np.full(logits.shape, v[0, 0])), 0)


# Derivatives by other routes


@given(problems(-5, 5), smoothings, st.data())
def test_central_differences(problem, s, data):
    logits, labels = problem
    weights = draw_weights(data, len(logits))
    v = data.draw(hnp.arrays(np.float64, logits.shape, elements=st.floats(-1, 1)))
    step = 1e-5

    def pass_at(x):
        return softmax_cross_entropy_with_gradient(x, labels, weights=weights, label_smoothing=s)

    (up, gradient_up), (down, gradient_down) = (
        pass_at(logits + step * v),
        pass_at(logits - step * v),
    )
    slope = (pass_at(logits)[1] * v).sum()
    close((up - down) / (2 * step), slope, rtol=1e-6, atol=1e-8)
    product = softmax_cross_entropy_hvp(logits, v, weights=weights)
    close((gradient_up - gradient_down) / (2 * step), product, rtol=1e-6, atol=1e-8)


def test_sympy_derives_the_same_gradient_and_hessian():
    o, y = sp.symbols("o:3"), sp.symbols("y:3")
    loss = sp.log(sum(map(sp.exp, o))) - sum(a * b for a, b in zip(o, y, strict=True))
    gradient = sp.lambdify([*o, *y], [sp.diff(loss, a) for a in o])
    hessian = sp.lambdify([*o, *y], sp.hessian(loss, o))
    rng = np.random.default_rng(0)
    logits, labels = rng.normal(0, 3, (20, 3)), rng.dirichlet([1, 1, 1], 20)
    got = gradient_of(logits, labels, reduction="none")
    close(got, [gradient(*a, *b) for a, b in zip(logits, labels, strict=True)], 1e-12, 1e-15)
    got = softmax_cross_entropy_hessian(logits, reduction="none")
    close(got, [hessian(*a, *b) for a, b in zip(logits, labels, strict=True)], 1e-12, 1e-15)


@pytest.mark.parametrize("weighted", [False, True])
def test_scikit_learn_agrees(weighted):
    rng = np.random.default_rng(1)
    logits, labels = rng.normal(0, 3, (50, 4)), rng.integers(0, 4, 50)
    weights = rng.uniform(0, 2, 50) if weighted else None
    for normalize, reduction in (True, "mean"), (False, "sum"):
        want = sklearn.metrics.log_loss(
            labels, softmax(logits), labels=range(4), normalize=normalize, sample_weight=weights
        )
        got = softmax_cross_entropy(logits, labels, reduction=reduction, weights=weights)
        assert got == pytest.approx(want, rel=1e-13)


# Accuracy


def sample_logits(kind, dtype, n_classes, n):
    """Return n rows of ordinary or extreme logits, drawn by a fixed seed."""
    rng = np.random.default_rng(n_classes)
    if kind == "underflow":  # gaps up to where e^-gap is the smallest subnormal
        end = -math.log(np.finfo(dtype).smallest_subnormal)
        x = -rng.uniform(end - 12, end, (n, n_classes))
        x[:, 0] = 0
    else:
        std, mean = {"std 10": (10, 0), "std 1000": (1e3, 0), "low": (1, -30)}.get(kind, (1, 0))
        x = rng.normal(mean, std, (n, n_classes))
    return x.astype(dtype)


def exact(row, label):
    """Return value and gradient to 50 digits, without cancellation."""
    o = [mp.mpf(float(v)) - mp.mpf(float(row.max())) for v in row]
    total = mp.fsum(map(mp.exp, o))
    p = [mp.exp(v) / total for v in o]
    others = mp.fsum(q for k, q in enumerate(p) if k != label)
    rest = mp.fsum(mp.exp(v - o[label]) for k, v in enumerate(o) if k != label)
    return mp.log1p(rest), [q if k != label else -others for k, q in enumerate(p)]


KINDS = ["std 1", "std 10", "std 1000", "low", "underflow"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(("n_classes", "n"), [(2, 12), (10, 6), (300, 1)])
def test_errors_are_within_their_bounds(kind, dtype, n_classes, n):
    eps, tiny = float(np.finfo(dtype).eps), float(np.finfo(dtype).smallest_subnormal)
    room = math.log(n_classes) / 2
    with mp.workdps(50):
        for row in sample_logits(kind, dtype, n_classes, n):
            gaps = float(row.max()) - row.astype(float)
            gaps[row.argmax()] = np.sort(gaps)[1]
            for label in {int(row.argmax()), int(row.argmin()), n_classes // 2}:
                value, gradient = softmax_cross_entropy_with_gradient(row, label)
                want, slopes = exact(row, label)
                c = gaps[label] / 2 + room + 4 if label == row.argmax() else 4
                assert abs(mp.mpf(float(value)) - want) <= c * eps * want + n_classes * tiny
                for got, slope, g in zip(gradient, slopes, gaps, strict=True):
                    bound = (g / 2 + room + 5) * eps * abs(slope) + n_classes * tiny
                    assert abs(mp.mpf(float(got)) - slope) <= bound


@pytest.mark.parametrize("s", [0.0, 0.1])
def test_soft_labels_against_mpmath(s):
    rng = np.random.default_rng(2)
    for row, y in zip(rng.normal(0, 20, (20, 5)), rng.dirichlet([0.3] * 5, 20), strict=True):
        y = y / math.fsum(y)
        with mp.workdps(50):
            o = [mp.mpf(float(v)) for v in row]
            z = [(1 - mp.mpf(s)) * mp.mpf(float(v)) + mp.mpf(s) / 5 for v in y]
            lse = mp.log(mp.fsum(map(mp.exp, o)))
            want = float(mp.fsum(b * (lse - a) for a, b in zip(o, z, strict=True)))
            p = [mp.exp(a - lse) for a in o]
            slopes = [float(a - b) for a, b in zip(p, z, strict=True)]
            sizes = np.array([float(a + b) for a, b in zip(p, z, strict=True)])
        value, gradient = softmax_cross_entropy_with_gradient(row, y, label_smoothing=s)
        assert value == pytest.approx(want, rel=2e-15)
        gaps = row.max() - row
        assert (np.abs(gradient - slopes) <= (gaps / 2 + 6) * 2.3e-16 * sizes).all()


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("gap", [10, 50, 80])
def test_a_sure_and_right_class_is_not_rounded_away(gap, dtype):
    rel = 4 * float(np.finfo(dtype).eps)
    with mp.workdps(50):
        loss, slope = float(mp.log1p(mp.exp(-gap))), float(1 / (1 + mp.exp(gap)))
        curve = float(mp.exp(gap) / (1 + mp.exp(gap)) ** 2)
    x = np.array([0, -gap], dtype)
    value, gradient, hessian = softmax_cross_entropy_with_hessian(x, 0)
    assert value == pytest.approx(loss, rel=rel)
    close(gradient, [-slope, slope], rtol=rel)
    close(hessian, [[curve, -curve], [-curve, curve]], rtol=rel)
    close(softmax_cross_entropy_hvp(x, [1, 0]), [curve, -curve], rtol=rel)
    close(softmax_cross_entropy_hvp(x, [0, 1]), [-curve, curve], rtol=rel)


def test_float16_is_rounded_once():
    rng = np.random.default_rng(3)
    x, labels = rng.normal(0, 5, (50, 10)).astype(np.float16), rng.integers(0, 10, 50)
    value, gradient = softmax_cross_entropy_with_gradient(x, labels, reduction="none")
    wide, wide_gradient = softmax_cross_entropy_with_gradient(
        x.astype(np.float64), labels, reduction="none"
    )
    for got, want in (value, wide), (gradient, wide_gradient):
        assert (np.abs(got - want) <= 0.502 * np.spacing(np.abs(got)).astype(float)).all()


def test_many_examples_in_several_blocks():
    rng = np.random.default_rng(4)
    x, labels = rng.normal(0, 3, (20_001, 7)), rng.integers(0, 7, 20_001)
    v = rng.normal(size=x.shape)
    got = softmax_cross_entropy_with_hessian(x, labels, v, reduction="none")
    parts = [
        softmax_cross_entropy_with_hessian(x[a:b], labels[a:b], v[a:b], reduction="none")
        for a, b in pairwise([0, 5, 9999, 20_001])
    ]
    for whole, pieces in zip(got, zip(*parts, strict=True), strict=True):
        close(whole, np.concatenate(pieces), rtol=1e-13, atol=1e-16)
    total = softmax_cross_entropy(x.astype(np.float32), labels)
    assert total == pytest.approx(got[0].mean(), rel=1e-6)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(("std", "mean"), [(1, 0), (10, 0), (1000, 0), (1, -30), (1, 500)])
@pytest.mark.parametrize(("n", "n_classes"), [(30_000, 5), (300, 500)])
def test_the_three_line_form_of_the_book(dtype, std, mean, n, n_classes):
    rng = np.random.default_rng(6)
    x, y = rng.normal(mean, std, (n, n_classes)).astype(dtype), rng.integers(0, n_classes, n)
    x[::50] -= 200  # some rows to be done again
    shifted = x.astype(np.float64) - x.max(axis=-1, keepdims=True)
    powers = np.exp(shifted)
    total = powers.sum(axis=-1, keepdims=True)
    value, gradient = softmax_cross_entropy_with_gradient(x, y, reduction="none")
    eps = float(np.finfo(dtype).eps)
    close(value, np.log(total)[:, 0] - shifted[np.arange(n), y], rtol=60 * eps, atol=1e-15)
    want = powers / total - one_hot(y, n_classes)
    close(gradient, want, rtol=60 * eps, atol=1e-15)
    equal(each(x, y), value)


@pytest.mark.parametrize("bad", [NAN, INF, -INF, 1000.0])
def test_a_bad_example_does_not_change_how_distant_ones_are_computed(bad):
    rng = np.random.default_rng(7)
    x, y = rng.normal(size=(4, 70_000)), rng.integers(0, 70_000, 4)  # a block for each example
    expected = softmax_cross_entropy_with_gradient(x, y, reduction="none")
    x[0] = bad
    for got, want in zip(
        softmax_cross_entropy_with_gradient(x, y, reduction="none"), expected, strict=True
    ):
        equal(got[2:], want[2:])
        close(got[1], want[1], rtol=1e-14)


# Extremes


@pytest.mark.parametrize(
    ("row", "label", "value", "gradient"),
    [
        ([1e4, -1e4], 0, 0, [0, 0]),
        ([1e4, -1e4], 1, 2e4, [1, -1]),
        ([-1e4, -1e4], 1, math.log(2), [0.5, -0.5]),
        ([1e308, 1e308], 0, math.log(2), [-0.5, 0.5]),
        ([1e308, 0], 1, 1e308, [1, -1]),
        ([1e308, -1e308], 0, 0, [0, 0]),
        ([1e308, -1e308], 1, INF, [1, -1]),  # the loss itself, 2e308, overflows
        ([0, 0, -INF], 0, math.log(2), [-0.5, 0.5, 0]),
        ([0, 0, -INF], 2, INF, [0.5, 0.5, -1]),
        ([0, 0, -INF], [0.5, 0.5, 0], math.log(2), [0, 0, 0]),
        ([0, 0, -INF], [0.5, 0.25, 0.25], INF, [0, 0.25, -0.25]),
        ([0, -INF], 0, 0, [0, 0]),
        ([-7.5], 0, 0, [0]),
        ([INF, 0], 0, NAN, [NAN, NAN]),
        ([INF, 0], 1, NAN, [NAN, NAN]),
        ([INF, -INF], [0.5, 0.5], NAN, [NAN, NAN]),
        ([NAN, 0], 1, NAN, [NAN, NAN]),
        ([0, NAN], [1, 0], NAN, [NAN, NAN]),
        ([-INF, -INF], 0, NAN, [NAN, NAN]),
        ([INF, INF], 0, NAN, [NAN, NAN]),
    ],
)
def test_extremes(row, label, value, gradient):
    got = softmax_cross_entropy_with_gradient(row, label)
    close(got[0], value, rtol=1e-15)
    close(got[1], gradient, rtol=1e-15, atol=0)
    p, v = softmax(row), np.arange(len(row))
    close(softmax_cross_entropy_hessian(row), np.diag(p) - np.outer(p, p), atol=1e-16)
    close(softmax_cross_entropy_hvp(row, v), p * (v - p @ v), atol=1e-16)


def test_smoothing_puts_weight_on_an_impossible_class():
    value, gradient = softmax_cross_entropy_with_gradient([0, 0, -INF], 0, label_smoothing=0.3)
    assert value == INF
    close(gradient, [0.5 - 0.8, 0.5 - 0.1, -0.1], rtol=1e-15)


def test_nan_stays_in_its_own_example():
    x = np.array([[NAN, 0], [INF, 0], [-INF, -INF], [1, 2]])
    for labels in [0, 1, 0, 1], one_hot([0, 1, 0, 1], 2):
        value, gradient, hessian = softmax_cross_entropy_with_hessian(x, labels, reduction="none")
        for got in value, gradient, hessian:
            assert np.isnan(got[:3]).all()
            assert np.isfinite(got[3]).all()
        assert np.isnan(softmax_cross_entropy(x, labels))


def test_an_example_of_weight_zero_counts_for_nothing():
    x = np.array([[NAN, 0], [INF, 0], [0, -INF], [1, 2]])
    labels, weights = [0, 1, 1, 1], [0, 0, 0, 2]
    for reduction in REDUCTIONS:
        value, gradient, hessian = softmax_cross_entropy_with_hessian(
            x, labels, reduction=reduction, weights=weights
        )
        product = softmax_cross_entropy_hvp(x, np.ones_like(x), weights=weights)
        for derivative in gradient, hessian, product:
            equal(derivative[:3], 0)
        if reduction == "none":
            equal(value[:3], 0)
        assert np.isfinite(value).all()


def test_a_mean_overflows_only_where_it_must():
    equal(softmax_cross_entropy([[0, 1.5e308]] * 4, [0] * 4), 1.5e308)
    equal(
        softmax_cross_entropy([[0, 8.0]] * 2, [0] * 2, weights=[1e308] * 2), each([[0, 8.0]], [0])
    )
    assert softmax_cross_entropy([[0, 1.5e308]] * 4, [0] * 4, reduction="sum") == INF
    assert softmax_cross_entropy(np.float16([[0, 6e4]] * 4), [0] * 4, reduction="sum") == INF


# Types, shapes and errors


@pytest.mark.parametrize(
    ("dtype", "result"),
    [(d, d) for d in (np.float16, np.float32, np.float64, np.longdouble)]
    + [(d, np.float64) for d in (bool, np.int8, np.uint8, np.int64)],
)
@pytest.mark.parametrize("reduction", REDUCTIONS)
@pytest.mark.parametrize("labels", [[1, 2], np.float64([[0, 1, 0], [0, 0, 1]])])
def test_dtypes(dtype, result, reduction, labels):
    x = np.array([[0, 1, 1], [1, 1, 0]], dtype)
    options = {"reduction": reduction, "weights": np.float64([1, 2])}
    for got in softmax_cross_entropy_with_hessian(x, labels, label_smoothing=0.1, **options):
        assert got.dtype == result
    for got in softmax_cross_entropy_with_hessian(x, labels, x, **options):
        assert got.dtype == result
    assert isinstance(softmax_cross_entropy(x, labels), result)


@given(problems(-INF, INF), smoothings, reductions, st.data())
def test_no_input_is_changed(problem, s, reduction, data):
    given = *problem, np.ones(problem[0].shape), draw_weights(data, len(problem[0]))
    for array in given:
        array.setflags(write=False)
    logits, labels, vector, weights = given
    options = {"reduction": reduction, "weights": weights, "label_smoothing": s}
    softmax_cross_entropy_with_hessian(logits, labels, **options)
    softmax_cross_entropy_with_hessian(logits, labels, vector, **options)


def test_any_axes_of_examples():
    rng = np.random.default_rng(5)
    x, labels = rng.normal(size=(2, 3, 4)), rng.integers(0, 4, (2, 3))
    weights, v = rng.uniform(size=(2, 3)), rng.normal(size=(2, 3, 4))
    flat = x.reshape(6, 4), labels.ravel(), v.reshape(6, 4)
    for vector in None, v:
        got = softmax_cross_entropy_with_hessian(
            x, labels, vector, reduction="none", weights=weights
        )
        want = softmax_cross_entropy_with_hessian(
            *flat[:2],
            None if vector is None else flat[2],
            reduction="none",
            weights=weights.ravel(),
        )
        for one, other in zip(got, want, strict=True):
            equal(one, other.reshape(2, 3, *other.shape[1:]))
    equal(each(np.asfortranarray(x), labels), each(x, labels))
    equal(each(x[::-1, :, ::-1], labels), each(x[::-1, :, ::-1].copy(), labels))
    equal(gradient_of(x[0, 0].tolist(), int(labels[0, 0])), gradient_of(x[0, 0], labels[0, 0]))


def test_an_empty_batch():
    x, labels = np.empty((0, 3)), np.empty(0, int)
    value, gradient = softmax_cross_entropy_with_gradient(x, labels, reduction="sum")
    assert (value, gradient.shape) == (0, (0, 3))
    assert each(x, labels).shape == (0,)
    assert each(x, x).shape == (0,)
    assert softmax_cross_entropy_hessian(x, reduction="none").shape == (0, 3, 3)
    with pytest.raises(ValueError, match=r"an example to take the mean of, got shape \(0, 3\)"):
        softmax_cross_entropy(x, labels)


X = np.zeros((2, 3))


@pytest.mark.parametrize(
    ("labels", "options", "error", "message"),
    [
        ([0, 3], {}, ValueError, "expected labels in 0..2, got 3 at position 1"),
        ([-1, 0], {}, ValueError, "expected labels in 0..2, got -1 at position 0"),
        ([0, 0.5], {}, ValueError, "expected whole labels, got 0.5 at position 1"),
        (["a", "b"], {}, TypeError, "expected labels as whole numbers, got dtype <U1"),
        ([0], {}, ValueError, "expected labels of shape (2,) or (2, 3), got shape (1,)"),
        (0, {}, ValueError, "expected labels of shape (2,) or (2, 3), got shape ()"),
        ([[0], [1, 2]], {}, ValueError, "expected labels as a rectangular array, got: "),
        (
            [[1, 0, 0], [0.5, 0, 0]],
            {},
            ValueError,
            "expected labels that sum to 1, got a sum of 0.5 "
            "(off by -0.5) at position 1",
        ),
        ([[1, 0, 0], [2, -1, 0]], {}, ValueError, "labels in 0..1, got 2.0 at position (1"),
        ([[1, 0, 0], [NAN, 1, 0]], {}, ValueError, "in 0..1, got nan at position (1, 0)"),
        ([["a"] * 3] * 2, {}, TypeError, "expected labels as real numbers"),
        ([0, 1], {"reduction": "max"}, ValueError, "'mean', 'sum' or 'none', got 'max'"),
        ([0, 1], {"weights": [1]}, ValueError, "weights of shape (2,), got shape (1,)"),
        ([0, 1], {"weights": [1, -2]}, ValueError, "at least 0, got -2.0 at position 1"),
        ([0, 1], {"weights": [INF, 1]}, ValueError, "at least 0, got inf at position 0"),
        ([0, 1], {"weights": [1, NAN]}, ValueError, "at least 0, got nan at position 1"),
        ([0, 1], {"weights": ["a", "b"]}, TypeError, "weights as real numbers, got dtype <U1"),
        ([0, 1], {"weights": [0, 0]}, ValueError, "a weight above 0 to take the mean with"),
        ([0, 1], {"label_smoothing": 1.5}, ValueError, "label_smoothing in [0, 1], got 1.5"),
        ([0, 1], {"label_smoothing": NAN}, ValueError, "label_smoothing in [0, 1], got nan"),
        ([0, 1], {"label_smoothing": "a"}, TypeError, "label_smoothing as a number, got str"),
    ],
)  # fmt: skip
def test_errors(labels, options, error, message):
    for f in softmax_cross_entropy, softmax_cross_entropy_with_gradient:
        with pytest.raises(error, match=re.escape(message)):
            f(X, labels, **options)


@pytest.mark.parametrize(
    ("vector", "message"),
    [
        (np.zeros(3), "expected vector of shape (2, 3), got shape (3,)"),
        ([[0, 0, INF], [0, 0, 0]], "expected finite vector, got inf at position (0, 2)"),
    ],
)
def test_errors_of_vectors(vector, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        softmax_cross_entropy_hvp(X, vector)
    with pytest.raises(ValueError, match=re.escape(message)):
        softmax_cross_entropy_with_hessian(X, [0, 1], vector)


@pytest.mark.parametrize("logits", [3.0, np.empty((2, 0))])
def test_errors_of_logits(logits):
    with pytest.raises(ValueError, match=r"expected logits of shape \(\.\.\., n_classes\), got"):
        softmax_cross_entropy_hessian(logits)
    with pytest.raises(TypeError, match="expected logits as real numbers, got dtype <U1"):
        softmax_cross_entropy_hessian(["a"])


@pytest.mark.parametrize(
    ("vector", "product"),
    [([1e308, -1e308], [3.9322386648296371e307, -3.9322386648296371e307]), ([0, 5e-324], [0, 0])],
)
def test_a_product_with_the_hessian_overflows_only_where_it_must(vector, product):
    got = softmax_cross_entropy_hvp([0.0, 1.0], vector)
    close(got, product, rtol=4e-16, atol=5e-324)


def test_nothing_is_raised_where_numpy_is_told_to_raise():
    with np.errstate(all="raise"):
        for n in 2, 5000:
            x, y = np.tile([0.0, -1000.0], (n, 1)), np.arange(n) % 2
            value, gradient = softmax_cross_entropy_with_gradient(x, y)
            assert value == pytest.approx(500)
            assert gradient.sum() == 0
            softmax_cross_entropy_hvp(x, x)
            softmax_cross_entropy_hessian(x)


def test_masks_are_refused():
    masked = np.ma.masked_array([[0.0, 1.0]], [[True, False]])
    for call in (
        lambda: softmax_cross_entropy(masked, [0]),
        lambda: softmax_cross_entropy([[0.0, 1.0]], np.ma.masked_array([0], [True])),
        lambda: softmax_cross_entropy_hvp([[0.0, 1.0]], masked),
    ):
        with pytest.raises(TypeError, match="without a mask"):
            call()
