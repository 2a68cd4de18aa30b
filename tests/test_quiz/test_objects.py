"""Answers that are no text: how each is read, where the limits are, and what is said beyond."""

import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from softmaxquiz.formula.errors import UnreadableError
from softmaxquiz.formula.names import Names
from softmaxquiz.formula.objects import is_a, is_missing, read
from softmaxquiz.formula.parser import parse
from softmaxquiz.formula.tree import Node, Rounded

NAMES = Names(("x", "y"))
LONG = "This list is too long or too deep: 400 entries are the most"


class Array:
    """Something with a `tolist`, as arrays have."""

    def __init__(self, entries: Any, size: Any) -> None:
        self.entries = entries
        if isinstance(size, tuple):
            self.shape = size
        elif size is not None:
            self.size = size

    def tolist(self) -> Any:
        return self.entries


class Expression:
    """Something that looks like an expression of SymPy."""

    free_symbols: frozenset[str] = frozenset()

    def __init__(self, text: str, *args: Any) -> None:
        self.text, self.args = text, args

    def __str__(self) -> str:
        return self.text


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        (2, "2"),
        (-2, "-2"),
        (0, "0"),
        (Fraction(1, 3), None),
        (0.1, "0.1"),
        (1e300, "1e300"),
        (Decimal("1.50"), "1.5"),
        (-math.inf, "-inf"),
        (Decimal("-Infinity"), "-inf"),
        (["x", 1], "[x, 1]"),
        (("x", "1 + y"), "(x, 1 + y)"),
        (Array([1, 2], 2), "[1, 2]"),
        (Array(["x"], None), "[x]"),
        (Array(3, (1,)), "3"),
        (Array([1] * 400, 400), "[" + "1, " * 399 + "1]"),
        ([1] * 400, "[" + "1, " * 399 + "1]"),
        ([[[[1]]]], "[[[[1]]]]"),
        (Expression("x**2 + E"), "x^2 + e"),
        (Expression("x", Expression("y")), "x"),
    ],
)
def test_an_object_is_read_as_a_text_would_be(answer: object, text: str | None) -> None:
    read_as = Node("number", value=Fraction(1, 3)) if text is None else parse(text, NAMES)
    assert read(answer, NAMES) == read_as


def test_a_float_remembers_that_it_was_rounded() -> None:
    assert isinstance(read(0.1, NAMES).value, Rounded)
    assert not isinstance(read(Decimal("0.1"), NAMES).value, Rounded)
    assert not isinstance(read(1, NAMES).value, Rounded)


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (True, "A formula or a number is asked for, not True or False"),
        ([1, False], "A formula or a number is asked for, not True or False"),
        (math.nan, "This is not a number (NaN)"),
        (Decimal("NaN"), "This is not a number (NaN)"),
        (10**5000, "This number is too long: 500 digits are the most"),
        (Fraction(1, 10**5000), "This number is too long: 500 digits are the most"),
        ([1] * 401, LONG),
        ([[1] * 200, [1] * 199], LONG),  # two lists of 200 and 199, and what they are in
        ([[[[[1]]]]], LONG),
        (Array([1] * 401, 401), LONG),
        (Array([1], 401), LONG),
        (Array([[[[1]]]], 1), None),
        ([[[[Array(1, 1)]]]], LONG),
        (b"x", "A formula is asked for, got an object of type `bytes`"),
        ({"x": 1}, "A formula is asked for, got an object of type `dict`"),
        (object, "A formula is asked for, got an object of type `type`"),
        (len, "A formula is asked for, got an object of type `builtin_function_or_method`"),
        (Expression, "A formula is asked for, got an object of type `type`"),
        (lambda: 1, "A formula is asked for, got an object of type `function`"),
        (
            Expression("x", *[Expression("x")] * 1000),
            "This expression is too long to be read",
        ),
        (Expression("x", *[Expression("x")] * 999), None),
        (type("a b", (), {})(), "A formula is asked for, got an object of type `object`"),
        (
            type("z" * 50, (), {})(),
            f"A formula is asked for, got an object of type `{'z' * 40}`",
        ),
    ],
    ids=range(23),
)
def test_what_is_no_formula_is_told(answer: object, message: str | None) -> None:
    if message is None:
        assert read(answer, NAMES)
        return
    with pytest.raises(UnreadableError) as error:
        read(answer, NAMES)
    assert error.value.message == message


def test_what_was_true_or_false_is_shown() -> None:
    with pytest.raises(UnreadableError) as error:
        read(True, NAMES)
    assert error.value.text == "True"


@pytest.mark.parametrize(
    ("answer", "missing"),
    [
        (None, True),
        (..., True),
        ("", True),
        (" \t\n", True),
        ("...", True),
        (" … ", True),
        ("0", False),
        ([], False),
        (" " * 2000, True),
        (" " * 2001, False),
    ],
)
def test_what_is_missing_is_no_answer(answer: object, missing: bool) -> None:
    assert is_missing(answer) == missing


def test_a_type_is_asked_for_without_asking_the_object() -> None:
    assert is_a("x", str)
    assert is_a(True, int, str)
    assert not is_a(1, str)
