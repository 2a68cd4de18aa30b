"""Formulas are set alike in every browser: where one puts spaces of its own, we take them back."""

import pytest
from browser import ENGINE
from playwright.sync_api import Browser

# How wide the gap before an element is, in the letters' own size, wherever a formula has it.
GAPS = """selector => {
  for (const folded of document.querySelectorAll('details')) folded.open = true;
  const gaps = [];
  for (const right of document.querySelectorAll(selector)) {
    const left = right.previousElementSibling, size = parseFloat(getComputedStyle(right).fontSize);
    const [end, start] = [left.getBoundingClientRect().right, right.getBoundingClientRect().left];
    gaps.push((start - end) / size);
  }
  return gaps;
}"""
SIZES = """() => [...document.querySelectorAll('msup > :nth-child(2) mfrac > :first-child')]
  .map(part => parseFloat(getComputedStyle(part).fontSize)
    / parseFloat(getComputedStyle(part.closest('math')).fontSize))"""


@pytest.mark.parametrize("name", ["loss", "information-theory"])
def test_a_fraction_and_a_function_keep_tex_distances(
    browser: Browser, address: str, name: str
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/book/{name}.html")
    page.evaluate("() => document.fonts.ready.then(() => true)")
    gaps = page.evaluate(GAPS, "mspace[width='0.12em'] + mfrac, mfrac + mspace[width='0.12em']")
    assert len(gaps) > 100
    assert max(map(abs, gaps)) < 0.12, ENGINE  # a whole thin space is 0.17
    thin = page.evaluate(
        "() => [...document.querySelectorAll(\"mspace[width='0.1667em']\")].map(space =>"
        " space.getBoundingClientRect().width / parseFloat(getComputedStyle(space).fontSize))"
    )
    assert [width for width in thin if width and abs(width - 1 / 6) > 0.02] == []
    sizes = page.evaluate(SIZES)
    assert sizes == [] or max(sizes) < 0.66, ENGINE
    page.close()


def test_a_function_after_a_letter_stands_apart(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/book/information-theory.html")
    close = page.evaluate(
        "() => [...document.querySelectorAll('math mi')].filter(name => name.textContent === 'log')"
        ".map(name => [name, name.previousElementSibling"
        " ?? (name.parentElement.localName === 'mrow'"
        " && name.parentElement.previousElementSibling)])"
        ".filter(([name, before]) => before && ['mi', 'mn', 'msub'].includes(before.localName)"
        " && before.parentElement.localName === 'mrow')"
        ".map(([name]) => name.closest('math').textContent)"
    )
    assert close == []
    page.close()
