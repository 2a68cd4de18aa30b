"""Codes for blocks: nearer the entropy with every symbol, and whole messages come back."""

import math
import re
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from softmaxlib.codes import (
    BlockCode,
    DecodingError,
    block_code,
    block_counts,
    expected_length,
    fixed_length_code,
    huffman_code,
)
from softmaxlib.information import entropy

THIRD = [Fraction(1, 3)] * 3


def joint_probabilities(each, block):
    """Multiply the probabilities of the symbols of every block."""
    return [math.prod(p) for p in product(each, repeat=block)]


@pytest.mark.parametrize(
    ("block", "rate"),
    [(1, Fraction(5, 3)), (2, Fraction(29, 18)), (3, Fraction(130, 81))],
)
def test_three_equiprobable_classes(block, rate):
    lengths = block_code(THIRD, block).lengths
    assert expected_length(lengths, joint_probabilities(THIRD, block)) / block == rate
    assert math.log2(3) < rate < math.log2(3) + 1 / block


def test_ternary_blocks():
    assert block_code(THIRD, 2, base=3).lengths == (2,) * 9
    half = [Fraction(1, 2)] * 2
    rates = [
        expected_length(block_code(half, n, base=3).lengths, joint_probabilities(half, n)) / n
        for n in (1, 2, 3, 4)
    ]
    assert rates == [1, Fraction(3, 4), Fraction(2, 3), Fraction(43, 64)]
    assert rates[-1] > math.log(2, 3)


@given(st.lists(st.integers(1, 100), min_size=1, max_size=4), st.integers(1, 4))
def test_the_mean_is_within_a_digit_a_block_of_the_entropy(counts, block):
    p = [Fraction(n, sum(counts)) for n in counts]
    joint = joint_probabilities(p, block)
    assert sum(joint) == 1
    rate = float(expected_length(block_code(p, block).lengths, joint)) / block
    limit = entropy([float(x) for x in p], base=2)
    assert limit - 1e-9 <= rate < limit + 1 / block


def test_blocks_by_hand():
    code = block_code([Fraction(3, 4), Fraction(1, 4)], 2)
    assert code.code == huffman_code([9, 3, 3, 1])
    assert (code.base, code.n_symbols, code.block) == (2, 2, 2)
    assert code.lengths == (1, 3, 2, 3)
    assert code.encode([0, 0, 1, 0]) == "0" + code.code.words[2]
    assert code.encode([1]) == code.code.words[2]  # completed by 0, which is shorter than by 1
    np.testing.assert_array_equal(code.decode("010", 4), np.array([0, 0, 1, 0]), strict=True)
    np.testing.assert_array_equal(code.decode("", 0), np.empty(0, np.intp), strict=True)


def test_what_is_left_over_is_completed_by_the_shortest_word():
    code = block_code([1, 3], 2)
    assert code.code.words[3] == "0"
    assert code.encode([1]) == "0"
    np.testing.assert_array_equal(code.decode("0", 1), [1])


@pytest.mark.parametrize("block", [1, 2, 65, 200])
def test_blocks_of_one_symbol_take_nothing_however_long(block):
    code = block_code([1], block)
    for n in (0, 1, 130, 200):
        assert code.encode([0] * n) == ""
        np.testing.assert_array_equal(code.decode("", n), np.zeros(n, np.intp), strict=True)


@given(st.lists(st.integers(0, 2), max_size=20), st.integers(1, 4))
def test_blocks_are_numbers_in_base_k(message, block):
    """With words of one length the digits are those numbers, and 0s complete the last one."""
    code = BlockCode(fixed_length_code(3**block, 3), np.uint8(3), np.uint8(block))
    filler = -len(message) % block
    assert code.encode(message) == "".join(map(str, message)) + "0" * filler
    np.testing.assert_array_equal(code.decode(code.encode(message), len(message)), message)


def test_products_of_floats_are_not_rounded():
    """Rounded products of three floats come in another order than exact ones."""
    for floats in ([0.1, 0.2, 0.7], [0.3, 0.3, 0.4], [1 / 3, 1 / 3, 1 / 3]):
        for block in 2, 3:
            assert block_code(floats, block) == block_code([*map(Fraction, floats)], block)
            assert block_code(np.array(floats), block) == block_code(floats, block)


def test_joint_counts_know_what_follows_what():
    """In 010101… the pairs are certain; the symbols by themselves are not."""
    message = np.tile([0, 1], 50)
    counts = block_counts(message, 2, 2)
    np.testing.assert_array_equal(counts, [[0, 50], [0, 0]])
    joint, independent = block_code(counts, 2), block_code([50, 50], 2)
    assert len(joint.encode(message)) == 50
    assert len(independent.encode(message)) == 100


def test_block_counts():
    np.testing.assert_array_equal(block_counts([0, 1, 2, 2, 1], 3, 1), [1, 2, 2])
    np.testing.assert_array_equal(block_counts([0, 1, 1], 2, 2), [[0, 1], [0, 0]])
    assert block_counts([], 2, 3).shape == (2, 2, 2)
    assert block_counts(np.zeros(10, int), 2, 3)[0, 0, 0] == 3


@pytest.mark.parametrize(
    ("digits", "length", "message"),
    [
        ("0", 4, "expected 2 symbols, got 1"),
        ("00", 2, "expected 1 symbols, got 2"),
        ("01", 4, "expected a word at digit 1, got '1'"),
        ("111", 1, "a last block completed by its shortest word, got another"),
    ],
)
def test_truncated_and_changed_digits(digits, length, message):
    with pytest.raises(DecodingError, match=re.escape(message)):
        block_code([Fraction(3, 4), Fraction(1, 4)], 2).decode(digits, length)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: block_code(np.ones((2, 3)), 2),
            "expected weights of shape (n_symbols,) or (n_symbols,) * 2, got shape (2, 3)",
        ),
        (lambda: block_code(np.ones((2, 2)), 3), "(n_symbols,) * 3, got shape (2, 2)"),
        (lambda: block_code(1.0, 1), "(n_symbols,) * 1, got shape ()"),
        (lambda: block_code([[1], [1, 2]], 2), "expected weights as a rectangular array"),
        (lambda: block_code([1, 1], 0), "expected block of at least 1, got 0"),
        (
            lambda: BlockCode(fixed_length_code(8), 3, 2),
            "expected 9 words for blocks of 2 out of 3 symbols, got 8",
        ),
        (lambda: BlockCode(fixed_length_code(8), 0, 2), "expected n_symbols of at least 1, got 0"),
        (lambda: block_code([1, 1], 2).decode("", -1), "expected length of at least 0, got -1"),
        (lambda: block_counts([0], 2, 0), "expected block of at least 1, got 0"),
        (lambda: block_counts([2], 2, 1), "expected symbols in 0..1, got 2 at position 0"),
    ],
)
def test_errors(call, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        call()
