"""The points at which formulas are compared: plain ones first, then those that catch.

They are the same in every process and every Python, since a learner sees them in a witness.
"""

from collections.abc import Mapping
from fractions import Fraction
from itertools import islice
from math import lcm
from typing import Any

import pytest

from softmaxlib.answers._domains import KINDS, Points, domain_of, holds
from softmaxlib.answers._survey import points as surveyed

REAL_KINDS = [kind for kind in KINDS if kind != "complex"]
WHOLE = ("integer", "natural", "nonnegative integer")


def points(domain: Any, *names: str, marks: tuple[Fraction, ...] = ()) -> list[dict[str, Any]]:
    return list(Points(domain_of(domain, names), marks))


def shown(found: list[dict[str, Any]]) -> str:
    """Points in a line each symbol, as a table reads."""
    return "; ".join(
        " ".join("|".join(map(str, v)) if isinstance(v, tuple) else str(v) for v in point.values())
        for point in found
    )


@pytest.mark.parametrize(
    ("domain", "names", "first"),
    [
        (
            "real",
            "xy",
            "13/10 9/10; 17/10 7/5; 13/5 13/5; -12/5 -1/5; 11/5 8/5; -4/5 4/5; 11/5 -27/10; "
            "-7/10 -9/10; 29 3; -4/25 2/25; 69 -21; -2/125 -7/500",
        ),
        ("integer", "n", "4; 3; 2; -9; 6; -7; 5; -4; 66; -6; 211; -6"),
        (
            "unit",
            "p",
            "2/5; 3/10; 1/5; 9/10; 3/5; 7/10; 1/2; 2/5; 73/100; 29/50; 39/50; 33/50",
        ),
        ({"z": "complex", "k": "natural"}, "", "13/10|9/10 6; 5/2|17/10 6; 13/5|12/5 2"),
        (
            "probability",
            ("p_1", "p_2", "p_3", "q"),
            "1/10 1/2 2/5 9/10; 2/5 3/10 3/10 1/5; 3/10 1/10 3/5 1/5",
        ),
        (
            {"z": "complex", "x": "real"},
            "",
            "13/10|9/10 17/10; 7/5|13/5 13/5; 12/5|1/5 11/5; -8/5|-4/5 -4/5; 11/5|27/10 7/10; "
            "-9/10|29/10 3/10; 8/5|-4/5 -23/10",
        ),
        (
            "real",
            "abcdefg",
            "13/10 9/10 17/10 7/5 13/5 13/5 12/5; 1/5 11/5 8/5 4/5 4/5 11/5 27/10; "
            "7/10 9/10 29/10 3/10 8/5 4/5 23/10; -7/10 -8/5 7/5 1/5 17/10 -17/10 -9/5",
        ),
        ("natural", "n", "4; 3; 2; 9; 6; 7; 5; 4; 66; 6; 211; 6; 8; 4; 2"),
        ("negative", "x", "-13/10; -9/10; -17/10; -7/5; -13/5; -13/5; -12/5; -1/5"),
        ("real", "abcd", "13/10 9/10 17/10 7/5; 13/5 13/5 12/5 1/5; 11/5 8/5 4/5 4/5; "
         "-11/5 -27/10 7/10 9/10; 29/10 3/10 -8/5 -4/5"),
    ],
)  # fmt: skip
def test_the_first_points_are_short_and_stay(domain: Any, names: str, first: str) -> None:
    found = points(domain, *names)[: first.count(";") + 1]
    assert shown(found) == first


@pytest.mark.parametrize("kind", REAL_KINDS)
@pytest.mark.parametrize("names", ["x", "xyz"])
def test_every_point_lies_in_its_domain(kind: str, names: str) -> None:
    marks = (Fraction(7), Fraction(1, 3), Fraction(-2), Fraction(0))
    found = points(kind, *names, marks=marks)
    assert all(holds(kind, value) for point in found for value in point.values())
    whole = [value.denominator == 1 for point in found[:12] for value in point.values()]
    assert all(whole) if kind in WHOLE else not all(whole)


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 15])
def test_a_distribution_sums_to_1(size: int) -> None:
    names = [f"p_{k}" for k in range(size)]
    found = points("probability", *names)
    for point in found:
        assert all(0 < share < 1 for share in point.values())
        assert (sum(point.values()) == 1) == (size > 1)
    if size > 1:
        assert max(value.denominator for value in found[0].values()) <= max(20, 10 * size)


@pytest.mark.parametrize(
    ("size", "parts", "odd"),
    [(5, 10, 29), (6, 20, 29), (11, 20, 29), (12, 120, 29), (15, 150, 31), (16, 160, 33)],
)
def test_a_distribution_has_as_many_parts_as_it_needs(size: int, parts: int, odd: int) -> None:
    found = points("probability", *(f"p_{k}" for k in range(size)))
    assert lcm(*(share.denominator for point in found[:3] for share in point.values())) == parts
    assert lcm(*(share.denominator for share in found[12].values())) == odd


def test_the_corners_of_a_distribution_are_visited() -> None:
    found = points("probability", "p_1", "p_2", "p_3")[15:19]
    high, low = "499/500", "1/1000"
    assert shown(found) == (
        f"1/3 1/3 1/3; {high} {low} {low}; {low} {high} {low}; {low} {low} {high}"
    )
    many = points("probability", *(f"p_{k}" for k in range(9)))
    assert sum(max(point.values()) > Fraction(9, 10) for point in many) == 4


@pytest.mark.parametrize(
    ("names", "groups"),
    [
        ("p q", []),
        ("p q r", [["p", "q", "r"]]),
        ("p_1 q", []),
        ("p_1 p_2 q_1 q_2", [["p_1", "p_2"], ["q_1", "q_2"]]),
        ("p_1 p_2 a b c", [["p_1", "p_2"], ["a", "b", "c"]]),
        ("p_1_1 p_2_1", [["p_1_1", "p_2_1"]]),
    ],
)
def test_probabilities_are_grouped_by_their_letter(names: str, groups: list[list[str]]) -> None:
    assert domain_of("probability", names.split()).groups() == groups
    assert domain_of("unit", names.split()).groups() == []


def test_odd_points_are_no_short_decimals() -> None:
    found = points("real", "x", "y")[12:15]
    big = 10**30 + 57
    for point, parts in zip(found, (29, 77, big), strict=True):
        assert all(parts % value.denominator == 0 for value in point.values())
    assert shown(found[:2]) == "6/29 49/29; -131/77 139/77"
    tied = points("probability", "p_1", "p_2", "q")[12]
    assert {tied["p_1"].denominator, tied["p_2"].denominator, tied["q"].denominator} == {29}


@pytest.mark.parametrize(
    ("kind", "marks", "values"),
    [
        ("integer", "7", "7 0 1 -1 2 -2 3 -3 4 -4 5 6 -5 -6 10 -10 17 -17"),
        ("natural", "7 1/2", "7 1 2 3 4 5 6 10 17 30 101 7 1 2 3 4 5 6 10"),
        ("nonnegative integer", "", "0 1 2 3 4 5 6 10 17 30 101 0 1 2 3 4 5"),
        ("unit", "1/3 7", "2/3 1/3 1/2 1/4 3/4 1/100 99/100 1/1000 999/1000 1/10 9/10"),
        ("probability", "1/3", "2/3 1/3 1/2 1/4 3/4 1/100 99/100 1/1000 999/1000 1/10 9/10"),
        ("positive", "-3", "1 2 1/2 3 10 1/100 1/1000 15/2 1003/10 4 1/4"),
        ("nonnegative", "-3 7", "7 1 2 1/2 3 10 1/100 1/1000 15/2 1003/10 4 1/4"),
        ("real", "7", "7 0 1 -1 2 -2 1/2 -1/2 3 -3 10 -10 1/100 -1/100 15/2 -15/2 1003/10"),
        ("negative", "7", "-1 -2 -1/2 -3 -10 -1/100 -15/2 -1003/10 -1"),
        ("nonzero", "", "1 -1 2 -2 1/2 -1/2 3"),
    ],
)  # fmt: skip
def test_values_at_which_formulas_break_are_tried(kind: str, marks: str, values: str) -> None:
    found = points(kind, "x", marks=tuple(map(Fraction, marks.split())))[15:]
    assert len(found) == 17 + len(marks.split())
    tried = [str(point["x"]) for point in found]
    assert " ".join(tried[: len(values.split())]) == values


def test_of_many_symbols_one_breaks_or_all() -> None:
    found = points("integer", "k", "n")
    assert shown(found[15:]) == (
        "-3 -9; 9 -17; 1 6; 0 3; 1 -4; 5 1; -3 5; 101 30; 101 -3; 1 -102; 5 7; -3 10; 30 -6; 8 1; "
        "30 7; -2 17; -17 -7"
    )
    assert len(found) == 15 + 17
    steps = {0, 1, -1, 2, -2, 3, -3, 4, -4, 5, 6, -5, -6, 10, -10, 17, -17, 30, 101, -102}
    for at, point in enumerate(found[15:]):
        wanted = "kn" if at % 4 == 3 else "kn"[at % 2]
        assert all(point[name] in steps for name in wanted)
    assert len(points("probability", "p_1", "p_2")) == 12 + 3 + 3 + 8
    assert points({}) == [{}]


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ("Positive", "positive"),
        (" non-negative ", "nonnegative"),
        ("non negative", "nonnegative"),
        ("nonnegative_integer", "nonnegative integer"),
        ("non-negative  integer", "nonnegative integer"),
        ("positive integer", "natural"),
        ("whole", "integer"),
        ("angle", "real"),
        ("simplex", "probability"),
        ("nonnegative real", "nonnegative"),
        ("REAL", "real"),
    ],
)
def test_a_domain_has_many_names(given: str, kind: str) -> None:
    assert domain_of(given, ["x"]).kinds == {"x": kind}
    assert domain_of({"x": given}, ["x", "y"]).kinds == {"x": kind, "y": "real"}


def test_a_domain_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^expected a domain among real, positive, .*, complex, "
                       r"got 'imaginary'$"):  # fmt: skip
        domain_of("imaginary", ["x"])


def test_a_domain_is_complex_if_a_symbol_is() -> None:
    assert domain_of({"z": "complex", "n": "natural"}, []).is_complex
    assert not domain_of("real", ["z"]).is_complex


def listed(kinds: list[str], first: int, last: int) -> str:
    found = islice(surveyed(tuple("ab"[: len(kinds)]), kinds), first, last)
    return shown([dict(point) for point in found])


@pytest.mark.parametrize(
    ("kinds", "first", "later"),
    [
        (["natural"], "1; 2; 3; 4; 5", "300; 23072; 57793902529; 3835441"),
        (["integer"], "1; 2; 3; -4; 5", "-300; -23072; 57793902529; 3835441"),
        (["real"], "1/3; 2/3; 1; -4/3; 5/3", "-100; -5768/25; 57793902529/100; 3835441/100"),
        (["nonzero"], "1/3; 2/3; 1; -4/3; 5/3", "-100; -5768/25"),
        (["negative"], "-1/3; -2/3; -1; -4/3", "-100; -5768/25; -57793902529/100"),
        (["unit"], "1/301; 2/301; 3/301; 4/301", "300/301; 721/3125000000; 457/50000000000"),
    ],
)
def test_a_survey_looks_at_small_values_then_at_every_size(
    kinds: list[str], first: str, later: str
) -> None:
    assert listed(kinds, 0, first.count(";") + 1) == first
    assert listed(kinds, 299, 300 + later.count(";")) == later


def test_a_survey_of_two_symbols_goes_through_a_grid() -> None:
    assert listed(["real", "integer"], 0, 4) == "1/3 1; 1/3 2; 1/3 3; 1/3 -4"
    assert listed(["real", "integer"], 288, 290) == "17/3 17; -5768/25 57793902529"


@pytest.mark.parametrize("kind", [kind for kind in REAL_KINDS if kind != "probability"])
def test_a_survey_keeps_to_its_domain(kind: str) -> None:
    found: list[Mapping[str, Fraction]] = list(islice(surveyed(("x",), [kind]), 420))
    assert all(holds(kind, point["x"]) for point in found)
    assert len({point["x"] for point in found}) > 400
