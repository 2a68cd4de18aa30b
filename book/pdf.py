"""Print the built book as one PDF: what `make pdf` calls.

    python book/pdf.py

The pages of the site are joined in the order of `_toc.yml`, behind a cover and contents, and
printed by Chromium. Solutions and hints go to a part of their own at the end. The site then gets
the PDF and a link to it at the foot of each page.
"""

import re
import shutil
import sys
from collections.abc import Iterator
from copy import copy
from datetime import date
from html import escape
from pathlib import Path
from posixpath import normpath
from typing import Any
from urllib.parse import urlsplit

import pikepdf
import yaml
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import sync_playwright

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests" / "book"))

from browser import HANG, launch
from build import ROOT, SITE, state
from site_tools import MADE, digest, make_once
from typeset_math import to_mathml

PDF = ROOT / "_build" / "pdf" / "softmax-regression-proved.pdf"
STYLE = ROOT / "book" / "pdf.css"
NOT_PRINTED = {"book/exercises/review"}  # it asks again what this browser's reader has missed
LINES = {"derivation": 6, "python": 8, "code": 4, "matrix": 3}  # to write an answer on; else one
DROPPED = (
    ".headerlink, .answer-progress, .chapter-meta, .explorer, .toctree-wrapper, .first-explorer, "
    "script, noscript, button, .answer-review"
)
TEX = re.compile(r"\\\((.+?)\\\)")  # as verdicts have it
FOOT = re.compile(r'(Code: MIT licence\.)(?: <a href="[^"]*\.pdf">[^<]*</a>\.)?')
WIDTH = 658  # CSS pixels of a line: A4 less the margins in pdf.css

# What is wider than a line becomes smaller: a formula beside its number, a table. All is measured
# before anything changes, since each change would lay out the whole book again.
FIT = """() => {
  const width = (node) => node.getBoundingClientRect().width
  const measured = [...document.querySelectorAll('div.math math, table')].map((node) => {
    const number = node.parentElement.querySelector(':scope > .eqno')
    const room = width(node.parentElement) - (number ? 2 * width(number) + 16 : 0)
    const inside = node.localName === 'math' ? node.querySelectorAll(':scope > *, mtable') : [node]
    return [node, room, Math.max(...[...inside].map(width))]
  })
  for (const [node, room, wide] of measured)
    if (wide > room) node.style.fontSize = `${Math.floor(98 * room / wide)}%`
}"""


def parts(toc: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """List the book's parts, each with its pages; the first page is a part without a name."""
    yield "", [toc["root"]]
    for part in toc["parts"]:
        pages = [chapter["file"] for chapter in part["chapters"]]
        yield part["caption"], [page for page in pages if page not in NOT_PRINTED]


def anchor(page: str, name: str = "") -> str:
    """Name a place of the joined book.

    >>> anchor("book/loss", "likelihood")
    'book-loss--likelihood'
    """
    return page.replace("/", "-") + (f"--{name}" if name else "")


def inside(page: str, href: str, printed: set[str]) -> str | None:
    """Give the place in the joined book to which a page's link leads, if it has one.

    >>> inside("book/loss", "exercises/scores.html#a", {"book/exercises/scores"})
    '#book-exercises-scores--a'
    """
    url = urlsplit(href)
    if url.scheme or url.query:
        return None
    target = normpath(f"{page}/../{url.path}").removesuffix(".html") if url.path else page
    return "#" + anchor(target, url.fragment) if target in printed else None


def relink(page: str, article: Tag, printed: set[str]) -> None:
    """Make names unique, and let links and pictures lead to where things are now."""
    for node in article.select("[id]"):
        node["id"] = anchor(page, node["id"])
    for picture in article.select("img"):
        picture["src"] = (SITE / page).parent.joinpath(picture["src"]).resolve().as_uri()
        del picture["loading"]
    for link in article.select("a[href]"):
        href = link["href"]
        if place := inside(page, href, printed):
            link["href"] = place
        elif not urlsplit(href).scheme:
            link.unwrap()  # it leads to what is on the site alone
        elif link.get_text() not in href:
            link["class"] = [*link.get("class", []), "address"]
        if "title" in link.attrs:
            del link["title"]


def open_boxes(soup: BeautifulSoup, article: Tag) -> Iterator[Tag]:
    """Put lines to write on into the boxes, and take their hints and solutions out."""
    for box in article.select("form.answer-box"):
        kind = re.search(r'"kind": "(\w+)"', box["data-form"])
        box.name = "div"
        for node in box.select("input"):
            node.replace_with("☐ ")
        space = box.select_one(".answer-here")
        lines = 0 if box.select_one(".choice, .choices") else LINES.get(kind[1] if kind else "", 1)
        for _ in range(lines):
            space.insert_before(soup.new_tag("div", attrs={"class": "line"}))
        space.decompose()
        told = soup.new_tag("div", attrs={"class": "told"})
        told.append(copy(box.select_one(".answer-part")))
        for folded in box.select("details"):
            told.append(folded.extract())
            title = folded.select_one("summary")
            folded.name, title.name = "div", "p"
            title["class"] = "told-title"
        del box["data-form"], box["data-question"], box["aria-label"]
        yield told
    yield from (solution.extract() for solution in article.select("div.solution"))


def typeset(article: Tag) -> None:
    """Typeset the formulas of verdicts, which a script does on the site."""
    texts = [text for text in article.find_all(string=TEX) if text.find_parent(class_="outcome")]
    found = {(tex, False) for text in texts for tex in TEX.findall(text)}
    made = to_mathml(found, MADE / "formulas-printed.json")
    for text in texts:
        pieces = enumerate(TEX.split(text))  # every second one is a formula
        markup = "".join(made[each, False] if n % 2 else escape(each) for n, each in pieces)
        text.replace_with(BeautifulSoup(markup, "html.parser"))


def page_of(name: str, printed: set[str]) -> tuple[Tag, list[Tag]]:
    """Read a page: its text for the book, and what goes to the end."""
    markup = (SITE / f"{name}.html").read_text(encoding="utf-8")
    soup = BeautifulSoup(markup, "html.parser")
    article = soup.select_one("article")
    for node in article.select(DROPPED):
        node.decompose()
    for folded in article.select("details:not(form details)"):
        if folded.summary:
            folded.summary.decompose()
        folded.name = "div"
    typeset(article)
    relink(name, article, printed)
    article["id"] = anchor(name)
    for text in article.find_all(string=re.compile("are at the end of the page")):
        text.replace_with(text.replace("at the end of the page", "at the end of the book"))
    told = list(open_boxes(soup, article))
    for section in article.select("section section"):
        if len(section.find_all(True, recursive=False)) == 1:
            section.decompose()  # a heading over what only a script or the end of the book shows
    return article, told


def cover(config: dict[str, Any]) -> str:
    """Write the first page."""
    title, author = config["title"], config["author"]
    licence = config["html"]["extra_footer"]
    return (
        f'<header class="cover"><p class="cover-title">{title}</p><p>{author}</p>'
        f'<p class="cover-edition">Edition of {date.today():%-d %B %Y}</p>'
        f"<div>{licence}</div></header>"
    )


def entry(level: int, place: str, title: str, pages: dict[str, int]) -> str:
    """Write a line of the contents."""
    number = pages.get(place, "")
    return (
        f'<p class="entry entry-{level}"><a href="#{place}"><span>{title}</span>'
        f'<span class="dots"></span><span class="at">{number}</span></a></p>'
    )


class Book:
    """The joined pages, and the places that bookmarks and contents name."""

    def __init__(self) -> None:
        self.config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
        self.front = cover(self.config)
        listed = list(parts(yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))))
        printed = {page for _, pages in listed for page in pages}
        self.body: list[str] = []
        self.listed: list[tuple[int, str, str]] = []  # level, place, title
        solutions: list[str] = []
        for caption, pages in listed:
            if caption:
                self.listed.append((0, "", caption))
            for page in pages:
                article, told = page_of(page, printed)
                self.list_headings(article)
                self.body.append(str(article))
                if told:
                    solutions += self.solved(page, article, told)
        self.listed += [(0, "", "Hints and solutions"), (1, "solutions", "Hints and solutions")]
        self.body += ['<article class="solutions" id="solutions"><h1>Hints and solutions</h1>']
        self.body += [*solutions, "</article>"]

    def list_headings(self, article: Tag) -> None:
        """List a page's title and its sections for the contents."""
        for heading in article.select("h1, h2"):
            level, place = int(heading.name[1]), heading.find_parent(["section", "article"])["id"]
            self.listed.append((level, place, heading.decode_contents()))

    def solved(self, page: str, article: Tag, told: list[Tag]) -> Iterator[str]:
        """Write the solutions of a page."""
        title = article.h1.decode_contents()
        yield f'<section><h2><a href="#{anchor(page)}">{title}</a></h2>'
        yield from map(str, told)
        yield "</section>"

    def markup(self, pages: dict[str, int]) -> str:
        """Write the book as one page of HTML, with page numbers where they are known."""
        lines = [
            entry(level, place, title, pages) if place else f'<p class="part">{title}</p>'
            for level, place, title in self.listed
        ]
        sheets = [SITE / "_static/site.css", SITE / "_static/math.css", STYLE]
        links = "".join(f'<link rel="stylesheet" href="{sheet.as_uri()}">' for sheet in sheets)
        return (
            '<!doctype html><html lang="en" data-theme="light" data-mode="light"><head>'
            f'<meta charset="utf-8"><title>{self.config["title"]}</title>{links}</head>'
            f'<body>{self.front}<nav class="contents"><p class="contents-title">Contents</p>'
            f"{''.join(lines)}</nav>"
            f'<main class="bd-content">{"".join(self.body)}</main></body></html>'
        )


def places(path: Path) -> dict[str, int]:
    """Tell on which page of a PDF each place is that links lead to."""
    with pikepdf.open(path) as printed:
        numbers = {page.objgen: number for number, page in enumerate(printed.pages, 1)}
        found = printed.Root.Dests.items()
        return {name.removeprefix("/"): numbers[place[0].objgen] for name, place in found}


def say_once(marks: list[pikepdf.OutlineItem]) -> None:
    """Mend the bookmarks that name twice a heading which Chromium moved to the next page."""
    for mark in marks:
        half = len(mark.title) // 2
        if mark.title[:half] == mark.title[half:]:
            mark.title = mark.title[:half]
        say_once(mark.children)


def write() -> None:
    """Print twice: the first time tells the page numbers for the contents."""
    PDF.parent.mkdir(parents=True, exist_ok=True)
    book, joined = Book(), PDF.with_suffix(".html")
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        page = chromium.new_page(viewport={"width": WIDTH, "height": 900})
        page.emulate_media(media="print", color_scheme="light")
        known: dict[str, int] = {}
        for last in (False, True):
            joined.write_text(book.markup(known), encoding="utf-8")
            page.goto(joined.as_uri(), timeout=HANG)
            page.evaluate("document.fonts.ready")
            page.evaluate(FIT)
            page.pdf(path=PDF, prefer_css_page_size=True, outline=last, tagged=last)
            known = places(PDF)
        chromium.close()
    with pikepdf.open(PDF, allow_overwriting_input=True) as printed:  # Chromium does not compress
        with printed.open_outline() as outline:
            say_once(outline.root)
        printed.save(PDF, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def publish() -> None:
    """Put the PDF into the site, and a link to it at the foot of each page."""
    shutil.copyfile(PDF, SITE / PDF.name)
    for page in SITE.rglob("*.html"):
        if not {"lite", "_static"} & {*page.relative_to(SITE).parts}:
            up = "../" * (len(page.relative_to(SITE).parts) - 1)
            markup = page.read_text(encoding="utf-8")
            linked = FOOT.sub(rf'\1 <a href="{up}{PDF.name}">The book as a PDF</a>.', markup)
            if linked != markup:
                page.write_text(linked, encoding="utf-8")


def main() -> None:
    """Make the PDF, unless this edition has one."""
    make_once(PDF, digest([Path(__file__), STYLE], state()), write)
    publish()
    print(f"The book is printed. Open {PDF}")


if __name__ == "__main__":
    main()
