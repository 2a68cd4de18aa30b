"""The controls of a page: by keyboard, the search, the printed page."""

import pytest
from playwright.sync_api import Browser, Page
from test_pages import AXE
from watching import listen, open_explorers

WIDE, NARROW = 1280, 390

# What has the focus, and whether anything is drawn around it.
FOCUSED = """() => {
  const element = document.activeElement;
  element.reached = true;
  const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(element);
  const named = element.innerText || element.ariaLabel || element.labels?.[0]?.innerText
    || element.querySelector('[alt], title, [aria-label]');
  return {
    what: element.outerHTML.slice(0, 80),
    ended: element === document.body,
    seen: outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 || boxShadow !== 'none',
    named: Boolean(named || element.className.includes('math')),
    jumps: element.tabIndex > 0,
  };
}"""


def reached(page: Page, most: int = 300) -> list[dict]:
    """Press Tab from the top of a page to its end, and say what had the focus."""
    found = []
    for _ in range(most):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["ended"]:
            return found
        found.append(focused)
    pytest.fail(f"expected an end after {most} presses of Tab, got {found[-1]['what']}")


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    browser: Browser, address: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page.goto(f"{address}/book/classification.html", wait_until="networkidle")
    open_explorers(page)
    found = reached(page)
    passed_over = page.evaluate(
        "[...document.querySelectorAll('a[href], button')].filter(x => x.checkVisibility("
        "{visibilityProperty: true}) && x.tabIndex >= 0 && !x.reached).map(x => x.outerHTML)"
    )
    assert "main-content" in found[0]["what"]  # the link that skips what all pages share
    assert [each for each in found if not each["seen"] or not each["named"] or each["jumps"]] == []
    assert passed_over == []
    page.close()


def test_the_search_finds(browser: Browser, address: str) -> None:
    page = browser.new_page()
    heard = listen(page, address)
    page.goto(f"{address}/book/classification.html")
    page.locator("button.search-button__button").first.click()
    page.keyboard.type("temperature")
    page.keyboard.press("Enter")
    page.locator("#search-results a", has_text="Temperature").first.wait_for()
    assert heard == []
    page.close()


def test_found_words_can_be_read(browser: Browser, address: str) -> None:
    page = browser.new_page(color_scheme="dark", bypass_csp=True)
    page.goto(f"{address}/search.html?q=temperature")
    page.locator("#search-results mark").first.wait_for()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run('#search-results', {runOnly: ['color-contrast']})")
    assert found["passes"]
    assert found["violations"] == []
    page.close()


def test_a_dark_page_prints_light(browser: Browser, address: str) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(f"{address}/book/classification.html", wait_until="networkidle")
    theme = "document.documentElement.dataset.theme"
    assert page.evaluate(f"dispatchEvent(new Event('beforeprint')), {theme}") == "light"
    assert page.evaluate("[...document.images].every(x => x.loading === 'eager')")
    assert page.evaluate(f"dispatchEvent(new Event('afterprint')), {theme}") == "dark"
    page.close()
