"""Each decimal number in the prose is one that a cell of the same section shows.

A section runs from one heading of level 1 or 2 to the next. A number with two or more digits
after the point must stand, digit for digit, in a stored output of one of the section's code
cells, and one of these cells must assert something, so that the number cannot drift unseen.
A Markdown cell whose numbers come from elsewhere, such as a cited source, carries the tag
`number-from-source`.
"""

import ast
import re
from pathlib import Path

import pytest
from notebooks import NOTEBOOKS, Cell, name, prose, read_cells, sample, shown, tags, tree

EXEMPT = "number-from-source"
DECIMAL = re.compile(r"(?<![\w.])\d+\.\d{2,}(?![\w]|\.\d)")
# Addresses, targets of links and arguments of roles hold numbers that nobody computed.
NOT_PROSE = re.compile(r"https?://\S+|\]\([^)]*\)|\{[\w:-]+\}`[^`]*`")


def sections(cells: list[Cell]) -> list[list[Cell]]:
    """Split cells at headings of level 1 and 2, which may stand inside a Markdown cell."""
    parts: list[list[Cell]] = [[]]
    for cell in cells:
        if cell["cell_type"] == "code":
            parts[-1].append(cell)
            continue
        before, *rest = re.split(r"(?m)^(?=#{1,2} )", prose(cell))
        parts[-1].append(cell | {"source": before})
        parts += [[cell | {"source": piece}] for piece in rest]
    return parts


def numbers(section: list[Cell]) -> list[str]:
    """List the decimal numbers in a section's prose."""
    texts = [
        NOT_PROSE.sub("", prose(cell))
        for cell in section
        if cell["cell_type"] == "markdown" and EXEMPT not in tags(cell)
    ]
    return [number for found in texts for number in DECIMAL.findall(found)]


def asserts(cell: Cell) -> bool:
    """Tell whether a code cell asserts something."""
    return any(isinstance(node, ast.Assert) for node in ast.walk(tree(cell)))


def problems(cells: list[Cell]) -> list[str]:
    """Name the numbers that no cell of their section shows, or that no assert holds."""
    found = []
    for section in sections(cells):
        beside = [cell for cell in section if cell["cell_type"] == "code"]
        outputs = " ".join(map(shown, beside))
        held = any(map(asserts, beside))
        for number in numbers(section):
            if not re.search(rf"(?<![\d.]){re.escape(number)}(?!\d)", outputs):
                found.append(f"{number}: no output in this section shows it")
            elif not held:
                found.append(f"{number}: shown, but no cell in this section asserts anything")
    return found


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
def test_numbers_in_the_prose_are_shown_and_held(path: Path) -> None:
    assert problems(read_cells(path)) == []


SHOWN = [{"output_type": "stream", "text": ["x = 0.37\n", "y = 12.125\n"]}]


def page(source: str, held: str = "assert x", tag: str = "") -> list[Cell]:
    opening, after, beside = sample(("markdown", "# A"), ("markdown", source), ("code", held))
    return [opening, after | {"metadata": {"tags": [tag]}}, beside | {"outputs": SHOWN}]


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        (page("It is 0.37, or $12.125$."), None),
        (page("It is 1.5, section 2.3.11, version 4.20.1."), None),
        (page("See [it](https://a.org/10.1234) and {cite}`x2.71`."), None),
        (page("```python\n0.99\n```"), None),
        (page("It is 0.38."), "0.38: no output"),
        (page("It is 2.12."), "2.12: no output"),
        (page("It is 12.12."), "12.12: no output"),
        (page("It is 0.37.", held="x"), "no cell in this section asserts"),
        (page("It is 0.37.", held="x  # assert x"), "no cell in this section asserts"),
        (page("It is 0.38.", tag=EXEMPT), None),
        (page("It is 0.37.\n## Another\n"), "0.37: no output"),
        (page("Words.\n### Smaller\nIt is 0.37."), None),
    ],
)
def test_the_check_sees(cells: list[Cell], problem: str | None) -> None:
    found = problems(cells)
    assert len(found) == (problem is not None)
    assert problem is None or problem in found[0]
