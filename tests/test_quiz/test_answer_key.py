"""The author's side of a question and the learner's: what is read, and with which names."""

import pytest

from softmaxquiz.formula.answer_key import form_of, key_of, says_none
from softmaxquiz.formula.errors import UnreadableError
from softmaxquiz.formula.names import Names
from softmaxquiz.formula.parser import parse
from softmaxquiz.formula.response import response
from softmaxquiz.formula.tree import constant, number


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("none", True),
        ("DNE", True),
        ("D.N.E.", True),
        (" It does  not exist. ", True),
        ("there is none", True),
        ("it diverges", True),
        ("unbounded", True),
        ("none it ", False),
        ("x", False),
        ("nothing", False),
        ("none" + " " * 36 + "x", True),  # only the beginning is looked at
        ("none" + " " * 35 + "x", False),
        (None, False),
        (3, False),
    ],
)
def test_there_are_many_words_for_no_value(text: object, says: bool) -> None:
    assert says_none(text) == says


def test_a_key_is_read_once() -> None:
    key = key_of(["x", "y"], {"x": "unit", "y": "unit"}, False)
    assert key_of(["x", "y"], {"x": "unit", "y": "unit"}, False) is key
    assert key_of(("x", "y"), {"x": "unit", "y": "unit"}, False) is not key
    assert key_of(["x", "y"], "real", False).domain != key.domain


@pytest.mark.parametrize(
    ("key", "domain", "names"),
    [
        ("x + y_1", "real", ("x", "y_1")),
        ("x", {"n": "natural", "x": "real"}, ("n", "x")),
        ("i", {"i": "natural"}, ("i",)),
        ("i + 1", "natural", ("i",)),
        ("x_i", "real", ("x_i",)),
        ("lambda*yhat_1", "real", ("lambda", "yhat_1")),
        ("xy", {"x": "real", "y": "real"}, ("x", "y")),
    ],
)
def test_a_key_declares_its_names(key: str, domain: object, names: tuple[str, ...]) -> None:
    assert key_of(key, domain, False).names.declared == names


@pytest.mark.parametrize("key", ["xy", "csch(x)", "lnx", "rate", "sin(x)", "x = 1", "0 < x < 1"])
def test_a_key_must_declare_its_words_and_be_no_condition(key: str) -> None:
    with pytest.raises(ValueError, match=r"^expected a form"):
        key_of(key, "real", False)


def test_a_key_may_be_none_or_an_interval() -> None:
    assert key_of("none", "real", False).node == constant("none")
    assert key_of("(0, 1)", "real", True).node.kind == "interval"
    assert key_of("(0, 1)", "real", False).node.kind == "tuple"
    assert key_of("x > 0", "real", True).node.kind == "interval"
    assert form_of("none", Names()) == constant("none")
    assert form_of("2", Names()) == number(2)


@pytest.mark.parametrize(
    ("key", "message"),
    [
        (True, "expected a key as text, a number or lists of them, got True"),
        ({}, "expected a key as text, a number or lists of them, got {}"),
        ("1 +", "expected a form that can be read: Something is missing at the end"),
        ("1/0", "expected a key with a value somewhere in its domain, got one without"),
        ("[1, 1/0]", "expected a key with a value somewhere in its domain, got one without"),
    ],
)
def test_a_slip_of_the_author_is_told(key: object, message: str) -> None:
    with pytest.raises(ValueError, match=r"^expected") as error:
        key_of(key, "real", False)
    assert str(error.value).startswith(message)
    assert len(str(error.value)) < len(message) + 20


@pytest.mark.parametrize(
    ("text", "key", "read"),
    [
        ("w = 2 x", "x", "2 x"),
        ("f(x) := x", "x", "x"),
        ("1/2x", "x", "(1/2) x"),
    ],
)
def test_a_left_side_that_only_names_is_left_out(text: str, key: str, read: str | None) -> None:
    question = key_of(key, "real", False)
    assert response(text, question) == parse(read, question.names)


def test_products_bind_before_division_if_asked() -> None:
    question = key_of("x", "real", False)
    assert response("1/2x", question, tight=True) == parse("1/(2 x)", question.names)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("]0, 1[", "(0, 1)"),
        ("]0; 1]", "(0, 1]"),
        (" [0; 1[ ", "[0, 1)"),
        ("0 < t < 1", "(0, 1)"),
        ("t in (0, 1)", "(0, 1)"),
        ("0 ≤ t and t < 1", "[0, 1)"),
        (r"0 \le t \lt 1", "[0, 1)"),
    ],
)
def test_an_interval_is_written_in_many_ways(text: str, read: str) -> None:
    question = key_of("[0, 1]", "real", True)
    assert response(text, question) == response(read, question)


def test_a_letter_of_the_key_stands_for_itself_in_an_interval() -> None:
    question = key_of("(0, x)", "real", True)
    assert response("0 < t < x", question) == question.node
    with pytest.raises(UnreadableError, match="one letter in the middle"):
        response("0 < x < 1", question)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("18,445", "A number is written without commas: `18445`, or `18.445`"),
        ("-18,445", "A number is written without commas: `-18445`, or `-18.445`"),
        ("1,234.5", "A number is written without commas: `1234.5`"),
        ("1,234,567", "A number is written without commas: `1234567`"),
    ],
)
def test_thousands_are_not_parted(text: str, message: str) -> None:
    with pytest.raises(UnreadableError) as error:
        response(text, key_of("3", "real", False))
    assert (error.value.message, error.value.at) == (message, text.index(","))
    assert response("18,445", key_of("[1, 2]", "real", False)).args == (number(18), number(445))
