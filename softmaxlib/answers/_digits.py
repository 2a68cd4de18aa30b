"""Write numbers with as many digits as it takes to tell two apart."""

from fractions import Fraction
from typing import Any

from mpmath import libmp

from ._decimal import decimal, scientific
from .numbers import Complex, Value, is_exact, magnitude, sign, to_fraction

FEW, MANY = 4, 16
LONGEST_EXACT = 8
LARGEST_PLAIN = 2_000  # bits of an exponent up to which a float is a fraction
NOTHING = "undefined"


def pair(yours: Value, expected: Value) -> tuple[str, str]:
    """Write two different values so that they look different, with few digits if possible.

    >>> pair(Fraction(9, 50), Fraction(41, 50)), pair(Fraction(1, 3), Fraction(333, 1000))
    (('0.18', '0.82'), ('0.3333', '0.333'))
    """
    for digits in (FEW, 6, 10, MANY):
        a, b = number_text(yours, digits), number_text(expected, digits)
        if a != b:
            return a, b
    return _apart(yours, expected, number_text(expected, FEW))


def _apart(yours: Value, expected: Value, text: str) -> tuple[str, str]:
    """Write two values that differ far behind the point: the second, and what the first adds."""
    gap = Complex(256 + 4 * LARGEST_PLAIN).sub(yours, expected)
    rest = number_text(gap, FEW)
    if rest.endswith("i"):
        return f"{text} + ({rest})", text
    return f"{text} {'-' if rest[0] == '-' else '+'} {rest.lstrip('-')}", text


def number_text(value: Value, digits: int) -> str:
    """Write a value with a number of significant digits; short decimals are written in full.

    >>> number_text(Fraction(5, 4), 4), number_text(Fraction(2, 3), 4), number_text(None, 4)
    ('1.25', '0.6667', 'undefined')
    """
    if value is None:
        return NOTHING
    if not is_exact(value) and len(value) == 2:
        return _complex_text(value, digits)
    if sign(value) == 0:
        return "0"
    if is_exact(value):
        text = decimal(value) if magnitude(value) < 40 and value.denominator < 10**9 else ""
        if text and len(text.strip("-")) <= LONGEST_EXACT + 1:
            return text
    if abs(magnitude(value)) > LARGEST_PLAIN:
        return _huge_text(value, digits)
    return _rounded(to_fraction(value), digits)


def _complex_text(value: Value, digits: int) -> str:
    """Write a complex value."""
    real, imaginary = value
    if sign(imaginary) == 0:
        return number_text(real, digits)
    text = number_text(imaginary, digits) + "i"
    text = {"1i": "i", "-1i": "-i"}.get(text, text)
    if sign(real) == 0:
        return text
    return number_text(real, digits) + (f" - {text[1:]}" if text[0] == "-" else f" + {text}")


def coordinate(value: Any) -> str:
    """Write a coordinate of a point: a rational number, a pair of them, or a text already."""
    if isinstance(value, str):
        return value
    if not isinstance(value, tuple):
        return decimal(value) or str(value)
    real, imaginary = (decimal(part) or str(part) for part in value)
    between = "-" if imaginary[0] == "-" else "+"
    return f"{real} {between} {imaginary.lstrip('-')}i"


def _rounded(value: Fraction, digits: int) -> str:
    """Round to significant digits and write without needless zeros."""
    mantissa, exponent = scientific(value, digits)
    if -5 < exponent < max(digits, 7):
        return decimal(Fraction(mantissa) * Fraction(10) ** exponent) or f"{mantissa}e{exponent}"
    return f"{mantissa}e{exponent}"


def _float(value: Value, bits: int) -> Any:
    """Round to a float."""
    if is_exact(value):
        return libmp.from_rational(value.numerator, value.denominator, bits, "n")
    return value


def _huge_text(value: Value, digits: int) -> str:
    """Write a value whose exponent is large, through its logarithm."""
    bits = magnitude(value).bit_length() + 80
    size = libmp.mpf_abs(_float(value, bits))
    log = libmp.mpf_div(libmp.mpf_log(size, bits), libmp.mpf_ln10(bits), bits, "n")
    whole = libmp.to_int(libmp.mpf_floor(log, bits, "f"))
    rest = libmp.mpf_sub(log, libmp.from_int(whole), bits, "n")
    top = libmp.mpf_exp(libmp.mpf_mul(rest, libmp.mpf_ln10(bits), bits, "n"), 80, "n")
    mantissa, more = scientific(to_fraction(top), digits)
    minus = "-" if sign(value) < 0 else ""
    return f"{minus}{mantissa}e{int(whole) + more}"
