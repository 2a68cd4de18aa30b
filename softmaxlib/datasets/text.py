"""A text in the public domain, reduced to 26 letters and the space."""

import re
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

ALPHABET = " abcdefghijklmnopqrstuvwxyz"
DOCUMENTS = ("us-declaration.txt", "us-constitution.txt")


@dataclass(frozen=True, eq=False)
class Text:
    """A text as a sequence of symbols.

    Attributes
    ----------
    letters : str, of length n, the text, in characters of the alphabet
    alphabet : str, of length n_symbols
        Each character once; symbol 0 is the first.

    Examples
    --------
    >>> Text("a cab", " abc").symbols
    array([1, 0, 3, 1, 2])
    """

    letters: str
    alphabet: str = ALPHABET

    @property
    def symbols(self) -> NDArray[np.intp]:
        """The text as places in the alphabet, shape (n,)."""
        places = {letter: at for at, letter in enumerate(self.alphabet)}
        if len(places) < len(self.alphabet):
            raise ValueError(f"expected an alphabet of distinct letters, got {self.alphabet!r}")
        for at, letter in enumerate(self.letters):
            if letter not in places:
                raise ValueError(
                    f"expected letters of {self.alphabet!r}, got {letter!r} at position {at}"
                )
        return np.array([places[letter] for letter in self.letters], np.intp)


def load_text() -> Text:
    """Load the Declaration of Independence and the Constitution of the United States.

    Returns
    -------
    Text
        52 714 letters and spaces of 27 kinds: what `normalise_text` makes of both. They are in the
        public domain: ``softmaxlib/data/README`` says where they are from.

    Examples
    --------
    >>> text = load_text()
    >>> len(text.letters), text.letters[141:174]
    (52714, 'when in the course of human event')
    """
    folder = files("softmaxlib") / "data"
    whole = "\n".join((folder / name).read_text(encoding="ascii") for name in DOCUMENTS)
    return Text(normalise_text(whole))


def normalise_text(text: str) -> str:
    r"""Reduce a text to the letters a to z and single spaces.

    Parameters
    ----------
    text : str, any text

    Returns
    -------
    str, the text in lower case, with one space for every run of other characters but at its ends

    Examples
    --------
    >>> normalise_text("We the People,\n  in 1787: États-Unis")
    'we the people in tats unis'
    """
    # In this order: the lower case of the sign for kelvins is a k, and that of İ begins with an i.
    return re.sub("[^A-Za-z]+", " ", text).lower().strip()
