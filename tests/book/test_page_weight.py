"""What a reader downloads for the boxes: nothing before a box is touched, and then not too much."""

from pathlib import Path

import pytest
from html_pages import SITE
from playwright.sync_api import Browser, Page
from serving import COMPRESSED, compressed

EXERCISE = "book/exercises/temperature.html"
MOST = 6_500_000  # bytes, compressed, that the first touched box may load


def weight(file: Path) -> int:
    """Count the bytes that a host sends of a file."""
    if file.suffix in COMPRESSED:
        return len(compressed(file, file.stat().st_mtime))
    return file.stat().st_size


def listen_for_files(page: Page, address: str) -> set[Path]:
    """Collect the files of the site that a page asks for from now on, its workers' too."""
    found: set[Path] = set()
    page.on("request", lambda asked: found.add(SITE / asked.url.removeprefix(f"{address}/")))
    return found


@pytest.mark.parametrize(
    "name", [EXERCISE, "book/exercises/index.html", "book/softmax.html", "book/intro.html"]
)
def test_a_page_without_a_touched_box_loads_no_python(
    browser: Browser, address: str, name: str
) -> None:
    page = browser.new_page()
    files = listen_for_files(page, address)
    page.goto(f"{address}/{name}", wait_until="networkidle")
    assert SITE / name in files
    python = {"answer-worker.mjs", "temml.min.js", *(x.name for x in SITE.glob("_static/python/*"))}
    assert len(python) > 6
    assert {file.name for file in files} & python == set()
    page.close()


def test_the_first_box_loads_no_more_than_its_budget(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/{EXERCISE}", wait_until="networkidle")
    files = listen_for_files(page, address)
    box = page.locator('[data-question="temperature.a1"]')
    box.locator(".answer-field").fill("1/3")
    box.get_by_role("button", name="Check").click()
    box.locator(".answer-verdict math").first.wait_for()
    weights = {file.name: weight(file) for file in files if file.is_file()}
    expected = {"pyodide.asm.wasm", "pyodide.asm.js", "python.zip", "temml.min.js"}
    assert expected <= weights.keys()
    assert sum(weights.values()) <= MOST, weights
    page.close()


def test_weights_are_those_of_a_host(tmp_path: Path) -> None:
    for name, most in ("a.js", 100), ("a.zip", 5000):
        (tmp_path / name).write_bytes(b"x" * 5000)
        assert 0 < weight(tmp_path / name) <= most
    assert weight(tmp_path / "a.zip") == 5000
