"""What each kind says of itself: its form, how to answer, and the misconceptions it knows.

Every kind is made inside a test, so that a test sees what its making does.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from softmaxquiz import (
    Case,
    Choice,
    Choices,
    Derivation,
    Formula,
    Interval,
    Limit,
    Line,
    Matrix,
    Number,
    Ordering,
    PrefixCode,
    PythonFunction,
    Vector,
    right,
    wrong,
)
from softmaxquiz.formula.answer_key import letters
from softmaxquiz.kinds.base import Kind

NARROW = PythonFunction("f", [Case(([1.0],), [2.0], dtype="float32")], keeps_dtype=True)
SUM = ("sum", "p + q", "Multiply.")


@pytest.mark.parametrize(
    ("make", "how", "fields"),
    [
        (
            lambda: Formula("p*q", misconceptions=[SUM]),
            "Answer with a formula in p, q, such as `2*x^2`, `log(x)` or `e^-x`.",
            {"kind": "formula", "letters": ["p", "q"]},
        ),
        (
            lambda: Formula("1/2"),
            "Answer with a formula, such as `2*x^2`, `log(x)` or `e^-x`.",
            {"kind": "formula", "letters": []},
        ),
        (
            lambda: Formula("x", domain={"n": "natural", "x": "real"}),
            "Answer with a formula in n, x, such as `2*x^2`, `log(x)` or `e^-x`.",
            {"kind": "formula", "letters": ["n", "x"]},
        ),
        (
            lambda: Vector(["p", "q"]),
            "Answer with a vector in p, q, such as `[a, b, c]`.",
            {"kind": "vector", "letters": ["p", "q"], "shape": [2]},
        ),
        (
            lambda: Matrix([["p", "q", "1"], ["q", "p", "2"]]),
            "Answer with a matrix in p, q, row by row, such as `[[a, b], [c, d]]`.",
            {"kind": "matrix", "letters": ["p", "q"], "shape": [2, 3]},
        ),
        (
            lambda: Interval("(0, 1]"),
            "Answer with an interval, such as `(0, 1]`, `[2, inf)` or `0 < x <= 1`.",
            {"kind": "interval", "letters": []},
        ),
        (
            lambda: Limit("max(a, b)"),
            "Answer with the limit in a, b, such as `3/7`, `-inf`, or `none` if there is no limit.",
            {"kind": "limit", "letters": ["a", "b"]},
        ),
        (
            lambda: Derivation("p + p", "2*p", domain={"n": "natural", "p": "real"}),
            "Answer with lines from `p + p` to `2*p`, one below the other or with `=` between "
            "them.",
            {"kind": "derivation", "start": "p + p", "goal": "2*p", "letters": ["n", "p"]},
        ),
        (
            lambda: Number("log(3)", unit="nats", tolerance="0.01"),
            "Answer with a number of nats, to within 0.01, such as `2.5`, `9/7` or `log(5)`.",
            {"kind": "number", "unit": "nats"},
        ),
        (
            lambda: Number("3"),
            "Answer with a number, exactly, such as `2.5`, `9/7` or `log(5)`.",
            {"kind": "number", "unit": ""},
        ),
        (
            lambda: PrefixCode(["1/2", "1/2"], alphabet="012"),
            "Answer with a word for each of A and B, such as `1, 01, …`.",
            {"kind": "code", "names": ["A", "B"], "alphabet": "012"},
        ),
        (
            lambda: PythonFunction("softmax", []),
            "Answer with the function itself: `check(softmax)`.",
            {"kind": "python", "function": "softmax"},
        ),
        (
            lambda: Choice(right("yes", "Good."), wrong("no", "Bad.")),
            "Answer with the letter of one option, such as `a`.",
            {
                "kind": "choice",
                "options": [{"key": "a", "text": "yes"}, {"key": "b", "text": "no"}],
            },
        ),
    ],
)
def test_a_kind_says_how_to_answer(
    make: Callable[[], Kind], how: str, fields: dict[str, Any]
) -> None:
    assert make().form() == {"how": how, **fields}


@pytest.mark.parametrize(
    ("make", "slugs"),
    [
        (lambda: Formula("p*q", misconceptions=[SUM, ("one", "1", "No.")]), ("sum", "one")),
        (lambda: Formula("p*q"), ()),
        (lambda: Vector(["p"], misconceptions=[("one", ["1"], "No.")]), ("one",)),
        (lambda: Number("3", unit="nats"), ("bits-for-nats",)),
        (lambda: Number("3", unit="bits", misconceptions=[SUM]), ("sum", "nats-for-bits")),
        (lambda: Number("3", unit="weights"), ()),
        (lambda: Choices(right("1", ""), wrong("2", "", "odd"), wrong("3", "")), ("odd",)),
        (
            lambda: PythonFunction(
                "f",
                [Case((1,), 1, "", "slow"), Case((2,), 1, misconceptions=[("odd", 3, "Odd.")])],
                keeps_dtype=True,
            ),
            ("slow", "dtype", "odd"),
        ),
    ],
)
def test_a_kind_knows_its_misconceptions(make: Callable[[], Kind], slugs: tuple[str, ...]) -> None:
    assert make().slugs == slugs


@pytest.mark.parametrize(
    ("make", "answer", "text"),
    [
        (lambda: Formula("|x|"), "sqrt(x^2)", "Correct."),
        (lambda: Formula("x", domain="positive"), "sqrt(x^2)", "Correct."),
        (lambda: Vector(["|x|", "1"]), ["sqrt(x^2)", "1"], "Correct."),
        (lambda: Vector(["x", "1"], domain="positive"), ["sqrt(x^2)", "1"], "Correct."),
        (
            lambda: Vector(["x"], misconceptions=[("one", ["1"], "No.")]),
            ["1"],
            "Not yet. No. Wrong: entry 1. At x = 1.3 yours is 1, expected 1.3.",
        ),
        (lambda: Number("3", tolerance="0.5"), "3.5", "Correct."),
        (lambda: Choice(wrong("no", "Bad."), right("yes", "Good.")), "b", "Correct. Good."),
        (lambda: Choice(wrong("no", "Bad."), right("yes", "Good.")), "a", "Not yet. Bad."),
        (lambda: Choice(*[wrong("no", "Bad.")] * 25, right("yes", "Good.")), "z", "Correct. Good."),
        (
            lambda: Derivation("|x| + |x|", "2*|x|"),
            "sqrt(x^2) + |x| = 2|x|",
            "Correct. Every line follows from the one before.",
        ),
    ],
)
def test_a_kind_judges_as_it_was_made(make: Callable[[], Kind], answer: object, text: str) -> None:
    assert repr(make().check(answer)) == text


def test_an_option_that_is_only_wrong_has_no_name() -> None:
    assert wrong("no", "Bad.").slug == ""
    assert Choice(right("yes", "Good."), wrong("no", "Bad.")).check("b").misconception == ""


def test_letters_declared_with_long_names_are_read_as_names() -> None:
    assert letters("rate*t", {"rate": "positive", "t": "real"}) == ("rate", "t")


def double(x: Any) -> Any:
    """Twice a number or an array."""
    return x * 2


def widened(x: Any) -> Any:
    """Twice an array, in float64 whatever came."""
    return np.asarray(x, "float64") * 2


@pytest.mark.parametrize(
    ("make", "function", "text"),
    [
        (
            lambda: PythonFunction("f", [Case(([1.0], 2), [3.0])]),
            lambda x, n: x * n,
            "Not yet. `f(np.array([1.0]), 2)` is not right. Yours is [2.0], expected [3.0].",
        ),
        (
            lambda: PythonFunction("f", [Case((1.0,), [1.0, 1.0])]),
            lambda x: [x, x],
            "Correct. 1 check passed.",
        ),
        (
            lambda: PythonFunction("f", [Case((1,), 2), Case((2,), 4)]),
            double,
            "Correct. 2 checks passed.",
        ),
        (
            lambda: PythonFunction("f", [Case(([1.0, 2.0],), [2.0, 4.0])]),
            lambda x: [],
            "Not yet. `f(np.array([1.0, 2.0]))` gives shape (0,), expected shape (2,).",
        ),
        (lambda: NARROW, double, "Correct. 1 check passed."),
        (
            lambda: NARROW,
            widened,
            "Not yet. `f(np.array([1.0]))` on float32 gives float64, expected float32.",
        ),
        (lambda: NARROW, lambda x: (2 * x).tolist(), "Correct. 1 check passed."),
    ],
)
def test_a_function_is_called_as_was_asked(
    make: Callable[[], Kind], function: Callable[..., Any], text: str
) -> None:
    assert repr(make().check(function)) == text


def test_what_a_function_fails_has_a_name() -> None:
    case = Case(([1.0],), [4.0], "Four.", "even", misconceptions=[("double", [2.0], "Again.")])
    even = PythonFunction("f", [case])
    assert even.check(double).misconception == "double"
    assert even.check(lambda x: [3.0]).misconception == "even"
    assert even.check(lambda x: "two").misconception == "shape"
    outcome = even.check(3)
    assert outcome.message.startswith("Expected a function, got an int: did you call it?")


def test_a_chain_shows_what_was_read_of_each_line() -> None:
    chain = Derivation("p + p", "2*p", steps=0)
    assert chain.check("p + p = 2p").understood == "p + p = 2 p"
    assert chain.check([*["p + p"] * 19, "2p"])
    assert chain.check("\n".join([*["p + p"] * 19, "2p"]))


@pytest.mark.parametrize(
    ("answer", "wrong"),
    [
        ("0, 10, 12", ("C",)),
        (["0", "10", "1" * 65], ("C",)),
        (["0", "", "11"], ("B",)),
        ("0, 11, 11", ("B", "C")),
        ("01, 0, 11", ("B", "A")),
        (["0", "10", "11" + "1" * 62], ()),
    ],
)
def test_a_code_marks_the_wrong_words(answer: object, wrong: tuple[str, ...]) -> None:
    assert PrefixCode(["1/3"] * 3).check(answer).wrong == wrong


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: PrefixCode(["1/2", "1/4"]),
            "expected a probability for each name and a sum of 1, got 2 names, sum 3/4",
        ),
        (
            lambda: Ordering(Line("a", ""), Line("a", "")),
            r"expected distinct small letters, got \['a', 'a'\]",
        ),
        (
            lambda: Choices(wrong("1", ""), wrong("2", "")),
            "expected at least one right option, got none",
        ),
    ],
)
def test_what_cannot_be_asked_is_refused(make: Callable[[], Kind], message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}$"):
        make()


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("grows", "Could not be read."),
        ("diverges", "Could not be read. Say where it goes: answer `inf` or `-inf`."),
        ("none", "Not yet. It has a name."),
    ],
)
def test_a_limit_that_is_infinite_asks_where_it_goes(answer: str, text: str) -> None:
    named = [("no-number", "none", "It has a name.")]
    assert repr(Limit("inf", misconceptions=named).check(answer)).startswith(text)
