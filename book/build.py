"""Build the book: what `make book` calls.

    python book/build.py

Jupyter Book writes the pages. What needs none is made beside it: the notebooks' outputs,
JupyterLite, the Python that judges answers. Whatever has not changed is not made again.
"""

import gc
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "book" / "_extensions"), str(ROOT / "book" / "_lite")]

# Ours are imported by the functions: each kernel is a process that reads this file, and needs none.

SITE = ROOT / "_build" / "html"
OFFLINE = ROOT / "book" / "_extensions" / "offline.js"


def state() -> str:
    """Name all that the site is made of: files, Python, and the repository that builds it."""
    import repository_links
    from site_tools import PACKAGES, digest

    sources = ["book", *PACKAGES, "_config.yml", "_toc.yml", "package-lock.json", "constraints.txt"]
    github = [f"{name}={os.environ.get(name)}" for name in repository_links.READ]
    return digest([ROOT / name for name in sources], sys.version, *github)


def write_pages() -> None:
    """Let Jupyter Book execute the notebooks and write the pages; any warning fails."""
    from jupyter_book.sphinx import build_sphinx
    from sphinx.util.console import nocolor

    if not sys.stderr.isatty() or "NO_COLOR" in os.environ:
        nocolor()
    gc.disable()  # trees of nodes are many objects and no garbage: to look at them takes a third
    failed = build_sphinx(
        ROOT,
        SITE,
        noconfig=True,
        path_config=ROOT / "_config.yml",
        confoverrides={"nitpicky": True, "latex_individualpages": False},
        quiet=True,
        warningiserror=True,
        keep_going=True,
    )
    if failed == 1:  # a warning, which Sphinx forgets once it has read the page: start afresh
        (ROOT / "_build" / ".doctrees" / "environment.pickle").unlink(missing_ok=True)
    if failed:
        sys.exit(1)


def build(edition: str) -> None:
    """Make the pages, and beside them what needs none."""
    import browser_python
    import build_lite
    from forked_kernel import ENVIRONMENT

    os.environ.update(ENVIRONMENT)
    with ThreadPoolExecutor() as beside:
        others = [beside.submit(browser_python.pack), beside.submit(build_lite.build)]
        write_pages()
        keeper = OFFLINE.read_text(encoding="utf-8").replace("EDITION", edition)
        (SITE / OFFLINE.name).write_text(keeper, encoding="utf-8")
        for other in others:
            other.result()


def main() -> None:
    """Build what has changed since the last build."""
    from site_tools import make_once

    edition = state()
    make_once(SITE / "index.html", edition, lambda: build(edition))
    print(f"The book is built. Open {SITE / 'index.html'}")


if __name__ == "__main__":
    main()
