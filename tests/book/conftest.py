"""A browser and the built site, for all tests that open pages."""

from collections.abc import Iterator

import pytest
from browser import ARGUMENTS, find_browser
from playwright.sync_api import Browser, sync_playwright
from serving import serve_site


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
