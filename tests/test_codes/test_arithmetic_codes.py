"""Arithmetic codes: a bit above the surprisal of the whole message, whatever the model."""

import math
import re
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from softmaxlib.codes import (
    AdaptiveModel,
    ArithmeticCode,
    DecodingError,
    FixedModel,
    TableModel,
)
from softmaxlib.information import surprisal
from softmaxlib.logits import softmax
from softmaxlib.losses import softmax_cross_entropy

LAPLACE = Fraction(1)


def assert_comes_back(code, message):
    found = code.decode(code.encode(message), len(message))
    np.testing.assert_array_equal(found, np.asarray(message, np.intp), strict=True)


def drawn(q, seed):
    """Draw a label for each row of probabilities."""
    u = np.random.default_rng(seed).random(len(q))
    return np.minimum((q.cumsum(-1) < u[:, None]).sum(-1), q.shape[-1] - 1)


# Length


@given(
    st.lists(st.integers(1, 10**6), min_size=1, max_size=6),
    st.lists(st.integers(0, 5), max_size=60),
)
def test_a_message_takes_less_than_a_bit_more_than_its_surprisal(counts, message):
    message = [symbol % len(counts) for symbol in message]
    bits = ArithmeticCode(FixedModel(counts)).encode(message)
    surprise = sum(math.log2(sum(counts)) - math.log2(counts[symbol]) for symbol in message)
    assert len(bits) < surprise + 1 + 1e-6


@pytest.mark.parametrize("total", [2**50, 2**50 - 1, 3**31])
def test_the_bound_holds_where_shares_are_as_small_as_can_be(total):
    """Units of the largest total, and widths that they do not divide: what is cut off adds up."""
    code = ArithmeticCode(FixedModel([1, total // 3 - 1, total - total // 3]))
    for message in ([0, 1] * 300, [0, 1, 2] * 200, [1] * 300, [2, 0, 0] * 200):
        bits = code.encode(message)
        shares = {0: 1, 1: total // 3 - 1, 2: total - total // 3}
        counts = np.bincount(message, minlength=3)
        surprise = sum(math.log2(total / shares[k]) * int(counts[k]) for k in range(3))
        assert len(bits) < surprise + 1 + len(message) * 2.0**-27
        assert_comes_back(code, message)


@given(st.lists(st.integers(0, 3), max_size=30))
def test_the_bits_are_a_number_in_the_interval_of_the_message(message):
    """With shares that are powers of 2 nothing is rounded: the bits are compared exactly."""
    ends = [0, 1, 2, 4, 8]
    low, width = Fraction(0), Fraction(1)
    for symbol in message:
        low += width * ends[symbol] / 8
        width *= Fraction(ends[symbol + 1] - ends[symbol], 8)
    bits = ArithmeticCode(FixedModel([1, 1, 2, 4])).encode(message)
    number = Fraction(int(bits or "0", 2), 2 ** len(bits))
    assert low <= number < low + width
    assert len(bits) < -math.log2(width) + 1


def test_a_carry_that_waits():
    """The middle half of the middle half …: no bit is known until the interval leaves it."""
    code = ArithmeticCode(FixedModel([1, 2, 1]))
    assert code.encode([1] * 500) == "1"
    assert code.encode([1] * 500 + [0]) == "0" + "1" * 500
    assert code.encode([1] * 500 + [2]) == "1" + "0" * 500 + "1"
    for last in 0, 1, 2:
        assert_comes_back(code, [1] * 500 + [last, 1, 0, 2])


def test_what_is_certain_takes_no_bits():
    code = ArithmeticCode(FixedModel([0, 3, 0]))
    assert code.encode([1] * 1000) == ""
    assert_comes_back(code, [1] * 1000)
    assert_comes_back(ArithmeticCode(FixedModel([5])), [0] * 10)
    assert ArithmeticCode(FixedModel([1, 1])).encode([]) == ""
    assert_comes_back(ArithmeticCode(FixedModel([1, 1])), [])


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("scale", [0.5, 4, 30])
def test_labels_take_their_mean_cross_entropy(dtype, scale):
    """The two readings of the loss: 2000 labels sent by a classifier's predictions."""
    logits = np.random.default_rng(0).normal(0, scale, (2000, 10)).astype(dtype)
    q = softmax(logits)
    labels = drawn(q, 1)
    bits = ArithmeticCode(TableModel(q)).encode(labels)
    loss = softmax_cross_entropy(logits, labels) / math.log(2)
    assert loss - 0.005 < len(bits) / len(labels) <= loss + 1 / len(labels)
    assert_comes_back(ArithmeticCode(TableModel(q)), labels)


def test_surprising_labels_take_what_the_loss_says():
    """Labels at odds of 1e-12 and less, as a sure and wrong classifier would have them."""
    gaps = np.linspace(5, 27.6, 400)
    logits = np.stack([np.zeros_like(gaps), -gaps], axis=-1)
    q, labels = softmax(logits), np.ones(400, int)
    assert q.min() < 1.1e-12
    bits = ArithmeticCode(TableModel(q)).encode(labels)
    mean = surprisal(q[:, 1], base=2).mean()
    assert len(bits) / 400 == pytest.approx(mean, abs=0.005)
    assert_comes_back(ArithmeticCode(TableModel(q)), labels)


def test_the_smallest_probability_is_not_zero():
    for model in TableModel([[1, 1e-300]] * 8), FixedModel([1, 1e-300]):
        code = ArithmeticCode(model)
        assert_comes_back(code, [1] * 8)
        assert len(code.encode([1] * 8)) == 8 * 48  # it costs the least share, 2^-48


# Models


@pytest.mark.parametrize("units", [1.4, 1.6, 2.5, 1000.5, 1000.6])
def test_probabilities_are_rounded_to_the_nearest_unit(units):
    p = units / 2**48
    assert next(TableModel([[p, 1 - p]]).predictions())[0] == round(units)
    counts = next(FixedModel([p, 1 - p]).predictions())  # taken exactly, if the sum permits it
    assert abs(2**48 * Fraction(counts[0], sum(counts)) - Fraction(units)) <= Fraction(1, 2)


def test_what_rounding_costs_at_most():
    """1.49 units become 1; p = 2⁻²⁰ is rounded by less than 2⁻²⁸ of itself."""
    x = 1.49 * 2.0**-48
    bits = ArithmeticCode(TableModel([[1 - x, x]] * 100)).encode([1] * 100)
    assert 0 < len(bits) / 100 - surprisal(x, base=2) < math.log2(1.5) + 0.01
    for p in (2.0**-20, 2.0**-20 + 2.0**-50, 1.3 * 2.0**-20, 0.01, 0.7):
        counts = next(TableModel([[p, 1 - p]]).predictions())
        assert abs(math.log2(counts[0] / sum(counts) / p)) < 2.0**-28


@pytest.mark.parametrize("prior", [1 / 3, 0.1 + 0.2, math.pi])
def test_a_prior_of_many_digits_is_refused_before_there_is_a_message(prior):
    with pytest.raises(ValueError, match=r"few digits, such as Fraction\(1, 3\), got \d+/\d+"):
        AdaptiveModel(27, prior=prior)
    assert_comes_back(ArithmeticCode(AdaptiveModel(27, prior=Fraction(1, 3))), [26, 0, 26])


def test_counts_are_taken_exactly():
    assert next(FixedModel([3, 0, 4]).predictions()) == [3, 0, 4]
    assert next(FixedModel([Fraction(1, 3), Fraction(2, 3)]).predictions()) == [1, 2]
    assert next(FixedModel(np.uint8([200, 100])).predictions()) == [200, 100]
    assert [type(n) for n in next(FixedModel([1e-300, 1]).predictions())] == [int] * 2
    rounded = next(FixedModel([0.1, 0.9]).predictions())
    assert rounded == [round(0.1 * 2**48), 2**48 - round(0.1 * 2**48)]


@given(
    st.lists(st.integers(0, 2), max_size=12), st.integers(0, 3), st.sampled_from([1, 0.5, "1/3"])
)
def test_an_adaptive_model_counts(message, order, prior):
    predictions, symbol = AdaptiveModel(3, order, prior).predictions(), None
    for at, following in enumerate(message):
        counts = predictions.send(symbol)
        symbol = following
        context = message[max(at - order, 0) : at]
        seen = [message[i] for i in range(at) if message[max(i - order, 0) : i] == context]
        shares = [Fraction(n, sum(counts)) for n in counts]
        added = Fraction(str(prior))
        assert shares == [(seen.count(k) + added) / (len(seen) + 3 * added) for k in range(3)]


def test_laplace_by_hand():
    """The rule of succession: n ones in a row have the probability 1/(n + 1)."""
    code = ArithmeticCode(AdaptiveModel(2, prior=LAPLACE))
    for n in 1, 10, 1000:
        assert len(code.encode([1] * n)) <= math.log2(n + 1) + 1


def test_krichevsky_trofimov_costs_half_a_logarithm_at_most():
    """Within (log₂ n)/2 + 1 bits of the best fixed model in hindsight, for every message.

    Squared, to stay with Fractions: the adaptive probability is at least hindsight's/(2√n).
    """
    for n in range(1, 11):
        for message in product([0, 1], repeat=n):
            predictions, symbol = AdaptiveModel(2).predictions(), None
            adaptive = Fraction(1)
            for following in message:
                counts = predictions.send(symbol)
                symbol = following
                adaptive *= Fraction(counts[symbol], sum(counts))
            hindsight = math.prod(Fraction(message.count(symbol), n) for symbol in message)
            assert 4 * n * adaptive**2 >= hindsight**2


def test_context_helps_where_symbols_depend_on_each_other():
    message = np.tile([0, 1, 1], 200)
    lengths = [len(ArithmeticCode(AdaptiveModel(2, order)).encode(message)) for order in range(3)]
    assert lengths[0] > 500
    assert lengths[1] < 450
    assert lengths[2] < 30
    assert_comes_back(ArithmeticCode(AdaptiveModel(2, 2)), message)


def test_a_model_of_ones_own():
    class Alternating:
        n_symbols = 2

        def predictions(self):
            symbol = yield [1, 1]
            while True:
                symbol = yield ([1, 9], [9, 1])[symbol]

    code = ArithmeticCode(Alternating())
    assert len(code.encode([0, 1] * 100)) < 200 * 0.16 + 2
    assert_comes_back(code, [0, 1, 1, 0, 0, 0])


# Errors


def test_what_has_no_probability_cannot_be_sent():
    message = "expected symbols of probability above 0, got 1 at position 2"
    with pytest.raises(ValueError, match=message):
        ArithmeticCode(FixedModel([1, 0, 1])).encode([0, 2, 1])
    with pytest.raises(ValueError, match=message):
        ArithmeticCode(TableModel([[0.5, 0.5], [0.5, 0.5], [1, 0]])).encode([0, 1, 1])


@pytest.mark.parametrize(
    ("digits", "length"),
    [("1" * 40, 2), ("10", 3), ("0000", 5), ("1010", 3), ("1", 0)],
)
def test_bits_of_no_message(digits, length):
    """Too many, an end cut off or added, bits after the end."""
    code = ArithmeticCode(FixedModel([1, 2, 5]))
    expected = f"bits of a message of {length} symbols, got {len(digits)} of no such one"
    with pytest.raises(DecodingError, match=expected):
        code.decode(digits, length)


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (
            lambda: ArithmeticCode(TableModel([[0.5, 0.5]])).encode([0, 1]),
            ValueError,
            "expected at most 1 symbols, as many as the model predicts, got more",
        ),
        (
            lambda: ArithmeticCode(TableModel([[0.5, 0.5]])).decode("01", 2),
            ValueError,
            "expected at most 1 symbols, as many as the model predicts, got more",
        ),
        (
            lambda: TableModel([0.5, 0.5]),
            ValueError,
            "expected probabilities of shape (n, n_symbols), got shape (2,)",
        ),
        (
            lambda: TableModel([[0.5, 0.5], [0.5, 0.6]]),
            ValueError,
            "expected probabilities that sum to 1, got a sum of 1.1 (off by +0.1) at position 1",
        ),
        (lambda: FixedModel([0.5, -1]), ValueError, "at least 0, got -1 at position 1"),
        (lambda: AdaptiveModel(2, prior=np.inf), ValueError, "a finite prior above 0, got inf"),
        (
            lambda: TableModel(np.empty((0, 0))),
            ValueError,
            "expected n_symbols of at least 1, got 0",
        ),
        (lambda: AdaptiveModel(0), ValueError, "expected n_symbols of at least 1, got 0"),
        (
            lambda: AdaptiveModel(2, -1),
            ValueError,
            "expected order of at least 0, got -1",
        ),
        (lambda: AdaptiveModel(2, prior=0), ValueError, "expected a finite prior above 0, got 0"),
        (
            lambda: AdaptiveModel(2, prior="x"),
            ValueError,
            "expected a finite prior above 0, got 'x'",
        ),
        (
            lambda: AdaptiveModel(2, prior="1/0"),
            ValueError,
            "expected a finite prior above 0, got '1/0'",
        ),
        (
            lambda: AdaptiveModel(2, prior=np.nan),
            ValueError,
            "expected a finite prior above 0, got nan",
        ),
        (
            lambda: ArithmeticCode(AdaptiveModel(2, prior=1e-16)).encode([0, 1]),
            ValueError,
            "expected counts that sum to 2^50 at most, got more at position 1",
        ),
        (
            lambda: ArithmeticCode(AdaptiveModel(2, prior=1e-16)).decode("01", 2),
            ValueError,
            "expected counts that sum to 2^50 at most, got more at position 1",
        ),
        (
            lambda: ArithmeticCode(FixedModel([1, 1])).encode([0, 2]),
            ValueError,
            "expected symbols in 0..1, got 2 at position 1",
        ),
        (
            lambda: ArithmeticCode(FixedModel([1, 1])).decode("012", 2),
            ValueError,
            "expected digits in 0..1, got '2' at position 2",
        ),
        (
            lambda: ArithmeticCode(FixedModel([1, 1])).decode("01", -1),
            ValueError,
            "expected length of at least 0, got -1",
        ),
        (
            lambda: ArithmeticCode(FixedModel([1, 1])).decode(1, 2),
            TypeError,
            "expected digits as a string, got int",
        ),
    ],
)
def test_errors(call, error, message):
    with pytest.raises(error, match=re.escape(message)):
        call()
