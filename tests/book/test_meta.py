"""What pages tell search engines and other sites: title, description, card, map, downloads."""

import re
import sys
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from html_pages import PAGES, SITE, Page, page_name, require_book
from notebooks import BOOK, NOTEBOOKS, name

sys.path.insert(0, str(BOOK / "_extensions"))  # where Sphinx finds them too
from page_meta import site_map, tags

CHAPTERS = [page for page in PAGES if page.parent != SITE]
PROPERTY = re.compile(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"')


def markup(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def properties(text: str) -> dict[str, str]:
    return {key: unescape(value) for key, value in PROPERTY.findall(text)}


def title(page: Path) -> str:
    (found,) = re.findall(r"<title>(.*?)</title>", markup(page))
    return found


@pytest.mark.parametrize("page", CHAPTERS, ids=page_name)
def test_a_page_describes_itself(page: Path) -> None:
    found = properties(markup(page))
    assert 50 <= len(found["description"]) <= 160
    assert found["og:description"] == found["description"]
    assert found["og:title"] in unescape(title(page))


def test_no_two_pages_have_the_same_title_or_description() -> None:
    require_book()
    assert len({title(page) for page in CHAPTERS}) == len(CHAPTERS)
    assert len({properties(markup(page))["description"] for page in CHAPTERS}) == len(CHAPTERS)


def test_a_known_address_makes_addresses_complete() -> None:
    home = "https://example.org/book/"
    found = properties(tags("T", "D", f"{home}a.html", home))
    assert found["og:url"] == f"{home}a.html"
    assert (SITE / found["og:image"].removeprefix(home)).stat().st_size < 100_000
    listed = ElementTree.fromstring(site_map(home, ["a.html", "b.html?c&d"]))
    assert [entry[0].text for entry in listed] == [f"{home}a.html", f"{home}b.html?c&d"]


def test_the_first_page_is_the_introduction() -> None:
    assert title(SITE / "index.html") == title(SITE / "book" / "intro.html")


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=name)
def test_a_page_offers_its_notebook(notebook: Path) -> None:
    page = SITE / Path(name(notebook)).with_suffix(".html")
    paths = [page.parent / link for link in Page(markup(page)).links if "_sources/" in link]
    assert [path.read_bytes() for path in paths] == [notebook.read_bytes()]
