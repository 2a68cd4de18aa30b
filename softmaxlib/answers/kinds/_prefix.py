"""What a prefix code question needs to know about codes, in exact fractions."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from heapq import heapify, heappop, heappush
from itertools import count


def collision(words: Sequence[str]) -> tuple[int, int] | None:
    """Find the first two words of which one begins the other: the shorter, then the longer.

    >>> collision(["10", "0", "01"])
    (1, 2)
    """
    for j in range(len(words)):
        for i in range(j):
            short, long = sorted((i, j), key=lambda at: (len(words[at]), at))
            if words[long].startswith(words[short]):
                return short, long
    return None


def is_uniquely_decodable(words: Sequence[str]) -> bool:
    """Tell whether no text is two sequences of words, by the test of Sardinas and Patterson.

    >>> is_uniquely_decodable(["0", "01"]), is_uniquely_decodable(["0", "01", "10"])
    (True, False)
    """
    if len(set(words)) < len(words) or "" in words:
        return False
    known: set[str] = set()
    new = _remainders(words, words) - {""}
    while new:
        if new & set(words):
            return False
        known |= new
        new = (_remainders(words, new) | _remainders(new, words)) - known
    return True


def _remainders(starts: Iterable[str], words: Iterable[str]) -> set[str]:
    """What is left of words that begin with one of the starts."""
    return {word[len(s) :] for s in starts for word in words if word.startswith(s)}


def kraft_sum(words: Iterable[str], n_symbols: int) -> Fraction:
    """Sum of r^(−length) over the words: at most 1 for a prefix code over r symbols.

    >>> kraft_sum(["0", "10"], 2)
    Fraction(3, 4)
    """
    return sum((Fraction(1, n_symbols ** len(word)) for word in words), Fraction())


def expected_length(words: Iterable[str], probabilities: Iterable[Fraction]) -> Fraction:
    """Mean number of symbols: Σₖ pₖ·lengthₖ.

    >>> expected_length(["0", "10"], [Fraction(1, 3), Fraction(2, 3)])
    Fraction(5, 3)
    """
    pairs = zip(words, probabilities, strict=True)
    return sum((p * len(word) for word, p in pairs), Fraction())


def optimum(probabilities: Sequence[Fraction], n_symbols: int) -> Fraction:
    """Least expected length of a prefix code, by Huffman's algorithm for any number of symbols.

    >>> optimum([Fraction(1, 3)] * 3, 2), optimum([Fraction(1, 8)] * 8, 3)
    (Fraction(5, 3), Fraction(2, 1))
    """
    number = count()
    heap = [(p, next(number)) for p in probabilities]
    # Classes of probability 0 fill up, so that every merge takes as many nodes as symbols.
    while (len(heap) - 1) % (n_symbols - 1):
        heap.append((Fraction(), next(number)))
    heapify(heap)
    total = Fraction()
    while len(heap) > 1:
        merged = sum((heappop(heap)[0] for _ in range(n_symbols)), Fraction())
        total += merged
        heappush(heap, (merged, next(number)))
    return total
