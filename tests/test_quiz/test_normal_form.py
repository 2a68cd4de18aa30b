"""One form for what differs only in how it is written: order, signs, fractions, roots."""

import pytest

from softmaxquiz.formula.names import Names
from softmaxquiz.formula.normal_form import Form, normal_form
from softmaxquiz.formula.parser import parse


def form(text: str) -> Form:
    return normal_form(parse(text, Names(free=True)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("x + 1", "1 + x"),
        ("(x + y) + z", "x + (y + z)"),
        ("x + y - x", "y - x + x"),
        ("2 + x + 3", "x + 5"),
        ("x + 0", "x"),
        ("x + 2 - 2", "x"),
        ("1 - 1", "0"),
        ("x y z", "z (y x)"),
        ("2 x*3", "6 x"),
        ("1 x", "x"),
        ("2 x/2", "x"),
        ("2/2", "1"),
        ("-x", "-1 x"),
        ("-(-x)", "x"),
        ("x - y", "-y + x"),
        ("x/2", "0.5 x"),
        ("x/y", "y^-1 x"),
        ("2^3", "8"),
        ("2^-2", "0.25"),
        ("0.5^-1 x", "2 x"),
        ("x^1", "x"),
        ("exp(x)", "e^x"),
        ("exp(1)", "e"),
        ("sqrt(x)", "root(x, 2)"),
        ("sqrt(x)", "x^0.5"),
        ("root(x, 3)", "x^(1/3)"),
        ("max(x, y, 2)", "max(2, y, x)"),
        ("min(x, y)", "min(y, x)"),
        ("[x + 1, 2]", "[1 + x, 2]"),
    ],
)
def test_what_is_written_otherwise_has_one_form(one: str, other: str) -> None:
    assert form(one) == form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("x + 1", "x + 2"),
        ("x + y", "x y"),
        ("x - y", "y - x"),
        ("x/y", "y/x"),
        ("x^y", "y^x"),
        ("2 x", "x^2"),
        ("log(x, y)", "log(y, x)"),
        ("root(x, y)", "root(y, x)"),
        ("root(x, 2)", "root(x, 3)"),
        ("root(x, 0.5)", "x^0.5"),
        ("max(x, y)", "min(x, y)"),
        ("[x, y]", "[y, x]"),
        ("(x, 1]", "[x, 1]"),
        ("x < 1", "x <= 1"),
        ("x", "e"),
        ("0^-1", "1"),
        ("exp(x)", "exp(y)"),
    ],
)
def test_what_differs_has_two_forms(one: str, other: str) -> None:
    assert form(one) != form(other)


def test_what_is_large_is_left_as_it_is() -> None:
    assert form("2^1000")[0] == "number"
    assert form("2^4000")[0] == "pow"
    thousand = "+".join(["10^300"] * 5)
    assert form(thousand)[0] == "add"
    assert form(f"x + {thousand}") == form(f"{thousand} + x")
    assert form("10^300 + 10^300")[0] == "number"


def test_a_form_is_plain_data_that_can_be_sorted() -> None:
    assert form("x + 2") == ("add", "", (("number", 2, ()), ("symbol", "x", ()))) or form(
        "x + 2"
    ) == ("add", "", (("symbol", "x", ()), ("number", 2, ())))
    assert form("[x]") == ("list", "", (("symbol", "x", ()),))
    assert form("x y")[:2] == ("mul", "")
