"""Another part like it, what follows from an earlier one, and what was missed, by keyboard."""

import csv
import io
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import lacks
from playwright.sync_api import Browser, Locator, Page
from test_answer_boxes import answer, box
from test_pages import AXE, NARROW, WIDE, faults
from watching import listen

from softmaxquiz.exercises import question
from softmaxquiz.question import FOLLOWS

PAGE = "book/exercises/weight-decay.html"
REVIEW = "book/exercises/review.html"
LIST = "book/exercises/index.html"
RECORDS = "softmax-regression-proved:records"
MISSED = {"attempts": 3, "hints": 1, "right": 0, "slips": {"uphill": 2}, "missed": True}


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    heard = listen(page, address)
    page.goto(f"{address}/{PAGE}", wait_until="networkidle")  # else going on breaks it off
    yield page
    context.close()
    assert heard == []


def press(found: Locator, name: str) -> None:
    found.get_by_role("button", name=name).press("Enter")


def offered(found: Locator) -> bool:
    return found.get_by_role("button", name="Another one like it").is_visible()


def records(page: Page) -> dict[str, Any]:
    return json.loads(page.evaluate(f"localStorage.getItem('{RECORDS}')"))


def remember(page: Page, kept: dict[str, Any], address: str, name: str) -> None:
    """Open a page of a reader who has done something before."""
    page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [RECORDS, json.dumps(kept)])
    page.goto(f"{address}/{name}", wait_until="networkidle")


def test_after_three_misses_another_one_is_offered_asked_and_left(page: Page) -> None:
    found = box(page, "weight_decay.d")
    for wrong in ("1", "1.9", "2.05"):
        assert not offered(found)
        answer(found, wrong)
    press(found, "Another one like it")
    variant = question("weight_decay.d~1")
    found.locator(".answer-prompt:focus").wait_for()
    assert found.locator(".answer-part").inner_text() == "Part d: another one like it"
    assert answer(found, "1")["status"] == "incorrect"
    assert answer(found, variant.kind.key)["status"] == "correct"
    press(found, "Solution")
    assert found.locator(".answer-solution math").count() == 1
    record = records(page)["weight_decay.d"]
    assert (record["attempts"], record["right"], record["seed"]) == (5, 1, 1)
    assert {"no-step": 1, "weights-grow": 1}.items() <= record["slips"].items()
    assert "solved" not in found.get_attribute("class")
    press(found, "Another one like it")
    found.locator(".answer-prompt:focus").wait_for()
    assert records(page)["weight_decay.d"]["seed"] > 1
    press(found, "Back to the book")
    assert found.locator(".answer-part:focus").inner_text() == "Part d"
    assert found.locator(".answer-field").input_value() == "2.05"
    assert answer(found, "1.85")["status"] == "correct"
    assert "solved" in found.get_attribute("class")


def test_a_solution_or_a_right_answer_offers_another_one(page: Page) -> None:
    first, second = box(page, "weight_decay.a"), box(page, "weight_decay.f")
    press(first, "Solution")
    answer(second, "(0, 2)")
    assert offered(first)
    assert offered(second)
    plain = box(page, "weight_decay.b")
    press(plain, "Solution")
    assert not offered(plain)


def test_what_follows_from_an_earlier_answer_is_told_so(page: Page) -> None:
    later = box(page, "weight_decay.c")
    assert answer(later, "w - eta*(g + 2*lambda*w)")["misconception"] != FOLLOWS
    answer(box(page, "weight_decay.a"), "2*lambda*w")
    said = answer(later, "w - eta*(g + 2*lambda*w)")["message"]
    assert said == "This would be right if a were `2*lambda*w`. Look at a again."
    page.reload()
    assert answer(box(page, "weight_decay.c"), "w - eta*(g + 2*lambda*w)")["message"] == said


def test_the_preview_says_why_a_text_cannot_be_read(page: Page) -> None:
    found = box(page, "weight_decay.d")
    answer(found, "1")
    found.locator(".answer-field").fill("1/(")
    found.locator(".answer-understood p").wait_for()
    assert records(page)["weight_decay.d"]["attempts"] == 1


def test_what_was_missed_is_asked_again_when_it_is_due(page: Page, address: str) -> None:
    now = 1000 * time.time()
    kept = {
        "weight_decay.d": MISSED | {"at": now},
        "temperature.b": MISSED | {"at": now, "right": 1},
        "temperature.c": MISSED | {"at": now, "right": 5},
        "temperature.a2": {"attempts": 1, "right": 1, "at": now},
    }
    remember(page, kept, address, REVIEW)
    page.locator(".review-list a[href*='#']").nth(4).wait_for()
    assert page.locator(".answer-review h2").all_inner_texts() == ["Now", "Later"]
    due, later = page.locator(".review-list > li").all()
    assert due.inner_text().startswith("Weight decay and its sign, part d")
    assert "Read again: what is to be lowered, against the gradient." in due.inner_text()
    assert later.inner_text().startswith("Temperature, part b, tomorrow")
    for each in (later, due):
        press(each, "Ask me again")
    due.locator(".answer-prompt:focus").wait_for()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for theme in ("light", "dark"):
        for width in (WIDE, NARROW):
            assert faults(page, theme, width) == [], (theme, width)
    right = question("weight_decay.d~1").kind.key
    assert answer(box(page, "weight_decay.d"), right)["status"] == "correct"
    page.reload(wait_until="networkidle")
    assert page.locator(".answer-review h2").all_inner_texts() == ["Later"]


def test_a_reader_who_missed_nothing_is_told_so(page: Page, address: str) -> None:
    page.goto(f"{address}/{REVIEW}", wait_until="networkidle")
    assert "Nothing was missed yet" in page.locator(".answer-review").inner_text()


def test_without_scripts_review_says_what_it_needs(browser: Browser, address: str) -> None:
    lacks("its driver cannot switch scripts off", "firefox", "webkit")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{REVIEW}")
    assert "needs scripts" in page.locator(".answer-review").inner_text()
    context.close()


def test_a_table_for_a_teacher_and_records_that_come_back(
    page: Page, address: str, tmp_path: Path
) -> None:
    lacks("its driver opens no file", "firefox", "webkit")
    remember(page, {"weight_decay.d": MISSED, "no.such": MISSED}, address, LIST)
    with page.expect_download() as download:
        press(page.locator("body"), "Export as table")
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert list(csv.reader(io.StringIO(text))) == [
        ["part", "attempts", "slips", "hints", "solution shown", "solved"],
        ["weight_decay.d", "3", "uphill 2", "1", "no", "no"],
    ]
    with page.expect_download() as download:
        page.get_by_role("button", name="Export", exact=True).press("Enter")
    exported = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert list(exported["parts"]) == ["weight_decay.d"]
    bad = {"=1+1": 3, "uphill": "2", "sign": 1}
    exported["parts"]["temperature.b"] = MISSED | {"slips": bad, "attempts": "many"}
    file = tmp_path / "solved.json"
    file.write_text(json.dumps(exported), encoding="utf-8")
    page.evaluate("localStorage.clear()")
    page.reload(wait_until="networkidle")
    with page.expect_file_chooser() as chooser:
        press(page.locator("body"), "Import")
    chooser.value.set_files(file)
    page.get_by_text("solved.json holds").wait_for()
    found = records(page)
    assert found["weight_decay.d"]["attempts"] == 3
    assert (found["temperature.b"]["slips"], found["temperature.b"]["attempts"]) == ({"sign": 1}, 0)
