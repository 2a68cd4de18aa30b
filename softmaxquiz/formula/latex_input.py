r"""LaTeX of the simple sort: what its commands mean, and what is refused."""

import re

from .characters import GREEK_NAMES
from .errors import UnreadableError

Made = tuple[str, str, int] | tuple[str, str, int, object, str]

_OPS = {
    "cdot": "*", "times": "*", "ast": "*", "div": "/", "le": "<=", "leq": "<=", "leqslant": "<=",
    "ge": ">=", "geq": ">=", "geqslant": ">=", "ne": "!=", "neq": "!=", "lt": "<", "gt": ">",
    "lvert": "|", "rvert": "|", "vert": "|", "mid": "|", "{": "\\{", "}": "\\}", "lbrace": "\\{",
    "rbrace": "\\}", "lbrack": "[", "rbrack": "]", "%": "%", "frac": "frac", "dfrac": "frac",
    "tfrac": "frac", "cfrac": "frac", "sqrt": "sqrt",
    "\\": "\\\\", "langle": "(", "rangle": ")", "lparen": "(", "rparen": ")",
    "lceil": "⌈", "rceil": "⌉", "lfloor": "⌊", "rfloor": "⌋",
    "cup": "∪", "pm": "±",
}  # fmt: skip
_SKIPPED = {
    "left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "quad", "qquad",
    "displaystyle", "textstyle", "limits", "middle", ",", ";", ":", "!", " ", "(", ")", "[", "]",
}  # fmt: skip
_WORDS = {"infty": "inf", "land": "and", "lor": "or", "wedge": "and", "vee": "or", "ell": "l"}
_ACCENTS = {"hat": "hat", "widehat": "hat", "bar": "bar", "overline": "bar", "tilde": "tilde"}
_WRAPPERS = {
    "mathbf", "mathrm", "mathit", "mathsf", "boldsymbol", "operatorname", "text", "textrm", "vec",
    "mathcal", "textbf", "bm",
}  # fmt: skip
_FUNCTIONS = {
    "log", "ln", "lg", "exp", "sin", "cos", "tan", "sinh", "cosh", "tanh", "max", "min", "binom",
}  # fmt: skip
_GREEK = {*GREEK_NAMES, *(name.capitalize() for name in GREEK_NAMES)}
_GREEK |= {"var" + name for name in ("epsilon", "phi", "theta", "rho", "sigma", "kappa", "pi")}
_WRITE_OUT = {"sum", "prod", "int", "lim", "limsup", "liminf", "ldots", "cdots", "dots", "iint"}
_INSIDE = re.compile(r"\s*(?:\{\s*(\\?[A-Za-z]+|[^\W\d_])\s*\}|(\\[A-Za-z]+|[^\W\d_]))")
_ENVIRONMENT = re.compile(r"\s*\{([A-Za-z]*matrix|array)\*?\}(?:\{[lcr|]*\})?")
_SUB = re.compile(r"(?:\s?_\s?(?:\{[^{}]*\}|[0-9A-Za-z]|\\[A-Za-z]+))*")


def command(simple: str, at: int, end: int, text: str, places: list[int]) -> tuple[list[Made], int]:
    """Return the tokens of the command at a place, and where it ends."""
    found = re.compile(r"\\([A-Za-z]+|.?)", re.DOTALL).match(simple, at, end)
    name, after = (found[1], found.end()) if found else ("", at + 1)
    place = places[at]
    if name in _SKIPPED:
        return [], after
    if name in _OPS:
        return [("op", _OPS[name], place)], after
    if name in ("begin", "end") and (inner := _ENVIRONMENT.match(simple, after, end)):
        return [("op", name, place)], inner.end()
    if name in _ACCENTS or name in _WRAPPERS:
        return _wrapped(simple, after, end, name, place, text)
    if name in _GREEK or name in _FUNCTIONS or name in _WORDS:
        return _word(simple, after, end, _WORDS.get(name, name), place)
    raise UnreadableError(_problem(name), text, place)


def _word(simple: str, at: int, end: int, letters: str, place: int) -> tuple[list[Made], int]:
    """Return a name with the subscript that follows it."""
    sub = _SUB.match(simple, at, end)
    rest = sub[0] if sub else ""
    return [("word", letters, place, 0, rest)], at + len(rest)


def _wrapped(
    simple: str, at: int, end: int, name: str, place: int, text: str
) -> tuple[list[Made], int]:
    """Return the name inside a hat or a font."""
    inner = _INSIDE.match(simple, at, end)
    if not inner:
        raise UnreadableError(f"`\\{name}` must be followed by a name in braces", text, place)
    letters = (inner[1] or inner[2]).replace("\\", "") + _ACCENTS.get(name, "")
    return _word(simple, inner.end(), end, letters, place)


def _problem(name: str) -> str:
    """Say what is wrong with a command."""
    if name in _WRITE_OUT:
        return f"`\\{name}` cannot be read here: write the terms out, such as `x_1 + x_2`"
    if not name.isalpha():
        return "A backslash must be followed by a command, such as `\\frac{1}{2}`"
    return f"`\\{name}` is not a command that can be read here"
