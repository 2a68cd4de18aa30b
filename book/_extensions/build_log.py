"""Say what a build does and how far it is; `book/build.py` silences Sphinx's own log.

Notebooks are executed meanwhile, and several pages are written at once, so that their numbers do
not come in order.
"""

from sphinx.application import Sphinx

waiting: list[str] = []


def say(text: str) -> None:
    """Print a line at once, in a log too."""
    print(text, flush=True)


def begin_reading(app: Sphinx, env: object, pages: list[str]) -> None:
    """Say how many pages will be read."""
    waiting[:] = pages
    if pages:
        say(f"Reading pages: {len(pages)}")


def read(app: Sphinx, page: str, source: list[str]) -> None:
    """Say which page is read, and where it stands among those to be read."""
    if page in waiting:
        say(f"  {waiting.index(page) + 1} of {len(waiting)} read: {page}")


def begin_writing(app: Sphinx, builder: object) -> None:
    """Say that pages will be written."""
    say("Writing pages")


def write(app: Sphinx, page: str, *_: object) -> None:
    """Say which page is written, and where it stands among all."""
    pages = sorted(app.env.found_docs)
    if page in pages:
        say(f"  {pages.index(page) + 1} of {len(pages)} written: {page}")


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx."""
    app.connect("env-before-read-docs", begin_reading, priority=900)
    app.connect("source-read", read)
    app.connect("write-started", begin_writing)
    app.connect("html-page-context", write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
