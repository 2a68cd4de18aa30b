"""Surprisal, entropy, cross-entropy, divergence: laws, accuracy, SciPy, the losses, the errors."""

import math
import re

import mpmath as mp
import numpy as np
import pytest
import scipy.special
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from softmaxlib.information import cross_entropy, entropy, kl_divergence, perplexity, surprisal
from softmaxlib.logits import log_softmax, softmax
from softmaxlib.losses import softmax_cross_entropy

INF = np.inf
EPS = float(np.finfo(float).eps)
OF_ONE = [entropy, perplexity]
OF_TWO = [cross_entropy, kl_divergence, perplexity]

bases = st.sampled_from([math.e, 2, 10, 1.5])


@st.composite
def distributions(draw, n_classes=None, n=1):
    """Draw n distributions of as many classes, some with zeros."""
    n_classes = n_classes or draw(st.integers(1, 6))
    logits = draw(hnp.arrays(float, (n, n_classes), elements=st.floats(-30, 30)))
    kept = draw(hnp.arrays(bool, (n, n_classes)))
    kept[:, draw(st.integers(0, n_classes - 1))] = True
    return softmax(np.where(kept, logits, -INF))


# Laws


@given(distributions(), bases)
def test_entropy_lies_between_zero_and_the_logarithm_of_the_number_of_classes(p, base):
    found = entropy(p, base=base)
    assert (found >= 0).all()
    assert (found <= math.log(p.shape[-1]) / math.log(base) * (1 + 4 * EPS)).all()


@pytest.mark.parametrize("n_classes", [1, 2, 3, 10, 1000])
def test_entropy_is_largest_for_equal_probabilities(n_classes):
    equal = np.full(n_classes, 1 / n_classes)
    assert entropy(equal) == pytest.approx(math.log(n_classes), rel=8 * EPS)
    assert perplexity(equal) == pytest.approx(n_classes, rel=64 * EPS)


@given(distributions(n=2))
def test_gibbs(pair):
    p, q = pair
    assert kl_divergence(p, q) >= 0
    assert cross_entropy(p, q) >= entropy(p) * (1 - 1e-14) - 1e-14
    assert (kl_divergence(p, q) == 0) == np.array_equal(p, q)


@given(distributions(n=2), bases)
def test_cross_entropy_is_entropy_plus_divergence(pair, base):
    p, q = pair
    whole = entropy(p, base=base) + kl_divergence(p, q, base=base)
    np.testing.assert_allclose(cross_entropy(p, q, base=base), whole, 1e-13, 1e-13)


@given(distributions(), bases)
def test_entropy_is_the_mean_surprisal(p, base):
    with np.errstate(invalid="ignore"):
        terms = p * surprisal(p, base=base)
    mean = np.where(p > 0, terms, 0).sum(-1)
    np.testing.assert_allclose(entropy(p, base=base), mean, 1e-14)
    np.testing.assert_allclose(cross_entropy(p, p, base=base), entropy(p, base=base), rtol=1e-15)


@given(distributions(n_classes=4), st.data())
def test_chain_rule(joint, data):
    """H(A, B) = H(A) + Σ P(a) H(B | a), for entropy and for divergence."""
    other = data.draw(distributions(n_classes=4)).reshape(2, 2)
    joint = joint.reshape(2, 2)
    first, other_first = joint.sum(1), other.sum(1)
    present = first > 0
    given_first = joint[present] / first[present, None]
    parts = entropy(first) + first[present] @ entropy(given_first)
    assert entropy(joint.ravel()) == pytest.approx(parts, rel=1e-13, abs=1e-13)
    if (other_first[present] > 0).all() and (other > 0).all():
        given_other = other[present] / other_first[present, None]
        divergence = kl_divergence(first, other_first)
        divergence += first[present] @ kl_divergence(given_first, given_other)
        whole = kl_divergence(joint.ravel(), other.ravel())
        assert whole == pytest.approx(divergence, rel=1e-12, abs=1e-13)


@given(distributions(n_classes=3), distributions(n_classes=3))
def test_independent_entropies_add_up(p, q):
    pairs = np.outer(p, q)
    np.testing.assert_allclose(entropy(pairs.ravel()), (entropy(p) + entropy(q))[0], 1e-13, EPS)


@given(distributions(n=2), st.floats(0, 1))
def test_entropy_is_concave_and_divergence_convex(pair, share):
    p, q = pair
    mixed = share * p + (1 - share) * q
    slack = 1e-13
    assert entropy(mixed) >= share * entropy(p) + (1 - share) * entropy(q) - slack
    middle = np.full(p.size, 1 / p.size)
    apart = share * kl_divergence(p, middle) + (1 - share) * kl_divergence(q, middle)
    assert kl_divergence(mixed, middle) <= apart + slack


@given(distributions(n=2), st.randoms(use_true_random=False))
def test_order_and_impossible_classes_do_not_matter(pair, random):
    p, q = pair
    order = random.sample(range(p.size), p.size)
    more_p, more_q = (np.append(x[order], 0) for x in (p, q))
    np.testing.assert_allclose(entropy(more_p), entropy(p), 1e-14)
    for f in OF_TWO:
        np.testing.assert_allclose(f(more_p, more_q), f(p, q), 1e-13)


@given(distributions(n=2), bases)
def test_units_differ_by_a_factor(pair, base):
    p, q = pair
    for f in cross_entropy, kl_divergence:
        np.testing.assert_allclose(f(p, q, base=base) * math.log(base), f(p, q), 1e-14)
    np.testing.assert_allclose(entropy(p, base=base) * math.log(base), entropy(p), 1e-14)
    np.testing.assert_allclose(surprisal(p, base=base) * math.log(base), surprisal(p), 1e-14)
    np.testing.assert_allclose(perplexity(p), base ** entropy(p, base=base), 1e-13)
    np.testing.assert_allclose(perplexity(p, q), np.exp(cross_entropy(p, q)), 1e-13)


@given(distributions(), bases)
def test_surprisals_of_independent_events_add_up(p, base):
    p = np.maximum(p, 1e-30)
    both = surprisal(p[0], base=base) + surprisal(p[0, ::-1], base=base)
    np.testing.assert_allclose(surprisal(p[0] * p[0, ::-1], base=base), both, 1e-13, 1e-13)


# By hand


def test_values_by_hand():
    p, q = [0.5, 0.25, 0.25], [0.25, 0.25, 0.5]
    assert entropy(p, base=2) == 1.5
    assert cross_entropy(p, q, base=2) == 1.75
    assert kl_divergence(p, q, base=2) == pytest.approx(0.25, rel=4 * EPS)
    assert perplexity(p) == pytest.approx(2**1.5, rel=4 * EPS)
    assert surprisal(2.0**-20, base=2) == 20
    assert surprisal(1e-3, base=10) == 3


def test_powers_of_two_are_exact_in_bits():
    powers = 2.0 ** -np.arange(1075)
    np.testing.assert_array_equal(surprisal(powers, base=2), np.arange(1075))
    np.testing.assert_array_equal(surprisal([1, 0]), [0, INF])
    assert not np.signbit(surprisal(1.0))
    assert not np.signbit(entropy([1.0, 0.0]))


@pytest.mark.parametrize("f", OF_TWO)
def test_what_p_sends_and_q_cannot_costs_infinitely_much(f):
    assert f([0.5, 0.5], [1, 0]) == INF
    nothing = {perplexity: 2.0}.get(f, {cross_entropy: math.log(2)}.get(f, 0.0))
    assert f([0.5, 0.5, 0], [0.5, 0.5, 0]) == pytest.approx(nothing, rel=4 * EPS)
    assert f([1, 0], [1, 0]) == (f is perplexity)


def test_divergence_is_not_symmetric():
    p, q = [0.9, 0.1], [0.5, 0.5]
    assert kl_divergence(p, q) == pytest.approx(math.log(2) - entropy(p))
    assert kl_divergence(q, p) > 1.3 * kl_divergence(p, q)


# Accuracy


def exactly(x):
    numerator, denominator = x.as_integer_ratio()
    return mp.mpf(numerator) / denominator


def exact_cost(p, q):
    pairs = [(exactly(a), exactly(b)) for a, b in zip(p, q, strict=True)]
    return mp.fsum(-a * mp.log(b) for a, b in pairs if a > 0)


def exact_divergence(p, q):
    pairs = [(exactly(a), exactly(b)) for a, b in zip(p, q, strict=True)]
    return mp.fsum((a * mp.log(a / b) if a > 0 else 0) - a + b for a, b in pairs)


def assert_close(found, expected, units):
    """Hold an error to some units of ε, relative to the expected number."""
    assert abs(exactly(found) - expected) <= units * float(np.finfo(found.dtype).eps) * expected


def sample(kind, n_classes, rng):
    """Return P and Q: far apart, close, nearly certain."""
    p = rng.dirichlet(np.full(n_classes, 10.0 ** rng.uniform(-1, 1.5)))
    if kind == "far":
        return p, rng.dirichlet(np.ones(n_classes))
    if kind == "sure":
        x, y = 10.0 ** rng.uniform(-250, -1, 2)
        return np.array([1 - x, x]), np.array([1 - y, y])
    q = p * np.exp(10.0 ** rng.uniform(-14, 0) * rng.normal(size=n_classes))
    return p, q / q.sum()


@pytest.mark.parametrize("kind", ["far", "close", "sure"])
@pytest.mark.parametrize(("n_classes", "n"), [(2, 60), (3, 60), (100, 3)])
@pytest.mark.parametrize("base", [math.e, 2, 10])
def test_errors_are_within_the_bounds_of_the_docstrings(kind, n_classes, n, base):
    rng = np.random.default_rng(n_classes)
    with mp.workdps(50):
        unit = 1 if base == math.e else mp.log(base)
        for _ in range(n):
            p, q = sample(kind, n_classes, rng)
            assert_close(entropy(p, base=base), exact_cost(p, p) / unit, 4)
            assert_close(cross_entropy(p, q, base=base), exact_cost(p, q) / unit, 4)
            divergence = exact_divergence(p, q) / unit
            assert_close(kl_divergence(p, q, base=base), divergence, 6)


@pytest.mark.parametrize(
    ("base", "ulp", "hard"),
    [(math.e, 1, []), (2, 1, []), (10, 2, [0.7559386415571794]), (3, 3, [0.5793903612595421])],
)
def test_surprisal_is_exact_within_ulps(base, ulp, hard):
    rng = np.random.default_rng(0)
    p = np.concatenate([hard, rng.random(500), 1 - 10.0 ** rng.uniform(-15, -1, 200)])
    with mp.workdps(50):
        unit = 1 if base == math.e else mp.log(base)
        for x, found in zip(p, surprisal(p, base=base), strict=True):
            want = -mp.log(exactly(x)) / unit
            assert abs(exactly(found) - want) <= ulp * float(np.spacing(float(want)))


def times_more(first, small):
    return np.array([first] + [small] * 126, float)


CERTAIN = times_more(1, 0)
FEW_NATS = times_more(0.9999999925493449, 1.389351236059049e-26)
FEW_BANS = times_more(0.9999999914221163, 4.902373938308509e-26)
COSTS_HALF, AT_HALF = math.exp(-0.5000001), (1 - math.exp(-0.5000001)) / 126
HALF_ULPS = times_more(1, 1.5 * 2.0**-53 / -math.log(AT_HALF))
APART = times_more(1 - 2.0**-27.5 * 1.00000005, 0.50001 * 2.0**-108)


@pytest.mark.parametrize(
    ("f", "p", "q", "base", "units"),
    [
        (entropy, FEW_NATS, FEW_NATS, math.e, 15),
        (entropy, FEW_BANS, FEW_BANS, 10, 15),
        (cross_entropy, HALF_ULPS, times_more(COSTS_HALF, AT_HALF), math.e, 15),
        (kl_divergence, CERTAIN, APART, math.e, 18),
    ],
)
def test_sums_that_are_rounded_the_same_way_24_times(f, p, q, base, units):
    """The first term is just above a power of 2, and the 126 others each half an ulp of it.

    NumPy adds 127 terms in 8 running sums, then these, then the last 7 terms one by one: the first
    term goes through 14 + 3 + 7 additions, and is rounded by half an ulp each time.
    """
    with mp.workdps(50):
        want = (exact_divergence if f is kl_divergence else exact_cost)(p, q)
        want /= 1 if base == math.e else mp.log(base)
        found = f(p, base=base) if f is entropy else f(p, q, base=base)
        assert_close(found, want, units)
        assert abs(exactly(found) - want) > 8 * EPS * want  # it is such a case


def test_below_the_normal_numbers_digits_are_lost():
    """What the docstrings leave out of their bounds."""
    assert 0 < entropy([1, 5e-324]) < 1e-320
    p, q = [1, 1e-305], [1, 1e-305 * (1 + 1e-12)]
    assert p != q
    assert kl_divergence(p, q) == 0


def test_divergence_of_close_distributions_does_not_cancel():
    # mp.dps = 50; d = mpf(2)**-40; p = mpf(1)/2
    # p * (log(p / (p - d)) + log(p / (p + d))) = 1.6543612251060553497428174...e-24
    half, d = 0.5, 2.0**-40
    found = kl_divergence([half, half], [half - d, half + d])
    assert found == pytest.approx(1.6543612251060553497e-24, rel=4 * EPS)
    p, q = np.array([half, half]), np.array([half - d, half + d])
    assert np.sum(p * np.log(p / q)) < 0  # the sum as it is written
    assert scipy.special.kl_div(p, q).sum() == 0


@pytest.mark.parametrize("dtype", [np.float64, np.longdouble])
def test_divergence_inside_and_outside_the_series(dtype):
    with mp.workdps(50):
        for ratio in np.linspace(1 / 4, 4, 100):
            p, q = np.array([0.2, 0.8], dtype), np.array([0.2 * ratio, 0], dtype)
            q[1] = 1 - q[0]
            assert_close(kl_divergence(p, q), exact_divergence(p, q), 3)


def test_nats_of_long_doubles_are_not_those_of_a_rounded_base():
    p = np.array([0.2, 0.8], np.longdouble)
    with mp.workdps(50):
        assert_close(entropy(p), exact_cost(p, p), 3)
        assert_close(surprisal(p)[0], -mp.log(exactly(p[0])), 1)
        assert_close(kl_divergence(p, p[::-1]), exact_divergence(p, p[::-1]), 3)


def test_divergence_of_tiny_probabilities_does_not_overflow():
    tiny = 5e-324
    expected = 744.44007192138126  # -log(5e-324): mp.log(mp.mpf(2)**-1074)
    assert kl_divergence([1, 0], [tiny, 1]) == pytest.approx(expected + tiny, rel=2 * EPS)
    assert kl_divergence([tiny, 1], [1, tiny]) == pytest.approx(expected, rel=2 * EPS)


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
def test_narrow_floats_are_rounded_once(dtype):
    rng = np.random.default_rng(0)
    p, q = (rng.dirichlet(np.ones(5), 20).astype(dtype) for _ in range(2))
    for f in OF_TWO:
        found = f(p, q)
        assert found.dtype == dtype
        with mp.workdps(30):
            exact = exact_divergence if f is kl_divergence else exact_cost
            for row, a, b in zip(found, p, q, strict=True):
                want = float(mp.exp(exact(a, b)) if f is perplexity else exact(a, b))
                assert abs(float(row) - want) <= 0.501 * float(np.spacing(dtype(want)))
    for f in OF_ONE:
        assert f(p).dtype == dtype
    assert surprisal(p).dtype == dtype


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
def test_mixed_types(dtype):
    p = np.array([0.25, 0.75], dtype)
    assert cross_entropy(p, p.astype(float)).dtype == np.float64
    assert cross_entropy([0, 1], p).dtype == np.float64  # integers count as float64
    assert entropy(np.array([0.5, 0.5], np.longdouble)).dtype == np.longdouble
    assert kl_divergence(np.array([0.5, 0.5], np.longdouble), p).dtype == np.longdouble


# SciPy and the losses


@given(distributions(n=2), bases)
def test_scipy_agrees(pair, base):
    p, q = pair
    np.testing.assert_allclose(
        entropy(p, base=base), scipy.stats.entropy(p, base=base), 1e-12, 1e-14
    )
    np.testing.assert_allclose(
        kl_divergence(p, q), scipy.special.rel_entr(p, q).sum(), 1e-12, 1e-14
    )
    np.testing.assert_allclose(
        kl_divergence(p, q, base=base), scipy.stats.entropy(p, q, base=base), 1e-12, 1e-14
    )
    present = p[p > 0]
    np.testing.assert_allclose(surprisal(present) * present, scipy.special.entr(present), 1e-14)


@pytest.mark.parametrize("axis", [0, 1, -1])
def test_scipy_agrees_along_any_axis(axis):
    x, y = np.random.default_rng(1).normal(size=(2, 4, 3))
    p, q = softmax(x, axis), softmax(y, axis)
    np.testing.assert_allclose(entropy(p, axis), scipy.stats.entropy(p, axis=axis), 1e-13)
    reference = scipy.stats.entropy(p, q, axis=axis)
    np.testing.assert_allclose(kl_divergence(p, q, axis), reference, 1e-12)


@given(
    hnp.arrays(float, (4, 5), elements=st.floats(-20, 20)),
    st.lists(st.integers(0, 4), min_size=4, max_size=4),
)
def test_cross_entropy_of_a_one_hot_label_is_the_loss(logits, labels):
    one_hot = np.eye(5)[labels]
    losses = softmax_cross_entropy(logits, labels, reduction="none")
    q = softmax(logits)
    np.testing.assert_allclose(cross_entropy(one_hot, q), losses, 1e-12, 4 * EPS)
    np.testing.assert_allclose(kl_divergence(one_hot, q), losses, 1e-12, 4 * EPS)
    chosen = np.take_along_axis(q, np.array(labels)[:, None], -1)[:, 0]
    np.testing.assert_array_equal(cross_entropy(one_hot, q), surprisal(chosen))
    mean = softmax_cross_entropy(logits, labels)
    np.testing.assert_allclose(cross_entropy(one_hot, q).mean(), mean, 1e-12, 4 * EPS)


@given(hnp.arrays(float, (2, 4), elements=st.floats(-20, 20)))
def test_cross_entropy_of_soft_labels_is_the_loss(logits):
    p, q = softmax(logits)
    loss = softmax_cross_entropy(logits[1], p)
    np.testing.assert_allclose(cross_entropy(p, q), loss, 1e-12, 4 * EPS)
    entropy_in_logits = -(p * log_softmax(logits[0])).sum()
    np.testing.assert_allclose(entropy(p), entropy_in_logits, 1e-12, 4 * EPS)


# Shapes


def test_batches_broadcast():
    rng = np.random.default_rng(2)
    p, q = rng.dirichlet(np.ones(3), (4, 1)), rng.dirichlet(np.ones(3), 5)
    for f in OF_TWO:
        table = f(p, q)
        assert table.shape == (4, 5)
        for i in range(4):
            for j in range(5):
                assert table[i, j] == pytest.approx(f(p[i, 0], q[j]), rel=1e-14)
        np.testing.assert_array_equal(f(p[0, 0], q), f(p[:1, 0], q))
        np.testing.assert_array_equal(f(q, p[0, 0]), f(q, np.tile(p[0, 0], (5, 1))))
    assert entropy(p).shape == (4, 1)
    assert surprisal(p).shape == p.shape


@pytest.mark.parametrize("axis", [0, 1, 2, -3])
def test_any_axis_is_the_last_axis_of_the_moved_array(axis):
    x, y = np.random.default_rng(3).normal(size=(2, 2, 3, 4))
    p, q = softmax(x, axis), softmax(y, axis)
    rows = lambda array: np.moveaxis(array, axis, -1)  # noqa: E731
    for f in OF_ONE:
        np.testing.assert_allclose(f(p, axis=axis), f(rows(p)), 1e-14)
    for f in OF_TWO:
        np.testing.assert_allclose(f(p, q, axis=axis), f(rows(p), rows(q)), 1e-13)


def test_numbers_lists_and_no_examples():
    assert isinstance(entropy([0.5, 0.5]), np.float64)
    assert isinstance(surprisal(0.5), np.float64)
    assert entropy(np.empty((0, 3))).shape == (0,)
    assert kl_divergence(np.empty((0, 3)), [0.2, 0.3, 0.5]).shape == (0,)


def test_the_input_is_not_changed():
    p, q = np.array([0.5, 0.5, 0]), np.array([0.25, 0.75, 0])
    for f in (*OF_TWO, lambda x, y: (entropy(x), surprisal(y))):
        f(p, q)
    np.testing.assert_array_equal(p, [0.5, 0.5, 0])
    np.testing.assert_array_equal(q, [0.25, 0.75, 0])


def test_rounding_above_one_is_not_negative_information():
    above = 1 + 1e-9
    assert surprisal(above) == 0
    assert entropy([above, 0]) == 0
    assert cross_entropy([1, 0], [above, 0]) == 0
    assert kl_divergence([1, 0], [above, 0]) >= 0


# Errors


@pytest.mark.parametrize("f", OF_TWO)
@pytest.mark.parametrize(
    ("p", "q", "message"),
    [
        ([0.5, 0.7], [0.5, 0.5], "probabilities p that sum to 1, got a sum of 1.2 (off by +0.2)"),
        ([0.5, 0.5], [[0.5, 0.5], [0.5, 0.25]], "probabilities q that sum to 1, got a sum of 0.75"),
        ([0.5, 0.5], [[0.5, 0.5], [0.5, 0.25]], "(off by -0.25) at position 1"),
        ([1.5, -0.5], [0.5, 0.5], "expected probabilities p in 0..1, got 1.5 at position 0"),
        ([0.5, 0.5], [np.nan, 1], "expected probabilities q in 0..1, got nan at position 0"),
        ([0.5, 0.5], [1, 0, 0], "p and q with the same classes along axis -1, got shapes (2,) and"),
        ([0.5, 0.5], 1.0, "expected p and q with the same classes along axis -1, got shapes (2,)"),
        (np.full((2, 2), 0.5), np.full((3, 2), 0.5), "that broadcast, got shapes (2, 2) and"),
        ([[0.5], [0.5, 0.5]], [1], "expected probabilities p as a rectangular array"),
    ],
)  # fmt: skip
def test_wrong_pairs(f, p, q, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        f(p, q)


def test_an_axis_is_not_taken_for_another_distribution():
    with pytest.raises(TypeError, match="positional"):
        perplexity([0.5, 0.5], None, 0)
    np.testing.assert_array_equal(perplexity(np.ones((1, 4)), axis=0), np.ones(4))


def test_classes_are_not_broadcast():
    with pytest.raises(ValueError, match=r"same classes along axis -2, got shapes \(2,\) and"):
        kl_divergence([0.5, 0.5], np.full((2, 2), 0.5), axis=0)


@pytest.mark.parametrize(
    ("p", "message"),
    [
        ([[0.5, 0.5], [0.5, 0.7]], "got a sum of 1.2 (off by +0.2) at position 1"),
        ([0.5, -0.5], "in 0..1, got -0.5 at position 1"),
        ([np.nan, 1], "in 0..1, got nan at position 0"),
        ([], "got a sum of 0 (off by -1)"),
    ],
)
def test_wrong_distributions(p, message):
    for f in OF_ONE:
        with pytest.raises(ValueError, match=r"^expected probabilities [a-z]{2}") as raised:
            f(p)
        assert message in str(raised.value)


def test_wrong_events():
    with pytest.raises(ValueError, match=r"in 0\.\.1, got -0\.5 at position \(0, 1\)"):
        surprisal([[0.5, -0.5]])
    with pytest.raises(ValueError, match=r"expected probabilities in 0\.\.1, got 1\.5"):
        surprisal(1.5)
    with pytest.raises(TypeError, match="as real numbers, got dtype <U1"):
        surprisal("a")


@pytest.mark.parametrize(
    ("base", "error", "message"),
    [
        (1, ValueError, "expected base in (1, ∞), got 1"),
        (0.5, ValueError, "expected base in (1, ∞), got 0.5"),
        (-2, ValueError, "got -2"),
        (INF, ValueError, "got inf"),
        (np.nan, ValueError, "got nan"),
        ("2", TypeError, "expected base as a number, got str"),
        (None, TypeError, "expected base as a number, got NoneType"),
    ],
)
def test_wrong_bases(base, error, message):
    for call in (
        lambda: surprisal(0.5, base=base),
        lambda: entropy([0.5, 0.5], base=base),
        lambda: cross_entropy([1], [1], base=base),
        lambda: kl_divergence([1], [1], base=base),
    ):
        with pytest.raises(error, match=re.escape(message)):
            call()


def test_wrong_axes():
    with pytest.raises(ValueError, match="expected axis of at most 0, got 1"):
        kl_divergence([1], [1], axis=1)


@pytest.mark.parametrize("slip", [-1e-17, -1e-9])
def test_rounding_below_zero_is_zero(slip):
    assert entropy([1.0, slip]) == 0
    assert surprisal(slip) == INF
    with pytest.raises(ValueError, match=r"in 0\.\.1, got -1e-07 at position 1"):
        entropy([1.0, -1e-7])


def test_a_mask_is_refused_and_no_warning_raised():
    with pytest.raises(TypeError, match="probabilities without a mask"):
        entropy(np.ma.masked_array([0.5, 0.5], [True, False]))
    with np.errstate(all="raise"):
        assert kl_divergence([0.5, 0.5, 0], [1 - 1e-200, 1e-200, 0]) > 200
        assert cross_entropy([1, 0], [0, 1]) == INF
