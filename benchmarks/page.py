"""Time the boxes of the exercise pages in headless Chromium, beside Pyodide as npm ships it.

The first verdict counts from the first touch of a box to the typeset verdict on the page; the bare
start from the making of a worker to the end of `loadPyodide()`, which judges nothing. Both take
turns, each in a fresh browser context without cache, from one local server that compresses. Later
verdicts count from pressing Check to the typeset verdict, for every typed answer in the tests'
tables.
"""

import os
import platform
import statistics
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from harness import processor
from playwright.sync_api import Browser, Page, sync_playwright

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests" / "book"))
sys.path.append(str(Path(__file__).resolve().parents[1] / "tests" / "test_quiz" / "test_exercises"))

from browser import ARGUMENTS, find_browser
from notebooks import BOOK, ROOT
from serving import StrictHandler, serve
from tables import table_of

ROUNDS = 9
FIRST = "book/exercises/temperature.html", "temperature.a1", "1/3"

WORKER = """import {loadPyodide} from './pyodide/pyodide.mjs';
const indexURL = new URL('./pyodide/', import.meta.url).href;
loadPyodide({indexURL}).then(() => postMessage('ready'));
"""
BARE = """() => new Promise(resolve => {
  const begun = performance.now();
  const worker = new Worker('worker.mjs', {type: 'module'});
  worker.onmessage = () => resolve(performance.now() - begun);
})"""
# Touch a box, fill it, press Check; the milliseconds until the verdict and its formulas are there.
VERDICT = """([id, text]) => new Promise((resolve, reject) => {
  const box = document.querySelector(`[data-question="${id}"]`);
  const field = box.querySelector('.answer-field'), verdict = box.querySelector('.answer-verdict');
  verdict.removeAttribute('data-outcome');
  const begun = performance.now();
  const watch = new MutationObserver(() => {
    const isThere = verdict.dataset.outcome && !verdict.querySelector('.math:not(:has(math))');
    if (!isThere) return;
    watch.disconnect();
    resolve(performance.now() - begun);
  });
  setTimeout(reject, 20000, `no verdict on ${text} in ${id}`);
  watch.observe(verdict, {attributes: true, childList: true, subtree: true});
  field.focus();
  field.value = text;
  box.requestSubmit();
})"""


@contextmanager
def served() -> Iterator[str]:
    """Serve the site, Pyodide's npm package, and an empty page that starts it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "site").symlink_to(ROOT / "_build" / "html", target_is_directory=True)
        (folder / "pyodide").symlink_to(ROOT / "node_modules" / "pyodide", target_is_directory=True)
        (folder / "bare.html").write_text("<!doctype html><title>Pyodide alone</title>")
        (folder / "worker.mjs").write_text(WORKER)
        with serve(folder, StrictHandler) as url:
            yield url


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """Open a page in a context of its own."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    yield page
    context.close()


def first(browser: Browser, url: str) -> float:
    """Return the milliseconds from the first touch to the first verdict."""
    path, *answer = FIRST
    with opened(browser, f"{url}/site/{path}") as page:
        return float(page.evaluate(VERDICT, answer))


def bare(browser: Browser, url: str) -> float:
    """Return the milliseconds that Pyodide takes to start, as npm ships it."""
    with opened(browser, f"{url}/bare.html") as page:
        return float(page.evaluate(BARE))


def typed(id: str) -> list[str]:
    """List the answers to a question that are typed as one line."""
    name, _, part = id.partition(".")
    rows = table_of(name)[part]
    all_of_them = [*rows.right, *(wrong for _, wrong, _ in rows.named), *rows.near, rows.nonsense]
    return [answer for answer in all_of_them if isinstance(answer, str)]


def later(browser: Browser, address: str) -> list[float]:
    """Return the milliseconds of all verdicts on a page but the first."""
    with opened(browser, address) as page:
        single = ".answer-box:has(.answer-line)"
        boxes = page.locator(single).evaluate_all("all => all.map(box => box.dataset.question)")
        asked = [[id, text] for id in boxes for text in typed(id)]
        return [float(page.evaluate(VERDICT, each)) for each in asked[:1] + asked][1:]


def show_first(browser: Browser, url: str) -> None:
    """Print the first verdict beside the bare start."""
    first(browser, url), bare(browser, url)  # the server compresses each file once
    rounds = [(first(browser, url), bare(browser, url)) for _ in range(ROUNDS)]
    print(f"{'':<18}{'median':>8}{'least':>8}{'most':>8}")
    for name, at in ("first verdict", 0), ("Pyodide alone", 1):
        times = [each[at] for each in rounds]
        print(f"{name:<18}{statistics.median(times):8.0f}{min(times):8.0f}{max(times):8.0f}")
    print(f"ratio in a round, median {statistics.median(a / b for a, b in rounds):.2f}")


def show_later(browser: Browser, url: str) -> None:
    """Print how long later verdicts take, over all pages."""
    pages = sorted((BOOK / "exercises").glob("*.ipynb"))
    paths = [f"{url}/site/book/exercises/{page.stem}.html" for page in pages]
    times = sorted(ms for path in paths for ms in later(browser, path))
    nearly_all = times[len(times) * 95 // 100]
    print(f"{len(times)} later verdicts: median {statistics.median(times):.1f}, ", end="")
    print(f"95 % below {nearly_all:.1f}, most {times[-1]:.1f}")


def main() -> None:
    """Print both."""
    with sync_playwright() as playwright, served() as url:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        print(f"{processor()}, {os.cpu_count()} logical CPUs, {platform.system()},", end=" ")
        print(f"Chromium {browser.version}, {ROUNDS} rounds, milliseconds")
        show_first(browser, url)
        show_later(browser, url)
        browser.close()


if __name__ == "__main__":
    main()
