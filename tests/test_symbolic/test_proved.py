"""True claims are proved, for every number of classes unless they say otherwise."""

import pytest
from examples import (
    BELOW,
    GAP,
    LABEL,
    LAM,
    MASS,
    SHARP,
    WIDE,
    A,
    B,
    C,
    M,
    N,
    S,
    W,
    X,
    Y,
)
from information import (
    ANY,
    ANY_GAPS,
    DIVERGENCE,
    GAPS,
    KRAFT,
    KRAFT_GAPS,
    MEAN_LENGTH,
    OTHER,
    ROUNDED_UP,
    SPREAD,
    UNIFORM_GAPS,
    WASTE,
    WEIGHT,
    entropy,
    tempered,
)
from sympy import Derivative, KroneckerDelta, Limit, Max, Min, Rational, Sum, exp, log, oo, sign

from softmaxlib.symbolic import (
    K,
    at_least,
    at_most,
    ell,
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

delta = KroneckerDelta
TWO = [at_least(K, 2)]
P = lambda c: softmax(o, c)  # noqa: E731
MEAN = total(lambda a: P(a) * W[a])
HALF, MIDDLE = Rational(1, 2), (W[i] + W[j]) / 2
VARIANCE = total(lambda a: P(a) * (W[a] - MEAN) ** 2)
BOHNING = (
    HALF * (total(lambda a: (W[a] - C) ** 2) - (W[i] - C) ** 2 - (W[j] - C) ** 2)
    + total(lambda a: P(a) * (W[j] - W[a]) * (W[a] - W[i]))
    + (MIDDLE - C) ** 2
    + (MIDDLE - MEAN) ** 2
)
ENTROPY_OF_LABELS = -total(lambda a: LABEL[a] * log(P(a)))
REFERENCE = 1 + total(lambda a: exp(S[a]), upper=K - 1)
HESSIAN = P(j) * (delta(j, k) - P(k))
TEMPERED = lambda c: softmax(lambda a: LAM * o[a], c)  # noqa: E731
LOSERS = total(lambda a: exp(LAM * (M - WIDE[a])), upper=K - m)
PAIR = log(exp(LAM * A) + exp(LAM * B)) / LAM
MEAN_LOGIT = real_softmax(lambda a: LAM * o[a]) / LAM - log(K) / LAM

EXACT = {
    "sum": (equal(total(P), 1), []),
    "positive": (greater(P(k), 0), []),
    "at most one": (at_most(P(k), 1), []),
    "below one": (less(P(k), 1), TWO),
    "variance is not negative": (at_least(total(lambda a: P(a) * (W[a] - MEAN) ** 2), 0), []),
    "weighted squares": (at_least(total(lambda a: P(a) * (W[a] - C) ** 2), 0), []),
    "shift": (equal(softmax(lambda a: o[a] + C, k), P(k)), []),
    "ratio": (equal(P(i) / P(j), exp(o[i] - o[j])), []),
    "temperature": (equal(TEMPERED(i) / TEMPERED(j), exp(LAM * (o[i] - o[j]))), []),
    "log": (equal(log(P(k)), o[k] - real_softmax(o)), []),
    "shift of RealSoftMax": (equal(real_softmax(lambda a: o[a] + C), real_softmax(o) + C), []),
    "jacobian": (equal(Derivative(P(k), o[j]), P(k) * (delta(k, j) - P(j))), []),
    "row of the jacobian": (equal(total(lambda a: P(a) * (delta(a, j) - P(j))), 0), []),
    "gradient": (equal(Derivative(real_softmax(o), o[j]), P(j)), []),
    "gradient by a class": (equal(Derivative(real_softmax(o), o[2]), P(2)), TWO),
    "gradient at the letter of the sum": (equal(Derivative(real_softmax(o), o[ell]), P(ell)), []),
    "hessian": (equal(Derivative(real_softmax(o), o[j], o[k]), HESSIAN), []),
    "loss gradient": (
        equal(Derivative(ENTROPY_OF_LABELS, o[k]), total(LABEL) * P(k) - LABEL[k]),
        [],
    ),
    "order": (equal(sign(P(i) - P(j)), sign(o[i] - o[j])), []),
    "order, written backwards": (equal(sign(P(i) - P(j)), sign(-o[j] + o[i])), []),
    "reversed order of surprisal": (equal(sign(log(P(j)) - log(P(i))), sign(o[j] - o[i])), []),
    "sign of an exponential": (equal(sign(exp(A) - 1), sign(A)), []),
    "sign of minus a letter": (equal(sign(exp(-A) - exp(B)), sign(-A - B)), []),
    "reference class": (equal(exp(S[i]) / REFERENCE, softmax(S, i)), [equal(S[K], 0)]),
    "reference class, flipped": (equal(exp(S[i]) / REFERENCE, softmax(S, i)), [equal(0, S[K])]),
    "reference sum": (equal(1 / REFERENCE + total(lambda a: exp(S[a]), K - 1) / REFERENCE, 1), []),
    "last term": (equal(total(o) - o[K], total(o, upper=K - 1)), []),
    "delta up to K-1": (
        equal(total(lambda a: delta(a, k) * o[a], K - 1), o[k] - delta(k, K) * o[K]),
        [],
    ),
    "class one": (equal(delta(1, k) * (o[1] - o[k]), 0), []),
    "powers of a delta": (equal(delta(j, k) ** 3, delta(j, k)), []),
    "delta of neighbours": (equal(delta(j + 1, k) * (o[k] - o[j + 1]), 0), []),
    "delta of first and last": (equal(delta(1, K) - delta(1, K), 0), []),
    "two indices": (
        equal(
            Derivative(total(lambda a: X * W[a, j] ** 2), W[i, k]), 2 * X * W[i, j] * delta(j, k)
        ),
        [],
    ),
    "nested sums": (equal(total(lambda a: total(lambda b: o[a] * W[b])), total(o) * total(W)), []),
    "two limits": (equal(Sum(o[i] * W[j], (i, 1, K), (j, 1, K)), total(o) * total(W)), []),
    "variance": (
        equal(
            total(lambda a: total(lambda b: W[a] * P(a) * (delta(a, b) - P(b)) * W[b])),
            total(lambda a: P(a) * (W[a] - MEAN) ** 2),
        ),
        [],
    ),
    "sum above each term": (greater(MASS, exp(o[k])), TWO),
    "above the largest": (less(M, log(BELOW)), TWO),
    "within log K": (at_most(log(BELOW), M + log(K)), []),
    "above the larger": (less(Max(A, B), log(exp(A) + exp(B))), []),
    "within log 2": (at_most(log(exp(A) + exp(B)), Max(A, B) + log(2)), []),
    "softmin of two": (less(-log(exp(-A) + exp(-B)), Min(A, B)), []),
    "larger than zero": (at_most(1, exp(Max(A, 0))), []),
    "given order": (less(P(i), P(j)), [less(o[i], o[j])]),
    "given weak order": (at_least(P(i), P(j)), [at_least(o[i], o[j])]),
    "given equal classes": (equal(P(i), P(j)), [equal(i, j)]),
    "bound on the right": (at_most(exp(A), 1), [at_least(0, A)]),
    "trivially": (equal(A, A), [less(0, 1)]),
    "logs": (equal(log(4 * X**2 / 9), 2 * log(2) - 2 * log(3) + 2 * log(X)), []),
    "power": (equal(X**C * X, exp((C + 1) * log(X))), []),
    "root": (equal(exp(log(X) / 2) ** 2, X), []),
    "square": (at_least(C**2, 0), []),
    "completed square": (at_most(C * (1 - C), Rational(1, 4)), []),
    "curvature bound": (equal(HALF * total(lambda a: (W[a] - C) ** 2) - VARIANCE, BOHNING), []),
    "some power": (greater(X**N, 0), []),
    "sum of weak terms": (at_least(total(lambda a: exp(o[a]), K - 1), 0), []),
    "not zero": (less(-(MASS**-2), 0), []),
    "of log and more": (greater(C**2 + X * log(1 + X), 0), []),
    "tangent": (at_most(log(X), X - 1), []),
    "tangent of the inverse": (at_least(log(X), 1 - 1 / X), []),
    "tangent of a product": (at_most(log(X * Y) + log(Y), X * Y + Y - 2), []),
    "strictly below the tangent": (less(log(X), X - 1), [greater(X, 1)]),
    "strictly below, left of 1": (less(-log(1 + X), 1 / (1 + X) - 1), []),
    "power of two": (equal(2 ** (C + 1) * 2**-C, 2), []),
    "log of a power of two": (equal(log(2 ** (A * B) * X), A * B * log(2) + log(X)), []),
    "power of two below one": (less(2**-X, 1), []),
    "one class": (equal(Sum(exp(2), (j, 1, K)), K * exp(2)), []),
    "half": (equal(exp(A / 2 + 1) ** 2, exp(2) * exp(A)), []),
}

LIMITS = {
    "hot": (Limit(softmax(lambda a: o[a] / X, k), X, oo), 1 / K, None),
    "small scale": (Limit(TEMPERED(k), LAM, 0), 1 / K, None),
    "winner takes all": (Limit(1 / (1 + LOSERS * exp(-LAM * M)), LAM, oo), 1, None),
    "ties": (Limit(exp(LAM * M) / (m * exp(LAM * M) + LOSERS), LAM, oo), 1 / m, None),
    "cold": (Limit(1 / (1 + exp(-1 / X)), X, 0), 1, None),
    "mean": (Limit(MEAN_LOGIT, LAM, 0), total(o) / K, None),
    "squeezed": (Limit(PAIR, LAM, oo), Max(A, B), (Max(A, B), Max(A, B) + log(2) / LAM)),
    "squeezed, all": (Limit(log(SHARP) / LAM, LAM, oo), M, (M, M + log(K) / LAM)),
    "from below": (Limit(exp(C), C, 2, "-"), exp(2), None),
    "far left": (Limit(exp(C), C, -oo), 0, None),
    "root": (Limit((1 + 1 / X) ** Rational(1, 2), X, oo), 1, None),
    "growth": (Limit(1 / (X**2 + X), X, oo), 0, None),
    "logarithm and root": (Limit(log(X) / X, X, oo), 0, None),
    "zero times its logarithm": (Limit(X * log(X), X, 0), 0, None),
    "slope": (Limit((exp(X * C) - 1) / X, X, 0), C, None),
    "nothing to do": (Limit(C + 0 * X, X, oo), C, None),
    "log of one": (Limit(log(1 + 1 / X), X, oo), 0, None),
    "sum up to K-1": (Limit(total(lambda a: W[a] + 1 / X, K - 1), X, oo), total(W, K - 1), None),
}

BY = {
    "squares": (at_least(C**2 - 2 * C + 1, 0), (C - 1) ** 2),
    "Gibbs": (at_least(DIVERGENCE, 0), GAPS),
    "Gibbs, any numbers": (at_least(ANY, total(WEIGHT) - total(OTHER)), ANY_GAPS),
    "entropy": (at_most(entropy(P), log(K)), -UNIFORM_GAPS),
    "lengths": (at_least(log(2) * MEAN_LENGTH, entropy(P) + 1 - KRAFT), KRAFT_GAPS),
    "lengths rounded up": (at_most(total(lambda a: 2 ** -ROUNDED_UP(a)), 1), -WASTE),
    "entropy rises": (at_least(Derivative(entropy(tempered), X), 0), SPREAD / X**3),
}


@pytest.mark.parametrize("name", BY)
def test_proved_by_an_expression_of_plain_sign(name: str) -> None:
    claim, by = BY[name]
    proof = prove(claim, label="eq-x", by=by)
    assert proof.how == ("exact, for every K" if claim.has(K) else "exact")
    assert repr(proof) == f"Proved eq-x ({proof.how}): {claim}"


@pytest.mark.parametrize("name", EXACT)
def test_proved_for_every_number_of_classes(name: str) -> None:
    claim, given = EXACT[name]
    proof = prove(claim, label="eq-x", given=given)
    assert proof.how == ("exact, for every K" if claim.has(K) else "exact")
    assert proof.given == tuple(given)


@pytest.mark.parametrize("name", LIMITS)
def test_limits_are_proved(name: str) -> None:
    limit, value, between = LIMITS[name]
    proof = prove(equal(limit, value), label="eq-x", between=between)
    assert proof.how.startswith("limit, squeezed" if between else "limit")


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        (equal(total(P), 1), []),
        (less(P(k), 1), TWO),
        (equal(softmax(o, 1), 1 / (1 + exp(o[2] - o[1]) + exp(o[3] - o[1]))), []),
        (equal(Derivative(P(k), o[j]), P(k) * (delta(k, j) - P(j))), []),
        (less(P(i), P(j)), [less(o[i], o[j])]),
        (equal(P(i), P(j)), [equal(i, j)]),
        (equal(K, 3), []),
        (equal(Limit(TEMPERED(k), LAM, 0), Rational(1, 3)), []),
    ],
)
def test_proved_for_three_classes(claim: object, given: list[object]) -> None:
    assert prove(claim, label="eq-x", given=given, n_classes=3).how.endswith("for K = 3 only")


def test_shown_as_markdown_and_as_text() -> None:
    proof = prove(less(P(k), 1), label="eq-x", given=TWO)
    shown = proof._repr_markdown_()
    assert shown.startswith("**Proved** `eq-x`: exact, for every $K$.\n\n$$\n")
    assert shown.endswith("< 1\\qquad\\text{if }K \\geq 2\n$$")
    assert repr(proof).startswith("Proved eq-x (exact, for every K): exp(o[k])/Sum(")
    assert repr(proof).endswith("< 1 if K >= 2")
    assert "if" not in repr(prove(equal(A, A), label="eq-y"))
    assert GAP[k].is_nonnegative
