"""A false claim is refuted at a point, and a true one is not."""

from typing import Any

import pytest
from examples import MASS, A, C, N, X
from sympy import Derivative, Limit, Rational, exp, floor, log, oo

from softmaxlib.symbolic import K, at_most, equal, j, k, less, o, refute, softmax, total

PLACE = {K: 3, k: 2, o[1]: 0, o[2]: log(2), o[3]: 0}


@pytest.mark.parametrize(
    ("claim", "at", "left", "right"),
    [
        (equal(softmax(o, k), exp(o[k])), PLACE, "0.5", "2"),
        (equal(Derivative(softmax(o, k), o[k]), softmax(o, k)), PLACE, "0.25", "0.5"),
        (less(total(o), log(2)), PLACE, "0.693147", "0.693147"),
        (equal((A + C) ** 2, A**2 + C**2), {A: 1, C: Rational(1, 2)}, "2.25", "1.25"),
        (at_most(X**N, X), {X: 2, N: 5}, "32", "2"),
        (less(exp(X), X), {X: 0.5}, "1.64872", "0.5"),
        (equal(exp(-A), 0), {A: 50}, r"1.92875 \cdot 10^{-22}", "0"),
    ],
)
def test_both_sides_are_shown(claim: Any, at: Any, left: str, right: str) -> None:
    shown = refute(claim, at=at, label="eq-x")._repr_markdown_()
    assert shown.startswith("**Refuted** `eq-x`: at $")
    assert f"the left side is ${left}$, the right side ${right}$.\n\n$$\n" in shown


def test_the_statement_and_the_place_are_shown() -> None:
    found = refute(equal(X, 2), at={X: log(2)})
    sides = r"at $x = \log{\left(2 \right)}$ the left side is $0.693147$, the right side $2$"
    assert found._repr_markdown_() == f"**Refuted**: {sides}.\n\n$$\n{found.statement}\n$$"
    assert found.statement == r"x = 2\qquad\text{if }x > 0"
    assert repr(found) == "Refuted: Eq(x, 2) at x = log(2): left 0.693147, right 2"


@pytest.mark.parametrize(
    ("claim", "at", "words"),
    [
        (equal(total(lambda c: softmax(o, c)), 1), PLACE, "is false; it holds at K = 3, k = 2"),
        (equal(1 / A, A), {A: 0}, "at which 1/a is defined, got a = 0"),
        (equal(log(A), A), {A: -1}, "is defined"),
        (equal(MASS, 0), {K: 2, o[1]: 0}, r"a value for o\[2\]"),
        (equal(MASS, 0), {o[1]: 0}, "a value for K"),
        (equal(X, 0), {X: -1}, "a value that x can have, got -1"),
        (equal(X, 0), {X: A}, "a value that x can have, got a"),
        (equal(X, 0), {X: oo}, "a value that x can have, got oo"),
        (equal(K, 0), {K: Rational(3, 2)}, "a value that K can have"),
        (equal(o[j], 0), {K: 2, j: 3, o[3]: 1}, "j in 1..K, got 3"),
        (equal(floor(X), 1), {X: 3}, "functions of the vocabulary"),
        (equal(Limit(X, X, oo), 1), {X: 3}, "without limits"),
        (equal(X, oo), {X: 3}, "a real number, got oo"),
        (X, {X: 3}, "a relation"),
    ],
)
def test_what_is_no_witness_is_refused(claim: Any, at: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        refute(claim, at=at)
