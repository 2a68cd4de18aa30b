"""How looks at points become a verdict: pieces of the judge, each alone."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from mpmath import libmp

from softmaxlib.answers._domains import domain_of
from softmaxlib.answers._equality import (
    Judge,
    Tally,
    constant_parts,
    is_plain,
    is_smooth,
    is_special,
    landmarks,
    uses_i,
)
from softmaxlib.answers._errors import TooLargeError
from softmaxlib.answers._looking import Look, Pair, Verdict, size_of
from softmaxlib.answers._tree import Node
from softmaxlib.answers.numbers import Budget, Complex, Real
from softmaxlib.answers.reading import Names, parse

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)
PI = libmp.mpf_pi(300)


def tree(text: str, imaginary: bool = False) -> Node:
    return parse(text, Names(imaginary=imaginary, free=True))


def numbers(text: str) -> tuple[Fraction, ...]:
    return tuple(map(Fraction, text.split()))


@pytest.mark.parametrize(
    ("texts", "marks"),
    [
        (["x"], "0 1/2 -1/2"),
        (["x + 3"], "-3/2 3/2 -3 0 3 -5/2 1/2 7/2 -7/2 -1/2 5/2"),
        (["max(x, pi)"], "-63/40 63/40 -63/20 0 63/20 -53/20 1/2 73/20 -73/20 -1/2 53/20"),
        (
            ["2x", "x + 5"],
            "-15/4 -9/4 -6/5 -1/5 1/5 6/5 9/4 15/4 -5 -5/2 -2 -2/5 0 2/5 2 5/2 5 "
            "-9/2 -3/2 1/10 1/2 9/10 3 11/2 -11/2 -3 -9/10 -1/2 -1/10 3/2 9/2",
        ),
        (["x + 1/0", "x + 9^9^9^9"], "0 1/2 -1/2"),
        (["x + 10^200"], "0 1/2 -1/2"),
        (["1/(1 - 1) + 2 x"], "-1 1 -2 0 2 -3/2 1/2 5/2 -5/2 -1/2 3/2"),
    ],
)
def test_landmarks_are_the_constants_and_what_lies_about_them(texts: list[str], marks: str) -> None:
    assert landmarks(Budget(10**6), *map(tree, texts)) == numbers(marks)


def test_landmarks_are_not_too_many() -> None:
    found = landmarks(Budget(10**6), tree("x + 2 y + 3 z + 5 a + 7 b + 11 c + 13 d"))
    assert len(found) == 48
    assert {2, 3, 5, 7} <= set(found)
    assert 13 not in found


def test_landmarks_are_computed_on_a_budget() -> None:
    budget = Budget(10**6)
    landmarks(budget, tree("x + sin(1)"))
    assert budget.left < 10**6


def test_the_largest_parts_without_symbols_are_constants() -> None:
    found = constant_parts(tree("x*(2 + 3) + sin(1)^y"))
    assert found == [tree("2 + 3"), tree("sin(1)")]
    assert constant_parts(tree("2")) == [tree("2")]


@pytest.mark.parametrize(
    ("text", "smooth"),
    [
        ("x^2 + sin(x)", True),
        ("|x|", False),
        ("log(x)", False),
        ("exp(max(x, 1))", False),
        ("x^(1/2)", False),
        ("x^0.5", False),
        ("x^n", False),
        ("2^x", True),
        ("1/x", True),
    ],
)
def test_few_points_are_enough_for_what_is_smooth(text: str, smooth: bool) -> None:
    assert is_smooth(tree(text)) == smooth


def test_the_imaginary_unit_is_seen() -> None:
    assert uses_i(tree("x"), tree("2 + 3 i", imaginary=True))
    assert not uses_i(tree("x + pi"), tree("e"))


@pytest.mark.parametrize(
    ("point", "special"),
    [
        ({}, False),
        ({"x": Fraction(3)}, True),
        ({"x": Fraction(3, 2)}, True),
        ({"x": Fraction(1, 3)}, False),
        ({"x": THIRD, "y": HALF}, True),
        ({"z": (HALF, HALF)}, False),
    ],
)
def test_a_special_point_has_a_whole_or_a_half(point: Mapping[str, Any], special: bool) -> None:
    assert is_special(point) == special


@pytest.mark.parametrize(
    ("yours", "expected", "plain"),
    [
        (Fraction(1), Fraction(2), True),
        (Fraction(2**13), Fraction(2), True),
        (Fraction(2**14), Fraction(2), False),
        (Fraction(1), Fraction(1, 2**7), True),
        (Fraction(1), Fraction(1, 2**8), False),
        (None, Fraction(0), True),
        (PI, None, True),
        (Fraction(0), Fraction(2**20), False),
    ],
)
def test_values_that_are_easily_shown_are_plain(yours: Any, expected: Any, plain: bool) -> None:
    assert is_plain(Verdict("different", {}, yours, expected)) == plain


def at(status: str, x: Fraction | int, yours: Any = HALF, expected: Any = THIRD) -> Verdict:
    return Verdict(status, {"x": Fraction(x)}, yours, expected)


def said(*found: Verdict, left: int = 10) -> Verdict:
    tally = Tally(Pair(tree("x"), tree("y"), Real, Budget(left)))
    tally.found = list(found)
    return tally.verdict()


EQUAL, NO_KEY = at("equal", THIRD), at("no key", THIRD)
HOLE, AWAY = at("no answer", 1, None), at("no answer", THIRD, None)
LARGE = at("too large", THIRD)


@pytest.mark.parametrize(
    ("found", "status"),
    [
        ([EQUAL], "equal"),
        ([EQUAL, EQUAL], "equal"),
        ([EQUAL, NO_KEY], "undecided"),
        ([EQUAL] * 2 + [NO_KEY], "equal"),
        ([EQUAL] * 3 + [NO_KEY] * 3, "undecided"),
        ([EQUAL] * 4 + [NO_KEY] * 20, "equal"),
        ([NO_KEY], "undecided"),
        ([], "undecided"),
        ([LARGE, NO_KEY], "too large"),
        ([EQUAL, LARGE, LARGE], "too large"),
        ([EQUAL] * 5 + [LARGE], "equal"),
        ([HOLE], "different"),
        ([AWAY, NO_KEY], "different"),
        ([EQUAL] * 4 + [HOLE], "equal"),
        ([EQUAL] * 4 + [HOLE] * 2, "equal"),
        ([EQUAL] * 4 + [HOLE] * 3, "different"),
        ([EQUAL] * 9 + [HOLE] * 3, "equal"),
        ([EQUAL] * 9 + [HOLE] * 4, "different"),
        ([EQUAL] * 10 + [HOLE] * 4, "equal"),
        ([EQUAL] * 4 + [AWAY], "equal"),
        ([EQUAL] * 4 + [AWAY, HOLE], "equal"),
        ([EQUAL] * 9 + [AWAY] * 2, "different"),
        ([EQUAL] * 9 + [at("different", 2)], "different"),
    ],
)
def test_points_together_make_a_verdict(found: list[Verdict], status: str) -> None:
    assert said(*found).status == status


def test_a_verdict_tells_where() -> None:
    hole = at("no answer", 3, None, PI)
    verdict = said(hole, AWAY)
    assert (verdict.point, verdict.yours, verdict.expected) == ({"x": 3}, None, PI)
    huge, plain = at("different", 1, Fraction(10**9)), at("different", 2)
    assert said(huge, plain).point == {"x": 2}
    assert said(huge).point == {"x": 1}


def test_without_a_budget_nothing_is_called_too_large() -> None:
    assert said(LARGE, left=1).status == "too large"
    assert said(LARGE, left=0).status == "undecided"


def test_it_is_enough_to_find_a_difference_that_can_be_shown() -> None:
    tally = Tally(Pair(tree("x"), tree("y"), Real, Budget(9)))
    huge = at("different", 1, Fraction(10**9))
    for found, enough in [
        ([], False),
        ([EQUAL] * 20, False),
        ([huge], False),
        ([at("different", 2)], True),
        ([huge] * 12, False),
        ([huge] * 13, True),
    ]:
        tally.found = list(found)
        assert tally.enough() == enough


def test_no_point_is_looked_at_twice_and_no_more_than_asked() -> None:
    points = [{"x": Fraction(n % 5)} for n in range(50)]
    tally = Tally(Pair(tree("x + x"), tree("2 x"), Real, Budget(10**6)))
    assert tally.over(points, 40).status == "equal"
    assert len(tally.found) == 5
    tally = Tally(Pair(tree("x + x"), tree("2 x"), Real, Budget(10**6)))
    tally.over(points, 3)
    assert len(tally.found) == 3
    tally = Tally(Pair(tree("x + x"), tree("3 x"), Real, Budget(10**6)))
    assert tally.over(points[1:], 40).point == {"x": 1}
    assert len(tally.found) == 1


def test_what_is_too_large_at_a_point_is_noted_there() -> None:
    tally = Tally(Pair(tree("x + exp(exp(1000))"), tree("x"), Real, Budget(10**6)))
    assert tally.over([{"x": Fraction(1)}, {"x": Fraction(2)}], 9).status == "too large"
    assert [found.point for found in tally.found] == [{"x": 1}, {"x": 2}]


def look(yours: Any, expected: Any, bits: int = 128, demand: int = 0, lost: bool = False) -> Look:
    return Look(bits, yours, expected, demand, lost)


NEAR = libmp.mpf_add(PI, libmp.from_man_exp(1, -90), 300, "n")
NEARER = libmp.mpf_add(PI, libmp.from_man_exp(1, -240), 300, "n")


@pytest.mark.parametrize(
    ("now", "before", "thorough", "settled"),
    [
        (look(HALF, HALF), None, True, "equal"),
        (look(HALF, THIRD), None, True, "different"),
        (look(HALF, HALF, lost=True), None, True, None),
        (look(HALF, HALF, lost=True), None, False, "equal"),
        (look(HALF, HALF, demand=200, lost=True), None, False, "undecided"),
        (look(PI, PI, demand=200), None, False, "undecided"),
        (look(PI, PI, demand=128), None, False, "equal"),
        (look(PI, HALF, demand=200), None, True, None),
        (look(PI, HALF, demand=200, lost=True), None, True, "undecided"),
        (look(PI, PI), None, True, None),
        (look(PI, PI), look(PI, PI), True, "equal"),
        (look(PI, PI), look(PI, NEAR), True, "equal"),
        (look(PI, NEAR), look(PI, PI), True, None),
        (look(PI, None), None, True, "no key"),
        (look(None, PI), None, True, "no answer"),
        (look(None, None), None, True, "no key"),
        (look(None, PI, lost=True), None, True, None),
        (look(None, PI, lost=True), look(None, PI), True, "no answer"),
        (look(None, PI, lost=True), look(PI, PI), True, None),
        (look(PI, HALF, 256), look(PI, HALF), True, "different"),
        (look(PI, NEARER, 256), look(PI, NEAR), True, "equal"),
        (look(PI, NEAR, 256), look(PI, HALF), True, "equal"),
        (look(PI, THIRD, 256), look(PI, HALF), True, None),
    ],
)
def test_a_look_settles_what_is_certain(
    now: Look, before: Look | None, thorough: bool, settled: str | None
) -> None:
    assert now.settles(before, thorough) == settled


def test_the_size_of_a_complex_number_is_that_of_its_larger_part() -> None:
    assert size_of((libmp.from_int(3), libmp.from_int(1000))) == 10
    assert size_of((libmp.fzero, libmp.from_int(5))) == 3
    assert size_of(Fraction(8)) == 3


def judge(domain: str = "real", left: int = 10**6) -> Judge:
    return Judge(domain_of(domain, ["x", "y"]), Budget(left))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("2", 2),
        ("x + 1", Fraction(23, 10)),
        ("1/(x - x)", None),
        ("x = 1", None),
        ("9^9^9^9", None),
    ],
)
def test_a_glimpse_is_the_value_at_the_first_point(text: str, seen: Any) -> None:
    assert judge().glimpse(tree(text)) == seen


def test_a_glimpse_is_clear_or_none() -> None:
    assert judge().glimpse(tree("sqrt(2)^2 - 2")) is None
    assert judge().glimpse(tree("pi + 10^-60")) is None
    assert judge().glimpse(tree("pi")) is not None
    assert judge("complex").glimpse(tree("x")) is None
    assert judge().glimpse(tree("i", imaginary=True)) is None
    budget = judge()
    budget.glimpse(tree("sin(1)"))
    assert budget.budget.left < 10**6


@pytest.mark.parametrize(
    ("text", "bound", "most"),
    [
        ("1", "2", True),
        ("2", "2", True),
        ("3", "2", False),
        ("pi", "22/7", True),
        ("1/0", "2", False),
        ("2", "1/0", False),
    ],
)
def test_a_constant_is_at_most_another(text: str, bound: str, most: bool) -> None:
    assert judge().is_at_most(tree(text), tree(bound)) == most


@pytest.mark.parametrize(
    ("text", "has"),
    [("x", True), ("1/(x - x)", False), ("9^9^9^9", True), ("log(-1 - x^2)", False)],
)
def test_a_formula_has_a_value_somewhere(text: str, has: bool) -> None:
    assert judge().has_value(tree(text)) == has


def test_the_judge_looks_with_the_arithmetic_that_is_needed() -> None:
    one = judge()
    one.begin(tree("x"))
    assert one.arithmetic is Real
    one.begin(tree("x"), tree("i", imaginary=True))
    assert one.arithmetic is Complex
    one = judge("complex")
    one.begin(tree("x"))
    assert one.arithmetic is Complex


def test_only_symbols_in_sight_range_at_the_points() -> None:
    assert next(iter(judge().points(tree("x + 1")))).keys() == {"x"}
    assert list(judge().points(tree("2"))) == [{}]
    shares = Judge(domain_of("probability", ["p_1", "p_2"]))
    assert next(iter(shares.points(tree("p_1")))).keys() == {"p_1", "p_2"}


def test_values_are_those_at_the_point() -> None:
    got = judge().values(tree("x^2"), tree("1/(x - 3)"), {"x": Fraction(3)}, 128)
    assert got == (9, None)


def test_a_comparison_costs_what_is_looked_at() -> None:
    pair = Pair(tree("x + 1"), tree("x"), Real, Budget(8))
    assert pair.cost == 4
    with pytest.raises(TooLargeError):
        Pair(tree("x + 1"), tree("x"), Real, Budget(7)).look({"x": HALF}, 128)


@pytest.mark.parametrize(
    ("yours", "expected", "status"),
    [
        ("exp(-1e9x^2) + x", "x", "undecided"),  # 1.7e9 bits behind the point
        ("exp(-x^2) + x", "x", "different"),
        ("exp(-1000x^2) + x", "x", "different"),
        ("sqrt(x)^2", "x", "equal"),
        ("exp(log(x))", "x", "equal"),
        ("1/(x - x)", "x", "no answer"),
        ("x", "1/(x - x)", "no key"),
    ],
)
def test_two_values_are_compared_at_rising_precision(
    yours: str, expected: str, status: str
) -> None:
    point = {"x": Fraction(13, 10)}
    pair = Pair(tree(yours), tree(expected), Real, Budget(10**9))
    found = pair.compare(point, thorough=True)
    assert (found.status, found.point) == (status, point)
