"""Whatever is passed to `prove`, it ends in a proof, a refusal or a sentence."""

from collections.abc import Callable
from typing import Any

import pytest
from examples import MASS, A, B, C, N, X, Y
from information import P
from sympy import (
    Derivative,
    Expr,
    I,
    IndexedBase,
    Integer,
    Interval,
    KroneckerDelta,
    Limit,
    Matrix,
    MatrixSymbol,
    Max,
    Piecewise,
    Rational,
    Sum,
    Symbol,
    exp,
    log,
    nan,
    oo,
    sqrt,
    zoo,
)

from softmaxlib.symbolic import (
    K,
    NotProved,
    at_least,
    equal,
    greater,
    i,
    j,
    k,
    less,
    m,
    o,
    prove,
    softmax,
    total,
)

M, V = MatrixSymbol("M", 2, 2), IndexedBase("v", real=True)


def nested(step: Callable[[Expr], Expr], expr: Expr, times: int) -> Expr:
    for _ in range(times):
        expr = step(expr)
    return expr


def many(*claims: Any) -> Any:
    return pytest.mark.parametrize("claim", claims)


def answer(claim: Any, **options: Any) -> str:
    """Return how a call ends; any other exception is a fault."""
    try:
        return prove(claim, label="eq-x", **options).how
    except NotProved as refusal:
        return str(refusal)
    except (TypeError, ValueError) as refusal:
        words = str(refusal)
    assert words.startswith("expected ")
    return words


@many(
    nested(lambda e: log(1 + e), X, 30),
    nested(lambda e: log(1 + e), X, 60),
    nested(exp, A, 12),
    nested(lambda e: exp(-e), A, 8),
    nested(lambda e: 1 / (1 + e), X, 40),
    nested(lambda e: 1 / (1 + e**2), A, 7),
    nested(lambda e: sqrt(1 + e), X, 40),
    nested(lambda e: (e - 1) ** 2, A, 9),
    sum(Max(n * A, B) for n in range(1, 9)),
    (A + 1) ** (10**9),
    (A + B) ** (10**30),
    X ** Rational(10**30 + 1, 10**30),
    X ** (-(10**6)),
    Integer(10) ** 10**5,
    log(Integer(10) ** 200),
    log(Integer((10**40 + 121) * (10**41 + 37))),
    (1 + X) ** ((1 + X) ** (1 + X)),
    total(o, 10**12),
    Sum(o[j], (j, 1, K * 10**12)),
    Sum(o[j], (j, 5, 2)),
    Sum(o[j], (j, -3, K)),
    Sum(o[j], (j, 1, K + Rational(1, 2))),
    Sum(o[j], (j, 1, 2.5)),
    Sum(o[j], (j, 1, Sum(k, (k, 1, K)))),
    Sum(o[j], (j, 1, K**5)),
    Sum(2**-j, (j, 1, oo)),
    Sum(o[j], (j, 1, j)),
    Sum(o[2**j], (j, 1, K)),
    Sum(j**60, (j, 1, K)),
    Sum(Sum(j**4, (j, 1, k)) ** 3, (k, 1, N)),
    total(o, Symbol("K", real=True)),
    total(o, Symbol("K")),
    total(o, K / 2),
    total(lambda a: Limit(X * o[a], X, 0)),
    exp(Limit(X, X, 0)),
    Limit(X, X, nan),
    Limit(X, X, zoo),
    Limit(X, X, I),
    Limit(X, X, K),
    Limit(Max(X, A), X, oo),
    Limit(total(o, X), X, oo),
    Limit(1 / Derivative(exp(C), C), C, -oo),
    Limit(1 / (1 + exp(o[k])), o[k], oo),
    Limit(softmax(lambda a: o[a] / log(1 + log(2 + X)), k), X, oo),
    Limit(exp(-exp(exp(X))), X, oo),
    Derivative(Max(A, B), A),
    Derivative(Sum(o[j], (j, 1, N)), N),
    Derivative(exp(A), (A, 10**9)),
    Derivative(P(k) ** 20, (o[j], 4)),
    Piecewise((A, A > 0), (-A, True)),
    KroneckerDelta(A, B),
    sum(KroneckerDelta(a, b) for a in (i, j, k) for b in (k, m)),
    0.1 + 0.2 * X,
    float("nan") * A,
    A * float("inf"),
    X**0.1,
    1e300 * X,
    M[0, 0],
    M,
    Matrix([[1, 2]]),
    Interval(0, 1),
    (A, B),
    {1},
    True,
    "a",
    V,
    less(A, B),
)
def test_any_claim_has_an_answer(claim: Any) -> None:
    assert answer(equal(claim, 0))


@pytest.mark.parametrize("side", [None, [1, 2], P, object()])
def test_what_is_no_formula_is_refused(side: Any) -> None:
    with pytest.raises(TypeError, match="expected formulas or numbers, got"):
        equal(side, 1)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"n_classes": "3"}, "a Python integer for n_classes=, got '3'"),
        ({"n_classes": Integer(3)}, "a Python integer"),
        ({"n_classes": [1, 2]}, "a Python integer"),
        ({"n_classes": -1}, "at least one class, got -1"),
        ({"given": [less(A, B)] * 50}, "exact"),
        ({"given": [less(A, B), less(B, C), less(C, A)]}, "points that satisfy"),
        ({"given": [greater(A, 10**50)]}, "points that satisfy"),
        ({"given": [equal(A, exp(exp(exp(exp(B)))))]}, "exact"),
        ({"given": [greater(total(o), 1)]}, "a letter and its bound"),
        ({"given": [equal(total(o), o[1])]}, "exact"),
        ({"given": [equal(MASS, 1)]}, "a letter and its bound"),
        ({"given": [equal(A, log(-X))]}, "points that satisfy"),
        ({"given": ["a < b"]}, "an unevaluated relation"),
        ({"by": nested(lambda e: log(1 + e), Y, 60)}, "formulas in one another"),
    ],
)
def test_any_option_has_an_answer(options: dict[str, Any], words: str) -> None:
    assert words in answer(at_least(A**2, 0), **options)


@pytest.mark.parametrize("between", [("0", 1 / X), (None, None), 0, (0, 1, 2), (less(A, B), 1 / X)])
def test_bounds_that_are_none(between: Any) -> None:
    assert "expected " in answer(equal(Limit(1 / X, X, oo), 0), between=between)
