"""Write rational numbers in decimals, without ever writing very many digits."""

from fractions import Fraction

LONGEST = 30  # digits
SMALLEST = -8  # exponent of a decimal that is written without an exponent


def decimal(value: Fraction) -> str:
    """Return a number as a decimal if it is a short one, else nothing.

    >>> decimal(Fraction(-1, 4)), decimal(Fraction(1, 3)), decimal(Fraction(10) ** 40)
    ('-0.25', '', '')
    """
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > 4 * LONGEST:
        return ""
    places, rest = 0, value.denominator
    while rest % 10 == 0 or rest % 5 == 0 or rest % 2 == 0:
        rest //= 10 if rest % 10 == 0 else 5 if rest % 5 == 0 else 2
        places += 1
    if rest != 1:
        return ""
    digits = str(abs(value * 10**places).numerator).rjust(places + 1, "0")
    point = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{point}" if value < 0 else point


def scientific(value: Fraction, digits: int) -> tuple[str, int]:
    """Return mantissa and exponent, rounded half to even to a number of significant digits.

    >>> scientific(Fraction(-2, 3), 4), scientific(Fraction(10) ** 400, 4)
    (('-6.667', -1), ('1', 400))
    """
    exponent = decimal_exponent(abs(value))
    scaled = round(abs(value) * Fraction(10) ** (digits - 1 - exponent))
    if scaled >= 10**digits:
        scaled, exponent = scaled // 10, exponent + 1
    text = str(scaled)
    mantissa = f"{text[0]}.{text[1:]}".rstrip("0").rstrip(".")
    return (f"-{mantissa}" if value < 0 else mantissa), exponent


def decimal_exponent(size: Fraction) -> int:
    """Return the exponent e of a positive number: 10^e ≤ size < 10^(e+1).

    >>> decimal_exponent(Fraction(999)), decimal_exponent(Fraction(1, 1000))
    (2, -3)
    """
    guess = (size.numerator.bit_length() - size.denominator.bit_length()) * 30103 // 100000
    while Fraction(10) ** guess > size:
        guess -= 1
    while Fraction(10) ** (guess + 1) <= size:
        guess += 1
    return guess


def is_exact_decimal(value: Fraction, mantissa: str, exponent: int) -> bool:
    """Tell whether mantissa and exponent are a number exactly.

    >>> is_exact_decimal(Fraction(1, 3), "3.333", -1)
    False
    """
    return Fraction(mantissa) * Fraction(10) ** exponent == value
