"""What single characters mean, beyond ASCII. Tables, so that every Python reads alike."""

import re
from unicodedata import normalize

GREEK_NAMES = (
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda",
    "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi",
    "omega",
)  # fmt: skip
# Small letters, final sigma left out, then the capitals 32 places before.
_SMALL = [c for c in range(0x3B1, 0x3CA) if c != 0x3C2]
GREEK = {chr(c): name for c, name in zip(_SMALL, GREEK_NAMES, strict=True)}
GREEK |= {chr(c - 32): name.capitalize() for c, name in zip(_SMALL, GREEK_NAMES, strict=True)}
GREEK |= {"ϕ": "phi", "ϵ": "epsilon", "ϑ": "theta", "ϱ": "rho", "µ": "mu", "∆": "Delta"}

# Letters that look like a Latin one, and which.
LOOKALIKES = dict(
    zip("аеорсухіјѕһԁԛԝАВЕЅЗКМНОРСТУХІЈ", "aeopcyxijshdqwABES3KMHOPCTYXIJ", strict=True)
)
LOOKALIKES |= dict(zip("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX", strict=True))
LOOKALIKES |= dict(zip("ıɑɡℓ", "iagl", strict=True))

SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱˣʸᵏᵐᵃᵇᵀ", "0123456789+-()nixykmabT", strict=True))
SUBSCRIPTS = dict(zip("₀₁₂₃₄₅₆₇₈₉ₐₑᵢⱼₖₗₘₙₒₚₛₜₓ", "0123456789aeijklmnopstx", strict=True))
FRACTIONS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8),
    "⅝": (5, 8), "⅞": (7, 8), "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip
ROOTS = {"√": 2, "∛": 3, "∜": 4}
_SIGNS = {
    **dict.fromkeys("−‐‑‒–—﹣", "-"),
    **dict.fromkeys("×·⋅∙•∗⁎", "*"),
    **dict.fromkeys("÷∕⁄", "/"),
    **dict.fromkeys("≤⩽≦", "<="),
    **dict.fromkeys("≥⩾≧", ">="),
    **dict(zip("≠∣∧∨∞…⟨⟩", ("!=", "|", "and", "or", "inf", "...", "(", ")"), strict=True)),
}
SPACES = " \t\n\r\f\v\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_HIDDEN = re.compile(
    "[\0-\x1f\x7f-\x9f\xad\u061c\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
# Combining marks that make a new name of the letter before them.
ACCENTS = {"\u0302": "hat", "\u0304": "bar", "\u0303": "tilde"}


def plain(char: str) -> str:
    """Return what a character means in ASCII, or the character.

    Letters as a formula prints them (𝑥) and wide ones (ｘ) are letters; minus signs are "-".

    >>> plain("−"), plain("𝑥"), plain("ｘ"), plain("é")
    ('-', 'x', 'x', 'é')
    """
    if char < "\x7f":
        return char
    if char in _SIGNS:
        return _SIGNS[char]
    if "\U0001d400" <= char <= "\U0001d7ff" or "\uff01" <= char <= "\uff5e" or char == "ℎ":
        simple = normalize("NFKC", char)
        return simple if simple.isascii() or simple in GREEK else char
    return char


def accented(char: str) -> tuple[str, str]:
    """Split a letter from a hat, bar or tilde on it.

    >>> accented("ŷ"), accented("é"), accented("y")
    (('y', 'hat'), ('é', ''), ('y', ''))
    """
    if "\x7f" < char < "\u0250" or "\u1e00" <= char <= "\u1eff":
        parts = normalize("NFD", char)
        if len(parts) == 2 and parts[1] in ACCENTS:
            return parts[0], ACCENTS[parts[1]]
    return char, ""


def is_hidden(char: str) -> bool:
    """Tell whether a character cannot be seen: control, direction, zero width, surrogate."""
    return bool(_HIDDEN.match(char))
