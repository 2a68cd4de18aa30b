"""Every link and anchor inside the built site resolves; links to elsewhere are well formed."""

import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from html_pages import PAGES, SITE, Page, page_name, require_book

OTHER_HOST_IN_CSS = re.compile(r"(?:url\(|@import)\s*[\"']?\s*((?:https?:)?//[^\"')\s]+)")


@cache
def read_page(path: Path) -> Page:
    """Read a page once, however many others point to it."""
    return Page(path.read_text(encoding="utf-8"))


def is_elsewhere(url: str) -> bool:
    """Tell an address with a scheme or a host from a path inside the site."""
    return bool(urlsplit(url).scheme or urlsplit(url).netloc)


def external_problem(url: str) -> str | None:
    """Complain about an address that cannot be one."""
    parts = urlsplit(url)
    if parts.scheme == "mailto":
        return None if "@" in parts.path else f"{url}: expected an address with an @"
    if parts.scheme not in {"http", "https"}:
        return f"{url}: expected http or https, got {parts.scheme or 'no scheme'}"
    well_formed = re.fullmatch(r"[\w-]+(\.[\w-]+)+", parts.hostname or "") and " " not in url
    return None if well_formed else f"{url}: expected a host name such as example.org"


def internal_problem(page: Path, url: str, site: Path) -> str | None:
    """Complain about a path or an anchor that is not in the site."""
    parts = urlsplit(url)
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if target.is_dir():
        target /= "index.html"
    if parts.path.startswith("/") or not target.is_relative_to(site) or not target.is_file():
        return f"{url}: no such file in the site"
    if parts.fragment and target.suffix == ".html":
        anchors = read_page(target).anchors | {"", "top"}
        return None if unquote(parts.fragment) in anchors else f"{url}: no such anchor"
    return None


def problems(page: Path, site: Path) -> list[str]:
    """Collect what is wrong with the links and resources of a page."""
    read = read_page(page)
    found = []
    for url in read.resources:
        if is_elsewhere(url) and not url.startswith("data:"):
            found.append(f"{url}: fetched from another host")
    for url in read.links + read.resources:
        if not is_elsewhere(url):
            found.append(internal_problem(page, url, site))
        elif url in read.links:
            found.append(external_problem(url))
    return sorted({problem for problem in found if problem})


def test_the_book_is_built() -> None:
    require_book()


NOT_FOUND = SITE / "404.html"  # shown at any address, so no path in it can be relative


@pytest.mark.parametrize("page", [page for page in PAGES if page != NOT_FOUND], ids=page_name)
def test_links_and_resources(page: Path) -> None:
    assert problems(page, SITE) == []


def test_the_page_for_wrong_addresses_stands_alone() -> None:
    read = read_page(NOT_FOUND)
    assert [url for url in read.resources if not url.startswith("data:")] == []
    assert len(read.links) == 1
    assert read.links[0].startswith("/")


def test_styles_fetch_nothing_from_another_host() -> None:
    require_book()
    styles = {p: p.read_text(encoding="utf-8") for p in (SITE / "_static").rglob("*.css")}
    found = {p.name: OTHER_HOST_IN_CSS.findall(text) for p, text in styles.items()}
    assert {name: urls for name, urls in found.items() if urls} == {}


@pytest.mark.parametrize(
    ("markup", "problem"),
    [
        ('<h1 id="a">A</h1><a href="#a">a</a><a href="other.html#b">b</a>', None),
        ('<a href="https://example.org/a?b#c">x</a><a href="mailto:a@example.org">y</a>', None),
        ('<img src="data:image/png;base64,AA==">', None),
        ('<a href="#missing">a</a>', "no such anchor"),
        ('<a href="other.html#a">a</a>', "no such anchor"),
        ('<a href="missing.html">a</a>', "no such file"),
        ('<a href="../../outside.html">a</a>', "no such file"),
        ('<a href="/other.html">a</a>', "no such file"),
        ('<img src="missing.png">', "no such file"),
        ('<script src="https://example.org/a.js"></script>', "another host"),
        ('<link rel="stylesheet" href="//example.org/a.css">', "another host"),
        ('<a href="ftp://example.org">a</a>', "expected http or https"),
        ('<a href="https://">a</a>', "expected a host name"),
        ('<a href="https://localhost/a">a</a>', "expected a host name"),
    ],
)
def test_the_check_sees(tmp_path: Path, markup: str, problem: str | None) -> None:
    (tmp_path / "other.html").write_text('<p id="b">B</p>')
    page = tmp_path / "page.html"
    page.write_text(markup)
    found = problems(page, tmp_path)
    assert len(found) == (problem is not None)
    assert problem is None or problem in found[0]


def test_the_check_of_styles_sees() -> None:
    bad = "@font-face { src: url('https://example.org/a.woff2') } a { b: url(fonts/a.woff2) }"
    assert OTHER_HOST_IN_CSS.findall(bad) == ["https://example.org/a.woff2"]
