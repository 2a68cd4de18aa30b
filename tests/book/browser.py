"""Find a Chromium for the tests of the built pages; as a script, install one where none is.

    python tests/book/browser.py

prints the path of the browser that the tests will use.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# No sandbox: a container's root has none. The others keep Chromium from calling its maker.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

HANG = 300_000  # milliseconds after which a wait is given up: tests wait for events, however slow


def launch(playwright: Any) -> Any:
    """Start the browser; its pages wait patiently, and stop no check of an answer."""
    path = find_browser()
    assert path, "expected a Chromium, found none: run `python tests/book/browser.py`"
    chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS, timeout=HANG)
    chromium.new_context = patient(chromium.new_context)
    chromium.new_page = patient(chromium.new_page)
    return chromium


def patient(make: Callable[..., Any]) -> Callable[..., Any]:
    """Let what a browser opens wait until something happens."""

    def made(**options: Any) -> Any:
        opened = make(**options)
        opened.set_default_timeout(HANG)
        opened.add_init_script(f"window.checkLimit = {HANG}")
        return opened

    return made


def playwrights_own() -> str | None:
    """Give the path of the Chromium that Playwright has downloaded, if it has."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def find_browser() -> str | None:
    """Give the path of a Chromium: the one CHROMIUM names, else an installed one, else None."""
    named = os.environ.get("CHROMIUM")
    if named:
        if not shutil.which(named):
            raise FileNotFoundError(f"expected a browser in CHROMIUM, got {named!r}")
        return shutil.which(named)
    found = (shutil.which(name) for name in NAMES)
    return next(filter(None, found), None) or playwrights_own()


def install_browser() -> None:
    """Install Debian's Chromium where we may, and Playwright's own elsewhere."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Installing Chromium", flush=True)
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": False}
        subprocess.run(["apt-get", "update"], **quiet)
        wanted = ["chromium", "fonts-liberation"]  # without what Debian recommends besides
        subprocess.run(["apt-get", "install", "-y", "--no-install-recommends", *wanted], **quiet)
        if find_browser():
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def main() -> None:
    """Print the browser's path, after installing one if need be."""
    if not find_browser():
        install_browser()
    path = find_browser()
    if not path:
        sys.exit("expected a Chromium after installing one, found none: set CHROMIUM to its path")
    print(f"The tests will open the pages in {path}")


if __name__ == "__main__":
    main()
