"""While Python is loaded, a page says how much has arrived; if it fails, what has failed."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route
from test_answer_boxes import PAGE, answer, box

PART = "temperature.a1"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def press_check(page: Page, address: str) -> None:
    """Type an answer and ask for a verdict, whatever becomes of it."""
    page.goto(f"{address}/{PAGE}")
    found = box(page, PART)
    found.locator(".answer-field").fill("1/2")
    found.get_by_role("button", name="Check").click()


def hold(page: Page, pattern: str) -> list[Route]:
    """Let files wait, and return who waits."""
    waiting: list[Route] = []
    page.route(pattern, lambda route: waiting.append(route))
    return waiting


def test_size_and_progress_are_shown(page: Page, address: str) -> None:
    waiting = hold(page, "**/python.zip")
    press_check(page, address)
    note = box(page, PART).locator(".answer-verdict .answer-loading")
    page.wait_for_function("() => document.querySelector('.answer-loading progress')?.value > 2e6")
    found = re.fullmatch(r"Loading Python, once: +([\d.]+) of ([\d.]+) MB", note.inner_text())
    assert found
    assert 2 < float(found[1]) < float(found[2]) < 6
    assert note.locator("[aria-hidden=true]").count() == 2
    waiting[0].continue_()
    box(page, PART).locator(".is-correct").wait_for()


@pytest.mark.parametrize("packed", [True, False])
def test_what_has_arrived_is_all_of_it(page: Page, address: str, packed: bool) -> None:
    if not packed:
        page.route("**/*.wasm", lambda route: route.continue_(headers={"Accept-Encoding": ""}))
    page.add_init_script(
        "window.told = []; const post = Worker;"
        "window.Worker = class extends post { constructor(...given) { super(...given);"
        "this.addEventListener('message', ({data}) => data.sent && told.push(data)); } };"
    )
    press_check(page, address)
    box(page, PART).locator(".is-correct").wait_for()
    last = page.evaluate("told.at(-1)")
    assert last["arrived"] == pytest.approx(last["sent"], rel=1e-6)
    assert 3e6 < last["sent"] < 11e6


def test_what_is_typed_meanwhile_is_looked_at(page: Page, address: str) -> None:
    waiting = hold(page, "**/python.zip")
    page.goto(f"{address}/{PAGE}")
    found = box(page, PART)
    for text in "1", "1/3":
        found.locator(".answer-field").fill(text)
        found.locator(".answer-understood .answer-loading").wait_for()
    waiting[0].continue_()
    found.locator(".answer-understood mfrac").wait_for()


WATCH_TEX = """window.seen = [];
const where = '.answer-verdict .math, .answer-understood .math';
new MutationObserver(() => {
  const raw = [...document.querySelectorAll(where)].filter(each => !each.querySelector('math'));
  window.seen.push(...raw.map(each => each.textContent));
}).observe(document, {childList: true, subtree: true});"""


def test_no_tex_is_seen_before_the_first_verdict(page: Page, address: str) -> None:
    page.add_init_script(WATCH_TEX)
    waiting = hold(page, "**/temml.min.js")
    page.goto(f"{address}/{PAGE}")
    found = box(page, PART)
    found.locator(".answer-field").fill("2")
    found.get_by_role("button", name="Check").click()
    page.wait_for_function(
        "() => document.querySelector('.answer-loading span').textContent === 'it starts'"
    )
    waiting[0].continue_()
    found.locator(".answer-verdict math").first.wait_for()
    assert page.evaluate("seen") == []


NO_MODULES = """window.Worker = class { constructor(url, options) {} terminate() {} };"""
FAILURES = {
    "no network": ("**/python.zip", None, "Is there a connection?"),
    "no worker's script": ("**/answer-worker.mjs", None, "Is there a connection?"),
    "no Pyodide": ("**/pyodide.mjs", None, "Is there a connection?"),
    "a file is gone": ("**/pyodide.asm.wasm", {"status": 404}, "(pyodide.asm.wasm: 404)"),
    "a broken program": (
        "**/pyodide.asm.wasm",
        {"body": "\0asm\1\0\0\0\1\1", "content_type": "application/wasm"},
        "does not start in this browser",
    ),
    "a broken archive": ("**/python.zip", {"body": "no archive"}, "does not start in this browser"),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_what_failed_is_said_and_survived(page: Page, address: str, failure: str) -> None:
    pattern, reply, said = FAILURES[failure]
    page.route(pattern, lambda route: route.fulfill(**reply) if reply else route.abort())
    press_check(page, address)
    box(page, PART).get_by_text(said).wait_for()
    page.unroute(pattern)
    assert answer(box(page, PART), "1/2")["status"] == "correct"


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ("delete window.WebAssembly", "This browser has no WebAssembly"),
        ("delete window.Worker", "it has no module workers"),
        (NO_MODULES, "it has no module workers"),
    ],
)
def test_what_a_browser_lacks_is_said(page: Page, address: str, lacking: str, said: str) -> None:
    errors: list[object] = []
    page.on("pageerror", lambda error: errors.append(error))
    page.add_init_script(lacking)
    press_check(page, address)
    box(page, PART).get_by_text(said).wait_for()
    assert errors == []


BLOCKED = """Object.defineProperty(window, 'localStorage',
  {configurable: true, get() { throw new Error('blocked'); }})"""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }"


@pytest.mark.parametrize(
    ("storage", "said"), [(BLOCKED, "storage is blocked"), (FULL, "storage is full")]
)
def test_progress_that_is_not_kept_is_said(
    page: Page, address: str, storage: str, said: str
) -> None:
    page.add_init_script(storage)
    press_check(page, address)
    box(page, PART).locator(".is-correct").wait_for()
    assert said in page.locator(".answer-progress").inner_text()
