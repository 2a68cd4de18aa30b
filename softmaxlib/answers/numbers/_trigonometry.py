"""Sine, cosine and their kin, for real numbers."""

from fractions import Fraction

from mpmath import libmp

from .._errors import TooLargeError
from ._float import ONE, ZERO, Value, checked, is_exact, magnitude, sign, to_float
from ._real import SLACK, Real

LARGEST_ANGLE = 1_000  # bits


def cos_sin(real: Real, x: Value) -> tuple[Value, Value]:
    """Cosine and sine; exactly 0, 1 or −1 at multiples of π/2."""
    if sign(x) == 0:
        return ONE, ZERO
    size = magnitude(x)
    if size > LARGEST_ANGLE:
        raise TooLargeError
    real.need(3 * abs(min(0, size + 20)))
    if size > 20 and not is_exact(x):
        real.need(2 * size + 64)
    cos, sin = libmp.mpf_cos_sin(to_float(x, real.bits + max(0, size) + 8), real.bits, "n")
    if is_exact(x):
        return checked(cos), checked(sin)
    noise = max(0, size) - real.bits + SLACK
    if not sin[1] or magnitude(sin) < noise:
        return Fraction(int(libmp.mpf_sign(cos))), ZERO
    if not cos[1] or magnitude(cos) < noise:
        return ZERO, Fraction(int(libmp.mpf_sign(sin)))
    return cos, sin


def sin(real: Real, x: Value) -> Value:
    """Sine."""
    return cos_sin(real, x)[1]


def cos(real: Real, x: Value) -> Value:
    """Cosine."""
    return cos_sin(real, x)[0]


def tan(real: Real, x: Value) -> Value:
    """Tangent."""
    c, s = cos_sin(real, x)
    return real.div(s, c)


def cot(real: Real, x: Value) -> Value:
    """Cotangent."""
    c, s = cos_sin(real, x)
    return real.div(c, s)


def sec(real: Real, x: Value) -> Value:
    """Secant."""
    return real.div(ONE, cos(real, x))


def csc(real: Real, x: Value) -> Value:
    """Cosecant."""
    return real.div(ONE, sin(real, x))
