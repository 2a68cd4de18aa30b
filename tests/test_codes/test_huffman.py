"""Huffman's code is optimal, within a digit of the entropy, and always the same."""

import re
from fractions import Fraction
from functools import cache
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from softmaxlib.codes import expected_length, find_collision, huffman_code, kraft_sum
from softmaxlib.information import entropy

counts = st.lists(st.integers(1, 10**6), min_size=1, max_size=40)
few_counts = st.lists(st.integers(0, 20), min_size=1, max_size=6).filter(any)


def shares(weights):
    return [Fraction(w, sum(weights)) for w in weights]


@given(counts, st.sampled_from([2, 3, 4, 10]))
def test_the_mean_length_is_within_a_digit_of_the_entropy(weights, base):
    p = shares(weights)
    code = huffman_code(p, base)
    length, limit = (
        float(expected_length(code.lengths, p)),
        entropy([float(x) for x in p], base=base),
    )
    assert limit - 1e-9 <= length < limit + 1
    assert find_collision(code.words) is None
    fillers = -(len(p) - 1) % (base - 1)  # as deep as can be
    assert kraft_sum(code.lengths, base) == 1 - Fraction(fillers, base ** max(code.lengths))


@cache
def feasible(n_symbols, base):
    """All lengths of that many words that some prefix code has; longer words are of no use."""
    return [
        lengths
        for lengths in product(range(n_symbols), repeat=n_symbols)
        if kraft_sum(lengths, base) <= 1
    ]


@given(few_counts, st.sampled_from([2, 3, 4]))
def test_no_prefix_code_is_shorter(weights, base):
    """Brute force over every list of lengths that satisfies Kraft's inequality."""
    best = min(
        sum(w * n for w, n in zip(weights, lengths, strict=True))
        for lengths in feasible(len(weights), base)
    )
    lengths = huffman_code(weights, base).lengths
    assert sum(w * n for w, n in zip(weights, lengths, strict=True)) == best


@given(st.lists(st.integers(0, 12), min_size=1, max_size=5))
def test_powers_of_two_meet_the_entropy(exponents):
    """Split a certain symbol in halves again and again: then L = H."""
    p = [Fraction(1)]
    for at in exponents:
        half = p.pop(at % len(p)) / 2
        p += [half, half]
    code = huffman_code(p)
    assert kraft_sum(code.lengths) == 1
    assert expected_length(code.lengths, p) == entropy([float(x) for x in p], base=2)
    assert [Fraction(1, 2**n) for n in code.lengths] == p


def test_huffmans_own_example():
    # D. A. Huffman (1952), table I: thirteen messages, mean length 3.42.
    p = [Fraction(n, 100) for n in (20, 18, 10, 10, 10, 6, 6, 4, 4, 4, 4, 3, 1)]
    assert expected_length(huffman_code(p).lengths, p) == Fraction(342, 100)


@pytest.mark.parametrize(
    ("weights", "base", "words"),
    [
        ([1, 1, 1], 2, ("10", "11", "0")),
        ([1, 1, 1, 1], 2, ("00", "01", "10", "11")),
        ([1, 1, 1], 3, ("0", "1", "2")),
        ([1, 1, 1, 1], 3, ("20", "21", "0", "1")),
        ([5, 1, 1, 1, 1, 1], 3, ("0", "10", "11", "12", "20", "21")),
        ([0.4, 0.2, 0.2, 0.1, 0.1], 2, ("00", "01", "10", "110", "111")),
        ([7], 2, ("",)),
        ([0.5, 0.5], 10, ("0", "1")),
        ([1, 0], 2, ("0", "1")),
        ([1, 0, 0], 2, ("0", "10", "11")),
    ],
)
def test_ties_are_decided_once_and_for_all(weights, base, words):
    assert huffman_code(weights, base).words == words


def test_ties_keep_the_longest_word_short():
    # Lengths 1, 2, 3, 4, 4 have the same mean.
    assert sorted(huffman_code([4, 2, 2, 1, 1]).lengths) == [2, 2, 2, 3, 3]


def test_three_equiprobable_classes():
    third = [Fraction(1, 3)] * 3
    assert expected_length(huffman_code(third).lengths, third) == Fraction(5, 3)
    assert expected_length(huffman_code(third, base=3).lengths, third) == 1


@given(few_counts, st.integers(1, 1000))
def test_only_proportions_count(weights, factor):
    expected = huffman_code(weights)
    assert huffman_code([w * factor for w in weights]) == expected
    assert huffman_code(shares(weights)) == expected
    assert huffman_code([w / 64 for w in weights]) == expected
    assert huffman_code(np.array(weights, np.int32)) == expected
    assert huffman_code(np.array(weights, np.float32)) == expected
    assert huffman_code(map(np.uint8, weights)) == expected


def test_weights_that_would_wrap_around():
    assert huffman_code(np.array([2**63, 2**63, 2**63], np.uint64)).lengths == (2, 2, 1)
    assert huffman_code([10**400, 10**400, 1]).lengths == (2, 1, 2)
    assert huffman_code([5e-324, 1e308, 5e-324]).lengths == (2, 1, 2)


def test_an_impossible_symbol_costs_at_most_a_digit():
    code = huffman_code([1.0, 0.0])
    assert expected_length(code.lengths, [1.0, 0.0]) == 1  # H + 1: here weights above 0 matter


@pytest.mark.parametrize(
    ("weights", "error", "message"),
    [
        ([0.5, -0.5], ValueError, "expected finite weights of at least 0, got -0.5 at position 1"),
        ([np.nan], ValueError, "expected finite weights of at least 0, got nan at position 0"),
        ([1, np.inf], ValueError, "got inf at position 1"),
        ([], ValueError, "expected a weight above 0, got 0 that are 0"),
        ([0, 0], ValueError, "expected a weight above 0, got 2 that are 0"),
        (["a"], TypeError, "as real numbers, got str at position 0"),
        ([[1, 2]], TypeError, "got list at position 0"),
        (np.eye(2), TypeError, "got shape (2,) at position 0"),
        ([1, 1j], TypeError, "got complex at position 1"),
        (0.5, TypeError, "expected weights as a sequence, got float"),
    ],
)
def test_wrong_weights(weights, error, message):
    with pytest.raises(error, match=re.escape(message)):
        huffman_code(weights)


def test_wrong_bases():
    with pytest.raises(ValueError, match="expected base of at least 2, got 1"):
        huffman_code([1, 1], base=1)
    with pytest.raises(TypeError, match="integer"):
        huffman_code([1, 1], base=2.0)
    assert huffman_code(range(1, 200), np.int8(3)) == huffman_code(range(1, 200), 3)
