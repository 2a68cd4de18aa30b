"""The glossary leads to every definition of the book, and a chapter says what it takes."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from html_pages import SITE, require_book
from notebooks import BOOK, ROOT, markdown, prose, read_cells
from playwright.sync_api import Browser

CHAPTERS = ["classification", "softmax", "loss", "training", "information-theory"]
DEFINED = re.compile(r"\$\$\s*\((def-[\w-]+)\)|:label: (def-[\w-]+)")
ENTRY = re.compile(r"(?m)^((?:\S.*\n)+)  (.+)$")


def glossary() -> list[tuple[list[str], str]]:
    """List the entries: the terms that mean the same, and what is said of them."""
    text = (BOOK / "glossary.md").read_text(encoding="utf-8").partition("{glossary}\n")[2]
    return [(terms.splitlines(), said) for terms, said in ENTRY.findall(text)]


def test_every_definition_is_in_the_glossary() -> None:
    cells = [cell for name in CHAPTERS for cell in markdown(read_cells(BOOK / f"{name}.ipynb"))]
    found = {a or b for cell in cells for a, b in DEFINED.findall(prose(cell))}
    named = set(re.findall(r"`(def-[\w-]+)`", " ".join(said for _, said in glossary())))
    notation = (BOOK / "notation.md").read_text(encoding="utf-8")
    assert len(found) > 30
    assert found - named == set()
    assert {*re.findall(r"`(def-[\w-]+)`", notation)} <= named


def test_an_entry_is_a_sentence_and_a_link_to_a_section_first() -> None:
    entries = glossary()
    assert len(entries) > 70
    strange = [terms for terms, said in entries if not re.match(r"[A-Z].*?[.?*] See \[\]\(", said)]
    assert strange == []


def test_no_term_has_two_entries_and_they_are_in_order() -> None:
    terms = [term for terms, _ in glossary() for term in terms]
    assert sorted({*terms}) == sorted(terms)
    first = [re.sub("[–-]", " ", terms[0].lower()) for terms, _ in glossary()]
    assert [pair for pair in pairwise(first) if pair[0] > pair[1]] == []


def test_every_link_of_the_glossary_has_a_text_and_a_target() -> None:
    require_book()
    page = SITE / "book" / "glossary.html"
    links = re.findall(
        r'<a class="reference internal" href="([\w-]+\.html)#([^"]+)">(.*?)</a>',
        page.read_text(encoding="utf-8"),
    )
    assert len(links) > 100
    targets = {name: (page.parent / name).read_text(encoding="utf-8") for name, *_ in links}
    lost = [link for link in links if f'id="{link[1]}"' not in targets[link[0]] or not link[2]]
    assert lost == []


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_chapter_says_how_long_it_takes_and_what_is_solved(
    browser: Browser, address: str, name: str
) -> None:
    page = browser.new_page()
    page.goto(f"{address}/book/{name}.html")
    line = page.locator("h1 + .chapter-meta")
    page.get_by_text("Its exercises: 0 of").wait_for()
    said = line.inner_text()
    minutes = re.match(r"About (\d+) minutes to read\. Its exercises: 0 of \d+ parts", said)
    assert minutes
    assert 10 <= int(minutes[1]) <= 120
    parts = line.locator("[data-progress]").get_attribute("data-progress").split()
    page.evaluate(
        "name => bookProgress.check(bookQuestions.find(([id]) => id.startsWith(name + '.'))[0],"
        " 'correct')",
        parts[0],
    )
    page.get_by_text("Its exercises: 1 of").wait_for()
    page.close()


def test_previous_and_next_carry_the_titles_in_the_order_of_the_book() -> None:
    require_book()
    contents = (ROOT / "_toc.yml").read_text(encoding="utf-8")
    pages = re.findall(r"(?:root|file): (\S+)", contents)
    titles = {page: title(SITE / f"{page}.html") for page in pages}
    for before, after in pairwise(pages):
        link = re.search(
            r'<a class="right-next".*?title="next page">(.*?)</a>', html(before), re.DOTALL
        )
        assert link, before
        assert titles[after] in re.sub("<[^>]+>", "", link[1])
        assert 'class="left-prev"' in html(after)


def html(page: str) -> str:
    return (SITE / f"{page}.html").read_text(encoding="utf-8")


def title(path: Path) -> str:
    """Give the title of a page, as its heading has it."""
    heading = path.read_text(encoding="utf-8").rpartition("<h1>")[2].partition("<a")[0]
    return re.sub(r"<[^>]+>|\d+\. ", "", heading).strip()
