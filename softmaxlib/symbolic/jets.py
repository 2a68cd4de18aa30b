"""Numbers that carry their derivatives, by mpmath alone.

A step is a number that is not zero but whose square is. With one step d, f(x + d) is
f(x) + f'(x) d. With two, f(x + d + e) has f''(x) as the coefficient of d e, and f(x + d, y + e)
the mixed derivative. So to evaluate an expression is to differentiate it, exactly to the working
precision, and no rule for derivatives of sums or products is needed.

A jet holds the coefficients of the products of steps. Bit i of a key says whether step i is a
factor, so key 0 holds the value.
"""

from collections.abc import Callable
from functools import reduce
from math import factorial, prod
from operator import or_
from typing import Any, TypeAlias

import mpmath
import sympy as sp

__all__ = ["FUNCTIONS", "Jet", "TooLargeError"]

Jet: TypeAlias = dict[int, mpmath.mpf]
# Exponentials of larger numbers would fill the memory.
LARGEST = mpmath.mpf(10) ** 40


class TooLargeError(ArithmeticError):
    """A number too large to be computed, such as exp(exp(1000))."""


def _add(*terms: Jet) -> Jet:
    total: Jet = {0: mpmath.mpf(0)}
    for term in terms:
        for key, x in term.items():
            total[key] = total[key] + x if key in total else x
    return total


def _times(a: Jet, b: Jet) -> Jet:
    """Product of two jets; no product has a step twice."""
    product: Jet = {}
    for left, x in a.items():
        for right, y in b.items():
            if not left & right:
                key = left | right
                product[key] = product[key] + x * y if key in product else x * y
    return product


def _power(base: Jet, exponent: Jet) -> Jet:
    if len(exponent) > 1:
        return _exp(_times(exponent, _log(base)))
    if LARGEST < abs(exponent[0]) < mpmath.inf:
        raise TooLargeError

    def derivative(x: mpmath.mpf, n: int) -> mpmath.mpf:
        # 0 * x**-1 is no division by zero: it is the derivative of a constant.
        factor = prod(exponent[0] - i for i in range(n))
        return factor and factor * x ** (exponent[0] - n)

    return _taylor(derivative, base)


def _exp(a: Jet) -> Jet:
    if LARGEST < abs(a[0]) < mpmath.inf:
        raise TooLargeError
    value = mpmath.exp(a[0])
    return _taylor(lambda x, n: value, a)


def _log(a: Jet) -> Jet:
    return _taylor(lambda x, n: -factorial(n - 1) * (-1 / x) ** n if n else mpmath.log(x), a)


def _taylor(derivative: Callable[[mpmath.mpf, int], mpmath.mpf], a: Jet) -> Jet:
    """A function of a jet: its Taylor series, which ends because steps have no squares."""
    if len(a) == 1:
        return {0: derivative(a[0], 0)}
    steps = {key: x for key, x in a.items() if key}
    order = reduce(or_, steps, 0).bit_count()
    result = {0: derivative(a[0], order) / factorial(order)}
    for n in range(order - 1, -1, -1):
        result = _add(_times(result, steps), {0: derivative(a[0], n) / factorial(n)})
    return result


# What SymPy's functions do to jets. The last four do not stand in derivatives.
FUNCTIONS: dict[Any, Callable[..., Jet]] = {
    sp.Add: _add,
    sp.Mul: lambda *factors: reduce(_times, factors),
    sp.Pow: _power,
    sp.exp: _exp,
    sp.log: _log,
    sp.KroneckerDelta: lambda a, b: {0: mpmath.mpf(a[0] == b[0])},
    sp.Max: lambda *each: {0: max(a[0] for a in each)},
    sp.Min: lambda *each: {0: min(a[0] for a in each)},
    sp.sign: lambda a: {0: mpmath.sign(a[0])},
}
