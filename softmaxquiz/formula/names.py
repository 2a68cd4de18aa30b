"""Which names a formula may use: the question's symbols, constants, functions."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from .characters import GREEK, GREEK_NAMES, SUBSCRIPTS
from .tree import Node, Typed, constant, symbol

_ONE_ARGUMENT = (
    "exp", "sqrt", "cbrt", "abs", "sign", "floor", "ceil", "log2", "log10", "log1p", "sinh", "cosh",
    "tanh", "sigmoid",
)  # fmt: skip
_OTHER_NAMES = {
    "ln": Typed("log", "ln"), "lg": "log10", "lb": "log2", "ld": "log2", "ceiling": "ceil",
    "sgn": "sign", "fabs": "abs",
}  # fmt: skip
# Name of a function: its canonical name and the numbers of arguments it may have.
FUNCTIONS: dict[str, tuple[str, tuple[int, ...]]] = {name: (name, (1,)) for name in _ONE_ARGUMENT}
FUNCTIONS |= {name: (meant, (1,)) for name, meant in _OTHER_NAMES.items()}
FUNCTIONS |= {name: (name, tuple(range(1, 33))) for name in ("max", "min")}
FUNCTIONS |= {"log": ("log", (1, 2)), "root": ("root", (2,)), "pow": ("pow", (2,))}
CONSTANTS = {"e": "e", "inf": "inf", "oo": "inf", "infinity": "inf", "infty": "inf"}
# How SymPy prints constants; only read so where a SymPy object was given.
OBJECT_CONSTANTS = {"E": "e", "zoo": "inf"}
# What mathematics has and no answer of the book needs.
UNUSED = (
    "sin", "cos", "tan", "cot", "sec", "csc", "asin", "acos", "atan", "arcsin", "arccos", "arctan",
    "coth", "asinh", "acosh", "atanh", "factorial", "erf", "binomial", "binom", "choose",
    "Piecewise", "re", "im", "conj", "arg", "pi",
)  # fmt: skip

ACCENT = re.compile(r"(.+?)_?(hat|bar|tilde)$")
_WORD = re.compile(r"([^\W\d_]+)(.*)", re.DOTALL)
LONGEST_NAME = 40
LONGEST_PIECE = 16
LONGEST_WORD = 60


def canonical(letters: str, subscript: str = "") -> str:
    """Return the one spelling of a name: `y1`, `y_1`, `y₁` and `y_{1}` are "y_1".

    >>> canonical("y", "1"), canonical("λ"), canonical("yhat", "_j")
    ('y_1', 'lambda', 'yhat_j')
    """
    letters = GREEK.get(letters, letters)
    found = re.fullmatch(r"(var)(epsilon|phi|theta|rho|sigma|kappa|pi)", letters)
    letters = found[2] if found else letters
    subscript = "".join(SUBSCRIPTS.get(c, c) for c in subscript)
    parts = [part for part in re.split(r"[_{}\s\\,]+", subscript) if part]
    single = len(letters) == 1 or letters.lower() in GREEK_NAMES
    accents = [part for part in parts if single and part in ("hat", "bar", "tilde")]
    return "_".join([letters + "".join(accents), *(p for p in parts if p not in accents)])


@dataclass(frozen=True)
class Names:
    """The names that a question declares, in their canonical spelling.

    In a text `printed` by SymPy `E` is e. Where names are `free`, as in a key, any other letter is
    a symbol too, with an index or without.
    """

    declared: tuple[str, ...] = ()
    printed: bool = False
    free: bool = False

    @cached_property
    def known(self) -> frozenset[str]:
        """The declared names, to look up."""
        return frozenset(self.declared)

    @cached_property
    def spelled(self) -> frozenset[str]:
        """All that a part of a word may be."""
        return frozenset({*self.known, *FUNCTIONS, *CONSTANTS})

    def leaf(self, name: str) -> Node | None:
        """Return the symbol or constant of a canonical name; None if it is neither."""
        if name in self.known:
            return symbol(name)
        if self.printed and name in OBJECT_CONSTANTS:
            return constant(OBJECT_CONSTANTS[name])
        if name in CONSTANTS or name.lower() in ("inf", "infinity"):
            return constant(CONSTANTS[name.lower()])
        letter = name.partition("_")[0]
        is_letter = len(letter) == 1 or letter.lower() in GREEK_NAMES or ACCENT.fullmatch(letter)
        return symbol(name) if self.free and is_letter and name not in UNUSED else None

    def function(self, name: str) -> str | None:
        """Return the canonical name of a function, `log_2` and `Max` among them."""
        if name in self.known:
            return None
        word, _, base = name.partition("_")
        if base:
            known = {"log_2": "log2", "log_10": "log10", "log_e": "log"}
            return known.get(name) or (f"log_{base}" if word == "log" else None)
        for each in (word, word.lower()):
            if each in FUNCTIONS:
                return FUNCTIONS[each][0]
        return None

    def split(self, letters: str, sub: str) -> list[tuple[str, str]] | None:
        """Split a word that is no name: `ln2`, `xy`, `p_jp_k`, `pj` for `p_j`."""
        if self.is_applied(letters, sub):
            return [(letters, sub)]
        return self.pieces(letters, sub) or self.runs(letters + sub)

    @cached_property
    def run_together(self) -> dict[str, str]:
        """What a part of a word may be, `p_j` written as `pj` among it, and its name."""
        short = Counter(name.replace("_", "") for name in self.declared)
        squeezed = {name.replace("_", ""): name for name in self.declared if "_" in name}
        alone = {each: name for each, name in squeezed.items() if short[each] == 1}
        return alone | {name: name for name in self.spelled}

    def runs(self, word: str) -> list[tuple[str, str]] | None:
        """Split a word as `pieces` does, where names have an index: `p_ip_j`, or `pj` for `p_j`.

        >>> Names(("p_i", "p_j")).runs("p_ip_j"), Names(("p_j",)).runs("pj")
        ([('p', '_i'), ('p', '_j')], [('p', '_j')])
        """
        known = self.run_together
        parts = _fewest(word, lambda part, _: part in known)
        names = [known[part].partition("_") for part in parts or ()]
        return [(letters, f"_{index}" if index else "") for letters, _, index in names] or None

    def pieces(self, letters: str, rest: str) -> list[tuple[str, str]] | None:
        """Split letters that are no name into names that are, the fewest: `xy` is x times y.

        >>> Names(("x", "y_1")).pieces("xlog", ""), Names(("x", "y_1")).pieces("xy", "1")
        ([('x', ''), ('log', '')], [('x', ''), ('y', '1')])
        """
        parts = _fewest(letters, lambda part, last: self._is_piece(part, rest if last else ""))
        return [*((part, "") for part in parts[:-1]), (parts[-1], rest)] if parts else None

    def is_applied(self, letters: str, sub: str) -> bool:
        """Tell whether a word is a function with a number behind it, as `ln2` is."""
        is_number = sub.isdigit() and sub.isascii()
        takes_one = letters in FUNCTIONS and FUNCTIONS[letters][1] == (1,)
        return is_number and takes_one and canonical(letters, sub) not in self.known

    def unaccented(self, name: str) -> str | None:
        """Return the declared name that is meant by one with a hat, if only one can be.

        >>> Names(("y_1", "y_2")).unaccented("yhat_1"), Names(("y_1", "p_1")).unaccented("yhat_1")
        ('y_1', None)
        """
        found = ACCENT.fullmatch(name.partition("_")[0])
        plain = canonical(found[1], name.partition("_")[2]) if found else ""
        letters = {each.partition("_")[0] for each in self.declared}
        return plain if plain in self.known and len(letters) == 1 else None

    def _is_piece(self, letters: str, sub: str) -> bool:
        """Tell whether a part of a word is a name or a function."""
        if not sub:
            return letters in self.spelled
        name = canonical(letters, sub)
        known = self.leaf(name) is not None or self.function(name) is not None
        return known or self.is_applied(letters, sub)

    def problem(self, name: str, is_called: bool) -> str:
        """Say what is wrong with a name that is none of the question's."""
        shown = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
        if name in UNUSED:
            return f"`{name}` cannot be read here: no answer in this book needs it"
        if is_called and "_" not in name:
            return f"`{shown}` is neither a function nor a name of this question{self._listed()}"
        if len(alike := [n for n in self.declared if n.lower() == name.lower()]) == 1:
            return f"`{shown}` is not a name of this question, but `{alike[0]}` is: case matters"
        letters, _, digits = name.partition("_")
        if letters in self.known and digits.isdigit():
            ways = f"`{letters}*{digits}` or `{letters}^{digits}`"
            return f"`{letters}{digits}` would be a name of its own: write {ways}"
        return f"`{shown}` is not a name of this question{self._listed()}"

    def _listed(self) -> str:
        """List the declared names, as the end of a sentence."""
        names = [f"`{name}`" for name in self.declared[:12]]
        if not names:
            return ", which has no names"
        if len(names) == 1:
            return f"; its only name is {names[0]}"
        last = names.pop() if len(names) == len(self.declared) else "others"
        return f"; its names are {', '.join(names)} and {last}"


def _fewest(word: str, is_piece: Callable[[str, bool], bool]) -> list[str] | None:
    """Split a word into the fewest pieces, each told by itself and whether it is the last."""
    if len(word) > LONGEST_WORD:
        return None
    ways: list[list[str] | None] = [[]] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - LONGEST_PIECE), end):
            before, way = ways[start], ways[end]
            if before is None or (way is not None and len(before) + 1 >= len(way)):
                continue
            if is_piece(word[start:end], end == len(word)):
                ways[end] = [*before, word[start:end]]
    return ways[-1]


def declare(name: str) -> str:
    r"""Return the canonical form of one declared name.

    >>> declare("λ"), declare(r"\hat{y}_j"), declare("p1")
    ('lambda', 'yhat_j', 'p_1')
    """
    text = re.sub(r"\\(hat|bar|tilde)\s*\{?\s*(\\?\w+?)\s*\}?(?=_|$)", r"\2\1", str(name).strip())
    found = _WORD.fullmatch(text.replace("\\", ""))
    rest = found[2] if found else ""
    if not found or not re.fullmatch(r"[\w{},\\]*", rest):
        raise ValueError(f"expected the name of a symbol such as 'x' or 'p_1', got {name!r}")
    return canonical(found[1], rest)
