"""The book's notebooks as the tests see them: cells with their text, tags and stored outputs."""

import ast
import json
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "book"
NOTEBOOKS = sorted(p for p in BOOK.rglob("*.ipynb") if ".ipynb_checkpoints" not in p.parts)

Cell = dict[str, Any]


def name(path: Path) -> str:
    """Shorten a path to what a test's name should show."""
    return path.relative_to(ROOT).as_posix()


def text(value: str | list[str]) -> str:
    """Join what nbformat may store as a list of lines."""
    return value if isinstance(value, str) else "".join(value)


def read_cells(path: Path) -> list[Cell]:
    """Read a notebook's cells."""
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


def markdown(cells: list[Cell]) -> list[Cell]:
    """Keep the cells of prose."""
    return [cell for cell in cells if cell["cell_type"] == "markdown"]


def code(cells: list[Cell]) -> list[Cell]:
    """Keep the cells of code."""
    return [cell for cell in cells if cell["cell_type"] == "code"]


def tags(cell: Cell) -> set[str]:
    """Give a cell's tags."""
    return set(cell.get("metadata", {}).get("tags", []))


def tree(cell: Cell) -> ast.Module:
    """Parse a code cell, its magics left out."""
    source = re.sub(r"(?m)^(\s*)[%!].*$", r"\1pass", text(cell["source"]))
    return ast.parse(source)


def shown(cell: Cell) -> str:
    """Give all the text that a code cell's stored outputs show."""
    found = []
    for output in cell.get("outputs", []):
        found.append(text(output.get("text", "")))
        data = output.get("data", {})
        found += [text(value) for kind, value in data.items() if kind.startswith("text/")]
    return "\n".join(found)


def prose(cell: Cell) -> str:
    """Give a Markdown cell's text without fenced code, which may contain anything.

    Directives are fenced too, and stay. They are matched as well, so that where one closes is
    not taken for where code opens.
    """
    fenced = re.compile(r"(?ms)^(```+|~~~+)(\{?).*?^\1\s*$")
    return fenced.sub(lambda found: found[0] if found[2] else "", text(cell["source"]))


def sample(*cells: tuple[str, str]) -> list[Cell]:
    """Make cells for the tests' own counterexamples, from pairs of type and source."""
    return [
        {"cell_type": kind, "source": source, "metadata": {}, "outputs": []}
        for kind, source in cells
    ]
