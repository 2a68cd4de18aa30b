"""A page on a phone: pictures can be read, targets hit, entries seen; what scrolls shows it."""

import json
from collections.abc import Iterator

import pytest
from html_pages import PAGES, page_name
from image_sizes import PIXELS, READABLE, SMALLEST, SMALLEST_SCRIPT
from playwright.sync_api import Browser, Page
from test_answer_boxes import KINDS, box

PHONE = {
    "viewport": {"width": 360, "height": 780},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
    "reduced_motion": "reduce",
}
PICTURED = [page for page in PAGES if "--least" in page.read_text(encoding="utf-8")]
# Of each picture in sight the share of its full size, and whether its text has scripts.
PICTURES = """() => [...document.querySelectorAll('.cell_output img')].filter(image =>
  image.getBoundingClientRect().width).map(image => ({
  share: image.getBoundingClientRect().width / image.getAttribute('width'),
  scripts: image.className.includes('has-scripts'),
}))"""
MASKED = "box => getComputedStyle(box).maskImage !== 'none'"
# What a finger may want to hit and is too small. Links in a text are as high as its lines, a field
# in a label is hit with the label, and the link of a card with the card.
MISSED = """() => {
  const targets = 'a[href]:not(.sd-stretched-link), button, summary, label, textarea,'
    + 'input:not(label input)';
  return [...document.querySelectorAll(targets)].filter(each => {
    const {display} = getComputedStyle(each), {width, height} = each.getBoundingClientRect();
    if (!width || !each.checkVisibility({visibilityProperty: true})) return false;
    return (width < 44 || height < 44) && !(each.tagName === 'A' && display === 'inline');
  }).map(each => each.outerHTML.slice(0, 120));
}"""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(**PHONE)
    yield context.new_page()
    context.close()


def test_there_are_pictures() -> None:
    assert len(PICTURED) >= 6


@pytest.mark.parametrize("page", PICTURED, ids=page_name)
def test_text_in_pictures_can_be_read(phone: Page, address: str, page: object) -> None:
    phone.goto(f"{address}/{page_name(page)}")
    for picture in phone.evaluate(PICTURES):
        points = SMALLEST_SCRIPT if picture["scripts"] else SMALLEST
        assert points * PIXELS * picture["share"] >= READABLE


def scroll_by_key(phone: Page, selector: str) -> None:
    """See that a box shows more on the right, and on the left once a key has scrolled it."""
    phone.wait_for_selector(f"{selector}.more-after", state="attached")
    found = phone.query_selector(f"{selector}.more-after")
    found.scroll_into_view_if_needed()
    assert found.evaluate(MASKED)
    found.focus()
    phone.keyboard.press("ArrowRight")
    phone.wait_for_function("box => box.classList.contains('more-before')", arg=found)
    found.evaluate("box => { box.scrollLeft = box.scrollWidth; }")
    phone.wait_for_function("box => !box.classList.contains('more-after')", arg=found)
    found.evaluate("box => box.blur()")
    assert found.evaluate(MASKED)


def test_what_scrolls_shows_it(phone: Page, address: str) -> None:
    phone.goto(f"{address}/book/softmax.html", wait_until="networkidle")
    for kind in "#fig-sigmoid .image-reference", "div.math", ".highlight > pre":
        scroll_by_key(phone, kind)
    phone.goto(f"{address}/book/notation.html", wait_until="networkidle")
    scroll_by_key(phone, "table")


def test_what_fits_has_no_shade(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/book/softmax.html", wait_until="networkidle")
    assert page.locator(".image-reference").count() > 5
    assert page.locator(".image-reference:is(.more-before, .more-after)").count() == 0
    page.close()


RECORD = {"temperature.a1": {"attempts": 1, "missed": True, "at": 1, "right": 0}}


@pytest.mark.parametrize(
    "name", ["softmax", "intro", "exercises/how-to-answer", "exercises/index", "exercises/review"]
)
def test_a_finger_hits(phone: Page, address: str, name: str) -> None:
    stored = json.dumps(json.dumps(RECORD))
    phone.add_init_script(f"localStorage.setItem('softmax-regression-proved:records', {stored})")
    phone.goto(f"{address}/book/{name}.html", wait_until="networkidle")
    assert phone.evaluate("matchMedia('(pointer: coarse)').matches")
    hints = phone.get_by_role("button", name="Hint")
    for hint in hints.all():
        hint.click()
    phone.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    assert phone.evaluate(MISSED) == []
    phone.locator(".primary-toggle").first.click()
    phone.locator(".bd-links a").first.wait_for()
    assert phone.evaluate(MISSED) == []


def test_entries_are_seen_whole(phone: Page, address: str) -> None:
    phone.goto(f"{address}/{KINDS}")
    found = box(phone, "how_to_answer.matrix")
    first = found.locator(".answer-field").first
    first.fill("p_1*(1-p_1)*exp(x+y)")
    assert first.evaluate("field => field.scrollWidth <= field.clientWidth")
    found.locator(".answer-field").nth(1).focus()
    phone.reload()
    assert first.evaluate("field => field.scrollWidth <= field.clientWidth")


def test_the_keyboard_suits_the_answer(phone: Page, address: str) -> None:
    phone.goto(f"{address}/{KINDS}")
    words = box(phone, "how_to_answer.code").locator(".answer-field").first
    assert words.get_attribute("inputmode") == "numeric"
    formula = box(phone, "how_to_answer.formula").locator(".answer-field")
    expected = {"autocapitalize": "off", "autocorrect": "off", "spellcheck": "false"}
    expected |= {"enterkeyhint": "go", "autocomplete": "off", "inputmode": None}
    assert {name: formula.get_attribute(name) for name in expected} == expected
    assert formula.evaluate("field => parseFloat(getComputedStyle(field).fontSize)") >= 16
