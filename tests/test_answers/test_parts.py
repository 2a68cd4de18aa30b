"""Answers of several parts: one part that cannot be told keeps the whole from being right."""

import pytest

from softmaxlib.answers import compare

HARD = "exp(-1e9x^2) + x"  # differs from x only next to 0


@pytest.mark.parametrize(
    ("answer", "key", "status", "wrong"),
    [
        (f"[1, {HARD}]", "[1, x]", "undecided", ()),
        (f"[{HARD}, 1]", "[x, 1]", "undecided", ()),
        (f"[{HARD}, 2]", "[x, 1]", "incorrect", ("entry 2",)),
        (f"[[{HARD}, 2], [3, 4]]", "[[x, 2], [3, 5]]", "incorrect", ("row 2, column 2",)),
        ("[]", "[]", "correct", ()),
        ("[x + x, 1]", "[2x, 1]", "correct", ()),
        ("x > 0, x < 1", "x > 0 and x < 1", "correct", ()),
        ("x > 0 and 2x < 2", "x < 1 and 0 < x", "correct", ()),
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
    [("2x", "factor"), ("12345.678x", ""), ("x*pi^3/7", "factor"), ("x", "")],
)
def test_a_factor_is_told_if_it_is_simple(answer: str, name: str) -> None:
    assert compare(answer, "x").misconception == name


def test_a_rule_speaks_where_no_misconception_of_the_question_does() -> None:
    named = [("double", "2x", "Halve it.")]
    assert compare("2x", "x", misconceptions=named).message == "Halve it."
    assert compare("-x", "x", misconceptions=named).misconception == "sign"


@pytest.mark.parametrize(
    ("answer", "key", "status"),
    [
        ("z*w = 2", "w z = 2", "correct"),
        ("2 z = 2i w", "z = i w", "correct"),
        ("z = w + i", "z - i = w", "correct"),
        ("(1 + i) z = 2i w", "z = (1 + i) w", "correct"),
        ("2 z = 2i w", "z = -i w", "incorrect"),
    ],
)
def test_equations_between_complex_numbers_have_a_complex_factor(
    answer: str, key: str, status: str
) -> None:
    assert compare(answer, key, domain={"z": "complex", "w": "complex"}).status == status


def test_names_cancel_in_an_answer_to_a_key_without_any() -> None:
    assert compare("(sin(z)^2 + cos(z)^2)*i", "i", domain="complex")
    assert compare("foo - foo + 1", "1").status == "invalid"
    assert compare("[x - x]", "[0]").status == "invalid"


@pytest.mark.parametrize(
    ("answer", "key", "text"),
    [
        ("[1]", "[1, 2]", "Expected a list of 2 elements, got a list of 1 element."),
        ("{3}", "{1, 2}", "Wrong: element 1."),
        ("{2, 3}", "{1, 2}", "Not all of these belong to it. Wrong: element 2."),
        (f"{{{', '.join(map(str, range(65)))}}}", "{1, 2}", "Expected a set of 2 elements."),
        ("3", "inf", ""),
        ("3", "-inf", ""),
        ("inf", "3", "Expected is a finite value."),
        (
            "[-a, 2b]",
            "[a, b]",
            "Wrong: entry 1; entry 2. At a = 1.3 yours is -1.3, expected 1.3.",
        ),
        (
            "x >= 1",
            "x <= 1",
            "The sign of the inequality points the other way. "
            "At x = 1.3 yours is true, expected false.",
        ),
        (
            "x > 1",
            "x < 1",
            "The sign of the inequality points the other way. "
            "At x = 1.3 yours is true, expected false.",
        ),
        ("3", "x = 1", "At x = 3 yours is true, expected false."),
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
    assert outcome.message == (
        "Expected an interval, got several conditions. Write `(a, b]`, or `a < x <= b` with a "
        "letter alone between the ends"
    )
    outcome = compare("0 < 2x < 1", "(0, 1]", domain={"x": "real"}, interval=True)
    assert repr(outcome) == "Not yet. Wrong: part 2. At x = 0.9 yours is false, expected true."
    assert compare("0 < 2x < 2", "(0, 1)", domain={"x": "real"}, interval=True)


@pytest.mark.parametrize(
    ("answer", "key", "status"),
    [
        ("1.05", "1", "correct"),
        ("1.2", "1", "incorrect"),
        ("[1.05]", "1", "incorrect"),
        ("{1.05}", "1", "incorrect"),
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
    assert compare(HARD, "x").understood == r"\exp\left(-1000000000 x^{2}\right) + x"
    assert compare("x - x + 1", "1").understood == "x - x + 1"


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
    domain = dict.fromkeys("abcxy", "positive") | {"n": "integer"}
    assert compare(answer, key, domain=domain).misconception == "missing-brackets"


def test_very_many_conditions_are_compared_as_they_were_typed() -> None:
    def values(count: int, first: int = 1) -> str:
        return " or ".join(f"x = {first + step}" for step in range(count))

    assert compare(values(30), values(30, 0)).status == "undecided"
    assert compare(values(30).replace("x = 9", "9 = x"), values(30)).status == "undecided"
    assert compare(values(12), values(12, 0)).status == "undecided"  # 144 pairs
    assert compare(values(8), values(8, 0)).status == "incorrect"
