"""The first page shows at once what the book is, and has something to try."""

import re
from collections.abc import Iterator

import pytest
from notebooks import BOOK, ROOT, read_cells, text
from playwright.sync_api import Browser, Page
from watching import listen

FOLD = 800
BELOW = "element => element.getBoundingClientRect().bottom"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": FOLD}, reduced_motion="reduce")
    heard = listen(page, address)
    page.goto(f"{address}/index.html", wait_until="networkidle")
    yield page
    page.close()
    assert heard == []


def test_title_two_sentences_and_the_explorer_stand_above_the_fold(page: Page) -> None:
    first = page.locator("h1 + p")
    assert len(re.findall(r"[.?!](?:\s|$)", first.inner_text().replace("which one?", ""))) == 2
    picture = page.locator(".explorer svg").first
    picture.wait_for()
    for element in (page.locator("h1").last, first, picture):
        assert 0 < element.evaluate(BELOW) < FOLD


def test_the_still_picture_gives_way_to_the_explorer_and_comes_back_in_print(page: Page) -> None:
    picture = page.locator(".cell.tag_still-picture img")
    page.locator(".explorer svg").first.wait_for()
    assert not picture.is_visible()
    page.emulate_media(media="print")
    assert picture.is_visible()


def test_without_scripts_the_still_picture_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/index.html")
    picture = page.locator(".cell.tag_still-picture img")
    assert picture.is_visible()
    assert "probabilities 0.70, 0.13 and 0.17" in picture.get_attribute("alt")
    context.close()


def test_the_claim_has_its_proof_folded_under_it(page: Page) -> None:
    proof = page.get_by_text("exact, for every")
    assert not proof.is_visible()
    page.locator("summary", has_text="The proof").press("Enter")
    proof.wait_for()


def test_a_wrong_answer_is_told_why_and_a_right_one_accepted(page: Page) -> None:
    box = page.locator('[data-question="first_page.share"]')
    for answer, said in [("2/3", "leaves out the dog"), ("3/5", "Correct")]:
        box.locator(".answer-field").fill(answer)
        box.get_by_role("button", name="Check").click()
        box.get_by_text(said).wait_for()


def test_nothing_moves_much_while_the_page_loads(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": FOLD})
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(each => {"
        " window.moved += each.value; })).observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(f"{address}/index.html", wait_until="networkidle")
    page.locator(".explorer svg").first.wait_for()
    assert page.evaluate("window.moved") < 0.1
    page.close()


def test_a_card_for_each_chapter_in_the_order_of_the_book() -> None:
    cells = "\n".join(text(cell["source"]) for cell in read_cells(BOOK / "intro.ipynb"))
    chapters = (ROOT / "_toc.yml").read_text(encoding="utf-8").partition("caption: Chapters")[2]
    listed = re.findall(r"file: book/(\S+)", chapters.partition("caption")[0])
    assert re.findall(r":link: (\S+)", cells) == [*listed, "exercises/index"]
    titles = [read_cells(BOOK / f"{name}.ipynb")[0]["source"] for name in listed]
    numbered = [f"{n}. {text(each).splitlines()[0][2:]}" for n, each in enumerate(titles, 1)]
    assert re.findall(r"grid-item-card\} (\d.*)", cells) == numbered


def test_the_citation_is_that_of_the_file() -> None:
    cells = "\n".join(text(cell["source"]) for cell in read_cells(BOOK / "intro.ipynb"))
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    for key in ("title", "version"):
        (value,) = re.findall(rf"(?m)^{key}: (.*)$", citation)
        assert value in cells.partition("## How to cite")[2]
