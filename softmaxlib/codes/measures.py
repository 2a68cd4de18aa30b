"""Lengths of code words: Kraft's sum, the mean length, and words that begin other words."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

from ..checks import DIGITS, are_exact, as_count, as_fractions, as_list, as_probabilities


def kraft_sum(lengths: Iterable[int], base: int = 2) -> Fraction:
    """Kraft's sum of code word lengths l, exactly: Σₖ base^(−lₖ).

    Lengths are those of some prefix code if it is at most 1. Source: L. G. Kraft, Master's thesis,
    Massachusetts Institute of Technology (1949).

    Parameters
    ----------
    lengths : iterable of int, how many digits each word has
    base : int, default 2, the number of digits to write with, in 2..36

    Returns
    -------
    Fraction, the sum

    Examples
    --------
    >>> kraft_sum([1, 2, 2]), kraft_sum([1, 1, 2])
    (Fraction(1, 1), Fraction(5, 4))
    """
    base, counted = as_base(base), _as_lengths(lengths)
    longest = max(counted, default=0)
    return Fraction(sum(base ** (longest - length) for length in counted), base**longest)


def expected_length(lengths: Sequence[int], probabilities: Sequence[Any]) -> Any:
    """Mean length of a code word, in digits: L = Σₖ pₖ lₖ.

    Parameters
    ----------
    lengths : sequence of int, (n_symbols,), how many digits each word has
    probabilities : sequence of float, int or Fraction, (n_symbols,), how probable each symbol is

    Returns
    -------
    Fraction or float
        Digits a word: exact for Fractions and integers, rounded once if there are floats.

    Raises
    ------
    TypeError, ValueError
        If there are not as many lengths as probabilities, or these do not sum to 1.

    Examples
    --------
    >>> expected_length([1, 2, 2], [Fraction(1, 3)] * 3)
    Fraction(5, 3)
    """
    counted, exact = _as_lengths(lengths), as_fractions(probabilities, "probabilities")
    if len(counted) != len(exact):
        raise ValueError(
            f"expected as many lengths as probabilities, got {len(counted)}, {len(exact)}"
        )
    mean = sum((p * n for p, n in zip(exact, counted, strict=True)), Fraction(0))
    if not are_exact(probabilities):
        as_probabilities([float(p) if isinstance(p, Fraction) else p for p in probabilities])
        return float(mean)
    if sum(exact) != 1:
        off = float(sum(exact) - 1)
        raise ValueError(
            f"expected probabilities that sum to 1, got a sum of {sum(exact)} (off by {off:+.3g})"
        )
    return mean


def find_collision(words: Sequence[str]) -> tuple[int, int] | None:
    """Two words of which one begins the other, so that no receiver can tell where it ends.

    Parameters
    ----------
    words : sequence of str, code words, one for each symbol

    Returns
    -------
    tuple of two ints, or None
        Where the shorter word stands and where the longer; None if it is a prefix code.

    Examples
    --------
    >>> find_collision(["10", "0", "01"])
    (1, 2)
    """
    words = as_list(words, "words", str)
    # In alphabetical order, the words that a word begins follow it at once.
    order = sorted(range(len(words)), key=words.__getitem__)
    pairs = ((a, b) for a, b in pairwise(order) if words[b].startswith(words[a]))
    return next(pairs, None)


def as_base(base: int) -> int:
    """Return the number of digits to write with."""
    return as_count(base, "base", 2, len(DIGITS))


def _as_lengths(lengths: Iterable[int]) -> list[int]:
    """Return how many digits words have."""
    return [as_count(length, "length", 0) for length in as_list(lengths, "lengths")]
