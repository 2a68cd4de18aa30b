"""Letters and families that the tests of the proving wing share."""

from random import Random

import mpmath
from hypothesis import settings
from hypothesis import strategies as st
from sympy import Expr, IndexedBase, Symbol, exp, log, symbols

from softmaxlib.symbolic import K, at_least, o, total
from softmaxlib.symbolic.points import Point

A, B, C, M = symbols("a b c M", real=True)
X, Y = symbols("x y", positive=True)
D = Symbol("d", nonnegative=True)
N = Symbol("n", integer=True, positive=True)
LAM = Symbol("lambda", positive=True)
S, W = IndexedBase("s", real=True), IndexedBase("w", real=True)
LABEL = IndexedBase("y", real=True)
GAP, WIDE = IndexedBase("d", nonnegative=True), IndexedBase("g", positive=True)
# The largest score, and the others some gap below it.
BELOW = exp(M) + total(lambda j: exp(M - GAP[j]), upper=K - 1)
SHARP = exp(LAM * M) + total(lambda j: exp(LAM * (M - GAP[j])), upper=K - 1)
MASS = total(lambda j: exp(o[j]))
LOG_MASS = log(MASS)

TWO_CLASSES = [at_least(K, 2)]

few = settings(max_examples=25)


def sums_and_products(inner: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    added = st.builds(lambda a, b: a + b, inner, inner)
    return added | st.builds(lambda a, b: a * b, inner, inner)


def values(*exprs: Expr, seed: int = 0, least: int = 1) -> list[list[mpmath.mpf]]:
    """Values of some expressions at one point for each small number of classes."""
    found = []
    rng = Random(seed)
    with mpmath.workdps(50):
        for size in range(least, 4):
            point = Point(size, rng)
            found.append([point.value(expr) for expr in exprs])
    return found
