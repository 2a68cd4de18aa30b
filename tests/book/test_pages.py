"""Each built page, opened in Chromium in light and dark, wide and narrow, has nothing to hide."""

from itertools import product
from pathlib import Path

import pytest
from browser import choose
from html_pages import PAGES, SITE, page_name, require_book
from notebooks import ROOT
from playwright.sync_api import Browser, Page
from serving import serve
from watching import listen

WIDE, NARROW, NARROWEST = 1280, 390, 360

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = """async () => {
  const options = {resultTypes: ['violations'], preload: false};
  const {violations} = await axe.run({exclude: [['math']]}, options);
  return violations.map(({id, nodes}) => `${id}: ${nodes.map(node => node.html).join(' ')}`);
}"""
# Contrast does not depend on the width, and nothing else on the colours: two looks show all to axe.
AXE_LOOKS = (("light", WIDE), ("dark", NARROW))

# What axe would look at for seconds. Formulas are many nodes, to which none of its rules applies
# but contrast: `coloured` holds that. Words of code of one class have one colour: the first stays.
THIN_OUT = """() => {
  for (const math of document.querySelectorAll('math')) math.replaceChildren('x');
  const seen = new Set();
  for (const word of document.querySelectorAll('.highlight pre span[class]')) {
    if (seen.has(word.className)) word.replaceWith(word.textContent);
    seen.add(word.className);
  }
}"""

# A frame after the new size the theme begins to move, and what watches sizes comes after it.
SETTLE = """async (width) => {
  const frame = () => new Promise(requestAnimationFrame);
  for (const folded of document.querySelectorAll('details')) folded.open = true;
  while (innerWidth !== width) await frame();
  await frame();
  await Promise.allSettled(document.getAnimations().map(animation => animation.finished));
  await frame();
  await frame();
}"""

LOOK = """() => {
  const count = selector => document.querySelectorAll(selector).length;
  // Whether a box around a part cuts it off, so that no scrolling shows it.
  const isCut = part => {
    const {left, right, width} = part.getBoundingClientRect();
    if (!width) return false;
    for (let box = part.parentElement; box && box !== document.body; box = box.parentElement) {
      const how = getComputedStyle(box).overflowX, edges = box.getBoundingClientRect();
      if (how === 'visible') continue;
      const scrolls = how === 'auto' || how === 'scroll';
      const [before, after] = scrolls
        ? [box.scrollLeft, box.scrollWidth - box.clientWidth - box.scrollLeft] : [0, 0];
      if (left < edges.left - before - 1 || right > edges.right + after + 1) return true;
      if (scrolls) return false;
    }
    return false;
  };
  return {
    formulas: count('.math'),
    typeset: count('.math > math'),
    width: document.documentElement.scrollWidth,
    clipped: [...document.querySelectorAll('div.math, pre, table')].filter(box =>
      [...box.querySelectorAll('*')].filter(part => !part.firstElementChild).some(isCut)).length,
    coloured: [...document.querySelectorAll('math, math *')].filter(part =>
      getComputedStyle(part).color !== getComputedStyle(part.parentElement).color).length,
    torn: [...document.querySelectorAll('.together:not(:has(> .wide))')].filter(each =>
      new Set([...each.getClientRects()].map(part => Math.round(part.top))).size > 1).length,
    squeezed: [...document.images].filter(image => image.naturalHeight && image.height
      && Math.abs(image.width * image.naturalHeight / image.height / image.naturalWidth - 1) > 0.03
    ).length,
  };
}"""


def show(page: Page, scheme: str, width: int) -> None:
    """Give a page this look, and wait until it stands still."""
    choose(page, scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate(SETTLE, width)


def faults(page: Page, scheme: str, width: int) -> list[str]:
    """Say what is wrong with a page in this look."""
    show(page, scheme, width)
    seen = page.evaluate(LOOK)
    found = []
    if seen["typeset"] != seen["formulas"]:
        found.append(f"expected {seen['formulas']} formulas typeset, got {seen['typeset']}")
    if seen["clipped"]:
        found.append(f"{seen['clipped']} formulas, tables or cells that no scrolling shows whole")
    if seen["coloured"]:
        found.append(f"{seen['coloured']} parts of formulas in another colour than the text")
    if seen["torn"]:
        found.append(f"{seen['torn']} formulas torn from the punctuation beside them")
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
    page.goto(url)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for look in [*product(("light", "dark"), (WIDE, NARROW)), ("light", NARROWEST)]:
        heard += [f"{look}: {fault}" for fault in faults(page, *look)]
    page.evaluate(THIN_OUT)
    for look in AXE_LOOKS:
        show(page, *look)
        heard += [f"{look}: axe: {violation}" for violation in page.evaluate(RUN_AXE)]
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


SQUARE = (
    "data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22 width=%229%22 height=%229%22/>"
)
BOX = "<div class='math' style='overflow: auto'><math></math><p style='"
CUT = BOX.replace("auto", "hidden")
TOGETHER = "<span class=together>(<span class=math><math><mi>x</mi></math></span>.</span>"
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
        (f"{BOX} margin-left: -9px'>y</p></div>", "1 formulas, tables or cells that no"),
        (f"{BOX} width: 999px'>y</p></div>", None),
        (f"{CUT} width: 999px'>y</p></div>", "1 formulas, tables or cells that no"),
        (f"{CUT} width: 9px'>y</p></div>", None),
        ("<p class=math><math style='color: #bbb'></math></p>", "1 parts of formulas in another"),
        (f"<p style='width: 9px'>{TOGETHER}</p>", "1 formulas torn from the punctuation"),
        (f"<p>{TOGETHER}</p>", None),
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
