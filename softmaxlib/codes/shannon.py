"""The code of Shannon, Fano and Elias: a word is a number between two cumulative probabilities."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import accumulate
from typing import Any

from ._checks import as_code_base, as_weights
from .prefix import PrefixCode, digits_of


def shannon_fano_elias_code(weights: Iterable[Any], base: int = 2) -> PrefixCode:
    """Shannon–Fano–Elias code: symbol k owns [Fₖ₋₁, Fₖ), and its word is the middle, cut off.

    A word has ⌈log_base(1/pₖ)⌉ + 1 digits, so that what is cut off does not lead out of the
    interval, and the mean length is less than H + 2. It keeps the order of the symbols.

    Parameters
    ----------
    weights : iterable of float, int or Fraction, (n_symbols,)
        Probabilities or counts of the symbols, all above 0.
    base : int, default 2
        The number of digits to write with, in 2..36.

    Returns
    -------
    PrefixCode
        The code.

    Raises
    ------
    TypeError, ValueError
        If weights are not finite numbers above 0, or the base is not in 2..36.

    Notes
    -----
    Exact because the cumulative probabilities are Fractions. Applied to a whole message at a time,
    it is what arithmetic coding does.

    Source: T. M. Cover, J. A. Thomas, "Elements of Information Theory", 2nd edition (2006), 5.9.

    Examples
    --------
    >>> shannon_fano_elias_code([0.25, 0.5, 0.25]).words
    ('001', '10', '111')
    """
    exact, base = as_weights(weights), as_code_base(base)
    if 0 in exact:
        raise ValueError(f"expected weights above 0, got 0 at position {exact.index(0)}")
    total = sum(exact)
    ends = accumulate(exact)
    return PrefixCode(
        tuple(_word(end, w, total, base) for end, w in zip(ends, exact, strict=True)), base
    )


def _word(end: int, weight: int, total: int, base: int) -> str:
    """Return the digits of the middle of [end − weight, end), as a share of the total."""
    length = 1
    while base ** (length - 1) * weight < total:
        length += 1
    middle = Fraction(2 * end - weight, 2 * total)
    return digits_of(int(middle * base**length), length, base)
