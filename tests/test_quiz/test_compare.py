"""Tolerance, domains, names, limits, and slips of an author."""

import math
from decimal import Context, Decimal, Inexact, localcontext
from fractions import Fraction

import numpy as np
import pytest

from softmaxquiz.formula.compare import compare
from softmaxquiz.formula.names import FUNCTIONS


@pytest.mark.parametrize(
    ("answer", "key", "tolerance", "right"),
    [
        ("1.05", "1", "0.05", True),
        ("0.95", "1", "0.05", True),
        ("1.05", "1", 0.05, True),
        (1.05, "1", Decimal("0.05"), True),
        ("1.05", "1", Fraction(1, 20), True),
        ("1.0500000000000000000000000001", "1", "0.05", False),
        ("0.9499999999999999999999999999", "1", "0.05", False),
        ("0.333", "1/3", "", False),
        ("0.333", "1/3", None, False),
        ("0.333", "1/3", "0.001", True),
        ("0.333", "1/3", "1/3000", True),
        ("0.333", "1/3", "1/3001", False),
        ("1.585", "log2(3)", "0.001", True),
        ("1.6", "log2(3)", "0.001", False),
        ("x", "1", "9", False),
        ("[1.01]", "1", "9", False),
        ("1/0", "1", "9", False),
        ("inf", "1", "9", False),
    ],
)
def test_a_tolerance_is_exact(answer, key, tolerance, right) -> None:
    outcome = compare(answer, key, tolerance=tolerance)
    assert (outcome.status == "correct") == right


FLOATS = [
    (1 / 3, "1/3", True),
    (-1 / 3, "-1/3", True),
    (math.log(2), "log(2)", True),
    (np.float64(0.1) + 0.2, "0.3", True),
    (np.eye(2) / 2 - 1 / 6, [["1/3", "-1/6"], ["-1/6", "1/3"]], True),
    ([0.1 + 0.2, "1/2"], ["0.3", "1/2"], True),
    (1e15 / 3, "10^15/3", True),
    (1 + 0.99e-12, "1", True),
    (1 + 1.01e-12, "1", False),
    (0.333333333, "1/3", False),
    (1e-17, "0", False),
    (0.0, "0", True),
    (1.0, "x", False),
    ("0.3333333333333333", "1/3", False),
    (["0.3333333333333333"], ["1/3"], False),
    (Decimal("0.3333333333333333"), "1/3", False),
    (Fraction(1 / 3), "1/3", False),
    (math.inf, "1", False),
    (math.inf, "inf", True),
]


@pytest.mark.parametrize(("answer", "key", "right"), FLOATS)
def test_a_computed_float_may_be_the_nearest_one(answer, key, right) -> None:
    assert compare(answer, key).status == ("correct" if right else "incorrect")


@pytest.mark.parametrize(
    ("answer", "key", "domain", "status"),
    [
        ("sqrt(x^2)", "x", "positive", "correct"),
        ("sqrt(x^2)", "x", "natural", "correct"),
        ("sqrt(x^2)", "x", "unit", "correct"),
        ("sqrt(x^2)", "x", "real", "incorrect"),
        ("floor(x)", "0", {"x": "unit"}, "correct"),
        ("max(n, 1)", "n", "natural", "correct"),
        ("p_1", "1 - p_2", {"p_1": "probability", "p_2": "probability"}, "correct"),
        ("q_1", "p_1", {f"{a}_{i}": "probability" for a in "pq" for i in (1, 2)}, "incorrect"),
        ("c", "1 - a - b", dict.fromkeys("abc", "probability"), "correct"),
        ("b", "1 - a", dict.fromkeys("ab", "probability"), "incorrect"),
        ("ceil(p)", "1", {"p": "probability"}, "correct"),
    ],
)
def test_equality_is_that_on_the_domain(answer, key, domain, status) -> None:
    assert compare(answer, key, domain=domain).status == status


@pytest.mark.parametrize(
    ("answer", "key", "status"),
    [
        ("none", "none", "correct"),
        ("DNE", "none", "correct"),
        (" does not exist ", "DNE", "correct"),
        ("0", "none", "incorrect"),
        ("inf", "none", "incorrect"),
        ("none", "0", "invalid"),
        ("x", "0", "invalid"),
        ("rate - rate", "0", "invalid"),
        ("{x - x}", "{0}", "invalid"),
        ("x ? x", "0", "invalid"),
    ],
)
def test_no_value_and_names_that_cancel(answer, key, status) -> None:
    assert compare(answer, key).status == status


def test_a_pair_may_be_an_interval() -> None:
    assert compare("(0, 1)", "(0, 1)", interval=True).status == "correct"
    assert compare("0 < x < 1", "(0, 1)", interval=True, domain={"x": "real"}).status == "correct"
    assert compare("[0, 1]", "(0, 1)", interval=True).misconception == "open-or-closed"
    assert compare("[0, 1]", "(0, 1)").status == "correct"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"key": "x +"}, "expected a form that can be read: Something is missing"),
        ({"key": {}}, "expected a key as text, a number or lists"),
        ({"key": True}, "expected a key as text, a number or lists"),
        ({"key": ""}, "expected a form that can be read"),
        ({"key": "1/0"}, "expected a key with a value"),
        ({"key": "nan"}, "`nan` is not a name"),
        ({"key": float("nan")}, "This is not a number"),
        ({"key": "[1, 1/0]"}, "expected a key with a value"),
        ({"key": "x", "domain": "rael"}, "expected a domain among real, positive"),
        ({"key": "x", "domain": {"x": "rael"}}, "expected a domain among real, positive"),
        ({"key": "x", "domain": None}, "expected a domain among"),
        ({"key": "x", "domain": {"1x": "real"}}, "expected the name of a symbol"),
        ({"key": "x", "domain": {"x": "real"}, "tolerance": "a ?"}, "expected a form"),
        ({"key": "x", "misconceptions": [("slip", "x + z", "No.")]}, "`z` is not a name"),
    ],
)
def test_an_authors_slip_raises(arguments, message) -> None:
    with pytest.raises(ValueError, match=message.replace("?", ".")):
        compare("x", **arguments)


def test_the_users_precision_is_neither_used_nor_changed() -> None:
    with localcontext(Context(3, traps=[Inexact])) as context:
        assert compare("x/3 + 1e-15", "x/3").status == "incorrect"
        assert compare("log(2x)", "log(2) + log(x)", domain="positive").status == "correct"
        assert not context.flags[Inexact]


@pytest.mark.parametrize("domain", ["real", "positive"])
@pytest.mark.parametrize(
    "name", sorted({name for name, _ in FUNCTIONS.values()} - {"pow", "log1p"})
)
def test_every_function_can_be_computed(name, domain) -> None:
    count = next(counts for canonical, counts in FUNCTIONS.values() if canonical == name)[0]
    call = f"{name}({', '.join(['x', 'x', 'x'][:count])})"
    other = compare(f"{call} + 1", f"x + {call}", domain=domain)
    assert other.status in ("incorrect", "undecided")
