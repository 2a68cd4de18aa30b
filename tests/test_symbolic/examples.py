"""Letters and families that the tests of the proving wing share."""

from sympy import IndexedBase, Symbol, exp, symbols

from softmaxlib.symbolic import K, o, total

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
