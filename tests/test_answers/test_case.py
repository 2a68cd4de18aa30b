"""A wrong formula beside the right one: what the rules may ask of it."""

from fractions import Fraction

import pytest

from softmaxlib.answers._case import Case
from softmaxlib.answers._domains import domain_of
from softmaxlib.answers._equality import Judge
from softmaxlib.answers._looking import Verdict
from softmaxlib.answers.numbers import Budget
from softmaxlib.answers.reading import Names, parse


def case(yours: str, expected: str, domain: object = "real", seen: Verdict | None = None) -> Case:
    one, other = (parse(text, Names(free=True)) for text in (yours, expected))
    judge = Judge(domain_of(domain, ["n", "p", "q", "x"]), Budget(10**6))
    return Case(one, other, judge, lambda: None, seen)


@pytest.mark.parametrize(
    ("yours", "expected", "mine", "theirs"),
    [
        ("p", "p + 1", True, False),
        ("p + 1", "p", False, True),
        ("p", "1 - p", True, True),
        ("-p", "0 p", False, False),
        ("p/p", "0", False, False),
        ("p*(1 - p)", "p^2", True, True),
    ],
)
def test_shares_lie_between_0_and_1(yours: str, expected: str, mine: bool, theirs: bool) -> None:
    found = case(yours, expected, "unit")
    assert (found.are_shares(mine=True), found.are_shares(mine=False)) == (mine, theirs)


@pytest.mark.parametrize(
    ("yours", "expected", "domain", "ratio", "gap"),
    [
        ("2 x", "x", "real", 2, None),
        ("x + 2", "x", "real", None, 2),
        ("x^2", "x", "real", None, None),
        ("6", "3", "real", 2, 3),
        ("x", "3", "real", None, None),
        ("max(0, 2 x)", "max(0, x)", "real", 2, None),
        ("0 x", "0", "real", None, 0),
        ("0 x", "x", "real", 0, None),
        ("1/(x - x)", "x", "real", None, None),
    ],
)
def test_a_ratio_and_a_gap_are_the_same_everywhere(
    yours: str, expected: str, domain: str, ratio: int | None, gap: int | None
) -> None:
    found = case(yours, expected, domain)
    assert (found.ratio, found.gap) == (ratio, gap)


def test_a_ratio_must_be_seen_at_more_than_half_of_the_points() -> None:
    # Both are 0 at most places; where they are not, the ratio is 2.
    for edge, seen in ((2, 5), (20, 2)):
        found = case(f"2 max(0, x - {edge})", f"max(0, x - {edge})")
        assert sum(a != 0 for _, a, _ in found.probes) == seen
        assert found.ratio is None
    assert case("2 max(0, x + 1)", "max(0, x + 1)").ratio == 2


def test_symbols_are_seen_in_the_key_and_in_both() -> None:
    assert case("x", "x").varies
    assert case("x", "x").both_vary
    assert not case("x", "2").varies
    assert case("2", "x").varies
    assert not case("2", "x").both_vary


def test_plain_points_are_probed_more_where_there_are_steps() -> None:
    assert len(case("2 x", "x").probes) == 5
    assert len(case("2 x", "floor(x)").probes) == 16
    assert len(case("log(x)", "x").probes) == 5
    seen = Verdict("different", {"x": Fraction(7)}, Fraction(14), Fraction(7))
    assert case("2 x", "x", seen=seen).probes[-1] == ({"x": 7}, 14, 7)
    assert len(case("2 x", "x", seen=seen).probes) == 6
    nothing = Verdict("different", {"x": Fraction(7)}, None, Fraction(7))
    assert len(case("2 x", "x", seen=nothing).probes) == 5
    assert case("1/(x - x)", "x", seen=seen).probes == []


def test_a_rule_asks_what_yours_equals_and_what_the_key_means() -> None:
    found = case("2 x", "x^2")
    assert found.equal(parse("x + x", Names(free=True)))
    assert not found.equal(parse("x x", Names(free=True)))
    assert found.means(parse("x x", Names(free=True)))
    assert not found.means(parse("x + x", Names(free=True)))
    assert found.everywhere(lambda point, a, b: a == 2 * point["x"])
    assert not found.everywhere(lambda point, a, b: a == b)
    assert not case("1/(x - x)", "x").everywhere(lambda point, a, b: True)
