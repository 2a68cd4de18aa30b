"""A claim that is undefined somewhere is refused, however far that is from the random points."""

from typing import Any

import pytest
from examples import MASS, TWO_CLASSES, A, B, C, D, N, X, Y, few
from hypothesis import given
from hypothesis import strategies as st
from sympy import (
    Derivative,
    Expr,
    KroneckerDelta,
    Limit,
    Max,
    Min,
    Rational,
    Sum,
    exp,
    log,
    oo,
    sqrt,
)

from softmaxlib.symbolic import (
    K,
    NotProved,
    at_least,
    at_most,
    equal,
    greater,
    i,
    j,
    k,
    less,
    m,
    o,
    prove,
    real_softmax,
    softmax,
    total,
)

P = lambda c: softmax(o, c)  # noqa: E731
FAR = C - 1000
ONE, DELTA = equal(total(o), 1), KroneckerDelta(i, j)
Row = tuple[Any, dict[str, Any]]


def case(claim: Any, *given: Any, **options: Any) -> Row:
    return claim, {"given": list(given), **options}


UNDEFINED = {
    # on both sides alike
    "divisor on both sides": case(greater(1 / (A - B) + X, 1 / (A - B)), by=X),
    "logarithm on both sides": case(at_least(log(100 - C) + X, log(100 - C)), by=X),
    "root on both sides": case(at_least(sqrt(FAR) + X, sqrt(FAR))),
    "power of a base": case(equal(2 * FAR**A - FAR**A, FAR**A)),
    "power that may be zero": case(equal(FAR ** (1 - N) * FAR**N, FAR)),
    "power of zero": case(equal(D ** (1 - N) * D**N, D)),
    "logarithm of a logarithm": case(equal(log(log(X)), log(log(X)))),
    "logarithm below": case(equal(1 / log(X), 1 / log(X))),
    "far class number": case(equal(1 / (K - 1000), 1 / (K - 1000))),
    "no classes but one": case(equal(log(K - 1), log(K - 1))),
    "class number": case(equal(1 / (K - m), 1 / (K - m))),
    "sum of some classes": case(equal(1 / total(o, K - 1), 1 / total(o, K - 1)), *TWO_CLASSES),
    "own odds": case(equal(P(k) / (1 - P(k)), P(k) / (1 - P(k)))),
    "exponential of it": case(greater(exp(1 / FAR), 0)),
    # in `by`, hypotheses and bounds
    "logarithms in by": case(at_least(X, 0), by=X + log(FAR**2) - log((1000 - C) ** 2)),
    "far hypothesis": case(less(B, 1 / FAR + 1), less(B, 1 / FAR)),
    "logarithm in a hypothesis": case(equal(C, log(A)), equal(C, log(A))),
    "hypothesis on classes": case(
        equal(X, 1 / (o[i] - o[j])), equal(X, 1 / (o[i] - o[j])), n_classes=2
    ),
    "divided by equals": case(equal((A**2 - B**2) / (A - B), 2 * A), equal(A, B)),
    "bound": case(equal(Limit(1 / X, X, oo), 0), between=(-(log(FAR) ** 2) / X, 1 / X)),
    # in branches
    "either branch": case(at_least((Max(A, B) - A) / (B - A), 0)),
    "beside a maximum": case(at_least(Max(1 / (A - 77), B), B)),
    "beside a minimum": case(at_most(Min(log(A), B), B)),
    "difference of both": case(at_least(1 / (Max(A, B) - Min(A, B)), 1 / (Max(A, B) - Min(A, B)))),
    "logarithm beside a maximum": case(at_least(Max(log(C - 50), A), A)),
    "root beside a minimum": case(at_most(Min(sqrt(FAR), A), A)),
    "logarithm of a maximum": case(equal(log(Max(A, B) - 50), log(Max(A, B) - 50))),
    # totals and deltas
    "logarithm of a total": case(equal(log(total(o)), log(total(o)))),
    "divided by a total": case(equal(1 / total(o), 1 / total(o))),
    "divided by a total that is zero": case(equal(1 / (total(o) - 1), 1 / (total(o) - 1)), ONE),
    "logarithm of zero": case(equal(log(total(o) - 1), log(total(o) - 1)), ONE),
    "total without value": case(equal(total(o), 1 / FAR), equal(total(o), 1 / FAR)),
    "divided by one less delta": case(equal(1 / (1 - DELTA), 1 / (1 - DELTA))),
    "logarithm of a delta": case(equal(log(DELTA), log(DELTA))),
    "delta and probability": case(equal(1 / (DELTA + P(i) - 1), 1 / (DELTA + P(i) - 1))),
    "classes in a hypothesis": case(greater(X, 0), less(A, 1 / (K - 77))),
    "delta in a hypothesis": case(greater(X, 0), less(A, 1 / (1 - DELTA))),
    # before a limit, a derivative or a sum is taken
    "derivative in a limit": case(equal(Limit(Derivative(log(C**2 * Y), Y) / X, X, oo), 0)),
    "divisor in a limit": case(equal(Limit(1 / (X * FAR), X, oo), 0)),
    "constant in a derivative": case(equal(Derivative(log(FAR) + Y, Y), 1)),
    "constant divisor in a derivative": case(equal(Derivative(A / FAR + Y**2, Y), 2 * Y)),
    "slope at zero": case(equal(Derivative(D * log(D), D), log(D) + 1)),
    "each term": case(equal(total(lambda a: log(o[a] ** 2)), total(lambda a: 2 * log(o[a])))),
    "pole on the way": case(equal(Limit(1 / (X * (X - 1000)), X, oo), 0)),
    "logarithm on the way": case(equal(Limit(log(X - 1000) / X, X, oo), 0)),
    "slope on the way": case(equal(Limit(Derivative(log(C - 1000), C), C, oo), 0)),
    "bound with a pole": case(equal(Limit(1 / X, X, oo), 0), between=(-1 / (X * FAR**2), 1 / X)),
    "value of a limit": case(equal(Limit(1 / (X + FAR**2), X, 0), FAR**-2)),
    "divisor in a slope": case(equal(Derivative(C * Y / FAR, Y), C / FAR)),
    "root in a slope": case(equal(Derivative(sqrt(FAR) + Y, Y), 1)),
    "slope of a logarithm": case(equal(Derivative(log(C), C), 1 / C)),
    "slope by a class": case(equal(Derivative(log(total(o)), o[k]), 1 / total(o))),
    "divided in a sum": case(
        equal(total(lambda a: 1 / (o[a] - 50)), total(lambda a: 1 / (o[a] - 50)))
    ),
    "logarithms in a sum": case(at_least(total(lambda a: log(o[a])), total(lambda a: log(o[a])))),
    "class numbers in a sum": case(
        equal(Sum(1 / (j - 77), (j, 1, K)), Sum(1 / (j - 77), (j, 1, K)))
    ),
    "sum of none": case(equal(log(total(P, K - 1)), log(total(P, K - 1)))),
    "numbers of none": case(equal(1 / Sum(j, (j, 1, K - 1)), 1 / Sum(j, (j, 1, K - 1)))),
    # for a given number of classes
    "difference for two": case(equal(1 / (o[1] - o[2]), 1 / (o[1] - o[2])), n_classes=2),
    "three of three": case(equal(1 / (K - 3), 1 / (K - 3)), n_classes=3),
    "delta for two": case(
        equal(o[k] / (KroneckerDelta(k, 2) - 1), o[k] / (KroneckerDelta(k, 2) - 1)), n_classes=2
    ),
    "alone": case(equal(log(1 - P(1)), log(1 - P(1))), n_classes=1),
    "cancelled for two": case(equal((total(o) - 2 * o[1]) / (o[2] - o[1]), 1), n_classes=2),
    "square for two": case(
        at_least((total(o) - 2 * o[1]) ** 2 / (o[2] - o[1]) ** 2, 1), n_classes=2
    ),
    "two of two": case(equal(1 / (K - 2), 1 / (K - 2)), n_classes=2),
    "one of one": case(equal(log(P(k) / (1 - P(k))), log(P(k)) - log(1 - P(k))), n_classes=1),
    "delta": case(
        equal(1 / (1 - KroneckerDelta(i, j)), 1 / (1 - KroneckerDelta(i, j))), n_classes=2
    ),
}


@pytest.mark.parametrize(("claim", "options"), UNDEFINED.values(), ids=UNDEFINED)
def test_what_is_undefined_somewhere_is_refused(claim: Any, options: dict[str, Any]) -> None:
    with pytest.raises(NotProved, match=r"not shown to (be positive|differ from zero)"):
        prove(claim, label="eq-x", **options)


IDENTITIES = [
    (A + B, B + A),
    (exp(A) * exp(B), exp(A + B)),
    (total(P), K / K),
    (log(P(k)), o[k] - real_softmax(o)),
    (P(i) / P(j), exp(o[i] - o[j])),
    (Derivative(exp(A * X), X), A * exp(A * X)),
    (Derivative(real_softmax(o), o[j]), P(j)),
]
VANISHING = [
    FAR,
    exp(A) - exp(A + C - 50),
    log(X) - 30,
    P(i) - P(j),
    MASS - 10**6,
    (C - 77) ** 2 * X,
    o[k] - Rational(10**9),
]
SPOILED = [
    lambda side, zero: side / zero,
    lambda side, zero: side + 1 / zero,
    lambda side, zero: side * log(zero**2),
    lambda side, zero: side + zero ** Rational(1, 3),
    lambda side, zero: exp(side / zero),
    lambda side, zero: side + Derivative(Y + 1 / zero, Y),
    lambda side, zero: side + total(lambda a: o[a] / zero),
]


@few
@given(st.sampled_from(IDENTITIES), st.sampled_from(VANISHING), st.sampled_from(SPOILED))
def test_a_true_identity_with_a_bad_place_is_refused(
    sides: tuple[Expr, Expr], zero: Expr, spoil: Any
) -> None:
    assert prove(equal(*sides), label="eq-x")
    with pytest.raises(NotProved):
        prove(equal(*(spoil(side, zero) for side in sides)), label="eq-x")
    with pytest.raises(NotProved):
        prove(at_most(*(spoil(side, zero) for side in sides)), label="eq-x")
