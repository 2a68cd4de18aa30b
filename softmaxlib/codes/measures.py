"""Lengths of code words: Kraft's sum, the mean length, and words that begin other words."""

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

from .._validation import as_probabilities
from ._checks import are_exact, as_code_base, as_fractions, as_size


def kraft_sum(lengths: Iterable[int], base: int = 2) -> Fraction:
    """Kraft's sum of code word lengths l, exactly: Σₖ base^(−lₖ).

    It is at most 1 for every prefix code, and lengths for which it is are those of some prefix
    code. It is 1 where no word could be shortened or added.

    Parameters
    ----------
    lengths : iterable of int
        How many digits each word has.
    base : int, default 2
        The number of digits to write with, in 2..36.

    Returns
    -------
    Fraction
        The sum.

    Raises
    ------
    TypeError, ValueError
        If a length is not a whole number of at least 0, or the base is not in 2..36.

    Notes
    -----
    Source: L. G. Kraft, "A device for quantizing, grouping, and coding amplitude-modulated pulses",
    Master's thesis, Massachusetts Institute of Technology (1949).

    Examples
    --------
    >>> kraft_sum([1, 2, 2]), kraft_sum([1, 1, 2])
    (Fraction(1, 1), Fraction(5, 4))
    """
    base, counted = as_code_base(base), [as_size(length, 0, "digits") for length in lengths]
    longest = max(counted, default=0)
    return Fraction(sum(base ** (longest - length) for length in counted), base**longest)


def expected_length(lengths: Sequence[int], probabilities: Sequence[Any]) -> Any:
    """Mean length of a code word, in digits: L = Σₖ pₖ lₖ.

    Parameters
    ----------
    lengths : sequence of int, (n_symbols,)
        How many digits each word has.
    probabilities : sequence of float or of Fraction, (n_symbols,)
        How probable each symbol is.

    Returns
    -------
    Fraction or float
        Digits a word: exact for Fractions and integers, within an ulp or two for floats.

    Raises
    ------
    TypeError, ValueError
        If there are not as many lengths as probabilities, or these are negative, NaN, or do not
        sum to 1: exactly for Fractions, within the root of epsilon for floats.

    Examples
    --------
    >>> expected_length([1, 2, 2], [Fraction(1, 3)] * 3)
    Fraction(5, 3)
    >>> expected_length([1, 2, 2], [0.5, 0.25, 0.25])
    1.5
    """
    counted = [as_size(length, 0, "digits") for length in lengths]
    if len(counted) != len(probabilities):
        raise ValueError(
            f"expected as many lengths as probabilities, got {len(counted)}, {len(probabilities)}"
        )
    if not are_exact(probabilities):
        floats = as_probabilities(probabilities).tolist()
        return math.fsum(p * n for p, n in zip(floats, counted, strict=True))
    exact = as_fractions(probabilities, "probabilities")
    if sum(exact) != 1:
        off = float(sum(exact) - 1)
        raise ValueError(
            f"expected probabilities that sum to 1, got a sum of {sum(exact)} (off by {off:+.3g})"
        )
    return sum((p * n for p, n in zip(exact, counted, strict=True)), Fraction(0))


def find_collision(words: Sequence[str]) -> tuple[int, int] | None:
    """Two words of which one begins the other, so that no receiver can tell where it ends.

    Parameters
    ----------
    words : sequence of str
        Code words, one for each symbol.

    Returns
    -------
    tuple of two ints, or None
        Where the shorter word stands and where the longer; equal words in their order. None if the
        words are those of a prefix code.

    Examples
    --------
    >>> words = ["10", "0", "01"]
    >>> at = find_collision(words)
    >>> at, [words[i] for i in at]
    ((1, 2), ['0', '01'])
    """
    # In alphabetical order, the words that a word begins follow it at once.
    order = sorted(range(len(words)), key=words.__getitem__)
    pairs = ((a, b) for a, b in pairwise(order) if words[b].startswith(words[a]))
    return next(pairs, None)


def is_prefix_free(words: Sequence[str]) -> bool:
    """Tell whether no word begins another, as in every prefix code.

    Parameters
    ----------
    words : sequence of str
        Code words, one for each symbol.

    Returns
    -------
    bool
        Whether it is so; if not, `find_collision` says which words are to blame.

    Examples
    --------
    >>> is_prefix_free(["0", "10", "11"]), is_prefix_free(["0", "01"])
    (True, False)
    """
    return find_collision(words) is None
