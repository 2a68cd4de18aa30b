"""Each code cell is short, ran without error, and describes its pictures in words."""

from pathlib import Path

import pytest
from notebooks import NOTEBOOKS, Cell, code, name, read_cells, sample, text

LONGEST = 12
WIDEST = 80  # characters fit the page's column


def is_colab_setup(cell: Cell) -> bool:
    """Tell the folded cell that installs the library on Colab."""
    return "google.colab" in text(cell["source"])


def length_problems(cell: Cell) -> list[str]:
    """Complain about a cell that belongs in the library."""
    if is_colab_setup(cell):
        return []
    lines = text(cell["source"]).splitlines()
    wide = [line for line in lines if len(line) > WIDEST]
    long = [f"expected at most {LONGEST} lines, got {len(lines)}"] if len(lines) > LONGEST else []
    return long + [f"expected at most {WIDEST} characters, got {len(x)}: {x!r}" for x in wide]


def error_problems(cell: Cell) -> list[str]:
    """Complain about stored errors, and about cells that were never executed."""
    outputs = cell.get("outputs", [])
    errors = [f"stores the error {x['ename']}" for x in outputs if x["output_type"] == "error"]
    return errors + (["was never executed"] if cell.get("execution_count") is None else [])


def picture_problems(cell: Cell) -> list[str]:
    """Complain about a picture without alternative text."""
    kinds = {kind for output in cell.get("outputs", []) for kind in output.get("data", {})}
    if not any(kind.startswith("image/") for kind in kinds):
        return []
    options = cell.get("metadata", {}).get("mystnb", {})
    described = str(options.get("image", {}).get("alt", "")).strip()
    return [] if described else ["shows a picture without metadata mystnb: {image: {alt: ...}}"]


def problems(cells: list[Cell]) -> list[str]:
    """Collect the complaints about all code cells, each with the cell's first line."""
    found = []
    for cell in code(cells):
        first = (text(cell["source"]).splitlines() or ["(empty)"])[0]
        for check in (length_problems, error_problems, picture_problems):
            found += [f"{first!r}: {problem}" for problem in check(cell)]
    return found


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
def test_cells_are_short_executed_and_described(path: Path) -> None:
    assert problems(read_cells(path)) == []


def executed(source: str = "1", *outputs: dict, **metadata: dict) -> Cell:
    (cell,) = sample(("code", source))
    return cell | {"execution_count": 1, "outputs": list(outputs), "metadata": metadata}


PICTURE = {"output_type": "display_data", "data": {"image/png": "..."}}
ERROR = {"output_type": "error", "ename": "NameError"}


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        (executed("1\n" * 12), None),
        (executed("1\n" * 13), "expected at most 12 lines, got 13"),
        (executed("'google.colab'\n" * 13), None),
        (executed("x" * 80), None),
        (executed("x" * 81), "expected at most 80 characters, got 81"),
        (executed("1", ERROR), "stores the error NameError"),
        (executed() | {"execution_count": None}, "was never executed"),
        (executed("1", PICTURE), "without metadata"),
        (executed("1", PICTURE, mystnb={"figure": {"name": "fig-x"}}), "without metadata"),
        (executed("1", PICTURE, mystnb={"image": {"alt": " "}}), "without metadata"),
        (executed("1", PICTURE, mystnb={"image": {"alt": "a curve"}}), None),
    ],
)
def test_the_check_sees(cell: Cell, problem: str | None) -> None:
    found = problems([cell])
    assert len(found) == (problem is not None)
    assert problem is None or problem in found[0]
