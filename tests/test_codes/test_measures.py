"""Kraft's sum, the mean length, and collisions: against definitions, and every error."""

import re
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from softmaxlib.codes import (
    expected_length,
    find_collision,
    kraft_sum,
)

words = st.lists(st.text("01", max_size=4), max_size=6)


@given(st.lists(st.integers(0, 200), max_size=8), st.integers(2, 36))
def test_kraft_sum_is_exact(lengths, base):
    assert kraft_sum(lengths, base) == sum(Fraction(1, base**length) for length in lengths)


def test_kraft_sum_by_hand():
    assert kraft_sum([1, 2, 2]) == kraft_sum([1, 1, 1], base=3) == kraft_sum([0]) == 1
    assert kraft_sum([1, 1, 2]) == Fraction(5, 4)
    assert kraft_sum([2, 2, 2]) == Fraction(3, 4)
    assert kraft_sum([]) == 0
    assert kraft_sum(np.array([3, 3])) == Fraction(1, 4)


@pytest.mark.parametrize("base", [2, 3])
def test_kraft_decides_which_lengths_there_are_codes_for(base):
    """Both ways, for all lengths of four words: search for a code as one would by hand."""
    for lengths in product(range(4 if base == 2 else 3), repeat=4):
        assert (kraft_sum(lengths, base) <= 1) == exists(sorted(lengths), base, [])


def exists(lengths, base, taken):
    """Tell whether words of these lengths can be added to those taken."""
    if not lengths:
        return True
    candidates = map("".join, product("012"[:base], repeat=lengths[0]))
    free = (w for w in candidates if not any(w.startswith(t) for t in taken))
    return any(exists(lengths[1:], base, [*taken, w]) for w in free)


@given(words)
def test_a_collision_is_a_word_that_begins_another(words):
    pairs = {
        (i, j)
        for i, a in enumerate(words)
        for j, b in enumerate(words)
        if i != j and b.startswith(a) and (a != b or i < j)
    }
    at = find_collision(words)
    assert (at is None) == (not pairs)
    assert at is None or at in pairs


def test_collisions_by_hand():
    assert find_collision(["10", "0", "01"]) == (1, 2)
    assert find_collision(["1", "0", "1"]) == (0, 2)
    assert find_collision(["0", ""]) == (1, 0)
    assert find_collision(["0", "10", "110", "111"]) is None
    assert find_collision([]) is None


def test_expected_length_is_exact_for_fractions():
    third = Fraction(1, 3)
    found = expected_length([1, 2, 2], [third] * 3)
    assert (found, type(found)) == (Fraction(5, 3), Fraction)
    assert expected_length([3, 5], [1, 0]) == 3
    assert expected_length([0], np.array([1])) == 0


def test_expected_length_of_floats_and_fractions_together():
    assert expected_length([1, 3], [Fraction(1, 2), 0.5]) == 2
    assert expected_length([1, 1], np.float32([0.3, 0.7001])) == pytest.approx(1.0001)
    assert expected_length([10, 10, 10], [0.1, 0.2, 0.7]) == float(
        10 * (Fraction(0.1) + Fraction(0.2) + Fraction(0.7))
    )


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_expected_length_of_floats(counts, random):
    lengths = [random.randrange(20) for _ in counts]
    exact = [Fraction(n, sum(counts)) for n in counts]
    found = expected_length(lengths, [n / sum(counts) for n in counts])
    assert isinstance(found, float)
    assert found == pytest.approx(float(expected_length(lengths, exact)), rel=4e-16)
    floats = [Fraction(n / sum(counts)) for n in counts]
    assert found == float(sum(p * n for p, n in zip(floats, lengths, strict=True)))


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: kraft_sum([1, -1]), ValueError, "expected length of at least 0, got -1"),
        (lambda: kraft_sum([1.5]), TypeError, "integer"),
        (lambda: kraft_sum([1], base=1), ValueError, "expected base of at least 2, got 1"),
        (lambda: kraft_sum([1], base=37), ValueError, "expected base of at most 36, got 37"),
        (
            lambda: expected_length([1], [0.5, 0.5]),
            ValueError,
            "expected as many lengths as probabilities, got 1, 2",
        ),
        (lambda: expected_length([1, 1], [0.5, 0.6]), ValueError, "got a sum of 1.1 (off by +0.1)"),
        (
            lambda: expected_length([1, 1], [Fraction(1, 2), Fraction(1, 3)]),
            ValueError,
            "expected probabilities that sum to 1, got a sum of 5/6 (off by -0.167)",
        ),
        (lambda: expected_length([1, 1], [2, -1]), ValueError, "at least 0, got -1 at position 1"),
        (lambda: expected_length([1], [np.nan]), ValueError, "got nan at position 0"),
        (
            lambda: expected_length([1], [[0.5, 0.5]]),
            TypeError,
            "expected probabilities as real numbers, got list at position 0",
        ),
        (lambda: kraft_sum(3), TypeError, "expected lengths as a sequence, got int"),
        (lambda: find_collision([0, 1]), TypeError, "as strings, got int at position 0"),
        (lambda: find_collision("01"), TypeError, "expected words as a sequence, got str"),
        (lambda: kraft_sum([1], base=2.0), TypeError, "expected base as an integer, got float"),
        (lambda: expected_length([-1], [1]), ValueError, "expected length of at least 0, got -1"),
    ],
)
def test_errors(call, error, message):
    with pytest.raises(error, match=re.escape(message)):
        call()
