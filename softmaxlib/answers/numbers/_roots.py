"""Roots of rational numbers that are rational."""

from fractions import Fraction
from math import isqrt


def exact_root(value: Fraction, degree: int) -> Fraction | None:
    """Return the root of a positive rational number if it is rational.

    >>> exact_root(Fraction(8, 27), 3), exact_root(Fraction(2), 2)
    (Fraction(2, 3), None)
    """
    top, bottom = whole_root(value.numerator, degree), whole_root(value.denominator, degree)
    if top**degree == value.numerator and bottom**degree == value.denominator:
        return Fraction(top, bottom)
    return None


def whole_root(value: int, degree: int) -> int:
    """Return the root of an integer, rounded down."""
    if degree == 2:
        return isqrt(value)
    low, high = 0, 1 << (value.bit_length() // degree + 1)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if middle**degree <= value else (low, middle - 1)
    return low
