"""Small faults in a displayed formula: a sign, an index, a bound, a number, a relation."""

import re
from collections.abc import Iterator

RELATIONS = {"=": "<", "<": r"\ge ", ">": r"\le ", r"\le": "<", r"\ge": ">"}
# What is read before a formula is: nothing in these is a sign or an index.
WORDS = r"\\(?:text|operatorname)\{[^}]*\}|\\[A-Za-z]+"
INDICES = re.compile(r"_(?:\{([^{}=]*)\}|(\\[A-Za-z]+|\w))")
INDEX = re.compile(r"\\[A-Za-z]+|\w")
SUM = re.compile(r"\\sum_\{[^}]*\}")


def mutations(latex: str) -> Iterator[tuple[str, str]]:
    """Give each fault and the formula that has it."""
    for kind, start, end, other in faults(latex):
        yield f"{kind} {start}", f"{latex[:start]}{other}{latex[end:]}"


def faults(latex: str) -> Iterator[tuple[str, int, int, str]]:
    """Give the kind, the place and the other text of each fault."""
    for found in re.finditer(rf"{WORDS}|[-+=<>]|\d", latex):
        token = found[0]
        if token in ("+", "-"):
            yield "sign", *found.span(), "-" if token == "+" else "+"
        elif token in RELATIONS:
            if not re.search(r"_\{[^{}]*$", latex[: found.start()]):  # not the = below a sum
                yield "relation", *found.span(), RELATIONS[token]
        elif token.isdigit():
            yield "number", *found.span(), str((int(token) + 1) % 10)
    for found in re.finditer(r"(\\sum_\{[^}]*\})\^\{([^}]*)\}", latex):
        bound = found[2].removesuffix("-1") if found[2].endswith("-1") else f"{found[2]}-1"
        yield "bound", *found.span(2), bound
    yield from index_faults(latex)


def index_faults(latex: str) -> Iterator[tuple[str, int, int, str]]:
    """Put another index of the formula, or 1 or 2, in the place of each."""
    places = []
    for found in INDICES.finditer(latex):
        if latex[: found.start()].endswith((r"\sum", r"\lim", r"\log")):
            continue
        group = 1 if found[1] is not None else 2
        for index in INDEX.finditer(found[group]):
            at = found.start(group) + index.start()
            places.append((at, at + len(index[0]), index[0]))
    letters = sorted({letter for _, _, letter in places if not letter.isdigit()})
    for start, end, letter in places:
        others = [each for each in letters if each != letter] or ["1"]
        if not letter.isdigit():  # numbers are changed as numbers
            yield "index", start, end, others[0] + " "
