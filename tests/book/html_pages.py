"""The built site: its pages, and what each of them holds and points to."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from notebooks import ROOT

SITE = ROOT / "_build" / "html"
PAGES = sorted(p for p in SITE.rglob("*.html") if not {"_static", "lite"} & {*p.parts})  # not ours

# What a browser fetches by itself, as opposed to what a reader may follow.
FETCHED = {("script", "src"), ("img", "src"), ("source", "src"), ("iframe", "src")}
FETCHED_RELATIONS = {"stylesheet", "icon", "preload", "modulepreload", "shortcut", "manifest"}


def require_book() -> None:
    """Fail, rather than pass on no pages at all, where the book is not built."""
    if not (SITE / "index.html").exists():
        pytest.fail(f"expected the built book in {SITE}, found none: run `make book` first")


def page_name(path: Path) -> str:
    """Shorten a page's path to what a test's name should show."""
    return path.relative_to(SITE).as_posix()


class Page(HTMLParser):
    """The anchors, links and fetched resources of one page."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.resources: list[str] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attributes}
        self.anchors |= {given[key] for key in ("id", "name") if key in given}
        for key in {"href", "src"} & given.keys():
            relations = set(given.get("rel", "").split())
            fetched = (tag, key) in FETCHED or (tag == "link" and relations & FETCHED_RELATIONS)
            (self.resources if fetched else self.links).append(given[key])
