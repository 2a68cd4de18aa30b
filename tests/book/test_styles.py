"""The one style sheet holds what the pages use, and little else."""

import gzip
import html
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from html_pages import PAGES, SITE, page_name, require_book

SHEET = SITE / "_static" / "site.css"
MOST = 45_000  # bytes, compressed: every page waits for them
OURS = Path(__file__).parents[2] / "book" / "_static" / "book.css"


class Pictures(HTMLParser):
    """The icons and the unsized pictures of a page."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.icons: set[str] = set()
        self.unsized: list[str] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        lazy = tag == "img" and given.get("loading") == "lazy"
        if lazy and not {"width", "height"} <= given.keys():
            self.unsized.append(str(given["src"]))
        self.icons |= {name for name in str(given.get("class")).split() if name.startswith("fa-")}


def read_sheet() -> str:
    require_book()
    return SHEET.read_text(encoding="utf-8")


def test_the_sheet_is_small() -> None:
    require_book()
    assert len(gzip.compress(SHEET.read_bytes())) < MOST


def test_the_sheet_has_all_of_ours() -> None:
    def rules(css: str) -> str:
        return re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)).strip()

    assert rules(OURS.read_text(encoding="utf-8")) in rules(read_sheet())


def test_files_that_the_sheet_names_are_there() -> None:
    named = re.findall(r"url\([\"']?(?!data:|%23)([^\"')]+)", read_sheet())
    assert [url for url in named if not (SHEET.parent / url).is_file()] == []
    assert {"fonts/math.woff", "fonts/fa-solid-900.woff"} <= set(named)


def test_the_sheet_styles_the_boxes_to_answer_in() -> None:
    assert {".answer-box", ".answer-field", ".answer-verdict.is-correct"} <= set(
        re.findall(r"\.answer-[\w.-]+", read_sheet())
    )


MATH = re.compile(r"<math.*?</math>", re.DOTALL)


def shown_in_formulas(markup: str) -> set[str]:
    """Collect what formulas show; a letter alone in its element is drawn in italics."""
    maths = "".join(MATH.findall(markup))
    letters = set(re.findall(r"<mi>([A-Za-z])</mi>", maths)) - {"h"}  # ℎ has a place of its own
    italics = {chr(ord(x) - ord("a") + 0x1D44E) for x in letters if x.islower()}
    italics |= {chr(ord(x) - ord("A") + 0x1D434) for x in letters if x.isupper()}
    return set(html.unescape(re.sub(r"<[^>]*>|\s", "", maths))) | italics


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_the_font_has_what_formulas_show(page: Path) -> None:
    drawn = TTFont(SHEET.parent / "fonts" / "math.woff").getBestCmap()
    shown = shown_in_formulas(page.read_text(encoding="utf-8"))
    assert {character for character in shown if ord(character) not in drawn} == set()


def test_the_collection_sees_italics() -> None:
    markup = "<p>q</p><math><mi>T</mi><mi>softmax</mi><mo>&lt;</mo></math>"
    assert shown_in_formulas(markup) == {*"𝑇Tsoftmax<"}


def drawn_icons() -> set[str]:
    """Name the icons that the sheet has a character for, which the cut fonts can draw."""
    fonts = [TTFont(path) for path in (SHEET.parent / "fonts").glob("fa-*.woff")]
    drawn = {code for font in fonts for code in font.getBestCmap() or {}}
    rules = re.findall(r"([^{}]+)\{content:\s*\"\\([0-9a-f]+)\"", read_sheet())
    shown = [selectors for selectors, code in rules if int(code, 16) in drawn]
    return set(re.findall(r"\.(fa-[\w-]+):", " ".join(shown)))


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_icons_are_drawn_and_pictures_keep_their_place(page: Path) -> None:
    seen = Pictures(page.read_text(encoding="utf-8"))
    assert seen.icons - drawn_icons() <= {"fa-solid", "fa-lg"}  # a weight and a size
    assert seen.unsized == []


def test_the_icon_fonts_have_what_the_sheet_shows() -> None:
    drawn = {
        character
        for font in (SHEET.parent / "fonts").glob("fa-*.woff")
        for character in TTFont(font).getBestCmap()
    }
    escaped = {int(code, 16) for code in re.findall(r"[\"']\\([0-9a-f]{4})[\"']", read_sheet())}
    private = escaped | {ord(character) for character in read_sheet()}
    assert {f"{code:x}" for code in private if 0xE000 <= code <= 0xF8FF} <= {
        f"{code:x}" for code in drawn
    }
