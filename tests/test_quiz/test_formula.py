"""Formulas, intervals, limits, vectors, matrices: forms, and what the engine tells of them."""

import pytest

from softmaxquiz import Formula, Interval, Limit, Matrix, Vector
from softmaxquiz.kinds.base import Kind

SIGMOID = Formula(
    "1/(1 + exp(-x))",
    misconceptions=[("no-minus", "1/(1 + exp(x))", "This falls as `x` grows.")],
)
GAP = Interval("(0, log(2)]")
TEMPERED = Limit("max(a, b)")
HESSIAN = Matrix([["p*(1-p)", "-p*q"], ["-p*q", "q*(1-q)"]], domain="unit")
GRADIENT = Vector(["p - 1", "q"], domain="unit")


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        (SIGMOID, "e^x/(e^x + 1)"),
        (SIGMOID, r"\frac{1}{1+e^{-x}}"),
        (GAP, "(0, ln 2]"),
        (Interval("(0, 1)"), "(0, 1)"),
        (Interval("[0, inf)"), "[0, oo)"),
        (TEMPERED, "max(b, a)"),
        (TEMPERED, "(a + b + |a - b|)/2"),
        (Limit("inf"), "∞"),
        (Limit("-inf"), "-oo"),
        (Limit("none"), "does not exist"),
        (Limit("log(2)"), "ln 2"),
        (HESSIAN, [["p - p^2", "-p q"], ["-p q", "q - q^2"]]),
        (HESSIAN, "[[p - p^2, -p q], [-p q, q - q^2]]"),
        (GRADIENT, "(p - 1, q)"),
        (GRADIENT, "p - 1, q"),
        (GRADIENT, ["-(1 - p)", "q"]),
    ],
)
def test_an_equal_answer_is_right(kind: Kind, answer: object) -> None:
    assert repr(kind.check(answer)) == "Correct."


@pytest.mark.parametrize(
    ("kind", "answer", "wrong", "misconception"),
    [
        (SIGMOID, "1/(1 + e^x)", (), "no-minus"),
        (GAP, "[0, log(2)]", ("left end",), "open-or-closed"),
        (GAP, "(0, 1]", ("right end",), ""),
        (Interval("(0, 1)"), "[0, 1]", ("left end", "right end"), "open-or-closed"),
        (TEMPERED, "min(a, b)", (), ""),
        (Limit("inf"), "-inf", (), "sign"),
        (Limit("none"), "inf", (), ""),
        (Limit("2"), "none", (), ""),
        (HESSIAN, [["p - p^2", "p q"], ["-p q", "q"]], ("row 1, column 2", "row 2, column 2"), ""),
        (GRADIENT, ["p", "q"], ("entry 1",), ""),
        (GRADIENT, ["p - 1", "q", "1"], (), ""),
    ],
)
def test_a_wrong_answer_is_marked(
    kind: Kind, answer: object, wrong: tuple[str, ...], misconception: str
) -> None:
    outcome = kind.check(answer)
    assert outcome.status == "incorrect"
    assert outcome.wrong == wrong
    assert not misconception or outcome.misconception == misconception


@pytest.mark.parametrize(
    ("kind", "answer", "at"),
    [
        (GRADIENT, ["p - 1", ""], "entry 2"),
        (GRADIENT, ("...", "q"), "entry 1"),
        (GRADIENT, [[], "q"], "entry 1"),
        (HESSIAN, [["p - p^2", "-p q"], [..., "q - q^2"]], "row 2, column 1"),
        (HESSIAN, [["", ""], ["p", ""]], "row 1, column 1"),
    ],
)
def test_a_blank_entry_is_named(kind: Kind, answer: object, at: str) -> None:
    outcome = kind.check(answer)
    assert (outcome.status, outcome.wrong) == ("invalid", (at,))
    assert outcome.message.startswith(f"Still empty: {at}. Answer with a ")


@pytest.mark.parametrize(
    ("kind", "key"),
    [(Vector, "[p, q]"), (Vector, []), (Vector, [["p"]]), (Matrix, ["p"]), (Matrix, [["p"], []])],
)
def test_a_key_of_another_shape_is_refused(kind: type, key: object) -> None:
    with pytest.raises(ValueError, match=f"expected the entries of a {kind.__name__.lower()}, got"):
        kind(key)


def test_a_key_may_be_made_of_tuples() -> None:
    assert Matrix((("p", "q"), ("q", "p"))).check("[[p, q], [q, p]]")


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        (SIGMOID, {"kind": "formula", "letters": ["x"]}),
        (GAP, {"kind": "interval", "letters": []}),
        (TEMPERED, {"kind": "limit", "letters": ["a", "b"]}),
        (HESSIAN, {"kind": "matrix", "letters": ["p", "q"], "shape": [2, 2]}),
        (GRADIENT, {"kind": "vector", "letters": ["p", "q"], "shape": [2]}),
        (
            Formula("x", domain={"n": "natural", "x": "real"}),
            {"kind": "formula", "letters": ["n", "x"]},
        ),
    ],
)
def test_a_form_tells_letters_and_shape(kind: Kind, form: dict[str, object]) -> None:
    assert kind.form() == {**form, "how": kind.how}


def test_a_kind_says_how_to_answer() -> None:
    assert SIGMOID.how == "Answer with a formula in x, such as `2*x^2`, `log(x)` or `e^-x`."
    assert GAP.how.startswith("Answer with an interval, such as")
    assert TEMPERED.how.startswith("Answer with the limit in a, b, such as")
    assert HESSIAN.how.startswith("Answer with a matrix in p, q, row by row")
    assert GRADIENT.how.startswith("Answer with a vector in p, q, such as")


@pytest.mark.parametrize("key", ["1 +", "((x)"])
def test_a_key_that_cannot_be_read_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="expected a form that can be read"):
        Formula(key)


def test_none_is_wrong_where_there_is_a_limit_and_may_have_a_name() -> None:
    assert repr(Limit("2").check("does not exist.")) == "Not yet. There is a limit."
    named = Limit("2", misconceptions=[("one", "1", "No."), ("gives-up", "none", "It grows.")])
    assert named.check("DNE").misconception == "gives-up"


NO_NUMBER = [("no-number", "none", "It is larger than every number, which has a name.")]


@pytest.mark.parametrize(
    ("limit", "answer", "status", "slug"),
    [
        (Limit("none"), "diverges", "correct", ""),
        (Limit("none"), "it is unbounded", "invalid", ""),
        (Limit("none"), "It diverges.", "correct", ""),
        (Limit("DNE"), "D.N.E.", "correct", ""),
        (Limit("inf"), "diverges", "invalid", ""),
        (Limit("-inf"), "unbounded.", "invalid", ""),
        (Limit("2"), "diverges", "incorrect", ""),
        (Limit("inf", misconceptions=NO_NUMBER), "1", "incorrect", ""),
        (Limit("inf", misconceptions=NO_NUMBER), "none", "incorrect", "no-number"),
    ],
)
def test_a_limit_may_not_exist(limit: Limit, answer: str, status: str, slug: str) -> None:
    outcome = limit.check(answer)
    assert (outcome.status, outcome.misconception) == (status, slug)
