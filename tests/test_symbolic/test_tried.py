"""What a reader tries: bounds on letters, class numbers, usual inequalities; and their limits."""

from typing import Any

import pytest
from examples import GAP, LABEL, LAM, MASS, SHARP, WIDE, A, B, C, M, N, S, W, X, Y
from information import missed
from sympy import (
    Derivative,
    IndexedBase,
    Integer,
    KroneckerDelta,
    Limit,
    Max,
    Min,
    Ne,
    Rational,
    Sum,
    Symbol,
    exp,
    floor,
    log,
    oo,
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
    o,
    proof,
    prove,
    real_softmax,
    softmax,
    total,
)

P = lambda c: softmax(o, c)  # noqa: E731
TWO, THREE = [at_least(K, 2)], [at_least(K, 3)]
UNIT = [greater(A, 0), less(A, 1)]
CLOSED = [at_least(A, 0), at_most(A, 1)]
BELOW_ZERO = Symbol("u", negative=True)
MIX = A * X + (1 - A) * Y
Q = IndexedBase("q", positive=True)
HALVES = A * missed(1 / (2 * A)) + (1 - A) * missed(1 / (2 * (1 - A)))
BINARY = -A * log(A) - (1 - A) * log(1 - A)
ONE, MASSES = [equal(total(LABEL), 1)], [equal(total(Q), 1)]
DELTA = KroneckerDelta(j, k)
HARD = Integer((10**40 + 121) * (10**41 + 37))
COOL = LAM * real_softmax(lambda a: o[a] / LAM) - LAM * log(K)

TRUE: dict[str, tuple[Any, ...]] = {
    "class 1": (at_most(P(1), 1), []),
    "class K": (less(P(K), 1), TWO),
    "two classes": (at_most(P(1) + P(2), 1), TWO),
    "first and last": (at_most(P(1) + P(K), 1), TWO),
    "two of three": (less(P(1) + P(2), 1), THREE),
    "three of three": (at_most(P(1) + P(2) + P(3), 1), THREE),
    "log-partition and class 1": (greater(real_softmax(o), o[1]), TWO),
    "log-partition and class K": (at_least(real_softmax(o), o[K]), []),
    "more than one class": (less(P(k), 1), [greater(K, 1)]),
    "K on the right": (less(P(k), 1), [at_most(2, K)]),
    "one less than K": (less(P(k), 1), [less(1, K)]),
    "inverse": (greater(1 / X, 1 / Y), [less(X, Y)]),
    "squares in order": (less(X**2, Y**2), [less(X, Y)]),
    "logarithms in order": (less(log(X), log(Y)), [less(X, Y)]),
    "chain": (less(A, C), [less(A, B), less(B, C)]),
    "square of a probability": (less(X**2, X), [less(X, 1)]),
    "step": (less((1 - X) ** 2, 1), [less(X, 2)]),
    "product below one": (greater(1 - X * LAM, 0), [less(X * LAM, 1)]),
    "inside": (greater(A * (1 - A), 0), UNIT),
    "on the edge": (at_least(A * (1 - A), 0), CLOSED),
    "either": (
        at_most(A + B - A * B, 1),
        [*CLOSED, at_least(B, 0), at_most(B, 1)],
    ),
    "own inverse": (less(A, 1 / A), UNIT),
    "mixture": (greater(MIX, X), [less(X, Y), *UNIT]),
    "mixture and maximum": (at_most(MIX, Max(X, Y)), UNIT),
    "mixture of squares": (at_most(MIX**2, A * X**2 + (1 - A) * Y**2), UNIT),
    "binary entropy": (greater(BINARY, 0), UNIT),
    "binary entropy below log 2": (at_most(BINARY, log(2)), UNIT, {"by": -HALVES}),
    "slope of binary entropy": (equal(Derivative(BINARY, A), log((1 - A) / A)), UNIT),
    "negative letter": (less(exp(BELOW_ZERO), 1), []),
    "negative letter and bound": (greater(-1 / BELOW_ZERO, 1), [greater(BELOW_ZERO, -1)]),
    "one half": (greater(1 / (1 + exp(-X)), 0.5), []),
    "one quarter": (at_most(P(1) * (1 - P(1)), 0.25), []),
    "floats in a hypothesis": (less(A, 0.5), [less(A, 0.25)]),
    "maximum and minimum": (equal(Max(A, B) + Min(A, B), A + B), []),
    "product of both": (equal(Max(A, B) * Min(A, B), A * B), []),
    "mean below the maximum": (at_least(Max(A, B), (A + B) / 2), []),
    "hot log-partition": (equal(Limit(COOL, LAM, oo), total(o) / K), []),
    "limit by its inverse": (equal(Limit(X * log(1 + 1 / X), X, oo), 1), []),
    "subadditive": (
        at_most(real_softmax(lambda a: o[a] + S[a]), real_softmax(o) + real_softmax(S)),
        [],
    ),
    "doubled": (at_most(real_softmax(lambda a: 2 * o[a]), 2 * real_softmax(o)), []),
    "collision": (at_most(total(lambda a: P(a) ** 2), 1), []),
    "means": (at_most(2 * X * Y / (X + Y), (X + Y) / 2), []),
    "at least two": (at_least(X + 1 / X, 2), []),
    "logits of probabilities": (equal(softmax(lambda a: log(Q[a]), k), Q[k] / total(Q)), []),
    "tangent of the exponential": (at_least(exp(A), 1 + A), []),
    "above that tangent": (greater(exp(X), 1 + X), []),
    "weighted logarithm": (at_most(-X * log(X), 1 - X), []),
    "all but the last": (less(total(P, K - 1), 1), []),
    "of gaps": (at_most(real_softmax(lambda a: -GAP[a]), log(K)), []),
    "class 1 before class 2": (less(P(1), P(2)), [less(o[1], o[2]), *TWO]),
    "sum of squares": (at_least(total(lambda a: P(a) * W[a] ** 2), 0), []),
    "product of two": (at_most(P(j) * P(k), 1), []),
    "product of three": (at_most(P(i) * P(j) * P(k), 1), []),
    "product of two classes": (less(P(1) * P(2), 1), TWO),
    "square of one": (at_most(P(k) ** 2, 1), []),
    "surprisal of both": (at_least(-log(P(j) * P(k)), 0), []),
    "square of a sum": (at_least(MASS**2, exp(o[j] + o[k])), []),
    "raised logits": (at_least(real_softmax(lambda a: o[a] + GAP[a]), real_softmax(o)), []),
    "lowered logits": (at_most(real_softmax(lambda a: o[a] - GAP[a]), real_softmax(o)), []),
    "raised logits, strict": (
        greater(real_softmax(lambda a: o[a] + WIDE[a]), real_softmax(o)),
        [],
    ),
    "terms in order": (at_least(total(lambda a: exp(o[a] + GAP[a])), MASS), []),
    "error at most one": (at_most(P(k) - DELTA, 1), []),
    "error below one": (less(P(k) - DELTA, 1), TWO),
    "error at least -1": (at_least(P(k) - DELTA, -1), []),
    "error above -1": (greater(P(k) - DELTA, -1), TWO),
    "delta at least zero": (at_least(DELTA, 0), []),
    "delta at most one": (at_most(DELTA, 1), []),
    "delta and equal classes": (at_least(DELTA * (P(j) - P(k)), 0), []),
    "diagonal of the jacobian": (at_least(P(k) * (1 - P(k)), 0), []),
    "off the diagonal": (at_most(-P(j) * P(k), 0), []),
    "sum of numbers": (equal(Sum(j, (j, 1, N)), N * (N + 1) / 2), []),
    "sum of numbers to K": (equal(total(lambda a: a), K * (K + 1) / 2), []),
    "sum of numbers to K-1": (equal(Sum(j, (j, 1, K - 1)), K * (K - 1) / 2), []),
    "sum of square numbers": (equal(Sum(j**2, (j, 1, N)), N * (N + 1) * (2 * N + 1) / 6), []),
    "sum of cubes": (equal(Sum(j**3, (j, 1, N)), Sum(j, (j, 1, N)) ** 2), []),
    "sum of odd numbers": (equal(Sum(2 * j - 1, (j, 1, N)), N**2), []),
    "mean of the class numbers": (equal(Sum(j / K, (j, 1, K)), (K + 1) / 2), []),
    "numbers below their squares": (at_most(Sum(j, (j, 1, K)), K**2), []),
    "labels of total one": (
        equal(Derivative(-total(lambda a: LABEL[a] * log(P(a))), o[k]), P(k) - LABEL[k]),
        ONE,
    ),
    "errors of labels": (equal(total(lambda a: P(a) - LABEL[a]), 0), ONE),
    "loss of labels": (
        equal(
            -total(lambda a: LABEL[a] * log(P(a))),
            real_softmax(o) - total(lambda a: LABEL[a] * o[a]),
        ),
        ONE,
    ),
    "labels but the last": (equal(total(LABEL, K - 1), 1 - LABEL[K]), ONE),
    "total on the right": (equal(total(LABEL) ** 2, 1), [equal(1, total(LABEL))]),
    "total named twice": (equal(total(LABEL), 2), [equal(total(LABEL), A), equal(A, 2)]),
    "mass of a class": (at_most(Q[k], 1), MASSES, {"by": Q[k] - total(Q)}),
    "entropy of masses": (
        at_most(-total(lambda a: Q[a] * log(Q[a])), log(K)),
        MASSES,
        {"by": -total(lambda a: Q[a] * missed(1 / (K * Q[a])))},
    ),
    "positive and equal": (greater(A, 0), [equal(X, A)]),
    "slow limit": (equal(Limit(1 / log(2 + X), X, oo), 0), []),
    "slower limit": (equal(Limit(1 / log(1 + log(2 + X)), X, oo), 0), []),
    "logarithm and root": (equal(Limit(log(X) / X ** Rational(1, 10), X, oo), 0), []),
    "very hot": (equal(Limit(softmax(lambda a: o[a] / log(1 + X), k), X, oo), 1 / K), []),
    "derivative on the way": (equal(Limit(Derivative(exp(B), B), B, -oo), 0), []),
    "logarithm of a semiprime": (equal(log(HARD), log(HARD)), []),
}
FALSE: dict[str, tuple[Any, list[Any]]] = {
    "two classes of one": (at_most(P(1) + P(2), 1), []),
    "two and last": (at_most(P(2) + P(K), 1), TWO),
    "two unknown classes": (at_most(P(i) + P(j), 1), TWO),
    "strict for two": (less(P(1) + P(2), 1), TWO),
    "open half": (less(A, 0.5), UNIT),
    "strict on the edge": (greater(A * (1 - A), 0), CLOSED),
    "below one on the edge": (less(A, 1), CLOSED),
    "above zero on the edge": (greater(A, 0), CLOSED),
    "positive on the edge": (less(X, 1), [at_most(X, 1)]),
    "product below one": (less(X, 1), [less(X * LAM, 1)]),
    "inverse of any": (greater(1 / (1 + A**2), 1 / (1 + B**2)), [less(A, B)]),
    "chain backwards": (less(C, A), [less(A, B), less(B, C)]),
    "collision is one": (at_least(total(lambda a: P(a) ** 2), 1), TWO),
    "superadditive": (
        at_least(real_softmax(lambda a: o[a] + S[a]), real_softmax(o) + real_softmax(S)),
        [],
    ),
    "more than K": (less(P(k), 1), [at_least(K, 1)]),
    "strict sum": (less(Max(A, B) + Min(A, B), A + B), []),
    "negative bound": (greater(-1 / BELOW_ZERO, 1), [less(BELOW_ZERO, -1)]),
    "touching tangent of the exponential": (greater(exp(A), 1 + A), []),
    "secant of the exponential": (at_most(exp(A), 1 + 2 * A), UNIT),
    "weighted logarithm": (at_least(-X * log(X), 1 - X), []),
    "opposite limit": (equal(Limit(exp(-X), X, -oo), 0), []),
}


@pytest.mark.parametrize("name", TRUE)
def test_true_claims_are_proved(name: str) -> None:
    claim, given, *options = TRUE[name]
    assert prove(claim, label="eq-x", given=given, **(options[0] if options else {}))


@pytest.mark.parametrize("name", FALSE)
def test_false_claims_are_refused_by_the_rules_alone(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim, given = FALSE[name]
    monkeypatch.setattr(proof, "counterexample", lambda *_: None)
    with pytest.raises(NotProved):
        prove(claim, label="eq-x", given=given)


@pytest.mark.parametrize(
    ("claim", "value"),
    [(1 / log(X), 0), (X ** (1 / X), 1), (log(log(X)) / log(X), 0), (1 / log(log(X)), 0)],
)
def test_a_limit_that_is_slow_is_not_called_false(claim: Any, value: Any) -> None:
    with pytest.raises(NotProved, match="no counterexample at 20 random points"):
        prove(equal(Limit(claim, X, oo), value), label="eq-x")


def test_a_squeeze_holds_on_the_way_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "counterexample", lambda *_: None)
    with pytest.raises(NotProved, match="not shown to be <= 0"):
        prove(equal(Limit(exp(-X), X, -oo), 0), label="eq-x", between=(0, 1 / X))


def test_a_refusal_says_what_may_help() -> None:
    with pytest.raises(
        NotProved, match=r"no counterexample at 20 random points; .* by="
    ) as refusal:
        prove(at_most(-X * log(X), exp(-1)), label="eq-x")
    assert "n_classes" not in str(refusal.value)
    with pytest.raises(NotProved, match=r"between=.*n_classes=3"):
        prove(equal(Limit(log(SHARP) / LAM, LAM, oo), M), label="eq-x")


LONG = [Symbol(f"l{n}", positive=True) for n in range(12)]
WRITTEN: dict[str, tuple[Any, dict[str, Any], type[Exception], str]] = {
    "no brackets": (equal(A, A), {"given": at_least(K, 2)}, TypeError, r"given=\[K >= 2\]"),
    "two that differ": (equal(A, A), {"given": [Ne(i, j)]}, TypeError, "equal.*got Ne"),
    "text": (at_least(A**2, 0), {"by": "a"}, ValueError, "an expression in by=, got 'a'"),
    "one bound": (equal(Limit(X, X, 0), 0), {"between": 0}, ValueError, "lower bound, upper"),
    "real length": (equal(total(o, X), 0), {}, ValueError, "integer bounds"),
    "rounded length": (equal(total(o, floor(X)), 0), {}, ValueError, "vocabulary"),
    "long sum": (equal(total(o, 10**6), 0), {}, ValueError, "few terms"),
    "high power": (at_least((A - B) ** 9999, 0), {}, ValueError, "multiplied out"),
    "many letters": (at_least(sum(LONG), 0), {}, ValueError, "at most 10 letters"),
    "high derivative": (equal(Derivative(exp(A), (A, 99)), 0), {}, ValueError, "up to 4"),
    "many classes": (equal(K, 3), {"n_classes": 10**6}, ValueError, "at most 20 classes"),
    "many cases": (equal(P(i), P(j)), {"n_classes": 12}, ValueError, "at most 81 cases"),
    "half a class": (equal(K, 3), {"n_classes": 2.0}, ValueError, "a Python integer"),
    "towers": (equal(Limit(exp(-exp(-C)), C, -oo), 0), {}, ValueError, r"exponents below"),
    "one name": (equal(Symbol("a", positive=True), A), {}, ValueError, "two a"),
    "prime": (greater(Symbol("p", prime=True), 1), {}, ValueError, "no more, got p"),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_what_cannot_be_done_is_said(name: str) -> None:
    claim, options, kind, words = WRITTEN[name]
    with pytest.raises(kind, match=words):
        prove(claim, label="eq-x", **options)


def test_sums_in_one_another_have_letters() -> None:
    with pytest.raises(ValueError, match="at most four sums"):
        total(
            lambda a: total(
                lambda b: total(lambda c: total(lambda d: total(lambda e: W[a, b, c, d, e])))
            )
        )


def test_exponents_too_large_for_numbers_leave_other_points() -> None:
    assert prove(greater(exp(exp(exp(exp(A)))), 0), label="eq-x")
