"""When two formulas are equal: noise, holes, corners, steps, and numbers of any size."""

import pytest

from softmaxquiz.formula.compare import compare

AB, UNITS = {"a": "real", "b": "real"}, {"p": "unit", "q": "unit"}
LENGTH = "ceil(n*log2(3))/n"


@pytest.mark.parametrize(
    ("answer", "key", "domain", "status"),
    [
        # Holes are filled; regions without a value are not.
        ("(a - b)/(b - a)", "-1", AB, "correct"),
        ("(a^2 - b^2)/(a - b)", "a + b", AB, "correct"),
        ("p*(1 - p)*(p - q)/(p - q)", "p*(1 - p)", UNITS, "correct"),
        ("(n^2 - 1)/(n - 1)", "n + 1", {"n": "natural"}, "correct"),
        ("exp(log(a - b))", "a - b", AB, "incorrect"),
        ("sqrt(a)^2", "a", AB, "incorrect"),
        ("log(p - q)", "log(abs(p - q))", UNITS, "incorrect"),
        # What cancels is computed with more digits.
        ("log(exp(a) + exp(b)) - max(a, b)", "log(1 + exp(-abs(a - b)))", AB, "correct"),
        ("exp(-(1 + a^2)) + log(e^a) - a", "exp(-(1 + a^2))", AB, "correct"),
        ("exp(-(1 + a^2))*(1 + 1e-15)", "exp(-(1 + a^2))", AB, "incorrect"),
        ("log((1 - p)/(1 - 1/(1/q)))", "log((1 - p)/(1 - q))", UNITS, "correct"),
        ("(1 + 1e20 - 1e20)*a", "a", AB, "correct"),
        ("(a + 1e-15)*(a - 1e-15)", "a^2", AB, "incorrect"),
        # Corners are seen from both sides.
        ("p + max(0, p + q - 1.95)", "p", UNITS, "incorrect"),
        ("p + max(0, 0.05 - p - q)", "p", UNITS, "incorrect"),
        ("max(a, b, -500)", "max(a, b)", AB, "incorrect"),
        ("max(a, b) + max(0, a - 3000) - max(0, a - 3000)", "max(a, b)", AB, "correct"),
        ("abs(a - 70)", "70 - a", AB, "incorrect"),
        ("(a + b + abs(a - b))/2", "max(a, b)", AB, "correct"),
        ("min(n, 2500)", "n", {"n": "natural"}, "incorrect"),
        # Steps, at every whole number and far out.
        ("ceil(n*1.585)/n", LENGTH, "natural", "incorrect"),
        ("ceil(n*1.5849625)/n", LENGTH, "natural", "incorrect"),  # differs at 31867
        ("ceil(n*1.58496250072)/n", LENGTH, "natural", "incorrect"),
        ("ceil(n*1.58496250072115618)/n", LENGTH, "natural", "incorrect"),
        ("(floor(n*log2(3)) + 1)/n", LENGTH, "natural", "correct"),
        ("ceil(log2(3^n))/n", LENGTH, "natural", "correct"),
        ("ceil(n*log(9)/log(4))/n", LENGTH, "natural", "correct"),
        ("n + floor(n/1999)", "n", "natural", "incorrect"),
        # Numbers are exact.
        ("0.1 + 0.2", "0.3", "real", "correct"),
        ("0.333333333333333333333333333333333333333333333333333333", "1/3", "real", "incorrect"),
        ("1.5849625007211563", "log2(3)", "real", "incorrect"),
        ("log(8)/log(2)", "3", "real", "correct"),
        # Too large for the arithmetic at a point is nothing against it.
        ("exp(exp(a))*exp(-exp(a))", "1", AB, "correct"),
        ("e^(a*1000000)/e^(a*999999)", "e^a", AB, "correct"),
    ],
)
def test_formulas_are_told_apart(answer: str, key: str, domain: object, status: str) -> None:
    assert compare(answer, key, domain=domain).status == status


@pytest.mark.parametrize(
    ("answer", "key"),
    [("(2n+1)^(1/2)", "sqrt(1+2n)"), ("log2(n)", "log(n)/log(2)"), ("n*(n+1)/2", "(n^2+n)/2")],
)
def test_natural_letters_need_no_steps(answer: str, key: str) -> None:
    assert compare(answer, key, domain="natural").status == "correct"
    assert compare(f"{answer} + 1e-15", key, domain="natural").status == "incorrect"


def test_towers_of_powers_end() -> None:
    for text in (
        "2^2^2^2^2^2^2",
        "10^10^10",
        "exp(exp(exp(exp(9))))",
        "1/9^9^9^9",
        "1e1000^1e1000",
    ):
        assert compare(text, "3").status == "invalid"
    assert compare("x + 2^(2^(2^(x + 9)))", "x", domain="positive").status != "correct"
