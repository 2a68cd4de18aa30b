"""Codes whose words are all equally long."""

from fractions import Fraction

from ._checks import as_code_base, as_size
from .prefix import PrefixCode, digits_of


def fixed_length_code(n_symbols: int, base: int = 2) -> PrefixCode:
    """Prefix code with words of one length, the shortest there is: ⌈log_base K⌉ digits.

    Parameters
    ----------
    n_symbols : int
        The number of symbols, K.
    base : int, default 2
        The number of digits to write with, in 2..36.

    Returns
    -------
    PrefixCode
        Each symbol written as a number; without any digit if there is only one.

    Raises
    ------
    TypeError, ValueError
        If K is not at least 1, or the base is not in 2..36.

    Examples
    --------
    >>> fixed_length_code(3).words
    ('00', '01', '10')
    """
    n_symbols, base = as_size(n_symbols, 1, "symbols"), as_code_base(base)
    digits = _digits(n_symbols, base)
    return PrefixCode(tuple(digits_of(k, digits, base) for k in range(n_symbols)), base)


def fixed_length_rate(n_symbols: int, n: int = 1, base: int = 2) -> Fraction:
    """Digits a symbol where n symbols are numbered together, exactly: ⌈n log_base K⌉/n.

    Parameters
    ----------
    n_symbols : int
        The number of symbols, K.
    n : int, default 1
        How many are numbered together: there are Kⁿ such messages.
    base : int, default 2
        The number of digits to write with, in 2..36.

    Returns
    -------
    Fraction
        Digits a symbol: at least log K in the base, and less than 1/n more.

    Raises
    ------
    TypeError, ValueError
        If K or n is not at least 1, or the base is not in 2..36.

    Notes
    -----
    Exact because Kⁿ is compared with powers of the base as integers.

    Examples
    --------
    >>> [str(fixed_length_rate(3, n)) for n in (1, 2, 3, 5)]
    ['2', '2', '5/3', '8/5']
    """
    n = as_size(n, 1, "symbols in a block")
    messages = as_size(n_symbols, 1, "symbols") ** n
    return Fraction(_digits(messages, as_code_base(base)), n)


def _digits(numbers: int, base: int) -> int:
    """Return how many digits it takes to write that many numbers: the least l, base^l ≥ numbers."""
    if base == 2:
        return (numbers - 1).bit_length()
    digits, power = 0, 1
    while power < numbers:
        digits, power = digits + 1, power * base
    return digits
