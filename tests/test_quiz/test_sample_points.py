"""The points at which formulas are compared: plain ones first, then those that catch.

They are the same in every process and every Python, since a learner sees them in a witness.
"""

from collections.abc import Mapping
from decimal import Decimal
from itertools import islice
from typing import Any

import pytest

from softmaxquiz.formula.compare import compare
from softmaxquiz.formula.sample_points import KINDS, SamplePoints, domain_of

ENDS = Decimal("0.0001"), Decimal("0.9999")


def points(domain: Any, *names: str, marks: tuple[str, ...] = ()) -> list[dict[str, Decimal]]:
    return list(SamplePoints(domain_of(domain, names), map(Decimal, marks)))


def shown(found: list[dict[str, Decimal]]) -> str:
    """Points in a line each symbol, as a table reads."""
    return "; ".join(" ".join(f"{value:f}" for value in point.values()) for point in found)


@pytest.mark.parametrize(
    ("domain", "names", "first"),
    [
        (
            "real",
            "xy",
            "1.3 0.9; 1.7 1.4; 2.6 2.6; -2.4 -0.2; 2.2 1.6; -0.8 0.8; 2.2 -2.7; -0.7 -0.9; 29 3; "
            "-0.16 0.08; 69 -21; -0.016 -0.014",
        ),
        ("unit", "p", "0.4; 0.3; 0.2; 0.9; 0.6; 0.7; 0.5; 0.4; 0.73; 0.58; 0.78; 0.66"),
        (
            "probability",
            ("p_1", "p_2", "p_3", "q"),
            "0.1 0.5 0.4 0.9; 0.4 0.3 0.3 0.2; 0.3 0.1 0.6 0.2",
        ),
        ("natural", "n", "4; 3; 2; 9; 6; 7; 5; 4; 66; 6; 211; 6"),
    ],
)
def test_the_first_points_are_short_and_stay(domain: Any, names: str, first: str) -> None:
    assert shown(points(domain, *names)[: first.count(";") + 1]) == first


def holds(kind: str, value: Decimal) -> bool:
    share = 0 < value < 1
    return {
        "real": True,
        "positive": value > 0,
        "unit": share,
        "probability": share,
        "label": value in (0, 1),
        "natural": value >= 1 and value == int(value),
    }[kind]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("names", ["x", "xy", "xyz"])
def test_every_point_lies_in_its_domain(kind: str, names: str) -> None:
    samples = SamplePoints(domain_of(kind, names), map(Decimal, ("7", "0.5", "-2", "0")))
    found = [*samples, *samples.pool()]
    beside = [samples.beside(point) for point in found]
    assert all(holds(kind, value) for point in [*found, *beside] for value in point.values())
    moved = [point != other for point, other in zip(found, beside, strict=True)]
    assert all(moved) or kind == "label"
    assert len(found) > 100


CONDITIONS = [
    {"a": "positive", "b": "positive, a < b"},
    {"r": "positive, r <= log(2)"},
    {"p": "unit", "q": "unit, p + q < 1"},
    {"K": "natural, K >= 2", "m": "natural, m <= K"},
    {"a": "real", "b": "real, b <= a"},
    {"q": "unit, q <= 1/2", "n": "natural"},
    {"y_1": "label", "y_2": "label", "y_3": "label", "s": "real", "t": "real, 2*s < t"},
]


@pytest.mark.parametrize("domain", CONDITIONS)
def test_every_point_keeps_to_conditions_and_some_lie_at_their_ends(domain) -> None:
    samples = SamplePoints(domain_of(domain, tuple(domain)))
    found = [*samples, *samples.pool()]
    found += [samples.beside(point) for point in found]
    found += [moved for point in found[:5] for moved in samples.moves(point)]
    assert all(samples.holds(point) for point in found)
    holds = {
        "b": lambda p: (p["b"] > p["a"]) if domain["b"][0] == "p" else (p["b"] <= p["a"]),
        "r": lambda p: 0 < p["r"] < Decimal("0.6931471806"),
        "p": lambda p: p["p"] + p["q"] < 1,
        "m": lambda p: p["m"] <= p["K"] and p["K"] >= 2,
        "n": lambda p: p["q"] <= Decimal("0.5"),
        "y_1": lambda p: p["y_1"] + p["y_2"] + p["y_3"] == 1 and p["t"] > 2 * p["s"],
    }
    assert all(holds[name](point) for name in holds if name in domain for point in found)


PLACES = [
    ("p + max(0, p + q - 1.95)", "p", {"p": "unit", "q": "unit"}, "incorrect"),
    ("p + max(0, p + q - 1.9995)", "p", {"p": "unit", "q": "unit"}, "incorrect"),
    ("p + max(0, 0.001 - p - q)", "p", {"p": "unit", "q": "unit"}, "incorrect"),
    ("p + max(0, p + q + r - 2.99)", "p", {"p": "unit", "q": "unit", "r": "unit"}, "incorrect"),
    ("x + max(0, x + y - 3000)", "x", {"x": "real", "y": "real"}, "incorrect"),
    ("x + max(0, x*y - 300000)", "x", {"x": "real", "y": "real"}, "incorrect"),
    ("n + max(0, n + m - 5000)", "n", {"n": "natural", "m": "natural"}, "incorrect"),
    ("p + max(0, p + q - 1)", "p", {"p": "unit", "q": "unit, p + q <= 1"}, "correct"),
    ("p + max(0, p + q - 0.999)", "p", {"p": "unit", "q": "unit, p + q <= 1"}, "incorrect"),
    ("|log(e^r - 1)|", "-log(e^r - 1)", {"r": "positive, r <= log(2)"}, "correct"),
    ("r + max(0, r - 0.69)", "r", {"r": "positive, r <= log(2)"}, "incorrect"),
    ("max(a, b)", "b", {"a": "positive", "b": "positive, a < b"}, "correct"),
    ("max(a, b, 1)", "b", {"a": "positive", "b": "positive, a < b"}, "incorrect"),
    ("min(m, K)", "m", {"K": "natural, K >= 2", "m": "natural, m <= K"}, "correct"),
    ("min(m, K - 1)", "m", {"K": "natural, K >= 2", "m": "natural, m <= K"}, "incorrect"),
    ("y_1^2 + y_2*y_1", "y_1", {"y_1": "label", "y_2": "label"}, "correct"),
    ("y_1 + y_2", "y_1", {"y_1": "label", "y_2": "label"}, "incorrect"),
]


@pytest.mark.parametrize(("answer", "key", "domain", "status"), PLACES)
def test_corners_and_edges_of_a_domain_are_tried(answer, key, domain, status) -> None:
    assert compare(answer, key, domain=domain).status == status


@pytest.mark.parametrize("domain", [{"a": "positive, a"}, {"a": "real, a <"}, {"a": "real, b < a"}])
def test_a_condition_must_be_one(domain) -> None:
    with pytest.raises(ValueError, match="expected a condition"):
        domain_of(domain, ("a",))


def sums(point: Mapping[str, Decimal], letter: str) -> Decimal:
    return sum((value for name, value in point.items() if name[0] == letter), Decimal(0))


def test_indexed_probabilities_sum_to_one_by_their_letter() -> None:
    names = ("p_1", "p_2", "p_3", "q_1", "q_2")
    samples = SamplePoints(domain_of("probability", names))
    found = [*samples, *samples.pool()]
    found += [samples.beside(point) for point in found]
    assert all(sums(point, "p") == 1 == sums(point, "q") for point in found)
    assert any(point["p_1"] > Decimal("0.99") for point in found)
    assert any(max(point["p_1"], point["p_2"], point["p_3"]) < Decimal("0.34") for point in found)


@pytest.mark.parametrize("kind", ["real", "positive", "unit"])
def test_letters_are_tied_nearly_tied_and_far_apart(kind: str) -> None:
    gaps = [abs(point["x"] - point["y"]) for point in points(kind, "x", "y")]
    assert 0 in gaps
    assert any(0 < gap < Decimal("0.02") for gap in gaps)
    assert any(gap > (30 if kind != "unit" else Decimal("0.97")) for gap in gaps)


def test_letters_come_close_to_the_corners_of_their_domain() -> None:
    found = [(point["p"], point["q"]) for point in points("unit", "p", "q")]
    assert all((p, q) in found for p in ENDS for q in ENDS)


def test_marks_are_among_the_values_of_every_letter() -> None:
    samples = SamplePoints(domain_of("real", ("x", "y")), [Decimal(77)])
    assert {name for point in samples.pool() for name, v in point.items() if v == 77} == {"x", "y"}


def test_a_domain_may_be_given_letter_by_letter() -> None:
    found = domain_of({"n": "natural", "p_1": "unit"}, ("n", "p_1", "x"))
    assert found.kinds == {"n": "natural", "p_1": "unit", "x": "real"}
    assert found.among(["x"]).kinds == {"x": "real"}
    assert next(islice(SamplePoints(domain_of("real", ())), 1, None), None) is None
    for domain in ("rael", {"x": "integer"}, None):
        with pytest.raises(ValueError, match=r"^expected a domain among real, positive"):
            domain_of(domain, ("x",))
