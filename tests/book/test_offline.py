"""A page that was used works without network, and is of one edition of the book."""

import re
import shutil
from pathlib import Path

from html_pages import SITE
from playwright.sync_api import Browser, Page
from serving import serve
from test_answer_boxes import answer, box

PAGE = "book/exercises/temperature.html"
SCRIPT = Path("_static", "answers.js")
# The cache of one edition is all that there is, and all that the page needs is in it.
KEPT = """async edition => {
  for (;;) {
    const names = await caches.keys(), cache = await caches.open(names[0] ?? '');
    const wanted = ['temml.min.js', 'python/python.zip'].map(name => '../../_static/' + name);
    const found = await Promise.all([location.href, ...wanted]
      .map(name => cache.match(new URL(name, location.href))));
    if (names.length === 1 && names[0].endsWith(edition) && found.every(Boolean)) return;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}"""


def publish(edition: str, site: Path) -> None:
    """Bring a folder to an edition that its page, its script and the keeper of pages name."""
    for source in Path(PAGE), SCRIPT, Path("offline.js"):
        text = (SITE / source).read_text(encoding="utf-8")
        if source.suffix == ".html":
            text = text.replace("<body", f'<body data-edition="{edition}"')
        elif source == SCRIPT:
            text += f'window.edition = "{edition}";'
        else:
            text = re.sub(r"(CACHE = BOOK \+ ' )\w+'", rf"\1{edition}'", text)
        (site / source).write_text(text, encoding="utf-8")


def verdict(page: Page, text: str) -> str:
    status: str = answer(box(page, "temperature.a1"), text)["status"]
    return status


def test_a_new_edition_replaces_whole_what_was_kept(browser: Browser, tmp_path: Path) -> None:
    for name in "book", "_static":
        shutil.copytree(SITE / name, tmp_path / name)
    context = browser.new_context()
    page = context.new_page()
    with serve(tmp_path) as home:
        for edition in "first", "second":
            publish(edition, tmp_path)
            page.goto(f"{home}/{PAGE}")
            assert verdict(page, "1/2") == "correct"
            page.evaluate(KEPT, edition)
            context.set_offline(True)
            assert verdict(page, "3") == "incorrect"
            page.reload()
            assert page.locator("body").get_attribute("data-edition") == edition
            assert page.evaluate("window.edition") == edition
            assert verdict(page, "3") == "incorrect"
            assert (
                page.locator(".answer-verdict .math math").count()
                == page.locator(".answer-verdict .math").count()
            )
            context.set_offline(False)
    context.close()
