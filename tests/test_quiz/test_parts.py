"""Answers of several parts: one part that cannot be told keeps the whole from being right."""

import pytest

from softmaxquiz.formula.compare import compare


@pytest.mark.parametrize(
    ("answer", "key", "status", "wrong"),
    [
        ("[]", "[]", "correct", ()),
        ("[x + x, 1]", "[2x, 1]", "correct", ()),
    ],
)
def test_parts_together_make_a_verdict(
    answer: str, key: str, status: str, wrong: tuple[str, ...]
) -> None:
    outcome = compare(answer, key)
    assert (outcome.status, outcome.wrong) == (status, wrong)


def test_what_is_too_large_is_shown_as_it_was_read() -> None:
    assert compare("9^9^9^9", "3").understood == "9^{9^{9^{9}}}"
    outcome = compare("x/0 + x*9^9^9^9", "x")  # not the first constant, but the second
    assert (outcome.status, outcome.understood) == (
        "invalid",
        r"\frac{x}{0} + x \cdot 9^{9^{9^{9}}}",
    )


def test_what_would_be_too_long_is_not_shown() -> None:
    assert compare("⌈x⌉" * 600, "x").understood == ""
    assert len(compare("⌈x⌉" * 200, "x").understood) > 5000


@pytest.mark.parametrize(
    ("answer", "name"),
    [("2x", "factor"), ("12345.678x", ""), ("x", "")],
)
def test_a_factor_is_told_if_it_is_simple(answer: str, name: str) -> None:
    assert compare(answer, "x").misconception == name


def test_a_rule_speaks_where_no_misconception_of_the_question_does() -> None:
    named = [("double", "2x", "Halve it.")]
    assert compare("2x", "x", misconceptions=named).message == "Halve it."
    assert compare("-x", "x", misconceptions=named).misconception == "sign"


@pytest.mark.parametrize(
    ("answer", "key", "text"),
    [
        ("[1]", "[1, 2]", "Expected a list of 2 elements, got a list of 1 element."),
        ("3", "inf", ""),
        ("3", "-inf", ""),
        ("inf", "3", "A finite value is expected."),
        (
            "[-a, 2b]",
            "[a, b]",
            "Wrong: entry 1; entry 2. At a = 1.3 yours is -1.3, expected 1.3.",
        ),
        ("1; 5", "1.5", "Expected a number, got a list of 2 elements."),
        (
            "1, 5",
            "1.5",
            "Expected a number, got a list of 2 elements. "
            "The decimal sign is a point, as in `1.5`; a comma separates two answers.",
        ),
        ("1, 5, 2", "1.5", "Expected a number, got a list of 3 elements."),
        ("x < 1, x > 0", "x", "Expected a formula, got several conditions."),
        ("1, 5", "[1, 2, 3]", "Expected a list of 3 elements, got a list of 2 elements."),
        ("1/2", "2", "Yours is 0.5, expected 2."),
        ("1/3", "3/2", "Yours is 0.3333, expected 1.5."),
    ],
)
def test_what_is_wrong_in_parts_is_said(answer: str, key: str, text: str) -> None:
    assert repr(compare(answer, key)) == f"Not yet. {text}".rstrip()


def test_conditions_are_no_formula_and_no_interval() -> None:
    outcome = compare("x < 1 and x > 0 and x < 5", "x")
    assert outcome.message == "Expected a formula, got several conditions"
    outcome = compare("0 < y < y^2", "(0, y)", domain={"y": "real"}, interval=True)
    assert outcome.message.startswith("Write the interval as `(a, b]`")


@pytest.mark.parametrize(
    ("answer", "key", "status"),
    [
        ("1.05", "1", "correct"),
        ("1.2", "1", "incorrect"),
        ("[1.05]", "1", "incorrect"),
        ("x + y - y", "x", "correct"),
        ("x + 0.05", "x", "incorrect"),
        ("0.05", "x - x", "incorrect"),
    ],
)
def test_a_tolerance_is_for_numbers(answer: str, key: str, status: str) -> None:
    domain = {"x": "real", "y": "real"}
    assert compare(answer, key, domain=domain, tolerance="0.1").status == status


def test_what_was_understood_is_shown_whatever_the_verdict() -> None:
    assert compare("none", "none").understood == r"\text{none}"
    assert compare("x + x", "2x").understood == "x + x"
    assert compare("3x", "2x").understood == "3 x"


@pytest.mark.parametrize(
    ("answer", "key"),
    [
        ("a - b/c", "(a - b)/c"),
        ("a + b + x/c", "(a + b + x)/c"),
        ("a + b - x/c", "(a + b - x)/c"),
        ("-a/b + c", "-a/(b + c)"),
        ("-a/b - c", "-a/(b - c)"),
        ("a*b*x + c", "a*b*(x + c)"),
        ("a*b - c - x", "a*(b - c - x)"),
        ("x e^2y", "x e^(2y)"),
        ("a b e^2y x", "a b e^(2y x)"),
        ("a e^x/2", "a e^(x/2)"),
        ("1 + 1/2x", "1 + 1/(2x)"),
        ("2 log x/y", "2 log(x/y)"),
        ("-2^n", "(-2)^n"),
        ("1 + e^2x", "1 + e^(2x)"),
        ("e^(1/2x)", "e^(1/(2x))"),
    ],
)
def test_brackets_that_are_missing_are_seen(answer: str, key: str) -> None:
    domain = dict.fromkeys("abcxy", "positive") | {"n": "natural"}
    assert compare(answer, key, domain=domain).misconception == "missing-brackets"
