"""The search finds the section that explains what people type, and says where it is."""

import re
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from notebooks import ROOT
from page_text import one_line
from playwright.sync_api import Browser, Page
from watching import listen

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
# What is typed; the section that explains it; a word of the piece that is shown of its text.
TYPED = [
    ("cross entropy", "The cross-entropy", "cross-entropy"),
    ("temperature", "Temperature", "divides all log-odds"),
    ("overflow", "What goes wrong", "overflows to infinity"),
    ("KL", "The wrong observer", "believes Q"),
    ("Huffman", "The best code", "Huffman’s algorithm"),
    ("logsumexp", "A smooth maximum", "log-sum-exp"),
    ("argmax", "From scores to a decision", "argmax"),
    ("NaN", "What goes wrong", "NaN"),
    ("learning rate", "How long a step?", "step"),
    ("softmax derivative", "The Jacobian", "Jacobian"),
    ("perplexity", "Two readings of the loss, measured", "perplexity"),
    ("weight decay", "Against the gradient", "weight decay"),
    ("Kullback-Leibler", "The wrong observer", "observer"),
    ("tempreature", "Temperature", "temperature"),
    ("regularization", "What is to be lowered", "loss"),
]


def search(page: Page, address: str, query: str, *, wait: bool = True) -> list[str]:
    """Open the search page with a query, and return the texts of the hits."""
    page.goto(f"{address}/search.html?q={quote(query)}")
    if wait:
        page.wait_for_function("document.querySelector('#search-results [role=status]').innerText")
    return page.locator("#search-results li").all_inner_texts()


@pytest.fixture
def page(browser: Browser, address: str) -> Page:
    page = browser.new_page(reduced_motion="reduce")
    heard = listen(page, address)
    yield page
    page.close()
    assert heard == []


def test_the_section_that_explains_is_among_the_first_three(page: Page, address: str) -> None:
    missed = []
    for query, title, said in TYPED:
        found = search(page, address, query)[:3]
        right = [hit for hit in found if re.match(rf"[1-5](\.\d+)+ {re.escape(title)}", hit)]
        if not right or said not in right[0]:
            missed.append((query, found))
    assert missed == []


def test_a_hit_leads_to_its_section_and_the_keyboard_reaches_it(page: Page, address: str) -> None:
    page.goto(f"{address}/book/classification.html")
    page.keyboard.press("Control+k")
    page.keyboard.type("softmax derivative")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html*")
    page.locator("#search-results a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/book/softmax.html#the-jacobian")
    assert page.locator("#the-jacobian > h2").inner_text().startswith("2.11. The Jacobian")


def test_what_is_hidden_is_not_searched(page: Page, address: str) -> None:
    hits = search(page, address, "Click to hide Expand This is 3 plus a quarter")
    assert not any("plus a quarter" in hit or "Click to" in hit for hit in hits)


@pytest.mark.parametrize(
    "query",
    ["constructor", "__proto__", "toString hasOwnProperty", "<img src=x onerror=alert(1)>", "((("],
)
def test_strange_queries_are_harmless(page: Page, address: str, query: str) -> None:
    search(page, address, query)
    assert page.locator("#search-results img").count() == 0
    assert query in page.locator("#search-results [role=status]").inner_text()


def test_nothing_found_is_said_and_an_empty_query_waits(page: Page, address: str) -> None:
    assert search(page, address, "xyzzyxx") == []
    said = page.locator("#search-results [role=status]")
    assert said.inner_text() == "No section has “xyzzyxx”. Try fewer or other words."
    assert search(page, address, "", wait=False) == []
    field = page.locator(".bd-search-container input").element_handle()
    page.wait_for_function("field => document.activeElement === field", arg=field)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_hits_have_nothing_to_hide(page: Page, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 360, "height": 800})
    search(page, address, "cross entropy")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run().then(({violations}) => violations.map(x => x.id))")
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_only_the_search_page_loads_the_index(browser: Browser, address: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/book/softmax.html", wait_until="networkidle")
    assert [url for url in asked if re.search(r"sections|minisearch|searchindex", url)] == []
    page.close()


@pytest.mark.parametrize(
    ("mathml", "expected"),
    [
        ("<mfrac><mn>1</mn><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></mfrac>", "1/(a+b)"),
        ("<msub><mover><mi>y</mi><mo>ˆ</mo></mover><mi>k</mi></msub>", "y\u0302_k"),
        ("<msubsup><mi>x</mi><mi>r</mi><mn>2</mn></msubsup>", "x_r^2"),
        ("<mrow><mi>log</mi><mo>\u2061</mo><mi>K</mi></mrow>", "logK"),
    ],
)
def test_a_formula_becomes_a_line(mathml: str, expected: str) -> None:
    assert one_line(ElementTree.fromstring(mathml)) == expected
