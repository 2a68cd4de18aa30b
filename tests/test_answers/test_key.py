"""The author's side of a question and the learner's: what is read, and with which names."""

from fractions import Fraction

import pytest

from softmaxlib.answers._domains import domain_of
from softmaxlib.answers._errors import UnreadableError
from softmaxlib.answers._given import given
from softmaxlib.answers._key import form_of, frozen, key_of, says_none, thawed
from softmaxlib.answers._looking import Pair
from softmaxlib.answers._survey import is_stepped, survey
from softmaxlib.answers._tree import constant, number
from softmaxlib.answers.numbers import Budget, Real
from softmaxlib.answers.reading import Names, parse


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


@pytest.mark.parametrize(
    "value", ["x", 3, 0.5, Fraction(1, 3), ["x", "y"], ("x", ["y", 2]), [["a"], ["b"]], []]
)
def test_a_key_is_frozen_and_thawed(value: object) -> None:
    assert hash(frozen(value)) == hash(frozen(value))
    assert thawed(frozen(value)) == value
    assert type(thawed(frozen(value))) is type(value)


def test_what_is_no_plain_object_is_frozen_as_text() -> None:
    assert frozen({"x": "real", 1: 2}) == (("x", "real"), ("1", "2"))
    assert frozen(1j) == "1j"
    assert frozen(["x", 1j]) == ("list", "x", "1j")


@pytest.mark.parametrize(
    ("key", "domain", "names", "imaginary"),
    [
        ("x + y_1", "real", ("x", "y_1"), False),
        ("x", {"n": "natural"}, ("n", "x"), False),
        ("2 i", "real", (), True),
        ("z", "complex", ("z",), True),
        ("i", {"i": "natural"}, ("i",), False),
        ("i + 1", "natural", ("i",), False),
        ("x_i", "real", ("x_i",), False),
    ],
)
def test_a_key_declares_its_names(
    key: str, domain: object, names: tuple[str, ...], imaginary: bool
) -> None:
    found = key_of(key, domain, False)
    assert (found.names.declared, found.names.imaginary) == (names, imaginary)
    assert found.kind == (domain if isinstance(domain, str) else "")


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
        ("y = 1", "x = 1", None),
        ("1/2x", "x", "(1/2) x"),
    ],
)
def test_a_left_side_that_only_names_is_left_out(text: str, key: str, read: str | None) -> None:
    question = key_of(key, "real", False)
    if read is None:
        with pytest.raises(UnreadableError):
            given(text, question)
    else:
        assert given(text, question) == parse(read, question.names)


def test_products_bind_before_division_if_asked() -> None:
    question = key_of("x", "real", False)
    assert given("1/2x", question, tight=True) == parse("1/(2 x)", question.names)


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
    assert given(text, question) == given(read, question)


def test_a_letter_of_the_key_stands_for_itself_in_an_interval() -> None:
    question = key_of("(0, x)", "real", True)
    assert given("0 < t < x", question) == question.node
    assert given("0 < x < 1", question).kind == "all"


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
        given(text, key_of("3", "real", False))
    assert (error.value.message, error.value.at) == (message, text.index(","))
    assert given("18,445", key_of("[1, 2]", "real", False)).args == (number(18), number(445))


def surveyed(yours: str, expected: str, domain: str, left: int) -> tuple[str | None, int]:
    names = Names(free=True)
    budget = Budget(left)
    pair = Pair(parse(yours, names), parse(expected, names), Real, budget)
    found = survey(pair, domain_of(domain, ["n", "m"]))
    return (found.status if found else None), left - budget.left


@pytest.mark.parametrize(
    ("yours", "expected", "domain", "left", "status", "spent"),
    [
        ("n + 1", "1 + n", "integer", 100_000, None, 420 * 6),
        ("n + 1", "1 + n", "integer", 240, None, 60),  # a quarter is spent on floats
        ("n + 1", "1 + n", "integer", -10, None, 0),
        ("n + 1", "1 + n", "real", 100_000, None, 0),  # no steps
        ("2", "3", "integer", 100_000, None, 0),  # no symbols
        ("floor(n)", "n", "complex", 100_000, None, 0),
        ("floor(n)", "floor(n)", "probability", 100_000, None, 0),
        ("floor(n)", "n", "real", 100_000, "different", 420 * 3 + 6 + 8),
        ("n", "floor(n)", "real", 100_000, "different", 420 * 3 + 6 + 8),
        ("n + 0 m", "n + 1", "integer", 100_000, "different", None),
        ("m", "floor(n)", "integer", 100_000, "different", None),
    ],
)
def test_a_survey_looks_where_there_are_steps(
    yours: str, expected: str, domain: str, left: int, status: str | None, spent: int | None
) -> None:
    found = surveyed(yours, expected, domain, left)
    assert found[0] == status
    assert spent is None or found[1] == spent


def test_steps_and_corners_are_seen() -> None:
    for text in ("floor(x)", "2 + |x|", "max(x, 1)", "sign(x)", "ceil(x)", "min(1, x)"):
        assert is_stepped(parse("y", Names(free=True)), parse(text, Names(free=True)))
    assert not is_stepped(parse("sin(x)^2", Names(free=True)))
