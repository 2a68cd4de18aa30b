"""False claims about totals, differences of sums, powers of classes, deltas and slow limits."""

from examples import GAP, LABEL, LOG_MASS, MASS, A, B, C, N, W, X
from false_equations import case
from information import WEIGHT, P, entropy
from sympy import Derivative, KroneckerDelta, Limit, Max, Min, Rational, Sum, exp, log, oo

from softmaxlib.symbolic import (
    K,
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
    real_softmax,
    total,
)

delta = KroneckerDelta
TWO = at_least(K, 2)
ONE, MASSES = equal(total(LABEL), 1), equal(total(WEIGHT), 1)
H = entropy(P)
LOSS = -total(lambda a: LABEL[a] * log(P(a)))
SLOW = log(1 + X)

WRONG_TOTALS = {
    "entropy at most zero": case(at_most(H, 0), TWO),
    "logarithm times sum": case(at_most(LOG_MASS * MASS, total(lambda a: o[a] * exp(o[a]))), TWO),
    "product of two at least one": case(at_least(P(j) * P(k), 1)),
    "product of two below one": case(less(P(j) * P(k), 1)),
    "product of two below a quarter": case(at_most(P(j) * P(k), Rational(1, 4)), TWO),
    "product of three": case(less(P(i) * P(j) * P(k), 1)),
    "surprisal of both": case(greater(-log(P(j) * P(k)), 0)),
    "square of a sum": case(at_most(MASS**2, exp(o[j] + o[k])), TWO),
    "square of a sum, strict": case(greater(MASS**2, exp(o[j] + o[k]))),
    "raised logits": case(at_most(real_softmax(lambda a: o[a] + GAP[a]), LOG_MASS)),
    "shifted logits": case(at_least(real_softmax(lambda a: o[a] + W[a]), LOG_MASS)),
    "weighted terms": case(at_least(total(lambda a: GAP[a] * exp(o[a])), MASS)),
    "twice the terms": case(at_least(total(lambda a: exp(o[a] + GAP[a])), 2 * MASS)),
    "error not negative": case(at_least(P(k) - delta(j, k), 0)),
    "error not positive": case(at_most(P(k) - delta(j, k), 0)),
    "error above minus one half": case(greater(P(k) - delta(j, k), Rational(-1, 2))),
    "delta is positive": case(greater(delta(j, k), 0)),
    "delta is below one": case(less(delta(j, k), 1)),
    "delta and another": case(at_least(delta(j, k) * (P(j) - P(m)), 0)),
    "one less delta": case(greater(1 - delta(i, j), 0), TWO),
    "sum of numbers": case(equal(Sum(j, (j, 1, N)), N * (N - 1) / 2)),
    "sum of square numbers": case(equal(Sum(j**2, (j, 1, N)), N * (N + 1) * (2 * N + 1) / 3)),
    "sum of cubes": case(equal(Sum(j**3, (j, 1, K)), Sum(j, (j, 1, K)) ** 2 + K - 1)),
    "sum of numbers from two": case(equal(Sum(j, (j, 2, K)), K * (K + 1) / 2)),
    "sum of numbers to K-1": case(equal(Sum(j, (j, 1, K - 1)), K * (K + 1) / 2)),
    "sum of fifth powers": case(equal(Sum(j**5, (j, 1, N)), N)),
    "each of a total": case(equal(LABEL[k], 1), ONE),
    "squares of a total": case(equal(total(lambda a: LABEL[a] ** 2), 1), ONE),
    "another total": case(equal(total(LABEL), 2), ONE),
    "total of another family": case(equal(total(W), 1), ONE),
    "total of all but one": case(equal(total(LABEL, K - 1), 1), ONE),
    "mass below one": case(less(WEIGHT[k], 1), MASSES),
    "mass and total two": case(
        at_most(WEIGHT[k], 1), equal(total(WEIGHT), 2), by=WEIGHT[k] - total(WEIGHT)
    ),
    "entropy of masses of total two": case(
        at_most(entropy(lambda a: WEIGHT[a]), log(K)), equal(total(WEIGHT), Rational(1, 2))
    ),
    "gradient, labels of total two": case(
        equal(Derivative(LOSS, o[k]), P(k) - LABEL[k]), equal(total(LABEL), 2)
    ),
    "slow limit, settled": case(equal(Limit(SLOW / (2 + SLOW), X, oo), Rational(9, 10))),
    "slow limit, one tenth": case(equal(Limit(1 / SLOW + Rational(1, 10), X, oo), 0)),
    "slow limit, passed": case(equal(Limit(1 / SLOW, X, oo), Rational(1, 1000))),
    "slow root": case(equal(Limit(X ** Rational(1, 100), X, oo), 0)),
    "slow quotient": case(equal(Limit(log(1 + 2 * X) / SLOW, X, oo), 2)),
    "derivative far left": case(equal(Limit(1 / Derivative(exp(C), C), C, -oo), 0)),
    "derivative at one": case(equal(Limit(Derivative(exp(C), C), C, 1), 1)),
    "bounds of another limit": case(equal(Limit(1 / X, X, oo), 1), between=(1, 1 + 1 / X)),
    "two of three are all": case(equal(P(1) + P(2), 1), n_classes=3),
    "one maximum of two": case(equal(Max(A, B) + Max(A, C), Max(A, B))),
}

SUBTLE_TOTALS = {
    "raised logits, strict": case(greater(real_softmax(lambda a: o[a] + GAP[a]), LOG_MASS), TWO),
    "maximum and minimum at a tie": case(greater(Max(A, B), Min(A, B))),
}
