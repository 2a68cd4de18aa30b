"""False claims that look true, each with its hypotheses and bounds.

``WRONG`` fail at random points, so that the numbers alone catch them. ``SUBTLE`` fail where
random points seldom fall, or only in the limit: the rules must refuse them unaided.
"""

from examples import BELOW, GAP, LABEL, LAM, MASS, SHARP, A, B, C, D, M, N, W, X, Y
from false_equations import EQUATIONS, case
from false_information import SUBTLE_INFORMATION, WRONG_INFORMATION
from false_totals import SUBTLE_TOTALS, WRONG_TOTALS
from sympy import KroneckerDelta, Limit, Max, Rational, exp, log, oo, sign

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
    real_softmax,
    softmax,
    total,
)

delta = KroneckerDelta
TWO = [at_least(K, 2)]
P = lambda c: softmax(o, c)  # noqa: E731
TEMPERED = lambda c: softmax(lambda a: LAM * o[a], c)  # noqa: E731
PAIR = log(exp(LAM * A) + exp(LAM * B)) / LAM
MEAN_LOGIT = real_softmax(lambda a: LAM * o[a]) / LAM
SPREAD = K * total(lambda a: exp(2 * o[a])) - MASS**2

WRONG = (
    EQUATIONS
    | WRONG_INFORMATION
    | WRONG_TOTALS
    | {
        # inequalities
        "below one for one class": case(less(P(k), 1)),
        "weighted cubes": case(at_least(total(lambda a: P(a) * (W[a] - C) ** 3), 0)),
        "squares with any weights": case(at_least(total(lambda a: o[a] * (W[a] - C) ** 2), 0)),
        "square called positive": case(less(C * (2 - C), 1)),
        "squares less one": case(at_least(total(lambda a: P(a) * (W[a] - C) ** 2) - C**2, 0)),
        "above its own score": case(greater(real_softmax(o), o[k])),
        "sum above a term": case(greater(MASS, exp(o[k]))),
        "half": case(at_most(P(k), Rational(1, 2))),
        "uniform": case(equal(P(k), 1 / K)),
        "larger than zero": case(greater(real_softmax(o), 0)),
        "strict max": case(less(M, log(BELOW))),
        "strict bound": case(less(log(BELOW), M + log(K))),
        "log 2 for log K": case(at_most(log(BELOW), M + log(2))),
        "log K-1 for log K": case(at_most(log(BELOW), M + log(K - 1)), *TWO),
        "without log 2": case(at_most(log(exp(A) + exp(B)), Max(A, B))),
        "max reversed": case(greater(Max(A, B), log(exp(A) + exp(B)))),
        "max is the first": case(equal(Max(A, B), A)),
        "max and zero": case(equal(Max(A, 0), A)),
        "order reversed": case(equal(sign(P(i) - P(j)), sign(o[j] - o[i]))),
        "order of others": case(equal(sign(P(i) - P(j)), sign(o[i] - o[k]))),
        "order with an offset": case(equal(sign(P(i) - P(j)), sign(o[i] - o[j] - 1))),
        "order of sums": case(equal(sign(exp(A) - exp(B)), sign(A + B))),
        "order of minus sums": case(equal(sign(exp(A) - exp(B)), sign(-A - B))),
        "sign of a letter": case(equal(sign(exp(A) - 2), sign(A))),
        "given order, wrong way": case(less(P(i), P(j)), greater(o[i], o[j])),
        "given weak, claimed strict": case(less(P(i), P(j)), at_most(o[i], o[j])),
        "given one class, claimed of all": case(less(MASS, K), less(o[ell], 0)),
        "given one class, summed": case(equal(total(o), 0), equal(o[ell], 0)),
        "given one class, in a sum": case(equal(total(o), K * o[k]), equal(o[k], C)),
        "negative power": case(greater(X ** (-N), 1)),
        "odd power": case(at_least(C**3, 0)),
        "variance reversed": case(less(total(lambda a: o[a] ** 2), total(o) ** 2)),
        "spread as a constant": case(greater(1 + C * log(1 + SPREAD), 0)),
        "two of three": case(equal(K, 3), n_classes=2),
        "three classes": case(equal(softmax(o, 1), 1 / (1 + exp(o[2] - o[1]))), n_classes=3),
        "one class is enough": case(less(P(k), 1), n_classes=1),
        "weak gap": case(greater(1 - exp(-D), 0)),
        "weak ratio": case(greater(D * exp(A), 0)),
        # domains
        "log of a square": case(equal(log(C**2), 2 * log(C))),
        "log of a product": case(equal(log(A * B), log(A) + log(B))),
        "log of a label": case(
            at_most(LABEL[k] * log(LABEL[k]), LABEL[k] ** 2 * log(LABEL[k]) ** 2)
        ),
        "log of what may be zero": case(at_least(log(1 + D) - log(D), 0)),
        "division by zero classes": case(equal(K / (K - 1) - 1 / (K - 1), 1)),
        "division by a difference": case(equal((A**2 - B**2) / (A - B), A + B), equal(A, B)),
        "division, class by class": case(equal(1 / (o[i] - o[j]), 1 / (o[i] - o[j])), n_classes=2),
        "own odds for one class": case(equal(log(P(k) / (1 - P(k))), log(P(k)) - log(1 - P(k)))),
        "sum of none": case(
            equal((total(P, K - 1) + 1) / total(P, K - 1) - 1, 1 / total(P, K - 1))
        ),
        # limits
        "hot": case(equal(Limit(softmax(lambda a: o[a] / X, k), X, oo), P(k))),
        "hot, K-1": case(equal(Limit(softmax(lambda a: o[a] / X, k), X, oo), 1 / (K + 1))),
        "small scale": case(equal(Limit(TEMPERED(k), LAM, 0), 0)),
        "wrong point": case(equal(Limit(TEMPERED(k), LAM, 1), 1 / K)),
        "wrong end": case(equal(Limit(TEMPERED(k), LAM, oo), 1 / K)),
        "winner with ties": case(equal(Limit(exp(LAM * M) / SHARP, LAM, oo), 1)),
        "mean without log": case(equal(Limit(MEAN_LOGIT, LAM, 0), total(o) / K)),
        "mean with log 2": case(equal(Limit(MEAN_LOGIT - log(2) / LAM, LAM, 0), total(o) / K)),
        "sum for mean": case(equal(Limit(MEAN_LOGIT - log(K) / LAM, LAM, 0), total(o))),
        "max for two": case(equal(Limit(PAIR, LAM, oo), A)),
        "squeezed to the mean": case(
            equal(Limit(PAIR, LAM, oo), (A + B) / 2), between=(Max(A, B), Max(A, B) + log(2) / LAM)
        ),
        "bounds apart": case(equal(Limit(PAIR, LAM, oo), A), between=(A, Max(A, B) + log(2) / LAM)),
        "bounds that do not bound": case(
            equal(Limit(PAIR, LAM, oo), Max(A, B) + 1),
            between=(Max(A, B) + 1, Max(A, B) + 1 + 1 / LAM),
        ),
        "largest of all": case(equal(Limit(log(SHARP) / LAM, LAM, oo), M + log(K))),
        "hidden zero": case(equal(Limit(D / (D + 1 / X), X, oo), 1)),
        "other side": case(equal(Limit(exp(1 / C), C, 0, "-"), 1)),
        "far left": case(equal(Limit(exp(C), C, -oo), 1)),
        "hopital once too often": case(equal(Limit((exp(X) - 1) / X, X, 0), 0)),
        "not of the form 0/0": case(equal(Limit((1 + X) / (2 + X), X, 0), 1)),
        "growing sum": case(equal(Limit(total(lambda a: exp(X * GAP[a])), X, oo), K)),
        "fractional power": case(
            equal((X - Y) ** Rational(3, 2), (X - Y) * (X - Y) ** Rational(1, 2))
        ),
        "hidden zero at a tie": case(
            equal(Limit((A - B + 1) ** 2 / ((A - B + 1) ** 2 + 1 / X), X, oo), 1)
        ),
    }
)

SUBTLE = (
    SUBTLE_INFORMATION
    | SUBTLE_TOTALS
    | {
        "squares above zero": case(greater(total(lambda a: P(a) * (W[a] - C) ** 2), 0)),
        "hidden zero squared": case(equal(Limit(C**2 / (C**2 + 1 / X), X, oo), 1)),
        "order of equal classes": case(greater((A - B) ** 2, 0)),
        "strict at a far tie": case(greater((A - Rational(1, 7)) ** 2, 0)),
        "division by a difference": case(equal((A**2 - B**2) / (A - B), A + B)),
        "division by a square": case(greater(1 / (A - Rational(1, 7)) ** 2, 0)),
        "log near zero": case(equal(log((A - Y) ** 2), log((Y - A) ** 2))),
        "hidden pole": case(equal(Limit(1 / ((A - B) ** 2 + 1 / X), X, oo), 1 / (A - B) ** 2)),
        "hidden zero of a sum": case(
            equal(Limit(total(o) ** 2 / (total(o) ** 2 + 1 / X), X, oo), 1)
        ),
        "hundredth class": case(equal(total(lambda a: delta(a, 100)), 0)),
        "fewer than six classes": case(less(K, 6)),
        "tiny": case(equal(exp(A), exp(A) + Rational(1, 10**60))),
        "tiny limit": case(equal(Limit(1 / X, X, oo), Rational(1, 10**15))),
        "slow limit": case(equal(Limit(1 / log(1 + log(1 + X)), X, oo), Rational(1, 10**3))),
        "ties of m": case(equal(delta(m, 77), 0)),
    }
)
