"""False equations that look true, each with its hypotheses; random points show them false."""

from typing import Any

from examples import LABEL, LAM, MASS, A, B, C, N, S, W, X
from sympy import Derivative, KroneckerDelta, Sum, Symbol, exp, log

from softmaxlib.symbolic import (
    K,
    at_least,
    ell,
    equal,
    greater,
    i,
    j,
    k,
    o,
    real_softmax,
    softmax,
    total,
)

delta = KroneckerDelta
TWO = [at_least(K, 2)]
P = lambda c: softmax(o, c)  # noqa: E731
LOSS = -total(lambda a: LABEL[a] * log(P(a)))
TEMPERED = lambda c: softmax(lambda a: LAM * o[a], c)  # noqa: E731
# A user's letter with the name that normal forms print.
UNDERSCORED = Symbol("_1", integer=True, positive=True)


def case(claim: Any, *given: Any, **options: Any) -> tuple[Any, dict[str, Any]]:
    """Make a row of the tables."""
    return claim, {"given": list(given), **options}


EQUATIONS = {
    # sums, bounds, normalisers
    "sum is K": case(equal(total(P), K)),
    "sum of squares": case(equal(total(lambda a: P(a) ** 2), 1), *TWO),
    "last class forgotten": case(equal(total(P, upper=K - 1), 1)),
    "first class forgotten": case(equal(Sum(P(j), (j, 2, K)), 1)),
    "range merged wrongly": case(equal(total(o, upper=K - 1), total(o) - o[1])),
    "no normaliser": case(equal(total(lambda a: exp(o[a])), 1)),
    "reference class forgotten": case(equal(1 / (1 + total(lambda a: exp(S[a]), K - 1)), 1 / MASS)),
    "K-1 for K": case(equal(total(lambda a: C), (K - 1) * C)),
    "K for K-1": case(equal(total(lambda a: C, upper=K - 1), K * C)),
    "product of sums": case(equal(total(lambda a: o[a] * W[a]), total(o) * total(W))),
    "square of a sum": case(equal(total(o) ** 2, total(lambda a: o[a] ** 2))),
    "log of a sum": case(equal(real_softmax(o), total(o))),
    "captured name": case(
        equal(total(lambda a: o[a] * S[UNDERSCORED]), total(lambda a: o[a] * S[a]))
    ),
    "captured letter": case(equal(Sum(o[ell], (ell, 1, K)), K * o[ell])),
    "captured nested": case(
        equal(total(lambda a: total(lambda b: W[a, b])), K * total(lambda a: W[a, a]))
    ),
    # shift, scale, ratios
    "scale": case(equal(softmax(lambda a: C * o[a], k), P(k))),
    "shift by class": case(equal(softmax(lambda a: o[a] + S[a], k), P(k))),
    "shift of RealSoftMax": case(equal(real_softmax(lambda a: o[a] + C), real_softmax(o))),
    "scaled RealSoftMax": case(equal(real_softmax(lambda a: LAM * o[a]), LAM * real_softmax(o))),
    "ratio upside down": case(equal(P(i) / P(j), exp(o[j] - o[i]))),
    "ratio without exp": case(equal(P(i) / P(j), o[i] / o[j])),
    "temperature twice": case(equal(log(TEMPERED(i) / TEMPERED(j)), LAM**2 * (o[i] - o[j]))),
    "log odds": case(equal(log(P(i) / P(j)), log(o[i] - o[j]))),
    "log softmax": case(equal(log(P(k)), o[k] + real_softmax(o))),
    "odds against itself": case(equal(P(k) / (1 - P(k)), exp(o[k])), *TWO),
    "reference without hypothesis": case(
        equal(exp(S[i]) / (1 + total(lambda a: exp(S[a]), K - 1)), softmax(S, i))
    ),
    "wrong reference": case(
        equal(exp(S[i]) / (1 + total(lambda a: exp(S[a]), K - 1)), softmax(S, i)), equal(S[1], 0)
    ),
    "reference at one": case(
        equal(exp(S[i]) / (1 + total(lambda a: exp(S[a]), K - 1)), softmax(S, i)), equal(S[K], 1)
    ),
    # derivatives
    "jacobian sign": case(equal(Derivative(P(k), o[j]), P(k) * (delta(k, j) + P(j)))),
    "jacobian index": case(equal(Derivative(P(k), o[j]), P(j) * (delta(k, j) - P(j)))),
    "jacobian without delta": case(equal(Derivative(P(k), o[j]), -P(k) * P(j))),
    "jacobian diagonal only": case(equal(Derivative(P(k), o[j]), P(k) * (1 - P(j)))),
    "jacobian delta misplaced": case(equal(Derivative(P(k), o[j]), delta(k, j) - P(k) * P(j))),
    "jacobian of another class": case(equal(Derivative(P(k), o[j]), P(k) * (delta(k, i) - P(j)))),
    "gradient index": case(equal(Derivative(real_softmax(o), o[j]), P(k))),
    "gradient unnormalised": case(equal(Derivative(real_softmax(o), o[j]), exp(o[j]))),
    "gradient constant": case(equal(Derivative(real_softmax(o), o[j]), 1 / K)),
    "gradient captured": case(equal(Derivative(real_softmax(o), o[ell]), 1)),
    "hessian sign": case(
        equal(Derivative(real_softmax(o), o[j], o[k]), P(j) * (P(k) - delta(j, k)))
    ),
    "hessian without delta": case(equal(Derivative(real_softmax(o), o[j], o[k]), -P(j) * P(k))),
    "loss gradient sign": case(equal(Derivative(LOSS, o[k]), LABEL[k] - total(LABEL) * P(k))),
    "loss gradient, any labels": case(equal(Derivative(LOSS, o[k]), P(k) - LABEL[k])),
    "loss gradient index": case(equal(Derivative(LOSS, o[k]), total(LABEL) * P(j) - LABEL[k])),
    "derivative by the wrong letter": case(equal(Derivative(exp(A * B), A), A * exp(A * B))),
    "hypothesis inside a derivative": case(equal(Derivative(A * B, A), 2 * A), equal(B, A)),
    "hypothesis before a derivative": case(greater(Derivative(X * C, X), X), equal(C, X)),
    # deltas
    "delta up to K-1": case(equal(total(lambda a: delta(a, k) * o[a], K - 1), o[k])),
    "delta from 2": case(equal(Sum(delta(j, k) * o[j], (j, 2, K)), o[k])),
    "delta from 2 gone": case(equal(Sum(delta(j, k) * o[j], (j, 2, K)), 0)),
    "delta up to k": case(equal(Sum(delta(j, i) * o[j], (j, 1, k)), o[i])),
    "delta past the end": case(equal(total(lambda a: delta(a, K + 1) * o[a]), o[K + 1])),
    "delta after k": case(equal(total(lambda a: delta(a, k + 1) * o[a]), o[k + 1])),
    "delta of a double": case(equal(total(lambda a: delta(2 * a, k)), 1)),
    "delta at a class that may be missing": case(equal(total(lambda a: delta(a, 2) * o[a]), o[2])),
    "delta in a longer sum": case(
        equal(Sum(delta(i, j) * o[i], (i, 1, K), (j, 1, K + 1)), Sum(o[j], (j, 1, K + 1)))
    ),
    "delta in a sum of any length": case(
        equal(Sum(delta(i, j) * o[i], (i, 1, K), (j, 1, N)), Sum(o[j], (j, 1, N)))
    ),
    "term of a longer sum": case(
        at_least(Sum(MASS - exp(o[j]), (j, 1, K + 1)), 0),
    ),
    "term of a sum of any length": case(at_least(Sum(MASS - exp(o[j]), (j, 1, N)), 0)),
    "exponent for one class": case(equal(X**N, X), n_classes=1),
    "length for one class": case(equal(total(o, N), o[1]), n_classes=1),
    "delta is one": case(equal(delta(j, k), 1)),
    "delta is zero": case(equal(delta(j, k), 0)),
    "delta of one": case(equal(delta(1, k) * o[k], o[1])),
    "delta of last and one": case(equal(delta(1, K) * o[1], 0)),
    "delta squared": case(equal(delta(j, k) ** 2, 2 * delta(j, k))),
    "deltas chained": case(equal(delta(i, j) * delta(j, k), delta(i, j))),
    "delta in a double range": case(equal(Sum(delta(i, j), (i, 1, K), (j, 1, K)), K**2 - K)),
    "derivative of a missing class": case(equal(Derivative(real_softmax(o), o[2]), P(2))),
}
