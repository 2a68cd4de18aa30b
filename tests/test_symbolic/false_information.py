"""False claims about information that look true; most give what they should follow `by`."""

from examples import TWO_CLASSES, C, X, Y
from false_equations import case
from information import (
    ANY,
    ANY_GAPS,
    DIVERGENCE,
    GAPS,
    KRAFT,
    KRAFT_GAPS,
    LENGTH,
    MEAN_LENGTH,
    ROUNDED_UP,
    SHORTER,
    SPREAD,
    UNIFORM_GAPS,
    WASTE,
    WEIGHT,
    P,
    Q,
    entropy,
    missed,
    tempered,
)
from sympy import Derivative, Limit, Rational, log, oo

from softmaxlib.symbolic import K, at_least, at_most, equal, greater, k, less, o, total

H, HOT = entropy(P), entropy(tempered)

WRONG_INFORMATION = {
    "tangent below": case(at_least(log(X), X - 1)),
    "tangent of another slope": case(at_most(log(X), (X - 1) / 2)),
    "tangent without contact": case(at_most(log(X), X - 2)),
    "tangent of the inverse": case(at_most(log(X), 1 - 1 / X)),
    "touching tangent called strict": case(less(log(X), X - 1)),
    "two logarithms": case(at_most(log(X) + log(Y), X - Y)),
    "divergence reversed": case(at_most(DIVERGENCE, 0), by=-GAPS),
    "divergence strict for one class": case(greater(DIVERGENCE, 0), by=GAPS),
    "divergence of any numbers": case(at_least(ANY, 0), by=ANY_GAPS),
    "divergence at least one": case(at_least(DIVERGENCE, 1), by=GAPS - 1),
    "divergence is symmetric": case(equal(DIVERGENCE, total(lambda a: Q(a) * log(Q(a) / P(a))))),
    "entropy above log K": case(at_least(H, log(K)), by=UNIFORM_GAPS),
    "entropy below log 2": case(at_most(H, log(2)), by=-UNIFORM_GAPS),
    "entropy above zero for one class": case(greater(H, 0)),
    "entropy of any numbers": case(at_least(entropy(lambda a: WEIGHT[a]), 0)),
    "slope of entropy, no mean": case(equal(Derivative(H, o[k]), -P(k) * log(P(k)))),
    "slope of entropy, sign": case(equal(Derivative(H, o[k]), P(k) * (log(P(k)) + H))),
    "slope of divergence in the first": case(
        equal(Derivative(DIVERGENCE, o[k]), P(k) - Q(k)),
    ),
    "entropy falls with temperature": case(at_most(Derivative(HOT, X), 0), by=SPREAD / X**3),
    "entropy and temperature, power": case(equal(Derivative(HOT, X), SPREAD / X**2)),
    "lengths without Kraft": case(at_least(log(2) * MEAN_LENGTH, H), by=KRAFT_GAPS),
    "lengths in bits": case(at_least(MEAN_LENGTH, H + 1 - KRAFT), by=KRAFT_GAPS),
    "rounded up, below entropy": case(less(total(lambda a: P(a) * SHORTER(a)), H / log(2))),
    "rounded up, one too many": case(at_most(total(lambda a: 2 ** -ROUNDED_UP(a)), 0), by=-WASTE),
    "rounded down": case(at_most(total(lambda a: 2 ** ROUNDED_UP(a)), 1), by=-WASTE),
    "power of two": case(equal(2**C, 1 + C)),
    "power of two, log": case(equal(log(2 ** LENGTH[k]), LENGTH[k])),
    "power of another base": case(equal(4**C, 2 ** (C + 2))),
    "cube, rewritten": case(at_least(C**3, 0), by=C**2 * C),
    "rewritten as another": case(at_least(C, 0), by=C**2),
    "rewritten as what has no value": case(
        at_least(X - Y, 0), by=log(X / Y) * (X - Y) / log(X / Y)
    ),
    "no information in the limit": case(equal(Limit(X * log(X), X, 0), 1)),
    "logarithm beats the root": case(equal(Limit(log(X) / X, X, oo), 1)),
    "grows too slowly": case(equal(Limit(log(log(X)) / log(X), X, oo), 1)),
    "growing alike": case(equal(Limit((2 * X + 1) / (X + log(X)), X, oo), 1)),
}

SUBTLE_INFORMATION = {
    "tangent elsewhere called strict": case(less(log(3 * X), 3 * X - 1)),
    "divergence called positive": case(greater(DIVERGENCE, 0), *TWO_CLASSES, by=GAPS),
    "entropy called less than log K": case(less(H, log(K)), *TWO_CLASSES, by=-UNIFORM_GAPS),
    "square by a true identity": case(
        greater(C**2 - C * Rational(2, 7) + Rational(1, 49), 0), by=(C - Rational(1, 7)) ** 2
    ),
    "missed by the tangent of a ratio": case(greater(missed(X / (7 * Y)), 0)),
}
