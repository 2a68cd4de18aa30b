"""The functions a formula may call, for real numbers."""

from fractions import Fraction
from math import comb, factorial, prod
from typing import Any

from mpmath import libmp

from .._errors import TooLargeError, UndefinedError
from ._float import ONE, ZERO, Value, checked, is_exact, magnitude, sign, to_float
from ._real import MARGIN, SLACK, Real

LARGEST_FACTORIAL = 100_000
LARGEST_EXACT_FACTORIAL = 1_000
MOST_BITS = 900  # of Γ and erf, which then get slow
_FLAT = ("tanh", "erf")  # nearly constant far out


def exp(real: Real, x: Value) -> Value:
    """e^x."""
    if sign(x) == 0:
        return ONE
    size = magnitude(x)
    if size > 190:
        raise TooLargeError
    real.need(3 * abs(min(0, size + 20)))
    bits = real.bits + max(0, size) + 8
    return checked(libmp.mpf_exp(to_float(x, bits), real.bits, "n"))


def log(real: Real, x: Value, base: Value = None) -> Value:
    """Natural logarithm, or to a base."""
    if base is not None:
        return real.div(log(real, x), log(real, base))
    if sign(x) <= 0:
        raise UndefinedError
    gap = real.sub(x, ONE)
    if sign(gap) == 0:
        return ZERO
    lost = max(0, -magnitude(gap))
    if lost > 20 and not is_exact(x):
        real.need(3 * lost)
    return libmp.mpf_log(to_float(x, real.bits + lost), real.bits, "n")


def log2(real: Real, x: Value) -> Value:
    """Logarithm to base 2."""
    return log(real, x, Fraction(2))


def log10(real: Real, x: Value) -> Value:
    """Logarithm to base 10."""
    return log(real, x, Fraction(10))


def root(real: Real, x: Value, degree: Value) -> Value:
    """Root of a degree."""
    if is_exact(degree) and degree.denominator == 1 and degree > 0:
        return real.root(x, degree.numerator)
    return real.power(x, real.div(ONE, degree))


def absolute(real: Real, x: Value) -> Value:
    """|x|."""
    return real.neg(x) if sign(x) < 0 else x


def sign_of(real: Real, x: Value) -> Value:
    """Sign of x."""
    return Fraction(sign(x))


def argument(real: Real, x: Value) -> Value:
    """The angle of a real number: 0 or π."""
    if sign(x) == 0:
        raise UndefinedError
    return ZERO if sign(x) > 0 else real.constant("pi")


def floor(real: Real, x: Value) -> Value:
    """The largest integer up to x."""
    if is_exact(x):
        return Fraction(x.numerator // x.denominator)
    if magnitude(x) > real.bits - 2 * SLACK:
        real.need(magnitude(x) + 4 * SLACK)
        raise UndefinedError
    nearest = Fraction(int(libmp.to_int(x, "n")))
    return nearest if real.compare(nearest, x) <= 0 else nearest - 1


def ceil(real: Real, x: Value) -> Value:
    """The smallest integer from x."""
    return -floor(real, real.neg(x))


def largest(real: Real, *values: Value) -> Value:
    """The largest."""
    best = values[0]
    for value in values[1:]:
        best = value if real.compare(value, best) > 0 else best
    return best


def smallest(real: Real, *values: Value) -> Value:
    """The smallest."""
    return real.neg(largest(real, *map(real.neg, values)))


def factorial_of(real: Real, x: Value) -> Value:
    """x!, as Γ(x + 1)."""
    if is_exact(x) and x.denominator == 1 and x < 0:
        raise UndefinedError
    if magnitude(x) > LARGEST_FACTORIAL.bit_length() or abs_above(real, x, LARGEST_FACTORIAL):
        raise TooLargeError
    if is_exact(x) and x.denominator == 1 and x <= LARGEST_EXACT_FACTORIAL:
        return Fraction(factorial(x.numerator))
    if sign(x) < 0 and not is_exact(x) and sign(real.sub(x, floor(real, x))) == 0:
        raise UndefinedError
    if real.bits > MOST_BITS:
        raise TooLargeError
    try:
        value = libmp.mpf_factorial(to_float(x, real.bits + 32), real.bits, "n")
    except ValueError as error:  # rounded to a pole
        raise UndefinedError from error
    return checked(value)


def double_factorial(real: Real, x: Value) -> Value:
    """X!! = x(x − 2)(x − 4)…, of an integer."""
    if not is_exact(x) or x.denominator != 1 or x < -1:
        raise UndefinedError
    if x > LARGEST_EXACT_FACTORIAL:
        raise TooLargeError
    return Fraction(prod(range(x.numerator, 0, -2)))


def abs_above(real: Real, x: Value, bound: int) -> bool:
    """Tell whether |x| is above a bound."""
    return real.compare(absolute(real, x), Fraction(bound)) > 0


def gamma(real: Real, x: Value) -> Value:
    """Γ(x)."""
    return factorial_of(real, real.sub(x, ONE))


def binomial(real: Real, n: Value, k: Value) -> Value:
    """Return the binomial coefficient n over k."""
    whole = is_exact(n) and is_exact(k) and n.denominator == k.denominator == 1
    if whole and 0 <= n <= LARGEST_EXACT_FACTORIAL:
        return Fraction(comb(n.numerator, k.numerator)) if k >= 0 else ZERO
    bottom = real.mul([factorial_of(real, k), factorial_of(real, real.sub(n, k))])
    return real.div(factorial_of(real, n), bottom)


def within(name: str, low: int | None, high: int | None, real: Real, x: Value) -> Value:
    """Apply a function of `libmp` that has a value only between two bounds, these included."""
    above = low is None or real.compare(x, Fraction(low)) >= 0
    if not (above and (high is None or real.compare(x, Fraction(high)) <= 0)):
        raise UndefinedError
    if sign(x) == 0 and name not in ("acos", "cosh"):
        return ZERO
    for bound in (low, high):  # rounding may have left x just outside
        if bound is not None and real.compare(x, Fraction(bound)) == 0:
            x = Fraction(bound)
    return _applied(real, name, x)


def _applied(real: Real, name: str, x: Value) -> Value:
    """Apply a function of `libmp`, with the bits that a small or large argument asks for."""
    size = magnitude(x)
    if size > 190:
        raise TooLargeError
    if name == "erf" and real.bits > 2 * MOST_BITS:
        raise TooLargeError
    real.need(3 * abs(size) if abs(size) > 20 else 0)
    if size > 3 and name in _FLAT:
        real.need(_flat_bits(name, x, size))
    function: Any = getattr(libmp, f"mpf_{name}")
    value = function(to_float(x, real.bits + abs(size) + 8), real.bits, "n")
    return checked(value)


def _flat_bits(name: str, x: Value, size: int) -> int:
    """Return the bits that show how far tanh or erf is from ±1."""
    if size > 20:
        return 1 << 40
    x_up = abs(int(libmp.to_int(to_float(x, 64)))) + 1
    return 3 * MARGIN + (3 * x_up if name == "tanh" else 3 * x_up**2 // 2)
