"""Prefix codes with given words, with given lengths, of fixed length, and from intervals."""

import math
import re
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from softmaxlib.codes import (
    DecodingError,
    PrefixCode,
    fixed_length_code,
    fixed_length_rate,
)

counts = st.lists(st.integers(1, 10**6), min_size=1, max_size=12)
bases = st.sampled_from([2, 3, 10, 36])


def test_a_code_by_hand():
    code = PrefixCode(("0", "10", "11"))
    assert (code.n_symbols, code.base, code.lengths) == (3, 2, (1, 2, 2))
    assert code.encode([2, 0, 1]) == "11010"
    np.testing.assert_array_equal(code.decode("11010"), np.array([2, 0, 1]), strict=True)
    assert code.encode([]) == ""
    np.testing.assert_array_equal(code.decode(""), np.empty(0, np.intp), strict=True)
    assert code == PrefixCode(("0", "10", "11"))
    assert code.encode(np.array([1.0, 2.0])) == "1011"


@pytest.mark.parametrize(
    ("words", "base", "message"),
    [
        (("0", "10", "01"), 2, "none of which begins another, got '0' for 0 and '01' for 2"),
        (("1", "1"), 2, "none of which begins another, got '1' for 0 and '1' for 1"),
        (("10", ""), 2, "none of which begins another, got '' for 1 and '10' for 0"),
        (("0", "12"), 2, "expected digits in 0..1, got '2' at position 1"),
        (("0", "1z"), 35, "expected digits in 0..y, got 'z' at position 1"),
        ((), 2, "expected number of words of at least 1, got 0"),
        (("0",), 37, "expected base of at most 36, got 37"),
    ],
)
def test_wrong_words(words, base, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        PrefixCode(words, base)


@pytest.mark.parametrize(
    ("digits", "length", "message"),
    [
        ("0101", None, "expected a word at digit 3, got '1'"),
        ("0", 2, "expected 2 symbols, got 1"),
        ("01100", 3, "expected 3 symbols, got 4"),
        ("", 1, "expected 1 symbols, got 0"),
    ],
)
def test_truncated_digits_and_digits_left_over(digits, length, message):
    with pytest.raises(DecodingError, match=re.escape(message)):
        PrefixCode(("0", "10", "11")).decode(digits, length)


def test_digits_of_no_word():
    with pytest.raises(DecodingError, match="expected a word at digit 2, got '11'"):
        PrefixCode(("00", "01", "10")).decode("011100")


def test_words_may_come_in_a_list():
    code = PrefixCode(["0", "1"], np.int64(2))
    assert code == PrefixCode(("0", "1"))
    assert hash(code) == hash(PrefixCode(("0", "1")))
    assert code.words == ("0", "1")
    np.testing.assert_array_equal(PrefixCode([""]).decode("", 2), [0, 0])


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("01", "expected words as a sequence, got str"),
        (["0", 1], "expected words as strings, got int at position 1"),
        (0, "expected words as a sequence, got int"),
    ],
)
def test_what_is_not_words(words, message):
    with pytest.raises(TypeError, match=message):
        PrefixCode(words)


@pytest.mark.parametrize("length", ["2", 2.5, 1.0])
def test_a_length_is_a_whole_number(length):
    with pytest.raises(TypeError, match="integer"):
        PrefixCode(("0", "1")).decode("0", length)


def test_a_length_is_not_negative():
    with pytest.raises(ValueError, match="expected length of at least 0, got -1"):
        PrefixCode(("0", "1")).decode("0", -1)


def test_many_digits_left_over_are_not_all_shown():
    with pytest.raises(DecodingError, match=r"expected a word at digit 0, got '0{40}'$"):
        fixed_length_code(1).decode("0" * 10**5, 0)


def test_what_is_not_digits():
    code = PrefixCode(("0", "10", "11"))
    with pytest.raises(ValueError, match=r"expected digits in 0\.\.1, got 'x' at position 2"):
        code.decode("10x1")
    with pytest.raises(TypeError, match="expected digits as a string, got bytes"):
        code.decode(b"10")


def test_what_is_not_a_message():
    code = fixed_length_code(3)
    with pytest.raises(ValueError, match=r"expected symbols in 0\.\.2, got 3 at position 1"):
        code.encode([0, 3])
    with pytest.raises(ValueError, match=r"expected a message of shape \(n,\), got shape \(1, 2\)"):
        code.encode([[0, 1]])


def test_a_word_without_digits():
    code = PrefixCode(("",))
    assert code.encode([0, 0, 0]) == ""
    np.testing.assert_array_equal(code.decode("", 3), [0, 0, 0])
    with pytest.raises(ValueError, match="expected the length of the message"):
        code.decode("")
    with pytest.raises(ValueError, match="expected length of at least 0, got -1"):
        code.decode("", -1)
    with pytest.raises(DecodingError, match="expected a word at digit 0, got '0'"):
        code.decode("0", 3)


def test_bases_of_numpy_do_not_wrap_around():
    assert fixed_length_code(300, np.int8(2)) == fixed_length_code(300)
    assert fixed_length_rate(np.uint8(200), np.uint8(200), np.int8(3)) == fixed_length_rate(
        200, 200, 3
    )


# Fixed length


@given(st.integers(1, 300), bases)
def test_fixed_length_words_are_as_short_as_can_be(n_symbols, base):
    code = fixed_length_code(n_symbols, base)
    (length,) = set(code.lengths)
    assert base**length >= n_symbols > base ** (length - 1) - (length == 0)
    assert [int(word or "0", base) for word in code.words] == list(range(n_symbols))


@given(st.integers(1, 1000), st.integers(1, 60), bases)
def test_fixed_length_rate_is_the_ceiling(n_symbols, n, base):
    digits = fixed_length_rate(n_symbols, n, base) * n
    assert digits.denominator == 1
    assert base**digits >= n_symbols**n
    assert digits == 0 or base ** (digits - 1) < n_symbols**n
    limit = math.log(n_symbols, base)
    assert limit - 1e-9 <= fixed_length_rate(n_symbols, n, base) < limit + 1 / n + 1e-9


def test_fixed_length_rates_of_three_classes():
    rates = [fixed_length_rate(3, n) for n in (1, 2, 3, 5)]
    assert rates == [2, 2, Fraction(5, 3), Fraction(8, 5)]
    assert fixed_length_rate(8, 1, base=3) == 2  # 3 bits in 2 ternary digits
    assert float(fixed_length_rate(3, 10**5)) == pytest.approx(math.log2(3), abs=1e-5)


def test_wrong_sizes():
    with pytest.raises(ValueError, match="expected n_symbols of at least 1, got 0"):
        fixed_length_code(0)
    with pytest.raises(ValueError, match="expected n of at least 1, got 0"):
        fixed_length_rate(3, 0)
    with pytest.raises(TypeError, match="integer"):
        fixed_length_code(2.0)
    with pytest.raises(ValueError, match="expected base of at least 2, got 0"):
        fixed_length_rate(3, base=0)
