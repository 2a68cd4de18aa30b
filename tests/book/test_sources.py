"""The corrections account for every formula of the three sources."""

import re

import pytest
from notebooks import BOOK, NOTEBOOKS, markdown, prose, read_cells
from test_claims import labels

EXERCISES = ["1", "2", "3", "5", "5a", "5b", "5c", "5d", "6", "6b", "6d", "7"]
ANSWERS = ["1a", "1b", "4a"]
FORMULAS = {
    "The summary": [
        "Classification",
        "Vectorization",
        *[f"Exercise {number}" for number in EXERCISES],
        *[f"Answer {number}" for number in ANSWERS],
    ],
    "Zhao's note": [f"({number})" for number in range(1, 12)],
    "The derivation from log-odds": [*map(str, range(1, 49)), "after 37"],
}
LABEL = re.compile(r"\{eq\}`([^`]+)`")
ENTRY = re.compile(r"\]\(#([^)]+)\)")

PAGE = "\n\n".join(map(prose, markdown(read_cells(BOOK / "corrections.ipynb"))))
TABLES = PAGE.partition("## The sources, formula by formula")[2].partition("\n## ")[0]


def rows(table: str) -> list[tuple[list[str], str]]:
    """List the formulas and the place in the book of each row of the tables in a text."""
    lines = re.findall(r"(?m)^\| (?!place).*\|$", table)
    cells = [re.split(r"(?<!\\)\|", line) for line in lines]
    return [([place.strip() for place in row[1].split(",")], row[-2]) for row in cells]


def slug(heading: str) -> str:
    """Name a heading as a link does."""
    return re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-")


@pytest.mark.parametrize("source", FORMULAS)
def test_every_formula_has_its_row(source: str) -> None:
    table = TABLES.partition(f"**{source}")[2].partition("\n**")[0]
    found = [place for places, _ in rows(table) for place in places]
    assert sorted(found) == sorted(FORMULAS[source])


def test_every_row_names_an_equation_of_the_book() -> None:
    found = {x for path in NOTEBOOKS for c in markdown(read_cells(path)) for x in labels(prose(c))}
    headings = {slug(heading) for heading in re.findall(r"(?m)^#+ (.*)$", PAGE)}
    all_rows = rows(TABLES)
    assert all_rows
    for places, where in all_rows:
        named = LABEL.findall(where)
        assert named, places
        assert {*named} <= found, places
        assert {*ENTRY.findall(where)} <= headings, places


def test_the_rows_are_read() -> None:
    table = "| place | formula | in the book |\n|---|---|---|\n| 1, 2 | $a \\| b$ | {eq}`eq-a` |"
    assert rows(table) == [(["1", "2"], " {eq}`eq-a` ")]
    assert slug('How near is "approximately"?') == "how-near-is-approximately"
