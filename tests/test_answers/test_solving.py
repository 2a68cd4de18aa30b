"""Where an equation just holds: roots in one letter, and values between them."""

from fractions import Fraction

import pytest

from softmaxlib.answers._conditions import Witnesses, completed, readings
from softmaxlib.answers._domains import domain_of
from softmaxlib.answers._solving import (
    Solver,
    _around,
    _between,
    _crossing,
    _lowest,
    _middle,
    grid,
    is_blind,
)
from softmaxlib.answers._tree import Node
from softmaxlib.answers.numbers import Budget, Real
from softmaxlib.answers.reading import Names, parse

LEFT = 10**7


def reading(text: str) -> Node:
    return readings(completed(parse(text, Names(free=True))))[0]


def solver(text: str, kind: str = "real", marks: str = "", left: int = LEFT) -> Solver:
    witnesses = Witnesses(domain_of({"x": kind}, ["x", "y"]), Real, Budget(left))
    return Solver((reading(text),), witnesses, tuple(map(Fraction, marks.split())))


def places(text: str, kind: str = "real", marks: str = "", y: int = 0) -> str:
    """List the places found in x, those at roots with an exclamation mark."""
    found = solver(text, kind, marks).places({"x": Fraction(1), "y": Fraction(y)}, "x")
    return " ".join(f"{place.shown()['x']}{'!' * (place.root is not None)}" for place in found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("x^2 = 2", "1.41421…! -1.41421…!"),
        ("x^2 = 4", "2! -2!"),
        ("x^2 < 4", "2! -2! 0 -5 5"),
        ("x^2 != 4", "2! -2! 0 -5 5"),
        ("x^2 <= 0", "0! -1 1"),
        ("1/x = 0", ""),
        ("x^3 = x", "0! 1! -1!"),
        ("(x - 1)^2 = 0", "1!"),
        ("(x - 1/3)^2 = 0", "1/3!"),
        ("x = 3/9999", "1/3333!"),
        ("x < 1/12345", "8.10045e-5…! -1 1"),
        ("x < 1000.5", "2001/2! -1 2002"),
        ("x = 10^7 + 1/3", "30000001/3!"),
        ("exp(x) = 10^20", "46.0517…!"),
        ("x^2 = 10^-20", "1e-10…! -1e-10…!"),
        ("|x| = 1/7", "1/7! -1/7!"),
        ("log(x) = 1", "2.71828…!"),
        ("sqrt(x) = 2 and x < 3", "4! 3! 7/2 -1 9"),
        ("x < 3 and sqrt(x) = 2", "3! 4! 7/2 -1 9"),
        ("y < 1 and x = 2", "2! -1 5"),
        ("y < 1", ""),
        ("re(x) = 1", ""),
    ],
)
def test_roots_are_found_and_values_between_them(text: str, found: str) -> None:
    assert places(text) == found


def test_no_more_than_twelve_roots_are_taken_the_smallest_first() -> None:
    found = places("sin(x) = 0").split()
    assert found[:3] == ["0!", "3.14159…!", "-3.14159…!"]
    assert len(found) == 12


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("x^2 = 2", "integer", "-3 -2 -1 0 1 2 3"),
        ("x^2 = 2", "natural", "1 2 3"),
        ("x > 1000.5", "integer", "999 1000 1001 1002"),
        ("x = 5", "natural", "4 5 6"),
        ("x^2 = 1/2", "unit", "0.707107…!"),
        ("x^2 = x", "nonzero", "1!"),
        ("x^2 = 1/2", "negative", "-0.707107…!"),
        ("x < 1/3", "unit", "1/3!"),
        ("x < 1/3", "positive", "1/3! 167/100"),
        ("x = 2", "unit", ""),
        ("x = 0.999", "unit", "999/1000!"),
    ],
)
def test_places_are_in_the_domain(text: str, kind: str, found: str) -> None:
    assert places(text, kind) == found


def test_the_other_letter_is_given() -> None:
    assert places("x^2 = y", y=9) == "3! -3!"
    assert places("x^2 = y + 1/x", y=0) == "1!"


def test_roots_next_to_each_other_are_parted_by_marks() -> None:
    assert places("(x - 123.4)(x - 123.6) = 0") == "617/5!"
    assert places("(x - 123.4)(x - 123.6) = 0", marks="123.5") == "617/5! 618/5!"


@pytest.mark.parametrize(("text", "spent"), [("x^2 = 4", 1106), ("x^2 = 2", 1906), ("y = 2", 0)])
def test_looking_for_roots_is_paid_for(text: str, spent: int) -> None:
    looking = solver(text)
    assert list(looking.places({"x": Fraction(1), "y": Fraction(0)}, "x")) or not spent
    assert LEFT - looking.witnesses.budget.left == spent


@pytest.mark.parametrize(
    ("text", "blind"),
    [
        ("x = 1", False),
        ("x < inf", False),
        ("gamma(x) < y", False),
        ("erf(x) = 1", True),
        ("re(x) = 1", True),
        ("x = 1 or conj(x) = 1", True),
    ],
)
def test_some_roots_cannot_be_looked_for(text: str, blind: bool) -> None:
    assert is_blind(reading(text)) == blind
    assert is_blind(reading("x = 1"), reading(text)) == blind


def test_a_grid_is_in_its_domain_and_rises() -> None:
    plain, mark = grid("real", ()), Fraction(12345, 67)
    assert plain == sorted(set(plain))
    assert grid("real", (mark,)) == sorted([*plain, mark])
    assert set(plain) < set(grid("real", (), fine=True)) | set(plain)
    sizes = [len(grid(kind, ())) for kind in ("real", "integer", "natural", "unit", "positive")]
    assert sizes == [109, 89, 44, 70, 54]
    assert len(grid("real", (), fine=True)) == 483
    assert {0, 12, -12, 10**12, Fraction(1, 10**12), 10**40, Fraction(74, 100)} <= set(plain)
    assert {-30, 0, 30, 10**12} <= set(grid("integer", (mark,)))
    shares = grid("unit", ())
    assert {Fraction(1, 41), Fraction(40, 41), 1 - Fraction(1, 10**40)} <= set(shares)
    assert all(0 < share < 1 for share in shares)


def test_integers_around_roots() -> None:
    assert _around([2.5]) == [1, 2, 3, 4]
    assert _around([-2.0, 1e15, 3.0]) == [-3, -2, -1, 2, 3, 4]
    assert _around([]) == []


def test_values_between_roots_and_beyond() -> None:
    assert _between([2.0, 1.0, 2.0], True) == [Fraction(3, 2), -1, 5]
    assert _between([-3.0], True) == [-7, 1]
    assert _between([1.0], False) == _between([], True) == []
    assert _middle(1.0, 1.3) == Fraction(23, 20)
    assert _middle(0.001, 0.002) == Fraction(0.0015)
    assert _middle(0.0, 0.01) == Fraction(0.005)


def test_where_a_function_crosses_and_is_lowest() -> None:
    assert _crossing(lambda x: x * x - 2, (1.0, -1.0), (2.0, 2.0)) == pytest.approx(2**0.5, 1e-15)
    assert _crossing(lambda x: 2 - x * x, (1.0, 1.0), (2.0, -2.0)) == pytest.approx(2**0.5, 1e-15)
    assert _crossing(lambda x: x - 1.5, (1.0, -0.5), (2.0, 0.5)) == 1.5
    assert _lowest(lambda x: (x - 1) ** 2, 0.0, 3.0) == pytest.approx(1, 1e-7)
    assert _lowest(lambda x: -abs(x - 2) - 1, 1.0, 2.5) == pytest.approx(2, 1e-7)
