"""Numbers at a given precision, exact as long as they are rational.

A value is a ``Fraction``, or a number of mpmath as its `libmp` keeps it: a tuple. The functions of
`libmp` take the precision as an argument and know no global state, so nothing of the user's
``mpmath.mp`` is read or changed.
"""

from fractions import Fraction
from typing import Any

from mpmath import libmp

from .._errors import TooLargeError, UndefinedError

Float = tuple[int, int, int, int]
Value = Any  # Fraction | Float; a pair of Floats in complex arithmetic

LARGEST_EXACT = 20_000  # bits of a rational number that is kept exact
LARGEST_MAGNITUDE = 200  # bits of the exponent of a number: values up to 2^(2^200)
ZERO, ONE = Fraction(0), Fraction(1)


def is_exact(value: Value) -> bool:
    """Tell whether a value is rational and exact."""
    return isinstance(value, Fraction)


def bits_of(value: Fraction) -> int:
    """Count the bits of a rational number."""
    return value.numerator.bit_length() + value.denominator.bit_length()


def to_float(value: Value, bits: int) -> Float:
    """Round a rational number; keep a float."""
    if isinstance(value, Fraction):
        if value.denominator == 1:
            return libmp.from_int(value.numerator, bits, "n")  # type: ignore[no-any-return]
        return libmp.from_rational(value.numerator, value.denominator, bits, "n")  # type: ignore[no-any-return]
    return value  # type: ignore[no-any-return]


def magnitude(value: Value) -> int:
    """Return m such that a number other than 0 is about 2^m in size: 2^(m−1) ≤ |x| < 2^(m+1)."""
    if isinstance(value, Fraction):
        return value.numerator.bit_length() - value.denominator.bit_length()
    return int(value[2] + value[3])


def sign(value: Value) -> int:
    """Return the sign."""
    if isinstance(value, Fraction):
        return (value > 0) - (value < 0)
    return int(libmp.mpf_sign(value))


def checked(value: Float) -> Value:
    """Return a float that is a number of bearable size; raise for inf and nan."""
    if not value[1]:
        if value == libmp.fzero:
            return ZERO
        raise UndefinedError
    if (value[2] + value[3]).bit_length() > LARGEST_MAGNITUDE:
        raise TooLargeError
    return value


def to_fraction(value: Value) -> Fraction:
    """Return a value of moderate size exactly."""
    if isinstance(value, Fraction):
        return value
    top, bottom = libmp.to_rational(value)
    return Fraction(int(top), int(bottom))
