"""Every exercise has one page, every page a line in the list, and no answer is given away."""

import re
from pathlib import Path

import pytest
from notebooks import BOOK, Cell, code, markdown, name, read_cells, sample, shown, tags, text

from softmaxquiz.exercises import EXERCISES, UNCOUNTED, questions

FOLDER = BOOK / "exercises"
PAGES = sorted(page for page in FOLDER.glob("*.ipynb") if page.stem != "index")
LINK = re.compile(r"\]\(([\w-]+)\.ipynb\)")
UNTOUCHED = re.compile(r"\w+\.\w+\.check\(\.\.\.\)")


def modules_of(cells: list[Cell]) -> list[str]:
    """List the exercises that a page brings in, in the order of the book."""
    source = "\n".join(text(cell["source"]) for cell in code(cells))
    lines = re.findall(r"(?m)^from softmaxquiz\.exercises import (.*)$", source)
    named = {word for line in lines for word in re.findall(r"\w+", line)}
    return [each for each in (*EXERCISES, *UNCOUNTED) if each in named]


def answer_problems(cell: Cell) -> list[str]:
    """Say what is wrong with a cell to answer in: it checks the dots, after comments at most."""
    source = re.sub(r"(?m)^#.*\n", "", text(cell["source"])).strip()
    found = [] if UNTOUCHED.fullmatch(source) else [f"{source}: expected .check(...)"]
    return found + ([] if "Not attempted yet" in shown(cell) else [f"{source}: attempted"])


def page_problems(cells: list[Cell]) -> list[str]:
    """Say what is wrong with a page: parts that are not asked, or are answered already."""
    sources = [text(cell["source"]).strip() for cell in code(cells)]
    parts = [part for each in modules_of(cells) for part in questions(each)]
    found = [] if parts else ["no exercise"]
    for part in parts:
        letter = part.id.split(".")[1]
        asked = [source for source in sources if re.fullmatch(rf"\w+\.{letter}", source)]
        found += [] if asked else [f"{part.id}: no cell asks it"]
    for cell in code(cells):
        found += answer_problems(cell) if "answer" in tags(cell) else []
    return found


def links(cells: list[Cell]) -> list[str]:
    """List the pages that a list of pages links to, in order, the samples left out."""
    found = [link for cell in markdown(cells) for link in LINK.findall(text(cell["source"]))]
    return [link for link in found if link != "how-to-answer"]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_asks_all_parts_and_answers_none(page: Path) -> None:
    assert page_problems(read_cells(page)) == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_links_to_the_section_that_it_practises(page: Path) -> None:
    first = text(markdown(read_cells(page))[0]["source"])
    assert page.stem == "how-to-answer" or "](../" in first.partition("**You need**")[2]


def test_each_exercise_has_one_page_in_the_list() -> None:
    pages = [FOLDER / f"{link}.ipynb" for link in links(read_cells(FOLDER / "index.ipynb"))]
    assert sorted(pages) == [page for page in PAGES if page.stem != "how-to-answer"]
    found = [each for page in pages for each in modules_of(read_cells(page))]
    assert sorted(found) == sorted(EXERCISES)


ASK = ("code", "from softmaxquiz.exercises import temperature as ex")
LETTERS = [("code", f"ex.{part.id.split('.')[1]}") for part in questions("temperature")]


STUB = "# def f(x):\n#     return ...\n\nex.a1.check(...)"
HALF = "def f(x):\n    return ...\n\nex.a1.check(...)"


def answered(source: str, output: str) -> Cell:
    """Make a cell to answer in."""
    (cell,) = sample(("code", source))
    cell["metadata"] = {"tags": ["answer"]}
    return cell | {"outputs": [{"data": {"text/plain": output}}]}


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        (sample(ASK, *LETTERS), None),
        (sample(*LETTERS), "no exercise"),
        (sample(ASK, *LETTERS[1:]), "temperature.a1: no cell asks it"),
        ([*sample(ASK, *LETTERS), answered("ex.a1.check(...)", "Not attempted yet.")], None),
        ([*sample(ASK, *LETTERS), answered("ex.a1.check(...)", "Correct.")], "attempted"),
        ([*sample(ASK, *LETTERS), answered("ex.a1.check(2)", "Not attempted yet.")], "expected"),
        ([*sample(ASK, *LETTERS), answered(STUB, "Not attempted yet.")], None),
        ([*sample(ASK, *LETTERS), answered(HALF, "Not attempted yet.")], "expected"),
    ],
)
def test_the_check_sees(cells: list[Cell], problem: str | None) -> None:
    found = page_problems(cells)
    assert len(found) == (problem is not None)
    assert problem is None or problem in found[0]


def test_links_are_read_in_order() -> None:
    assert links(sample(("markdown", "[A](b-c.ipynb) [D](a.ipynb) [x](how-to-answer.ipynb)"))) == [
        "b-c",
        "a",
    ]
