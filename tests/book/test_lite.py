"""JupyterLite: each page's button opens its notebook, and the kernel runs the library."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from browser import launch
from html_pages import PAGES, SITE, Page, page_name, require_book
from lite_text import numbers
from notebooks import NOTEBOOKS, name
from playwright.sync_api import BrowserContext, Route, sync_playwright
from playwright.sync_api import Page as Tab
from pyodide_wheels import CORE, WHEELS, relock
from serving import Handler, serve_site

LITE = SITE / "lite"
MOST = 30e6  # bytes

CODE = """import softmaxlib, softmaxquiz.exercises
from importlib.resources import files
from mpmath import mp
print(softmaxquiz.exercises.question("temperature.a1").check("1/2"))
print(softmaxlib.__name__, (files("softmaxlib") / "data").is_dir(), mp.dps, 1 + 1)"""
SHOWN = "softmaxlib True 15 2"


def lock_file() -> dict[str, Any]:
    """Read the list of packages that the kernel can import."""
    return json.loads((LITE / "wheels" / "pyodide-lock.json").read_text(encoding="utf-8"))


def launch_paths(page: Path) -> list[str]:
    """Give the notebooks that a page opens in JupyterLite, as it names them."""
    links = Page(page.read_text(encoding="utf-8")).links
    lite = [urlsplit(link) for link in links if "lite/notebooks/" in link]
    for link in lite:
        assert (page.parent / link.path).resolve() == LITE / "notebooks" / "index.html"
    return [path for link in lite for path in parse_qs(link.query)["path"]]


def test_each_notebook_has_a_page_that_opens_it() -> None:
    require_book()
    first = SITE / "index.html"
    opened = [path for page in PAGES if page != first for path in launch_paths(page)]
    assert launch_paths(first) == ["book/intro.ipynb"]
    assert sorted(opened) == [name(notebook) for notebook in NOTEBOOKS]


def read_cells(notebook: Path, kind: str) -> list[str]:
    """Give the sources of a notebook's cells of a kind."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == kind]


def test_the_code_is_the_books() -> None:
    for notebook in NOTEBOOKS:
        offered = read_cells(LITE / "files" / name(notebook), "code")
        assert offered == read_cells(notebook, "code")


def test_the_text_holds_nothing_that_jupyterlite_cannot_show() -> None:
    texts = {
        name(x): "\n".join(read_cells(LITE / "files" / name(x), "markdown")) for x in NOTEBOOKS
    }
    unknown = re.compile(r"\{(?:cite|solution|exercise)[^}]*\}")
    assert {page: found for page, text in texts.items() if (found := unknown.findall(text))} == {}
    for page, text in texts.items():
        asked = {*re.findall(r"\{eq\}`([^`]+)`", text)}
        assert asked <= {*re.findall(r"(?m)^\$\$ \(([\w-]+)\)$", text)}, page
    temperature = texts["book/exercises/temperature.ipynb"]
    assert "**Exercise 7.** *" in temperature
    assert "**Solution to Exercise 7**" in temperature
    berkson = "[Berkson, 1944](<https://doi.org/10.1080/01621459.1944.10500699>)"
    assert any(berkson in text for text in texts.values())


def test_exercises_and_equations_have_the_numbers_of_the_pages() -> None:
    pages = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    shown = dict(re.findall(r'id="equation-([\w-]+)">\s*<span class="eqno">(\([\d.]+\))', pages))
    numbered = numbers()
    chapters = {label: number for label, number in shown.items() if "." in number}
    assert len(chapters) > 50
    assert {label: numbered[label] for label in chapters} == chapters
    titles = re.findall(
        r'id="(ex-[\w-]+)">\s*<p[^>]*><span class="caption-number">Exercise (\d+)', pages
    )
    assert len(titles) == 20
    assert {label: numbered[label] for label, _ in titles} == dict(titles)


def test_the_size_is_kept() -> None:
    sizes = {page_name(file): file.stat().st_size for file in LITE.rglob("*") if file.is_file()}
    assert sum(sizes.values()) < MOST, sorted(sizes.items(), key=lambda item: -item[1])[:9]


def test_the_lock_file_adds_the_library_to_pyodides_packages() -> None:
    packages = lock_file()["packages"]
    here = {key for key, package in packages.items() if "/" not in package["file_name"]}
    assert here == {"comm", "softmaxlib"}
    assert all((LITE / "wheels" / packages[key]["file_name"]).is_file() for key in here)
    assert set(packages["softmaxlib"]["depends"]) <= packages.keys()


def pyodides_host() -> str | None:
    """Name the host of the packages that the site does not serve."""
    return urlsplit(lock_file()["packages"]["numpy"]["file_name"]).hostname


@pytest.fixture(scope="module")
def context() -> Iterator[tuple[BrowserContext, str]]:
    """Open a browser in which Pyodide's address answers with the local copies."""

    def answer(route: Route) -> None:
        wanted = urlsplit(route.request.url).path.rsplit("/")[-1]
        copies = [folder / wanted for folder in (CORE, WHEELS) if (folder / wanted).is_file()]
        if not copies:
            route.abort()
        else:
            route.fulfill(path=copies[0], headers={"Access-Control-Allow-Origin": "*"})

    def answer_lock(route: Route) -> None:
        route.fulfill(json=relock(lock_file()))

    with sync_playwright() as playwright, serve_site(Handler) as home:
        chromium = launch(playwright)
        opened = chromium.new_context()
        opened.route(lambda url: not url.startswith(home), answer)
        opened.route("**/lite/wheels/pyodide-lock.json", answer_lock)
        yield opened, home
        chromium.close()


def test_an_address_that_cannot_be_reached_is_said_and_named(
    context: tuple[BrowserContext, str],
) -> None:
    browser, home = context
    tab = browser.new_page()
    tab.route("**/pyodide.mjs", lambda route: route.abort())
    tab.goto(f"{home}/lite/notebooks/index.html?path=book/softmax.ipynb")
    said = tab.get_by_role("alert").filter(has_text="Cells cannot run now")
    said.wait_for()
    assert f"come from {pyodides_host()}, which cannot be reached" in said.inner_text()
    tab.unroute("**/pyodide.mjs")
    said.get_by_role("button", name="Try again").click()
    tab.locator(".jp-Notebook .jp-Cell").first.wait_for()
    said.wait_for(state="detached")
    tab.close()


def test_the_button_says_what_is_fetched_and_from_where() -> None:
    markup = (SITE / "book" / "softmax.html").read_text(encoding="utf-8")
    assert f"In this browser, which fetches over 13 MB from {pyodides_host()}" in markup


def write_and_run(tab: Tab, code: str) -> None:
    """Insert a cell above the first one, write code into it, and run it."""
    tab.locator(".jp-Notebook .jp-Cell").first.click()
    tab.keyboard.press("Escape")
    tab.keyboard.press("a")
    tab.keyboard.press("Enter")
    tab.keyboard.insert_text(code)
    tab.keyboard.press("Shift+Enter")


def test_the_kernel_runs_the_library_and_edits_are_kept(
    context: tuple[BrowserContext, str],
) -> None:
    browser, home = context
    tab = browser.new_page()
    asked: set[str | None] = set()
    browser.on("request", lambda sent: asked.add(urlsplit(sent.url).hostname))
    tab.goto(f"{home}/lite/notebooks/index.html?path=book/softmax.ipynb")
    tab.locator(".jp-Notebook .jp-Cell").first.wait_for()
    tab.locator(".jp-Notebook .myst, .jp-Notebook .katex").first.wait_for()
    write_and_run(tab, CODE)
    tab.get_by_text(re.compile(SHOWN)).wait_for()
    tab.keyboard.press("Control+s")
    tab.get_by_text("Last Checkpoint").wait_for()  # until then nothing is saved
    assert asked - {None} == {urlsplit(home).hostname, pyodides_host()}
    tab.reload()
    tab.get_by_text("softmaxlib.__name__").first.wait_for()
    tab.close()
