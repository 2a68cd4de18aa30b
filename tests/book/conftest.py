"""A browser and the built site, for all tests that open pages."""

from collections.abc import Iterator

import pytest
from browser import launch, prepare
from playwright.sync_api import Browser, sync_playwright
from serving import serve_site


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    prepare()
    with sync_playwright() as playwright:
        opened = launch(playwright)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serve_site() as url:
        yield url
