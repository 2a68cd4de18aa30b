"""Equations and inequalities: how they are read, where they hold, what is seen of two of them."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from mpmath import libmp

from softmaxlib.answers import compare
from softmaxlib.answers._conditions import (
    FALSE,
    TRUE,
    UNDEFINED,
    UNSURE,
    Place,
    Witnesses,
    completed,
    readings,
    relations,
    truth,
)
from softmaxlib.answers._domains import domain_of
from softmaxlib.answers._equality import Judge
from softmaxlib.answers._linear import is_system, solution
from softmaxlib.answers._seeking import Seeker, _is_base
from softmaxlib.answers._seen import EDGE, Seen
from softmaxlib.answers._tree import Node
from softmaxlib.answers.numbers import Budget, Complex, Real
from softmaxlib.answers.reading import Names, parse

XY = ("x", "y")


def tree(text: str, imaginary: bool = False) -> Node:
    return completed(parse(text, Names(imaginary=imaginary, free=True)))


def reading(text: str) -> Node:
    return readings(tree(text))[0]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("x > 1", ["1 < x"]),
        ("x >= 1", ["1 <= x"]),
        ("0 < x < 1", ["0 < x and x < 1"]),
        ("2 > x > 1", ["x < 2 and 1 < x"]),
        ("x = 1 and y > 2", ["x = 1 and 2 < y"]),
        ("x = 1, y = 2", ["x = 1 and y = 2"]),
        ("x = 1, x = 2", ["x = 1 or x = 2"]),
        ("x = 1, 2", ["x = 1 or x = 2"]),
        ("[x = 1, x = 2]", ["x = 1 or x = 2"]),
        ("(x = 1, x = 2)", ["x = 1 or x = 2"]),
        ("x = y, x = 2", ["x = y or x = 2", "x = y and x = 2"]),
        ("x > 1, x < 2", ["1 < x and x < 2", "1 < x or x < 2"]),
        ("x = 1, y < 2", ["x = 1 and y < 2", "x = 1 or y < 2"]),
    ],
)
def test_commas_between_conditions_mean_and_or_or(text: str, meant: list[str]) -> None:
    assert readings(tree(text)) == [tree(each) for each in meant]


def test_a_chain_in_a_list_is_one_condition() -> None:
    chain, other = tree("0 < x and x < 1"), tree("x < 3")
    found = readings(tree("[0 < x < 1, x < 3]"))
    assert found == [Node("bare", (chain, other), word) for word in ("and", "or")]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("x = 1, 2, y = 3, 4", "x = 1, x = 2, y = 3, y = 4"),
        ("x = 1 or 2", "x = 1 or x = 2"),
        ("{x = 1, x < 2}", "x = 1, x < 2"),
    ],
)
def test_a_value_behind_an_equation_is_one_more(text: str, whole: str) -> None:
    assert tree(text) == parse(whole, Names(free=True))


@pytest.mark.parametrize("text", ["x < 1, 2", "1, 2", "[1, x = 2]", "x = 1, [1, 2]", "[]", "x"])
def test_other_values_are_left_as_they_are(text: str) -> None:
    assert tree(text) == parse(text, Names(free=True))


def test_the_relations_of_a_condition_are_listed_once() -> None:
    found = relations(reading("0 < x < 1 or x = 2 or 0 < x"))
    assert found == [tree("0 < x"), tree("x < 1"), tree("x = 2")]


ANY = ("true", "unsure", "undefined", "false")


@pytest.mark.parametrize("first", ANY)
@pytest.mark.parametrize("second", ANY)
def test_one_that_is_false_settles_and_one_that_is_true_settles_or(first: str, second: str) -> None:
    held = {tree("x = 1"): first, tree("y = 2"): second}
    order = {"and": ("false", "unsure", "undefined"), "or": ("true", "unsure", "undefined")}
    for word, names in order.items():
        found = truth(tree(f"x = 1 {word} y = 2"), held.__getitem__)
        last = {"and": "true", "or": "false"}[word]
        assert found == next((name for name in names if name in (first, second)), last)


def holding(text: str, place: Place, domain: str = "real", budget: int = 10**6) -> str:
    kind = Complex if domain == "complex" else Real
    condition = readings(tree(text, imaginary=domain == "complex"))[0]
    return Witnesses(domain_of(domain, XY), kind, Budget(budget)).holds(condition, place)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("x = 2", TRUE),
        ("x != 2", FALSE),
        ("x != 3", TRUE),
        ("x < 2", FALSE),
        ("x <= 2", TRUE),
        ("x < 3", TRUE),
        ("x <= 1", FALSE),
        ("x > 1", TRUE),
        ("sqrt(x) = 2^(1/2)", TRUE),
        ("sqrt(x) < 1.5", TRUE),
        ("1/(x - 2) < 1", UNDEFINED),
        ("1 < 1/(x - 2)", UNDEFINED),
        ("9^9^9^x < 1", UNSURE),
        ("x < inf", TRUE),
        ("-inf < x", TRUE),
        ("-inf <= x", TRUE),
        ("x <= inf", TRUE),
        ("x != inf", TRUE),
        ("x = inf", FALSE),
        ("inf < x", FALSE),
        ("x < -inf", FALSE),
        ("-inf < inf", TRUE),
        ("inf <= inf", FALSE),
    ],
)
def test_a_condition_holds_at_a_place_or_not(text: str, held: str) -> None:
    assert holding(text, Place({"x": Fraction(2), "y": Fraction(0)})) == held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("x = 2i", TRUE),
        ("x = 2", FALSE),
        ("x != 2", TRUE),
        ("x x < 1", TRUE),
        ("x x > 1", FALSE),
        ("x < 1", UNSURE),
        ("x x <= -4", TRUE),
    ],
)
def test_complex_sides_are_ordered_where_their_difference_is_real(text: str, held: str) -> None:
    place = Place({"x": (Fraction(0), Fraction(2)), "y": (Fraction(0), Fraction(0))})
    assert holding(text, place, "complex") == held


ROOT = libmp.mpf_sqrt(libmp.from_int(2), 400, "n")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("x^2 = 2", TRUE),
        ("x^2 < 2", FALSE),
        ("x^2 <= 2", TRUE),
        ("x^2 != 2", FALSE),
        ("x < 1.5", TRUE),
        ("x > 1.5", FALSE),
        ("x^4 - 4 = x^2 - 2", TRUE),
        ("x = x + 1", FALSE),
        ("x - x = 0", TRUE),
        ("1/(x^2 - x x) = 1", UNSURE),
        ("y < 1", TRUE),
        ("x^2 = 2 and y = 0", TRUE),
    ],
)
def test_what_holds_close_to_a_root_holds_at_it(text: str, held: str) -> None:
    assert holding(text, Place({"x": ROOT, "y": Fraction(0)}, solved="x")) == held


def test_a_rounded_coordinate_is_shown_with_dots() -> None:
    place = Place({"x": ROOT, "y": Fraction(1, 3)}, solved="x")
    assert place.shown() == {"x": "1.41421…", "y": Fraction(1, 3)}
    assert Place({"y": Fraction(1, 3)}).shown() == {"y": Fraction(1, 3)}
    assert repr(compare("x^2 <= 2", "x^2 < 2")) == (
        "Not yet. The inequality expected is strict. At x = 1.41421… yours is true, expected false."
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("x + y = 3 and x - y = -1", (1, 2)),
        ("x = -1 and y = 2", (-1, 2)),
        ("y = 2 and x = -1", (-1, 2)),
        ("2 x + 3 y = 1 and 4 x - 5 y = 13", (2, -1)),
        ("x + y = 3 and x - y = -1 and x = 1", (1, 2)),
        ("x + y = 3 and x - y = -1 and x = 3", None),
        ("x + y = 3 and 2 x + 2 y = 6", None),
        ("x + y = 3 and x + y = 4", None),
        ("x = 1 or y = 2", None),
        ("x = 1 and y > 2", None),
        ("x = y", None),
        ("x y = 2 and x + y = 3", None),
        ("x^2 = 1 and y = 2", None),
        ("x y = 0 and y = 2", None),
        ("|x| = 1 and y = 2", None),
        ("max(x, 2) = x and y = 2", None),
        ("max(x, 2) = 2 and y = 2", None),
        ("1/x = 1 and y = 2", None),
        ("x = 1 and y = sqrt(2)", None),
        ("2^x = 2 and y = 2", None),
        ("sqrt(2)^(x + y - 1) = 1 and y = 2", None),
        ("x = 9^9^9^9 and y = 2", None),
    ],
)
def test_a_system_of_linear_equations_has_one_solution(
    text: str, found: tuple[int, int] | None
) -> None:
    assert solution(tree(text), XY) == (dict(zip(XY, found, strict=True)) if found else None)


def test_a_system_is_solved_in_two_to_six_letters() -> None:
    names = tuple("tuvwxyz")
    text = " and ".join(f"{name} = {count}" for count, name in enumerate(names))
    assert solution(tree(text), names) is None
    text = " and ".join(f"{name} + t = {count + 3}" for count, name in enumerate(names[:6]))
    assert solution(tree(text), names[:6]) == {
        name: Fraction(2 * count + 3, 2) for count, name in enumerate(names[:6])
    }
    assert solution(tree("x = 1 and 2 x = 2"), ("x",)) is None


@pytest.mark.parametrize(
    ("text", "system"),
    [
        ("x = 1", False),
        ("x = 1 and y = 2", True),
        ("x = 1 or y = 2", False),
        ("x < 1 and y < 2", False),
        ("x < 1 and y = 2", True),
        ("0 < x < 1", False),
    ],
)
def test_a_system_is_an_equation_beside_something_else(text: str, system: bool) -> None:
    condition = reading(text)
    assert is_system(condition) == system
    assert is_system(Node("bare", (tree("x = 7"), condition), "or")) == system


def seen(yours: str, expected: str, needed: int = 3, has_edges: bool = True) -> Seen:
    return Seen(reading(yours), reading(expected), needed, has_edges=has_edges)


def noted(found: Seen, *held: tuple[str, str], root: str = "", x: int = 1) -> Any:
    place = Place({"x": Fraction(x, 7)}, root=tree(root) if root else None)
    known: Mapping[Node, str] = dict(zip(found.atoms, [h for _, h in held], strict=True))
    assert [tree(text) for text, _ in held] == found.atoms
    return found.note(place, known)


def at(yours: str, expected: str, *places: tuple[str, str], needed: int = 3) -> str:
    """Note what two relations say at the places x = 1/7, 2/7, ..., and conclude."""
    found = seen(yours, expected, needed)
    for count, (mine, theirs) in enumerate(places):
        assert noted(found, (yours, mine), (expected, theirs), x=count + 1) is None
    return found.verdict().status


@pytest.mark.parametrize(
    ("places", "status"),
    [
        ([(TRUE, TRUE)] * 3, "equal"),
        ([(TRUE, TRUE)] * 2, "undecided"),
        ([(FALSE, FALSE)] * 9, "undecided"),
        ([(TRUE, TRUE)] * 4 + [(TRUE, UNSURE)], "equal"),
        ([(TRUE, TRUE)] * 4 + [(UNSURE, TRUE), (TRUE, UNSURE)], "undecided"),
        ([(TRUE, TRUE)] * 3 + [(TRUE, UNSURE)], "undecided"),
        ([(TRUE, TRUE)] * 3 + [(UNSURE, UNSURE)] * 3 + [(FALSE, UNSURE)], "equal"),
        ([(TRUE, TRUE)] * 3 + [(TRUE, UNDEFINED)] * 3, "equal"),
        ([(TRUE, TRUE)] * 3 + [(UNDEFINED, TRUE)], "undecided"),
        ([(TRUE, TRUE)] * 3 + [(UNDEFINED, TRUE)] * 2, "different"),
    ],
)
def test_what_was_seen_of_several_letters(places: list[tuple[str, str]], status: str) -> None:
    assert at("x < y", "2 x < 2 y", *places) == status


def test_a_place_counts_once() -> None:
    found = seen("x < y", "2 x < 2 y")
    for _ in range(5):
        noted(found, ("x < y", TRUE), ("2 x < 2 y", TRUE))
    assert found.verdict().status == "undecided"


def test_a_hole_is_a_difference_for_one_letter() -> None:
    assert at("x < 1", "2 x < 2", (TRUE, TRUE), needed=1) == "equal"
    assert at("x < 1", "2 x < 2", (TRUE, TRUE), (UNDEFINED, TRUE), needed=1) == "different"


@pytest.mark.parametrize(
    ("count", "holes", "status"),
    [(3, 2, "equal"), (3, 3, "undecided"), (8, 3, "undecided"), (9, 3, "equal")],
)
def test_a_few_holes_at_whole_numbers_are_none(count: int, holes: int, status: str) -> None:
    found = seen("x < y", "2 x < 2 y")
    for step in range(count):
        noted(found, ("x < y", TRUE), ("2 x < 2 y", TRUE), x=7 * step + 1)
    for step in range(holes):
        noted(found, ("x < y", UNDEFINED), ("2 x < 2 y", TRUE), x=7 * step)
    assert found.verdict().status == status


def test_a_place_where_one_holds_and_the_other_does_not_is_told() -> None:
    found = noted(seen("x < y", "2 x < 2 y"), ("x < y", TRUE), ("2 x < 2 y", FALSE))
    assert (found.status, found.yours, found.expected) == ("different", TRUE, FALSE)
    assert found.point == {"x": Fraction(1, 7)}
    found = seen("x < y", "2 x < 2 y")
    for x in (1, 2):
        noted(found, ("x < y", UNDEFINED), ("2 x < 2 y", TRUE), x=x)
    verdict = found.verdict()
    assert (verdict.point, verdict.yours, verdict.expected) == (
        {"x": Fraction(1, 7)},
        UNDEFINED,
        TRUE,
    )


def waiting(found: Seen) -> list[str]:
    return sorted(value for _, _, value in found.waiting)


def test_what_only_one_says_is_waited_for() -> None:
    both = "x < y and x != 3"
    assert waiting(seen(both, "x < y")) == [FALSE, TRUE]
    assert waiting(seen("x < y and x <= 3", "x < y")) == sorted([EDGE, FALSE, TRUE])
    assert waiting(seen("x < y and x < 3", "x < y")) == sorted([EDGE, FALSE, TRUE])
    assert waiting(seen("x < y and x < 3", "x < y", has_edges=False)) == [FALSE, TRUE]
    assert waiting(seen("x < y", "x < y and x < 3")) == sorted([EDGE, FALSE, TRUE])
    assert waiting(seen("x < y and x < 3", "x < y", needed=2)) == sorted([EDGE, FALSE, TRUE])
    assert waiting(seen("x < y and x < 3", "x < y", needed=1)) == []
    assert waiting(seen("x < y", "x < 3")) == []  # neither joins several
    assert waiting(seen("x < y and x < inf", "x < y")) == []
    assert waiting(seen("x < y and 1 < 3", "x < y")) == []


def test_what_is_waited_for_comes_where_it_decides() -> None:
    found = seen("x < y or x < 3", "x < y")
    noted(found, ("x < y", TRUE), ("x < 3", FALSE))  # it does not decide
    noted(found, ("x < y", TRUE), ("x < 3", TRUE), root="x < 3", x=2)
    assert waiting(found) == sorted([EDGE, FALSE, TRUE])
    noted(found, ("x < y", FALSE), ("x < 3", FALSE), root="x < y")
    assert waiting(found) == sorted([EDGE, TRUE])
    noted(found, ("x < y", TRUE), ("x < 3", TRUE), x=3)
    assert found.verdict().status == "undecided"
    noted(found, ("x < y", FALSE), ("x < 3", FALSE), root="x < 3")
    assert waiting(found) == [TRUE]
    assert found.verdict().status == "undecided"
    found.waiting.clear()
    assert found.verdict().status == "equal"


@pytest.mark.parametrize(
    ("text", "domain", "found"),
    [
        ("x = 3", "real", {"x": 3}),
        ("3 = x", "real", {"x": 3}),
        ("x = y + 1", "real", {"x": 3}),
        ("y + 1 = x", "real", {"x": 3}),
        ("x + 1 = y", "real", {"y": 2}),
        ("x = x + 1", "real", {}),
        ("x = 1/(y - 2)", "real", {}),
        ("x = 9^9^9^9", "real", {}),
        ("x = sqrt(2)", "real", {}),
        ("x = 1/2", "natural", {}),
        ("x = -1", "positive", {}),
        ("x = 1 + 2i", "complex", {"x": (1, 2)}),
        ("1 + 2i = x", "complex", {"x": (1, 2)}),
        ("x = 3", "complex", {"x": 3}),
        ("x^2 = 3", "complex", {}),
    ],
)
def test_an_equation_may_name_a_letter(text: str, domain: str, found: dict[str, Any]) -> None:
    judge = Judge(domain_of(domain, XY), Budget(10**6))
    atom = tree(text, imaginary=domain == "complex")
    judge.begin(atom)
    point = {"x": Fraction(1), "y": Fraction(2)}
    assert Seeker(judge)._named(atom, point) == found


def test_a_letter_that_cannot_be_computed_may_be_named_by_the_other_side() -> None:
    judge = Judge(domain_of("real", XY), Budget(10**6))
    point = {"x": Fraction(1), "y": Fraction(-2)}
    assert Seeker(judge)._named(tree("x = sqrt(y)"), point) == {}
    assert Seeker(judge)._named(tree("y = x/(x - 1)"), point) == {}
    assert judge.budget.left < 10**6


def test_roots_are_looked_for_from_few_points_of_several_letters() -> None:
    def bases(names: int, is_composed: bool) -> list[int]:
        return [count for count in range(18) if _is_base(count, names, is_composed)]

    assert bases(1, False) == bases(1, True) == [0]
    assert bases(2, False) == [0, 1, 2, 15, 16, 17]
    assert bases(2, True) == [0, 1, 2, *range(8, 18)]
