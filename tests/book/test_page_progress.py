"""The record of what is solved: exported, imported, cleared, and never lost."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import lacks
from playwright.sync_api import Browser, Page
from watching import listen

LIST = "book/exercises/index.html"
KEY = "softmax-regression-proved:solved"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    heard = listen(page, address)
    page.goto(f"{address}/{LIST}", wait_until="networkidle")
    keep(page, json.dumps(["temperature.a1", "retired.z"]))
    yield page
    context.close()
    assert heard == []


def keep(page: Page, text: str) -> None:
    """Open the page of a reader whose storage holds a text."""
    page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, text])
    page.reload(wait_until="networkidle")


def bring(page: Page, file: Path, content: str | bytes) -> str:
    """Import a file by keyboard, and return what is said about it."""
    lacks("its driver opens no file", "firefox", "webkit")
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    said = page.locator(".answer-progress [role=status]").nth(1)
    said.evaluate("line => line.textContent = ''")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Import").press("Enter")
    chooser.value.set_files(file)
    page.wait_for_function("line => line.textContent", arg=said.element_handle())
    return said.inner_text()


def stored(page: Page) -> list[str]:
    return json.loads(page.evaluate(f"localStorage.getItem('{KEY}')"))


def test_what_is_imported_is_added(page: Page, tmp_path: Path) -> None:
    parts = ["temperature.a1", "temperature.b", "scores.a", "no.such"]
    said = bring(page, tmp_path / "mine.json", json.dumps({"solved": parts}))
    assert said == (
        "mine.json holds 3 solved parts, new here: 2. It names 1 that this book does not have."
    )
    assert stored(page) == ["retired.z", "scores.a", "temperature.a1", "temperature.b"]
    assert "Solved 3 of" in page.locator(".answer-progress").inner_text()
    assert "2/4" in page.locator(".exercise-list, .bd-links").first.inner_text()
    said = bring(page, tmp_path / "mine.json", '{"solved": ["temperature.a1"]}')
    assert said == "mine.json holds 1 solved part, new here: 0."
    assert len(stored(page)) == 4


def test_what_is_exported_can_be_imported(page: Page, tmp_path: Path) -> None:
    lacks("its driver opens and saves no file", "firefox", "webkit")
    page.evaluate("bookProgress.check('how_to_answer.number', 'correct')")  # a sample
    with page.expect_download() as download:
        page.get_by_role("button", name="Export", exact=True).click()
    content = Path(download.value.path()).read_bytes()
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Reset").click()
    page.get_by_text("Solved 0 of").wait_for()
    said = bring(page, tmp_path / "solved.json", content)
    assert said == "solved.json holds 1 solved part, new here: 1."
    page.get_by_text("Solved 1 of").wait_for()


NONSENSE = [
    "",
    "solved",
    "null",
    "[]",
    '["temperature.b"]',
    '{"solved": "temperature.b"}',
    '{"solved": [1]}',
    '{"solved": [["temperature.b"]]}',
    '{"answers": ["temperature.b"]}',
    b"\x89PNG\r\n\xff\xfe\x00",
    '{"solved": ["temperature.b"' + " " * 1_000_000 + "]}",
]


def test_nonsense_is_refused_and_nothing_lost(page: Page, tmp_path: Path) -> None:
    for content in NONSENSE:
        said = bring(page, tmp_path / "notes.json", content)
        assert said == "notes.json is not a file that Export made. Nothing was changed."
        assert stored(page) == ["temperature.a1", "retired.z"]
    assert "Solved 1 of" in page.locator(".answer-progress").inner_text()


@pytest.mark.parametrize("kept", ["7", '"temperature.b"', "{", '{"solved": []}', "[null]"])
def test_a_storage_that_holds_something_else_counts_as_empty(page: Page, kept: str) -> None:
    keep(page, kept)
    page.get_by_text("Solved 0 of").wait_for()
    page.evaluate("bookProgress.check('temperature.b', 'correct')")
    assert stored(page) == ["temperature.b"]


def test_a_full_storage_loses_nothing_while_the_page_is_open(page: Page) -> None:
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    for part in ("temperature.b", "temperature.c"):
        page.evaluate(f"bookProgress.check('{part}', 'correct')")
    page.get_by_text("Solved 3 of").wait_for()
    assert "keeps nothing" in page.locator(".answer-progress").inner_text()
