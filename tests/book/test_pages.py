"""Each built page, opened in Chromium in light and dark, wide and narrow, has nothing to hide."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from browser import ARGUMENTS, find_browser
from html_pages import PAGES, SITE, page_name, require_book
from notebooks import ROOT
from playwright.sync_api import Browser, Page, sync_playwright
from serving import serve, serve_site

WIDE, NARROW = 1280, 390

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
# Contrast takes most of the time and does not depend on the width: it may be left out.
RUN_AXE = """async (contrast) => {
  const rules = {'color-contrast': {enabled: contrast}};
  const {violations} = await axe.run({rules, resultTypes: ['violations'], preload: false});
  return violations.map(({id, nodes}) => `${id}: ${nodes.map(node => node.html).join(' ')}`);
}"""

# A frame after the new size the theme begins to move, and what watches sizes comes after it.
LOOK = """async (width) => {
  const frame = () => new Promise(requestAnimationFrame);
  while (innerWidth !== width) await frame();
  await frame();
  await Promise.allSettled(document.getAnimations().map(animation => animation.finished));
  await frame();
  await frame();
  const count = selector => document.querySelectorAll(selector).length;
  return {
    formulas: count('.math'),
    typeset: count('.math > math'),
    width: document.documentElement.scrollWidth,
    clipped: [...document.querySelectorAll('div.math')].filter(box =>
      [...box.children].some(part => part.getBoundingClientRect().left
        < box.getBoundingClientRect().left - 1)).length,
    squeezed: [...document.images].filter(image => image.naturalHeight && image.height
      && Math.abs(image.width * image.naturalHeight / image.height / image.naturalWidth - 1) > 0.03
    ).length,
  };
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = find_browser()
    assert path, "expected a Chromium, found none: run `python tests/book/browser.py`"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serve_site() as url:
        yield url


def listen(page: Page, home: str) -> list[str]:
    """Collect, from now on, what goes wrong in a page that may fetch from its home only."""
    heard: list[str] = []

    def console(message: object) -> None:
        if message.type in {"error", "warning"}:
            heard.append(f"console {message.type}: {message.text}")

    def request(fetched: object) -> None:
        if not fetched.url.startswith((home, "data:", "blob:")):
            heard.append(f"request to another host: {fetched.url}")

    def response(got: object) -> None:
        if got.status >= 400:
            heard.append(f"request answered with {got.status}: {got.url}")

    page.on("console", console)
    page.on("request", request)
    page.on("response", response)
    page.on("pageerror", lambda error: heard.append(f"script error: {error}"))
    page.on("requestfailed", lambda failed: heard.append(f"request failed: {failed.url}"))
    return heard


def faults(page: Page, scheme: str, width: int) -> list[str]:
    """Say what is wrong with a page in this look, and what axe finds in it."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    seen = page.evaluate(LOOK, width)
    contrast = (scheme == "light") == (width == WIDE)
    found = [f"axe: {violation}" for violation in page.evaluate(RUN_AXE, contrast)]
    if seen["typeset"] != seen["formulas"]:
        found.append(f"expected {seen['formulas']} formulas typeset, got {seen['typeset']}")
    if seen["clipped"]:
        found.append(f"{seen['clipped']} formulas whose beginning no scrolling shows")
    if seen["squeezed"]:
        found.append(f"{seen['squeezed']} pictures out of shape")
    if seen["width"] > width:
        found.append(f"expected a page at most {width} wide, got {seen['width']}")
    return found


def problems(browser: Browser, url: str, home: str) -> list[str]:
    """Open a page, look at it in light and dark, wide and narrow, and say what is wrong with it."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    heard = listen(page, home)
    page.goto(url, wait_until="networkidle")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for look in product(("light", "dark"), (WIDE, NARROW)):
        heard += [f"{look}: {fault}" for fault in faults(page, *look)]
    context.close()
    return heard


def test_the_book_is_built() -> None:
    require_book()


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_page(browser: Browser, address: str, page: Path) -> None:
    assert problems(browser, f"{address}/{page_name(page)}", address) == []


def test_the_book_reads_from_disk(browser: Browser) -> None:
    require_book()
    page = SITE / "book" / "intro.html"
    assert problems(browser, page.as_uri(), SITE.as_uri()) == []


# What has the focus, and whether anything is drawn around it.
FOCUSED = """() => {
  const element = document.activeElement;
  const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(element);
  const named = element.innerText || element.ariaLabel || element.querySelector('[alt], title');
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
    found = reached(page)
    shown = page.evaluate(
        "[...document.querySelectorAll('a[href], button')].filter(x => x.checkVisibility("
        "{visibilityProperty: true}) && x.tabIndex >= 0).length"
    )
    assert "main-content" in found[0]["what"]  # the link that skips what all pages share
    assert [each for each in found if not each["seen"] or not each["named"] or each["jumps"]] == []
    assert len(found) >= shown
    page.close()


def test_the_search_finds(browser: Browser, address: str) -> None:
    page = browser.new_page()
    heard = listen(page, address)
    page.goto(f"{address}/book/classification.html")
    page.locator("button.search-button__button").first.click()
    page.keyboard.type("temperature")
    page.keyboard.press("Enter")
    page.locator("#search-results a", has_text="Softmax").first.wait_for()
    assert heard == []
    page.close()


def test_a_dark_page_prints_light(browser: Browser, address: str) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(f"{address}/book/classification.html", wait_until="networkidle")
    theme = "document.documentElement.dataset.theme"
    assert page.evaluate(f"dispatchEvent(new Event('beforeprint')), {theme}") == "light"
    assert page.evaluate("[...document.images].every(x => x.loading === 'eager')")
    assert page.evaluate(f"dispatchEvent(new Event('afterprint')), {theme}") == "dark"
    page.close()


SQUARE = (
    "data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22 width=%229%22 height=%229%22/>"
)
BOX = "<div class='math' style='overflow: auto'><math></math><p style='"
START = (
    '<!doctype html><html lang="en"><title>A</title><meta name="viewport" content="width=390">'
    '<link rel="icon" href="data:,">'  # else Chromium asks for /favicon.ico
)


@pytest.mark.parametrize(
    ("markup", "problem"),
    [
        ("<p>Fine.</p>", None),
        ("<script>console.error('ouch')</script>", "console error: ouch"),
        ("<script>console.warn('hm')</script>", "console warning: hm"),
        ("<script>missing()</script>", "script error"),
        ("<script>fetch('missing.json')</script>", "answered with 404"),
        ("<script>fetch('http://elsewhere.invalid/')</script>", "request to another host"),
        ("<p class=math>x</p>", "expected 1 formulas typeset, got 0"),
        (f"{BOX} margin-left: -9px'>y</p></div>", "1 formulas whose beginning no scrolling"),
        (f"{BOX} width: 999px'>y</p></div>", None),
        (f"<img alt='' src='{SQUARE}' width=20 height=30>", "1 pictures out of shape"),
        (f"<img alt='' src='{SQUARE}' width=20 height=20>", None),
        ("<p style='width: 2000px'>Wide.</p>", "expected a page at most 390 wide, got 20"),
        ("<p style='color: #bbb'>Faint.</p>", "('light', 1280): axe: color-contrast: <p"),
        ("<p>A</p><button></button>", "('dark', 390): axe: button-name: <button>"),
    ],
)
def test_the_check_sees(browser: Browser, tmp_path: Path, markup: str, problem: str | None) -> None:
    (tmp_path / "page.html").write_text(f"{START}<main><h1>A</h1>{markup}</main>")
    with serve(tmp_path) as home:
        found = problems(browser, f"{home}/page.html", home)
    assert bool(found) == (problem is not None)
    assert problem is None or any(problem in each for each in found), found
