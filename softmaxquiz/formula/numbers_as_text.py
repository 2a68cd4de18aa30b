"""Write numbers with as many digits as it takes to tell two apart; fractions in decimals."""

from decimal import Decimal
from fractions import Fraction

from .evaluate import Value, roomy

FEW, MANY = 4, 16
LONGEST_EXACT = 8
LONGEST = 30  # digits
PLAIN = roomy(LONGEST)
NOTHING = "undefined"


def two_numbers(yours: Value, expected: Value) -> tuple[str, str]:
    """Write two different values so that they look different, with few digits if possible.

    >>> two_numbers(Decimal("0.18"), Decimal("0.82")), two_numbers(Decimal("0.33333"), None)
    (('0.18', '0.82'), ('0.33333', 'undefined'))
    """
    for digits in (FEW, 6, 10, MANY):
        a, b = number_text(yours, digits), number_text(expected, digits)
        if a != b:
            return a, b
    gap = roomy(50).subtract(yours or Decimal(0), expected or Decimal(0))
    rest = number_text(gap, FEW)
    text = number_text(expected, FEW)
    return f"{text} {'-' if rest[0] == '-' else '+'} {rest.lstrip('-')}", text


def number_text(value: Value, digits: int) -> str:
    """Write a value with a number of significant digits; short decimals are written in full.

    >>> number_text(Decimal("1.25"), 2), number_text(Decimal(2) / 3, 4), number_text(None, 4)
    ('1.25', '0.6667', 'undefined')
    """
    if value is None:
        return NOTHING
    short = PLAIN.normalize(value)
    if len(short.as_tuple().digits) > LONGEST_EXACT or not -9 < short.adjusted() < 12:
        short = PLAIN.normalize(roomy(digits).plus(value))
    if not short:
        return "0"
    exponent = short.adjusted()
    if -5 < exponent < max(digits, 12 if short == value else 7):
        return f"{short:f}"
    mantissa = short.scaleb(-exponent, PLAIN)
    return f"{mantissa:f}e{exponent}"


def fraction_text(value: Fraction) -> str:
    """Return a number as a decimal if it is a short one, else nothing.

    >>> fraction_text(Fraction(-1, 4)), fraction_text(Fraction(1, 3))
    ('-0.25', '')
    """
    top, bottom = value.as_integer_ratio()
    if max(top.bit_length(), bottom.bit_length()) > 4 * LONGEST:
        return ""
    exact = PLAIN.divide(Decimal(top), Decimal(bottom))
    return f"{PLAIN.normalize(exact):f}" if Fraction(exact) == value else ""


def scientific(value: Fraction, digits: int) -> tuple[str, int]:
    """Return mantissa and exponent, rounded half to even to a number of significant digits.

    >>> scientific(Fraction(-2, 3), 4), scientific(Fraction(10) ** 400, 4)
    (('-6.667', -1), ('1', 400))
    """
    context = roomy(digits)
    rounded = context.normalize(context.divide(*map(Decimal, value.as_integer_ratio())))
    exponent = rounded.adjusted()
    return f"{rounded.scaleb(-exponent, context):f}", exponent
