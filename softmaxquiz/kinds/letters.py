"""Read letters from what a learner typed: `a`, `A)`, `b, c`, `bac`, a list or a set."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from ..outcome import Outcome

LONGEST, MOST = 1000, 100  # of a text, of a list
SHOWN = 30


def read_letters(answer: object, keys: Sequence[str], noun: str) -> list[str] | Outcome:
    """Return the letters in an answer, in order, or the outcome which says why there are none.

    >>> read_letters("B) and a", "abc", "option")
    ['b', 'a']
    >>> read_letters("e", "abc", "option").message
    'There is no option `e`. The letters are a, b and c.'
    """
    texts = _texts(answer)
    if texts is None:
        got = type(answer).__name__
        return Outcome("invalid", f"Expected letters out of {listed(keys)}, got {a(got)}.")
    found: list[str] = []
    for word in re.findall(r"\w+", " ".join(texts)):
        if set(word) <= set(keys):  # `bac` is three letters
            found.extend(word)
        elif word != "and":
            return _unknown(word, keys, noun)
    return found or _unknown(" ".join(texts), keys, noun)


def _unknown(word: str, keys: Sequence[str], noun: str) -> Outcome:
    message = f"There is no {noun} {quoted(word)}. The letters are {listed(keys)}."
    return Outcome("invalid", message)


def _texts(answer: object) -> list[str] | None:
    """Return the texts in an answer, in one case and one width, or None if it is something else."""
    if not isinstance(answer, str | list | tuple | set | frozenset):
        return None
    parts = [answer] if isinstance(answer, str) else list(answer)
    texts = [part for part in parts if isinstance(part, str) and len(part) <= LONGEST]
    if len(texts) < len(parts) or len(parts) > MOST:
        return None
    # A set has no order that a verdict could depend on.
    ordered = sorted(texts) if isinstance(answer, set | frozenset) else texts
    return [unicodedata.normalize("NFKC", text).casefold() for text in ordered]


def quoted(text: str) -> str:
    """Show a piece of what was typed in backquotes, cut short, with nothing unprintable in it.

    >>> quoted("a`b" + chr(0))
    "`a'b?`"
    """
    seen = "".join(c if c.isprintable() else "?" for c in text[:SHOWN]).replace("`", "'")
    return f"`{seen}{'…' if len(text) > SHOWN else ''}`"


def listed(names: Iterable[str], last: str = "and") -> str:
    """Join names as a sentence does.

    >>> listed("abc"), listed("a")
    ('a, b and c', 'a')
    """
    *first, end = names
    return f"{', '.join(first)} {last} {end}" if first else end


def a(noun: str) -> str:
    """Put the article before a noun.

    >>> a("int")
    'an int'
    """
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"
