"""Cut a text into tokens, each with its place in what was typed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from . import latex_input
from .characters import (
    ACCENTS,
    FRACTIONS,
    GREEK,
    LOOKALIKES,
    ROOTS,
    SPACES,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    accented,
    is_hidden,
    plain,
)
from .errors import UnreadableError

LONGEST_TEXT = 2000
LONGEST_NUMBER = 500  # any Python reads and writes so many digits
LARGEST_EXPONENT = 1000

_GREEK = "".join(GREEK)
_SUBS = "".join(SUBSCRIPTS)
# Lowered digits end an index: log₂8 is the logarithm of 8.
_SUBSCRIPT = rf"(?:[0-9]+|\s?_\s?(?:\{{[^{{}}]*\}}|[0-9]+|[A-Za-z]+[0-9]*|[{_GREEK}]))*[{_SUBS}]*"
_TOKEN = re.compile(
    rf"""(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+(?![.0-9]))?)
    |(?P<word>(?:log1p(?=\s*\()|[A-Za-z]+|[{_GREEK}](?:hat|bar|tilde)?))(?P<sub>{_SUBSCRIPT})
    |(?P<command>\\(?:[A-Za-z]+|.|$))
    |(?P<op>\*\*|<=|>=|==|!=|=<|=>|:=|//|&&|\.\.\.|[-+*/^!%|,()\[\]{{}}<>=&⌈⌉⌊⌋∪])""",
    re.VERBOSE | re.DOTALL,
)
SUB = re.compile(_SUBSCRIPT)
# What NumPy prints: numbers in brackets, spaces between them. Anywhere else, `[x y]` is a product.
_PRINTED = re.compile(r"\[[-+0-9.eE/\[\] ]*\]")
_BETWEEN = re.compile(r"(?<=[0-9.\]])( *) (?=[-+]?[0-9.]|\[)")
_MODULE = re.compile(r"(?<![A-Za-z0-9_])(?:np|numpy|math)\.(?=[A-Za-z])")  # np.log is log
_SAME = {"**": "^", "==": "=", "=<": "<=", "=>": ">=", "&&": "and"}
PROBLEMS = {
    "'": "Quotation marks and primes cannot be used here: type the formula itself",
    '"': "Quotation marks cannot be used here: type the formula itself",
    "`": "Quotation marks cannot be used here: type the formula itself",
    ".": "A dot stands only in a number such as `0.5`; multiplication is `*`",
    ":": "A colon cannot be used here: division is `/`",
    ":=": "Give the right side alone: what stands behind `:=`",
    ";": "Separate with commas: `[[1, 2], [3, 4]]` is a matrix of two rows",
    "_": "An index follows its name, as in `x_1`",
    "//": "Division is a single `/`",
    "±": "Give one value: `±` stands for two",
    "!": "A factorial cannot be read here: no answer in this book needs one",
    "∪": "Give one interval: a union cannot be read here",
    "$": "Dollar signs can only stand around the whole formula",
}


@dataclass(frozen=True, slots=True)
class Token:
    """A token: "number" with its value, "word" with letters and subscript, "op", or "end"."""

    kind: str
    text: str
    at: int
    number: Fraction = Fraction(0)
    sub: str = ""


def tokens(text: str) -> list[Token]:
    """Cut a text into tokens; the last is of kind "end".

    >>> [token.text for token in tokens("2x² ≤ y₁")]
    ['2', 'x', '^', '(', '2', ')', '<=', 'y', '']
    """
    if len(text) > LONGEST_TEXT:
        raise UnreadableError(
            f"This is too long to be read: {LONGEST_TEXT} characters are the most", text
        )
    simple, places = _simplified(text)
    simple = _PRINTED.sub(lambda printed: _BETWEEN.sub(r"\1,", printed[0]), simple)
    return [*_scanned(simple, places, text), Token("end", "", len(text.rstrip(SPACES)))]


def _simplified(text: str) -> tuple[str, list[int]]:
    """Replace single characters by what they mean, and keep their places."""
    simple: list[str] = []
    places: list[int] = []
    raised = False
    for at, char in enumerate(text):
        _check(char, at, text)
        is_raised = char in SUPERSCRIPTS
        new = _meaning(char)
        if is_raised and not raised:
            new = "^(" + new
        elif raised and not is_raised:
            new = ")" + new
        raised = is_raised
        simple.append(new)
        places += [at] * len(new)
    if raised:
        simple.append(")")
        places.append(len(text) - 1)
    return "".join(simple), [*places, len(text)]


def _check(char: str, at: int, text: str) -> None:
    """Raise for a character that cannot be seen, or looks like another."""
    if char in SPACES or (char < "\x7f" and char >= " "):
        return
    if is_hidden(char):
        message = f"There is a character that cannot be seen here (U+{ord(char):04X}): delete it"
        raise UnreadableError(message, text, at)
    if char in LOOKALIKES:
        twin = LOOKALIKES[char]
        message = f"This letter (U+{ord(char):04X}) only looks like `{twin}`"
        raise UnreadableError(f"{message}: type `{twin}` on the keyboard", text, at)


def _meaning(char: str) -> str:
    """Return what a character stands for; a hat on a letter becomes a part of its name."""
    if char in SPACES:
        return " "
    if char in SUPERSCRIPTS:
        return SUPERSCRIPTS[char]
    if char in FRACTIONS:
        return char
    letter, accent = accented(char)
    return plain(letter) + accent if accent else ACCENTS.get(char) or plain(char)


def _scanned(simple: str, places: list[int], text: str) -> Iterator[Token]:
    """Yield the tokens of a simplified text."""
    at, end = _trimmed(simple)
    while at < end:
        module = _MODULE.match(simple, at, end)
        if simple[at] == " " or module:
            at = module.end() if module else at + 1
            continue
        found = _TOKEN.match(simple, at, end)
        if found and found["command"]:
            made, at = latex_input.command(simple, at, end, text, places)
            yield from (Token(*each) for each in made)
        elif found:
            yield _token(found, places[at], text)
            at = found.end()
        else:
            yield _special(simple[at], places[at], text)
            at += 1


def _trimmed(simple: str) -> tuple[int, int]:
    """Leave out dollar signs around the whole, and a point at its end."""
    at, end = len(simple) - len(simple.lstrip()), len(simple.rstrip(" .;"))
    while end - at >= 2 and simple[at] == "$" and simple[end - 1] == "$":
        at, end = at + 1, end - 1
    return at, end


def _token(found: "re.Match[str]", at: int, text: str) -> Token:
    """Make the token of a match."""
    if found["number"]:
        return Token("number", found[0], at, number=_number(found[0], at, text))
    if found["word"]:
        return Token("word", found["word"], at, sub=found["sub"])
    if found[0] in PROBLEMS and found[0] not in "!∪":  # before these may be a greater problem
        raise UnreadableError(PROBLEMS[found[0]], text, at)
    return Token("op", _SAME.get(found[0], found[0]), at)


def _number(written: str, at: int, text: str) -> Fraction:
    """Read a decimal exactly."""
    digits, _, exponent = written.lower().partition("e")
    if len(digits) > LONGEST_NUMBER:
        message = f"This number is too long: {LONGEST_NUMBER} digits are the most"
        raise UnreadableError(message, text, at)
    if len(exponent) > 5 or abs(int(exponent or 0)) > LARGEST_EXPONENT:
        raise UnreadableError("This number is too large or too small to be read", text, at)
    whole, _, decimals = digits.partition(".")
    value = Fraction(int(whole + decimals or "0"), 10 ** len(decimals))
    return value * Fraction(10) ** int(exponent or 0)


def _special(char: str, at: int, text: str) -> Token:
    """Make the token of a character with a meaning of its own, or say that it has none."""
    if char in FRACTIONS:
        return Token("number", char, at, number=Fraction(*FRACTIONS[char]))
    if char in ROOTS:
        return Token("root", char, at, number=Fraction(ROOTS[char]))
    if char in ";±":
        return Token("op", char, at)
    code = "" if char.isascii() else f" (U+{ord(char):04X})"
    message = PROBLEMS.get(char) or f"The character `{char}`{code} has no meaning here"
    raise UnreadableError(message, text, at)
