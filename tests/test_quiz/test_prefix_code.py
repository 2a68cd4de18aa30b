"""Prefix codes: collisions, Kraft sums and expected lengths, in exact fractions."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations_with_replacement, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from softmaxquiz import PrefixCode
from softmaxquiz.kinds.prefix_code import (
    collision,
    expected_length,
    is_uniquely_decodable,
    kraft_sum,
    optimum,
)

THIRDS = PrefixCode(["1/3", "1/3", "1/3"])
SKEW = PrefixCode(["1/2", "1/4", "1/8", "1/8"])
OCTAL = PrefixCode(["1/8"] * 8, names="01234567", alphabet="012")
PAIRS = PrefixCode(["1/9"] * 9, block=2)


@pytest.mark.parametrize(
    "answer",
    [
        "0, 10, 11",
        "0 10 11",
        "11;0;10",
        "00 | 1 | 01",
        ["0", "10", "11"],
        ("1", "00", "01"),
        {"C": "11", "A": "0", "B": "10"},
    ],
)
def test_a_shortest_code_is_right_however_it_is_typed(answer: object) -> None:
    outcome = THIRDS.check(answer)
    message = "No prefix code has a smaller expected length. The Kraft sum is 1."
    assert repr(outcome) == f"Correct. {message}"


def test_lengths_must_fit_the_probabilities() -> None:
    assert SKEW.check("0, 10, 110, 111")
    outcome = SKEW.check("110, 0, 10, 111")
    assert repr(outcome) == (
        "Not yet. Yours is a prefix code of 19/8 bits on average, but a shorter one exists. "
        "The Kraft sum is 1."
    )
    assert outcome.misconception == "too-long"


def test_blocks_count_per_observation_and_ternary_codes_have_their_unit() -> None:
    words = ["000", "001", "010", "011", "100", "101", "1100", "1101", "1110"]
    assert "5/3 bits per observation" in PAIRS.check(words).message
    words = ["00", "01", "02", "10", "11", "12", "20", "210"]
    assert "17/8 ternary symbols" in OCTAL.check(words).message
    assert "The Kraft sum is 8/9" in OCTAL.check("00 01 02 10 11 12 20 21").message


@pytest.mark.parametrize(
    ("answer", "misconception", "message"),
    [
        ("0, 01, 10", "collision", "A, `0`, begins the word of B, `01`: some texts can be read in"),
        ("01, 0, 11", "collision", "B, `0`, begins the word of A, `01`: the receiver has to wait"),
        ("0, 1, 01", "collision", "`01`: the Kraft sum is 5/4, and above 1 no code can be decoded"),
        (
            "0, 11, 11",
            "same-word",
            "B and C have the same word, `11`. 1 of 3 words is clear of all",
        ),
        (["0", "", "11"], "empty-word", "The word of B is empty"),
        ("00, 01, 10", "too-long", "The Kraft sum is 3/4, so there is room left."),
    ],
)
def test_what_is_wrong_with_a_code_is_named(
    answer: object, misconception: str, message: str
) -> None:
    outcome = THIRDS.check(answer)
    assert outcome.status == "incorrect"
    assert outcome.misconception == misconception
    assert message in outcome.message


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("0, 10", "Expected 3 words, one for each of A, B and C, got 2."),
        ("0, 10, 12", "Expected symbols out of 0 and 1, got `12` for C."),
        (["0", "10", "1" * 65], "Expected at most 64 symbols a word, got 65 for C."),
        ([0, 10, 11], 'Expected words as text, such as `["0", "10"]`, got an int.'),
        (7.5, 'Expected words as text, such as `["0", "10"]`, got a float.'),
        ({"A": "0", "B": "1"}, "Expected a word for each of A, B and C, and no other names."),
        ("0 " * 10**5, "Expected 3 words, one for each of A, B and C, got 3200."),
    ],
)
def test_what_is_no_code_is_invalid(answer: object, message: str) -> None:
    outcome = THIRDS.check(answer)
    assert (outcome.status, outcome.message) == ("invalid", message)


def test_the_form_names_classes_and_symbols() -> None:
    form = THIRDS.form()
    assert (form["kind"], form["names"], form["alphabet"]) == ("code", ["A", "B", "C"], "01")
    assert form["how"] == "Answer with a word for each of A, B and C, such as `1, 01, …`."


@pytest.mark.parametrize(
    ("probabilities", "names"), [(["1/2", "1/4"], ()), (["1/2", "1/2"], "A"), ([], ())]
)
def test_probabilities_must_be_some(probabilities: list[str], names: str) -> None:
    with pytest.raises(ValueError, match="expected a probability for each name and a sum of 1"):
        PrefixCode(probabilities, names)


def test_an_alphabet_has_two_or_three_symbols() -> None:
    with pytest.raises(ValueError, match="expected two or three symbols, got '0123'"):
        PrefixCode(["1/2", "1/2"], alphabet="0123")


words = st.lists(st.text("01", min_size=1, max_size=4), min_size=1, max_size=5)


def texts(code: list[str], longest: int) -> Iterator[str]:
    """All concatenations of up to so many words."""
    for n in range(1, longest + 1):
        yield from map("".join, product(code, repeat=n))


@given(words)
def test_a_collision_is_found_if_there_is_one(code: list[str]) -> None:
    found = collision(code)
    pairs = [(i, j) for i, a in enumerate(code) for j, b in enumerate(code) if b.startswith(a)]
    assert (found is None) == all(i == j for i, j in pairs)
    assert found is None or found in pairs


@given(words)
def test_a_text_read_in_two_ways_is_no_code(code: list[str]) -> None:
    seen = [*texts(code, 3)]
    if len(set(seen)) < len(seen):
        assert not is_uniquely_decodable(code)
    if is_uniquely_decodable(code):
        assert kraft_sum(code, 2) <= 1


@pytest.mark.parametrize(
    ("code", "is_unique"),
    [
        ("0 10 11", True),
        ("0 01 011", True),
        ("0 01 10", False),
        ("1 011 01110 1110 10011", False),  # Sardinas and Patterson's own kind of trouble
        ("10 0 11 00", False),
        ("a ab abb", True),
        ("0 01 111", True),  # its remainders come round again: 1, 11, 1
        ("0 0", False),
    ],
)
def test_unique_decoding(code: str, is_unique: bool) -> None:
    assert is_uniquely_decodable(code.split()) == is_unique


def test_an_empty_word_is_never_decoded() -> None:
    assert not is_uniquely_decodable(["", "0"])
    assert not is_uniquely_decodable([""])


def least_by_search(probabilities: list[Fraction], r: int) -> Fraction:
    """Least expected length over all lengths that satisfy Kraft, tried one by one."""
    largest_first = sorted(probabilities, reverse=True)
    lengths = combinations_with_replacement(range(len(largest_first)), len(largest_first))
    return min(
        expected_length(["0" * n for n in each], largest_first)
        for each in lengths
        if kraft_sum(["0" * n for n in each], r) <= 1
    )


@given(st.lists(st.integers(1, 9), min_size=1, max_size=6), st.sampled_from([2, 3]))
def test_no_code_is_shorter_than_the_optimum(weights: list[int], r: int) -> None:
    probabilities = [Fraction(w, sum(weights)) for w in weights]
    assert optimum(probabilities, r) == least_by_search(probabilities, r)


@pytest.mark.parametrize(
    "answer",
    [
        "A: 0, B: 10, C: 11",
        "A=0 B=10 C=11",
        "C: 11; B: 10; A: 0",
        "A -> 0, B → 10, C: 11",
        "{'A': '0', 'B': '10', 'C': '11'}",
        "(0, 10, 11)",
        "'0', '10', '11'",
        "0/10/11",
        "0,10,11.",
    ],
)
def test_a_code_may_be_typed_in_many_ways(answer: str) -> None:
    assert PrefixCode(["1/2", "1/4", "1/4"]).check(answer).status == "correct"


@pytest.mark.parametrize("answer", ["A: 0, B: 10", "A: 0, B: 10, A: 11", "A: 0, B: 10, D: 11"])
def test_a_code_with_a_name_too_few_or_twice_is_invalid(answer: str) -> None:
    assert PrefixCode(["1/2", "1/4", "1/4"]).check(answer).status == "invalid"
