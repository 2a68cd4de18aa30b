"""Find a Chromium for the tests of the built pages; as a script, install one where none is.

    python tests/book/browser.py

prints the path of the browser that the tests will use.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

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
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        done = subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=False)
        if done.returncode == 0 and find_browser():
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
