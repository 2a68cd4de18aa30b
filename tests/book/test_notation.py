"""The page on notation lists every symbol that a chapter's formulas use."""

import re

import pytest
from notebooks import BOOK, markdown, prose, read_cells

CHAPTERS = ["classification", "softmax", "loss", "training", "information-theory"]
FORMULA = re.compile(r"\$\$(.*?)\$\$|(?<![\\$])\$([^$]+)\$", re.S)
# Words in a formula, the d of a derivative, and what only says how a letter is set.
WORDS = re.compile(
    r"\\(text|label)\{[^{}]*\}|\\mathrm *(d(?![a-z])|\{[^{}]*\})"
    r"|\\(begin|end)\{[^{}]*\}(\{[a-z]*\})?"
)
GREEK = re.compile(
    "alpha|beta|gamma|delta|varepsilon|eta|theta|kappa|lambda|mu|nu|pi|rho|sigma|tau|phi|omega"
    "|Gamma|Delta|Lambda|Sigma|Phi|Omega|ell"
)
SYMBOL = re.compile(
    r"\\operatorname\*?\{(?P<name>\w+)\}"
    r"|(?P<accent>\\(?:hat|bar|tilde)) *\{? *(?:\\mathbf *)?(?P<accented>\\?[A-Za-z]+|\\imath)"
    r"|\\mathb[fb] *\{?(?P<bold>[A-Za-z])\}?"
    r"|\\boldsymbol *\{?\\(?P<greek_bold>[a-z]+)\}?"
    r"|\\(?P<command>[A-Za-z]+)"
    r"|(?P<letter>[A-Za-z])"
)


def formulas(text: str) -> list[str]:
    """List the formulas of a text."""
    return [display or inline for display, inline in FORMULA.findall(text)]


def symbols(formula: str) -> set[str]:
    r"""List a formula's symbols. Indices are symbols too; $\mathbf o$ and $o_k$ are the same."""
    found = set()
    for match in SYMBOL.finditer(WORDS.sub(" ", formula)):
        part = match.groupdict()
        if part["accent"]:
            found.add(f"{part['accent']} {part['accented']}")
        elif part["command"]:
            found |= {part["command"]} if GREEK.fullmatch(part["command"]) else set()
        elif part["bold"] and part["bold"].isupper():
            found.add(f"bold {part['bold']}")
        else:
            found.add(part["name"] or part["bold"] or part["greek_bold"] or part["letter"])
    return found - {"e"}


def listed(page: str, chapter: str) -> set[str]:
    """Give the symbols in the first columns of a page's tables: for the book and for a chapter."""
    own = f"| symbol in {chapter.replace('-', ' ')} |"
    tables = re.findall(r"(?m)^\|(?:.*\n\|)*.*$", page)
    rows = "\n".join(t for t in tables if t.startswith(("| symbol |", own)))
    return {s for row in re.findall(r"(?m)^\|([^|]*\$[^|]*)\|", rows) for s in found_in(row)}


def found_in(text: str) -> set[str]:
    """Give the symbols of a text."""
    return {symbol for formula in formulas(text) for symbol in symbols(formula)}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_symbol_of_a_chapter_is_listed(chapter: str) -> None:
    used = found_in("\n\n".join(map(prose, markdown(read_cells(BOOK / f"{chapter}.ipynb")))))
    table = listed((BOOK / "notation.md").read_text(encoding="utf-8"), chapter)
    assert sorted(used - table) == []


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (r"\mathbf o = \mathbf X \mathbf W", {"o", "bold X", "bold W"}),
        (
            r"\frac{\mathrm d \hat y_k}{\mathrm d o_j} \text{ if } t",
            {"\\hat y", "k", "o", "j", "t"},
        ),
        (r"\hat{\mathbf y} + \bar v", {"\\hat y", "\\bar v"}),
        (r"\operatorname{softmax}(\boldsymbol\mu)_\ell \to \infty", {"softmax", "mu", "ell"}),
        (r"\begin{cases} x \\ 2e^{d} \end{cases}", {"x", "d"}),
    ],
)
def test_symbols_are_read(formula: str, expected: set[str]) -> None:
    assert symbols(formula) == expected
