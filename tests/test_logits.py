"""Softmax and its kin: their laws, their accuracy against mpmath, SciPy, and the extremes."""

import math

import mpmath as mp
import numpy as np
import pytest
import scipy.special
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from softmaxlib.logits import log_softmax, logsumexp, softmax, softmin

INF = np.inf
ELEMENTWISE = [softmax, log_softmax]
REDUCING = [logsumexp, softmin]
ALL = ELEMENTWISE + REDUCING
DTYPES = [np.float16, np.float32, np.float64]


def arrays(low=-1e3, high=1e3, min_dims=1, max_dims=3):
    shapes = hnp.array_shapes(min_dims=min_dims, max_dims=max_dims, max_side=5)
    return hnp.arrays(np.float64, shapes, elements=st.floats(low, high))


temperatures = st.floats(1e-3, 1e3)


# Laws


@given(arrays(-1e308, 1e308), temperatures)
def test_probabilities_are_nonnegative_and_sum_to_one(x, temperature):
    p = softmax(x, temperature=temperature)
    assert (p >= 0).all()
    np.testing.assert_allclose(p.sum(-1), 1, rtol=1e-14)


@given(arrays(), st.integers(-1000, 1000))
def test_a_constant_added_to_all_logits_changes_nothing(x, constant):
    x = np.round(x * 8) / 8  # so that adding it is exact
    np.testing.assert_allclose(softmax(x + constant), softmax(x), rtol=1e-15)
    np.testing.assert_array_equal(log_softmax(x + constant), log_softmax(x))
    np.testing.assert_allclose(logsumexp(x + constant), logsumexp(x) + constant, atol=1e-12)
    np.testing.assert_allclose(softmin(x + constant), softmin(x) + constant, atol=1e-12)


@given(arrays(-40, 40, max_dims=1), temperatures)
def test_order_is_kept(x, temperature):
    order = np.argsort(x)
    for f in ELEMENTWISE:
        assert (np.diff(f(x, temperature=temperature)[order]) >= 0).all()


@given(arrays(-50, 50, max_dims=1), st.randoms(use_true_random=False))
def test_permuted_logits_give_permuted_results(x, random):
    order = random.sample(range(x.size), x.size)
    for f in ELEMENTWISE:
        np.testing.assert_allclose(f(x[order]), f(x)[order], rtol=1e-13)
    np.testing.assert_allclose(logsumexp(x[order]), logsumexp(x), rtol=1e-13, atol=1e-14)


@given(arrays(), temperatures)
def test_bounds_of_the_soft_maximum_and_minimum(x, temperature):
    slack = 1e-12 * (1 + temperature)
    room = temperature * np.log(x.shape[-1]) + slack
    above = logsumexp(x, temperature=temperature) - x.max(-1)
    below = x.min(-1) - softmin(x, temperature=temperature)
    for distance in above, below:
        assert (distance >= 0).all()
        assert (distance <= room).all()


def test_the_soft_maximum_is_strictly_above_the_maximum():
    assert logsumexp([0.0, -700.0]) > 0
    assert softmin([0.0, 700.0]) < 0


@given(arrays(), temperatures)
def test_softmin_mirrors_logsumexp(x, temperature):
    mirrored = -logsumexp(-x, temperature=temperature)
    np.testing.assert_array_equal(softmin(x, temperature=temperature), mirrored)


@given(arrays(-30, 30, max_dims=1), st.floats(0.25, 4))
def test_the_gradient_of_logsumexp_is_softmax(x, temperature):
    def soft_maximum(*o):
        return temperature * mp.log(mp.fsum(mp.exp(v / temperature) for v in o))

    with mp.workdps(60):
        step = mp.mpf(10) ** -20
        for k, p in enumerate(softmax(x, temperature=temperature)):
            up, down = ([*x[:k], x[k] + s, *x[k + 1 :]] for s in (step, -step))
            slope = (soft_maximum(*up) - soft_maximum(*down)) / (2 * step)
            assert float(slope) == pytest.approx(p, rel=1e-12, abs=1e-30)


@given(arrays(-50, 50), temperatures)
def test_temperature_divides_the_logits(x, temperature):
    scaled = x / temperature
    tolerance = 1e-13 * (1 + np.abs(scaled).max())
    for f in ELEMENTWISE:
        np.testing.assert_allclose(f(x, temperature=temperature), f(scaled), tolerance, tolerance)
    expected = temperature * logsumexp(scaled)
    np.testing.assert_allclose(logsumexp(x, temperature=temperature), expected, 1e-12, 1e-12)


@given(arrays(), st.integers(0, 5))
@example(np.ones((2, 2)), 0)  # where the last bits of log_softmax differ
def test_any_axis_is_the_last_axis_of_the_moved_array(x, number):
    axis = range(-x.ndim, x.ndim)[number % (2 * x.ndim)]
    moved = np.moveaxis(x, axis, -1)

    def assert_same(found, expected):  # but for rounding: the way may depend on the layout
        np.testing.assert_allclose(found, expected, 1e-12, 1e-14, strict=True)

    for f in ELEMENTWISE:
        assert_same(np.moveaxis(f(x, axis), axis, -1), f(moved))
    for f in REDUCING:
        assert_same(f(x, axis), f(moved))


@given(arrays(-INF, INF), temperatures)
def test_the_input_is_not_changed(x, temperature):
    before = x.copy()
    for f in ALL:
        f(x, temperature=temperature)
        f(x, axis=0)
        np.testing.assert_array_equal(x, before)


# Accuracy


def sample_logits(kind, dtype, n_classes, n):
    """Return n rows of ordinary or extreme logits, drawn by a fixed seed."""
    rng = np.random.default_rng(n_classes)
    if kind == "underflow":  # gaps up to where e^-gap is the smallest subnormal
        end = -math.log(np.finfo(dtype).smallest_subnormal)
        x = -rng.uniform(end - 12, end, (n, n_classes))
        x[:, 0] = 0
    else:
        std, mean = {"std 1": (1, 0), "std 10": (10, 0), "std 1000": (1e3, 0)}.get(kind, (1, -30))
        mean = 80 if kind == "high" else mean
        x = rng.normal(mean, std, (n, n_classes))
    return x.astype(dtype)


def exact(row, temperature):
    """Return softmax, log-softmax and the soft maximum to 50 digits, without cancellation."""
    o = [mp.mpf(float(v)) / temperature for v in row]
    top = o.pop(int(np.argmax(row)))
    log_sum = mp.log1p(mp.fsum(mp.exp(v - top) for v in o))
    logs = [mp.mpf(float(v)) / temperature - top - log_sum for v in row]
    logs[int(np.argmax(row))] = -log_sum
    return [mp.exp(v) for v in logs], logs, temperature * (top + log_sum)


def error(got, want):
    return float(abs(mp.mpf(float(got)) - want))


def half_ulp(want, dtype):
    return float(np.spacing(np.abs(dtype(float(want))))) / 2


@pytest.mark.parametrize("kind", ["std 1", "std 10", "std 1000", "low", "high", "underflow"])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("temperature", [1.0, 0.7])
@pytest.mark.parametrize(("n_classes", "n"), [(2, 20), (10, 10), (32, 3), (300, 1)])
def test_errors_are_within_their_bounds(kind, dtype, temperature, n_classes, n):
    eps, tiny = float(np.finfo(dtype).eps), float(np.finfo(dtype).smallest_subnormal)
    roundings = 0.5 if temperature == 1 else 1.0
    log_k = math.log(n_classes)
    with mp.workdps(50):
        for row in sample_logits(kind, dtype, n_classes, n):
            p, logs, soft_max = exact(row, mp.mpf(temperature))
            gaps = (float(row.max()) - row.astype(float)) / temperature
            second = np.sort(gaps)[1]
            for got, want, g in zip(softmax(row, temperature=temperature), p, gaps, strict=True):
                assert error(got, want) <= (roundings * (g + log_k) + 4) * eps * want + tiny
            for got, want, g in zip(
                log_softmax(row, temperature=temperature), logs, gaps, strict=True
            ):
                c = roundings * (second * (g == 0) + log_k) + 4
                assert error(got, want) <= c * eps * abs(want) + n_classes * tiny
            room = (2 + roundings * log_k) * eps * temperature
            got = logsumexp(row, temperature=temperature)
            assert error(got, soft_max) <= 1.02 * half_ulp(soft_max, dtype) + room


@pytest.mark.parametrize(("n_classes", "n", "s"), [(127, 1, 12), (127, 100, 32), (256, 100, 64)])
def test_sums_that_are_rounded_the_same_way_again_and_again(n_classes, n, s):
    """One term is 1, and each of the others adds just over half an ulp, which becomes one."""
    row, eps = np.full(n_classes, math.log(1.0000001 * 2.0**-53)), 2.0**-52
    row[0] = 0
    with mp.workdps(50):
        p, logs, _ = exact(row, 1)
        found = error(softmax(np.tile(row, (n, 1)))[0, 0], p[0])
        assert found <= (math.log(n_classes) / 2 + 4 + s) * eps * p[0]
        assert found > 10 * eps * p[0] or n > 1  # in a product, BLAS chooses the order
        g = -row[1]
        c = g / 2 + math.log(n_classes) / 2 + 4 + s
        assert error(log_softmax(np.tile(row, (n, 1)))[0, 0], logs[0]) <= c * eps * abs(logs[0])


@pytest.mark.parametrize("mean", [-30, 0, 30])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_log_probabilities_of_many_classes_are_exact_with_or_without_a_shift(mean, dtype):
    x = np.random.default_rng(0).normal(mean, 1, (3, 1000)).astype(dtype)  # too many for `few`
    with mp.workdps(50):
        for row, log_p in zip(x, log_softmax(x), strict=True):
            for got, want in zip(log_p, exact(row, 1)[1], strict=True):
                assert error(got, want) <= 2.5 * float(np.finfo(dtype).eps) * abs(want)


@pytest.mark.parametrize("kind", ["std 1", "std 10", "std 1000", "low", "underflow"])
@pytest.mark.parametrize("temperature", [1.0, 0.7])
def test_float16_is_rounded_once(kind, temperature):
    with mp.workdps(50):
        for row in sample_logits(kind, np.float16, 10, 20):
            p, logs, soft_max = exact(row, mp.mpf(temperature))
            for f, expected in (softmax, p), (log_softmax, logs):
                for got, want in zip(f(row, temperature=temperature), expected, strict=True):
                    assert error(got, want) <= 1.02 * half_ulp(want, np.float16)
            room = 1e-6 * temperature  # float32's own error where the terms nearly cancel
            got = logsumexp(row, temperature=temperature)
            assert error(got, soft_max) <= half_ulp(soft_max, np.float16) + room


@pytest.mark.parametrize("gap", [1, 10, 50, 80])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_log_probability_of_a_sure_class_is_not_rounded_to_zero(gap, dtype):
    with mp.workdps(50):
        tail = float(mp.log1p(mp.exp(-gap)))
    pair = np.array([0, -gap], dtype)
    assert -log_softmax(pair)[0] == pytest.approx(tail, rel=4 * float(np.finfo(dtype).eps))
    assert logsumexp(pair) == pytest.approx(tail, rel=4 * float(np.finfo(dtype).eps))
    assert scipy.special.log_softmax(np.array([0, -80], dtype))[0] == 0  # where it differs


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("axis", [0, 1])
def test_a_million_classes(dtype, axis):
    n = 10**6
    ramp = -np.arange(n) / 2.0**16  # exact in float32 too, and a geometric series
    x = np.stack([np.zeros(n), ramp], axis=1 - axis).astype(dtype)
    with mp.workdps(50):
        q = mp.exp(mp.mpf(-1) / 2**16)
        sums = np.array([float(n), float((1 - q**n) / (1 - q))])
    rtol = 16 * np.finfo(dtype).eps
    np.testing.assert_allclose(logsumexp(x, axis), np.log(sums), rtol)
    top = np.take(softmax(x, axis), 0, axis)
    np.testing.assert_allclose(top, 1 / sums, rtol)
    np.testing.assert_allclose(np.take(log_softmax(x, axis), 0, axis), -np.log(sums), rtol)
    for p in np.moveaxis(softmax(x, axis), axis, -1):
        assert math.fsum(p) == pytest.approx(1, abs=16 * float(np.finfo(dtype).eps))


# Blocks


@pytest.mark.parametrize("kind", ["std 1", "std 10", "std 1000", "low", "bad rows"])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(("n", "n_classes"), [(30_000, 5), (300, 500), (3, 70_000)])
def test_the_three_line_forms_of_the_book(kind, dtype, n, n_classes):
    """Rows that are shifted, rows that are not, and rows that are done again: all the same."""
    x = sample_logits("std 1" if kind == "bad rows" else kind, dtype, n_classes, n)
    if kind == "bad rows":
        x[::37] -= 1000
        x[1::37] += 1000
    largest = x.max(axis=-1, keepdims=True)
    powers = np.exp(x - largest)
    total = powers.sum(axis=-1, keepdims=True)
    eps, tiny = np.finfo(dtype).eps, np.finfo(dtype).smallest_subnormal
    # Exponentials of shifted and unshifted logits differ by the rounding of the shift.
    gap = min(float((largest - x).max()), -math.log(tiny))
    np.testing.assert_allclose(softmax(x), powers / total, eps * (8 + gap / 2), 4 * tiny)
    np.testing.assert_allclose(
        log_softmax(x), x - largest - np.log(total), 4 * eps, 8 * eps * math.log(n_classes)
    )
    want = (largest + np.log(total))[:, 0]
    np.testing.assert_allclose(logsumexp(x), want, 4 * eps, 8 * eps)


@pytest.mark.parametrize("f", ALL)
@pytest.mark.parametrize("bad", [np.nan, INF, -INF, 1000.0])
def test_a_bad_row_does_not_change_how_distant_rows_are_computed(f, bad):
    x = np.random.default_rng(0).normal(size=(4, 70_000))  # a block for each row
    expected = f(x)
    x[0] = bad
    np.testing.assert_array_equal(f(x)[2:], expected[2:])
    np.testing.assert_allclose(f(x)[1], expected[1], 1e-14)


def test_small_probabilities_beside_a_small_sum_keep_their_digits():
    x = np.tile(np.float32([-6, -93]), (600, 1))  # e^-93 is subnormal in float32, e^-87 is not
    with mp.workdps(50):
        want = float(1 / (1 + mp.exp(87)))
    np.testing.assert_allclose(softmax(x)[:, 1].astype(float), want, rtol=50 * 1.2e-7)


# SciPy


@pytest.mark.parametrize("axis", [0, 1, 2, -1, -3])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_scipy_agrees(axis, dtype):
    x = np.random.default_rng(0).normal(0, 5, (3, 4, 2)).astype(dtype)
    tolerance = 1e-5 if dtype == np.float32 else 1e-13
    for f in ELEMENTWISE:
        reference = getattr(scipy.special, f.__name__)(x, axis=axis)
        assert f(x, axis).dtype == dtype
        np.testing.assert_allclose(f(x, axis), reference, tolerance, tolerance)
    reference = scipy.special.logsumexp(x, axis=axis)
    got = logsumexp(x, axis)
    assert (got.shape, got.dtype) == (reference.shape, dtype)
    np.testing.assert_allclose(got, reference, tolerance)
    np.testing.assert_array_equal(softmin(-x, axis), -got)


SLICES = [
    [1e4, -1e4], [-1e4, -1e4], [1e308, 1e308], [1e308, 0.0], [-1e308, 1e308], [0.0, -INF],
    [-INF, -INF], [INF, 0.0], [INF, INF], [INF, -INF], [np.nan, 0.0], [np.nan, INF], [3.0],
    [-INF], [INF], [np.nan],
]  # fmt: skip


@pytest.mark.parametrize("row", SLICES)
@pytest.mark.filterwarnings("ignore::RuntimeWarning:scipy")
def test_scipy_agrees_at_the_extremes(row):
    np.testing.assert_allclose(softmax(row), scipy.special.softmax(row))
    np.testing.assert_allclose(logsumexp(row), scipy.special.logsumexp(row))
    if not (INF in row and len(row) > 1):  # there SciPy is not NaN throughout
        np.testing.assert_allclose(log_softmax(row), scipy.special.log_softmax(row))


# Extremes


@pytest.mark.parametrize(
    ("row", "p", "log_p", "soft_max"),
    [
        ([1e4, -1e4], [1, 0], [0, -2e4], 1e4),
        ([-1e4, -1e4], [0.5, 0.5], [-math.log(2)] * 2, -1e4 + math.log(2)),
        ([1e308, -1e308], [1, 0], [0, -INF], 1e308),
        ([0, 0, -INF], [0.5, 0.5, 0], [-math.log(2), -math.log(2), -INF], math.log(2)),
        ([-INF, -INF], [np.nan] * 2, [np.nan] * 2, -INF),
        ([INF, 0], [np.nan] * 2, [np.nan] * 2, INF),
        ([INF, -INF], [np.nan] * 2, [np.nan] * 2, INF),
        ([np.nan, 0], [np.nan] * 2, [np.nan] * 2, np.nan),
        ([np.nan, INF], [np.nan] * 2, [np.nan] * 2, np.nan),
        ([-7.5], [1], [0], -7.5),
    ],
)
def test_extremes(row, p, log_p, soft_max):
    np.testing.assert_array_equal(softmax(row), p)
    np.testing.assert_array_equal(log_softmax(row), log_p)
    np.testing.assert_array_equal(logsumexp(row), soft_max)
    np.testing.assert_array_equal(softmin(np.negative(row)), -soft_max)


def test_nan_and_infinity_stay_in_their_own_slice():
    x = np.array([[np.nan, 0], [INF, 0], [-INF, -INF], [1, 2]])
    for axis, rows in (-1, x), (0, x.T):
        for f in ELEMENTWISE:
            got = np.moveaxis(f(rows, axis), axis, -1)
            assert np.isnan(got[:3]).all()
            np.testing.assert_array_equal(got[3], f([1, 2]))
        np.testing.assert_array_equal(
            logsumexp(rows, axis), [np.nan, INF, -INF, logsumexp([1.0, 2.0])]
        )


@pytest.mark.parametrize("f", ALL)
def test_no_examples_give_none_and_no_classes_an_error(f):
    x = np.empty((0, 3))
    assert f(x).shape == (x.shape if f in ELEMENTWISE else (0,))
    with pytest.raises(ValueError, match=r"at least one class, got shape \(2, 0\)"):
        f(np.empty((2, 0)))


@pytest.mark.parametrize("temperature", [5e-324, 1e-50, 1e-3, 1e50, 1e308])
@pytest.mark.parametrize("dtype", DTYPES)
def test_extreme_temperatures(temperature, dtype):
    x = np.array([1, 2, 2], dtype)
    expected = [0, 0.5, 0.5] if temperature < 1 else [1 / 3] * 3
    np.testing.assert_allclose(softmax(x, temperature=temperature), np.array(expected, dtype))
    with np.errstate(over="ignore"):
        soft_max = dtype(2 + temperature * math.log(2 if temperature < 1 else 3))
    np.testing.assert_allclose(logsumexp(x, temperature=temperature), soft_max)


def test_no_gap_overflows_unless_its_quotient_does():
    p = softmax([1e308, -1e308], temperature=1e308)
    np.testing.assert_allclose(p, softmax([2, 0]), rtol=1e-14)
    np.testing.assert_array_equal(softmax([1e308, 1e308], temperature=1e-300), [0.5, 0.5])
    np.testing.assert_array_equal(log_softmax([1e308, -1e308], temperature=2), [0, -1e308])


# Types, shapes and errors


@pytest.mark.parametrize("f", ALL)
@pytest.mark.parametrize(
    ("dtype", "result"),
    [(d, d) for d in [*DTYPES, np.longdouble]]
    + [(d, np.float64) for d in (bool, np.int8, np.uint8, np.int64, np.uint64)],
)
def test_dtypes(f, dtype, result):
    x = np.array([[0, 1, 1], [1, 1, 0]], dtype)
    assert f(x).dtype == result
    assert f(x, axis=0, temperature=2).dtype == result
    tolerance = max(float(np.finfo(result).eps), 1e-15)
    np.testing.assert_allclose(f(x).astype(float), f(x.astype(float)), 2 * tolerance)


@pytest.mark.parametrize("f", ALL)
def test_lists_and_strided_arrays(f):
    x = np.arange(24.0).reshape(4, 6)
    np.testing.assert_array_equal(f(x.tolist()), f(x))
    np.testing.assert_array_equal(f(x[::-2, ::3]), f(x[::-2, ::3].copy()))
    np.testing.assert_array_equal(f(x.T), f(x.T.copy()))


@pytest.mark.parametrize("f", ALL)
def test_errors(f):
    with pytest.raises(ValueError, match="expected axis of at most 0, got 1"):
        f([1.0], 1)
    with pytest.raises(TypeError, match="expected axis as an integer, got list"):
        f([[1.0]], [0, 1])
    with pytest.raises(ValueError, match=r"temperature in \(0, ∞\), got 0"):
        f([1.0], temperature=0)
    with pytest.raises(TypeError, match="real numbers, got dtype <U1"):
        f(["a"])
    with pytest.raises(ValueError, match="got one number"):
        f(3.0)
    with pytest.raises(TypeError, match="without a mask"):
        f(np.ma.masked_array([1.0, 2.0], [True, False]))


@pytest.mark.parametrize("f", ALL)
def test_nothing_is_raised_where_numpy_is_told_to_raise(f):
    with np.errstate(all="raise"):
        assert np.isfinite(f([0.0, -1000.0])).all() or f is log_softmax
        f([0.0, -INF])
        f(np.tile([0.0, -1000.0], (5000, 1)))
