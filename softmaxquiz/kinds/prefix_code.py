"""Prefix codes: a word for each class, none the start of another, as short as can be on average."""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from heapq import heapify, heappop, heappush
from itertools import count
from typing import Any

from ..outcome import Outcome, partly
from .base import Kind
from .letters import a, listed, quoted

LONGEST = 64  # symbols in a word: more than any answer needs, and quick to compare
UNITS = {2: "bits", 3: "ternary symbols"}


class PrefixCode(Kind):
    r"""A word for each class; the learner answers with words in the order of the classes.

    A mapping from class to word, a list of words and a text with words are read. What comes back
    says which word begins which, the Kraft sum, and the expected length beside the least.

    Parameters
    ----------
    probabilities : sequence of str or Fraction
        One a class, such as "1/3"; they sum to 1.
    names : sequence of str
        What to call the classes; by default A, B, C, …
    alphabet : str, default "01"
        The symbols that words are made of: two or three.
    block : int, default 1
        How many observations one word stands for; lengths are given per observation.

    Raises
    ------
    ValueError
        If probabilities do not sum to 1 or do not fit the names, or for another alphabet.

    Examples
    --------
    >>> code = PrefixCode(["1/3", "1/3", "1/3"])
    >>> code.check("0, 10, 11")
    Correct. No prefix code has a smaller expected length. The Kraft sum is 1.
    >>> code.check({"A": "00", "B": "01", "C": "10"}).misconception
    'too-long'
    >>> print(code.check("0, 01, 10").message.replace(": ", ":\n"))
    The word of A, `0`, begins the word of B, `01`:
    some texts can be read in two ways. 1 of 3 words is clear of all others.
    """

    name = "code"

    def __init__(
        self,
        probabilities: Sequence[str | Fraction],
        names: Sequence[str] = (),
        alphabet: str = "01",
        block: int = 1,
    ) -> None:
        self.probabilities = [Fraction(p) for p in probabilities]
        self.names = list(names) or [chr(ord("A") + k) for k in range(len(probabilities))]
        if len(self.names) != len(probabilities) or sum(self.probabilities) != 1:
            got = f"{len(self.names)} names, sum {sum(self.probabilities)}"
            raise ValueError(f"expected a probability for each name and a sum of 1, got {got}")
        if len(alphabet) not in UNITS:
            raise ValueError(f"expected two or three symbols, got {alphabet!r}")
        self.alphabet, self.block = alphabet, block
        self.unit = UNITS[len(alphabet)]
        self.least = optimum(self.probabilities, len(alphabet))
        words = f"{alphabet[1]}, {alphabet[:2]}, …"
        self.how = f"Answer with a word for each of {listed(self.names)}, such as `{words}`."

    def _fields(self) -> dict[str, Any]:
        return {"names": self.names, "alphabet": self.alphabet}

    def _judge(self, answer: object) -> Outcome:
        words = self._words(answer)
        if isinstance(words, Outcome):
            return words
        problem = self._problem(words)
        return self._compared(words) if problem is None else problem

    def _words(self, answer: object) -> list[str] | Outcome:
        """Return one word a class, or the outcome that says why they cannot be read."""
        if isinstance(answer, dict):
            if set(answer) != set(self.names):
                message = f"Expected a word for each of {listed(self.names)}, and no other names."
                return Outcome("invalid", message)
            answer = [answer[name] for name in self.names]
        if isinstance(answer, str):
            answer = self._typed(answer[: 100 * LONGEST])
        parts = answer if isinstance(answer, list | tuple) else [answer]
        if strange := [part for part in parts if not isinstance(part, str)]:
            got = a(type(strange[0]).__name__)
            return Outcome("invalid", f'Expected words as text, such as `["0", "10"]`, got {got}.')
        if len(parts) != len(self.names):
            expected = f"{len(self.names)} words, one for each of {listed(self.names)}"
            return Outcome("invalid", f"Expected {expected}, got {len(parts)}.")
        return self._spelled([str(word).strip() for word in parts])

    def _typed(self, text: str) -> list[str]:
        """Split a text into words; one that names the classes, `A: 0, B: 10`, in any order."""
        word = f"[{re.escape(self.alphabet)}]+"
        named_word = rf"([^\s,;:=]{{1,30}})\s{{0,9}}(?:[:=→]|->)\s{{0,9}}({word})"
        pairs = re.findall(named_word, _bare(text))
        named = {name: word for name, word in pairs if name in self.names}
        if len(pairs) == len(named) == len(self.names):
            return [named[name] for name in self.names]
        return re.findall(r"[^\s,;:|/]+", _bare(text))

    def _spelled(self, words: list[str]) -> list[str] | Outcome:
        """Return the words if they are made of the alphabet and not too long."""
        for name, word in zip(self.names, words, strict=True):
            if not set(word) <= set(self.alphabet):
                expected = f"symbols out of {listed(self.alphabet)}"
                message = f"Expected {expected}, got {quoted(word)} for {name}."
                return Outcome("invalid", message, wrong=(name,))
            if len(word) > LONGEST:
                message = f"Expected at most {LONGEST} symbols a word, got {len(word)} for {name}."
                return Outcome("invalid", message, wrong=(name,))
        return words

    def _problem(self, words: list[str]) -> Outcome | None:
        """Say why words are no prefix code, if they are none."""
        if "" in words:
            name = self.names[words.index("")]
            message = f"The word of {name} is empty: nobody can tell whether it was sent."
            return Outcome("incorrect", message, misconception="empty-word", wrong=(name,))
        if (found := collision(words)) is None:
            return None
        short, long = found
        names = (self.names[short], self.names[long])
        if words[short] == words[long]:
            message = f"{names[0]} and {names[1]} have the same word, {quoted(words[short])}."
            outcome = Outcome("incorrect", message, misconception="same-word", wrong=names)
        else:
            message = (
                f"The word of {names[0]}, {quoted(words[short])}, begins the word of {names[1]}, "
                f"{quoted(words[long])}: {self._ambiguity(words)}"
            )
            outcome = Outcome("incorrect", message, misconception="collision", wrong=names)
        alone = sum(_stands_alone(word, words) for word in words)
        return partly(outcome, alone, len(words), "words", "clear of all others")

    def _ambiguity(self, words: list[str]) -> str:
        """What a collision costs the receiver."""
        if (kraft := kraft_sum(words, len(self.alphabet))) > 1:
            return f"the Kraft sum is {kraft}, and above 1 no code can be decoded."
        if is_uniquely_decodable(words):
            return "the receiver has to wait for later symbols before he knows which was meant."
        return "some texts can be read in two ways."

    def _compared(self, words: list[str]) -> Outcome:
        """Compare a prefix code's expected length with the least."""
        mean = expected_length(words, self.probabilities) / self.block
        least = self.least / self.block
        kraft = kraft_sum(words, len(self.alphabet))
        unit = self.unit + (" per observation" if self.block > 1 else "")
        if mean == least:
            # The length itself may be what another part asks.
            message = "No prefix code has a smaller expected length"
            return Outcome("correct", f"{message}. The Kraft sum is {kraft}.")
        room = ", so there is room left" if kraft < 1 else ""
        message = f"Yours is a prefix code of {mean} {unit} on average, but a shorter one exists."
        message += f" The Kraft sum is {kraft}{room}."
        return Outcome("incorrect", message, misconception="too-long")


def _bare(text: str) -> str:
    """Leave out quotation marks, brackets around the whole and a point at the end."""
    return re.sub("[\"'`„“”‘’]", "", text).strip(" .()[]{}")


def _stands_alone(word: str, words: Sequence[str]) -> bool:
    """Tell whether a word begins no other, and no other begins it."""
    return sum(word.startswith(each) or each.startswith(word) for each in words) == 1


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
