"""Entropy, divergence and codes as formulas, which true and false claims share."""

from collections.abc import Callable

from examples import S, X
from sympy import Expr, IndexedBase, log

from softmaxlib.symbolic import K, o, softmax, total

WEIGHT, OTHER = (IndexedBase(name, positive=True) for name in "PQ")
SLACK = IndexedBase("u", nonnegative=True)
SHORT = IndexedBase("g", positive=True)
LENGTH = IndexedBase("n", real=True)

P = lambda c: softmax(o, c)  # noqa: E731
Q = lambda c: softmax(S, c)  # noqa: E731
tempered = lambda c: softmax(lambda a: o[a] / X, c)  # noqa: E731


def missed(x: Expr) -> Expr:
    """What the tangent of the logarithm at 1 lies above it."""
    return x - 1 - log(x)


def entropy(p: Callable[[Expr], Expr]) -> Expr:
    return -total(lambda a: p(a) * log(p(a)))


DIVERGENCE = total(lambda a: P(a) * log(P(a) / Q(a)))
GAPS = total(lambda a: P(a) * missed(Q(a) / P(a)))
ANY = total(lambda a: WEIGHT[a] * log(WEIGHT[a] / OTHER[a]))
ANY_GAPS = total(lambda a: WEIGHT[a] * missed(OTHER[a] / WEIGHT[a]))
UNIFORM_GAPS = total(lambda a: P(a) * missed(1 / (K * P(a))))
MEAN_LENGTH = total(lambda a: P(a) * LENGTH[a])
KRAFT = total(lambda a: 2 ** -LENGTH[a])
KRAFT_GAPS = total(lambda a: P(a) * missed(2 ** -LENGTH[a] / P(a)))
WASTE = total(lambda a: P(a) * (1 - 2 ** -SLACK[a]))
ROUNDED_UP = lambda a: SLACK[a] - log(P(a)) / log(2)  # noqa: E731
SHORTER = lambda a: 1 - SHORT[a] - log(P(a)) / log(2)  # noqa: E731
MEAN = total(lambda a: tempered(a) * o[a])
SPREAD = total(lambda a: tempered(a) * (o[a] - MEAN) ** 2)
