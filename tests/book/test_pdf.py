"""The printed book: nothing missing, nothing cut, nothing raw. `make pdf` makes it."""

import re
from collections import defaultdict
from collections.abc import Iterator

import pdf
import pikepdf
import pypdfium2
import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from notebooks import ROOT

MARGIN = 13  # millimetres that stay blank at the left and right of a page
MILLIMETRES = 25.4 / 72


@pytest.fixture(scope="module")
def document() -> Iterator[pypdfium2.PdfDocument]:
    if not pdf.PDF.exists():
        pytest.skip("no PDF: `make pdf` makes it")
    opened = pypdfium2.PdfDocument(pdf.PDF)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def texts(document: pypdfium2.PdfDocument) -> list[str]:
    return [page.get_textpage().get_text_range() for page in document]


@pytest.fixture(scope="module")
def articles() -> list[Tag]:
    contents = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    pages = [page for _, pages in pdf.parts(contents) for page in pages]
    found = []
    for page in pages:
        markup = (pdf.SITE / f"{page}.html").read_text(encoding="utf-8")
        found.append(BeautifulSoup(markup, "html.parser").article)
    return found


def letters(text: str) -> str:
    """Leave out what a bookmark writes in another way: spaces, and signs of headings."""
    return re.sub(r"\W", "", text)


def first_of_end(document: pypdfium2.PdfDocument) -> int:
    """Give the index of the page on which the solutions begin."""
    for bookmark in document.get_toc():
        if bookmark.get_title() == "Hints and solutions":
            return bookmark.get_dest().get_index()
    raise AssertionError("expected a bookmark of the solutions, found none")


def test_every_heading_has_a_bookmark(document: pypdfium2.PdfDocument, articles: list[Tag]) -> None:
    marked = {letters(bookmark.get_title()) for bookmark in document.get_toc()}
    for each in articles:
        for node in each.select(
            ".headerlink, .answer-progress, div.solution, :is(h1, h2, h3) math"
        ):
            node.decompose()
    headings = [
        heading
        for each in articles
        for heading in each.select("h1, h2, h3")
        if len(heading.parent.find_all(True, recursive=False)) > 1  # else it is not printed
    ]
    wanted = {letters(heading.get_text()) for heading in headings}
    assert len(wanted) > 100
    assert not [each for each in wanted if not any(each in title for title in marked)]


def test_every_equation_has_its_number(texts: list[str], articles: list[Tag]) -> None:
    numbers = [number.find(string=True) for each in articles for number in each.select("span.eqno")]
    text = "\n".join(texts)
    assert len(numbers) > 100
    assert not [number for number in numbers if number not in text]


RAW = [r"\\(frac|mathbf|sum|hat|label)\{", r"\$\$", r"\{(eq|cite)"]
TOLD = ["Start of Solution", "Link to this", "Click to"]


@pytest.mark.parametrize("unwanted", [*RAW, *TOLD])
def test_nothing_is_raw(texts: list[str], unwanted: str) -> None:
    """A reader of paper sees no TeX, no markup and nothing to click on."""
    assert not [n for n, text in enumerate(texts, 1) if re.search(unwanted, text)]


def test_nothing_is_cut_at_an_edge(document: pypdfium2.PdfDocument) -> None:
    """The margins of every page are blank, and so is what lies beyond them."""
    inked = []
    for number, page in enumerate(document, 1):
        drawn = page.render(scale=1, grayscale=True).to_numpy()
        margin = round(MARGIN / MILLIMETRES)
        if drawn[:, :margin].min() < 250 or drawn[:, -margin:].min() < 250:
            inked.append(number)
    assert not inked


def test_solutions_stand_at_the_end(document: pypdfium2.PdfDocument, texts: list[str]) -> None:
    start = first_of_end(document)
    told = re.compile(r"^Solution to Exercise", re.M)  # how to answer shows how a hint looks
    assert not [n for n, text in enumerate(texts[:start], 1) if told.search(text)]
    assert sum(bool(told.search(text)) for text in texts[start:]) > 10


def fonts(resources: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """List the fonts of a page or form; those of a composite font are one floor down."""
    for font in resources.get("/Font", {}).values():
        yield from font.get("/DescendantFonts", [font])


def test_every_font_is_embedded(document: pypdfium2.PdfDocument) -> None:
    with pikepdf.open(pdf.PDF) as printed:
        descriptors = [
            font.get("/FontDescriptor")
            for page in printed.pages
            for font in fonts(page.get("/Resources", {}))
            if font.Subtype != "/Type3"  # drawn in the file itself
        ]
        assert descriptors
        files = {"/FontFile", "/FontFile2", "/FontFile3"}
        assert all(files & set(each.keys()) for each in descriptors)


def test_the_contents_lead_to_their_pages(document: pypdfium2.PdfDocument) -> None:
    """A line of the contents names the page on which a bookmark of that title is."""
    markup = pdf.PDF.with_suffix(".html").read_text(encoding="utf-8")
    lines = BeautifulSoup(markup, "html.parser").select(".entry-1")
    at: dict[str, set[int]] = defaultdict(set)  # the first page has the title of the book
    for mark in document.get_toc():
        at[letters(mark.get_title())].add(mark.get_dest().get_index() + 1)
    assert len(lines) > 20
    for line in lines:
        title = letters(line.span.get_text())
        assert int(line.select_one(".at").get_text()) in at[title]
