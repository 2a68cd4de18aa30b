"""Find a browser for the tests of the built pages; as a script, install a Chromium where none is.

    python tests/book/browser.py

prints the path of the browser that the tests will use: Chromium, unless ENGINE says `firefox` or
`webkit`. Playwright drives Chromium and Firefox, `webkit.py` Debian's WebKit.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from webkit import WebKit

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

ENGINE = os.environ.get("ENGINE", "chromium")
FIREFOX = ("firefox-esr", "firefox")
WEBKIT = ("WebKitWebDriver",)
HOW = {
    "firefox": "apt-get install firefox-esr (Debian), or any Firefox from 153 on as `firefox`",
    "webkit": "apt-get install webkit2gtk-driver xvfb (Debian)",
}
DRIVER = Path(__file__).with_name("firefox.cjs")
STILL = {"ui.prefersReducedMotion": 1}  # Firefox takes no wish of a page's reader but by settings

HANG = 300_000  # milliseconds after which a wait is given up: tests wait for events, however slow


def prepare() -> None:
    """Let Playwright's driver, before it starts, learn what this Firefox does not know."""
    if ENGINE == "firefox":
        os.environ["NODE_OPTIONS"] = f"--require={DRIVER}"


def launch(playwright: Any) -> Any:
    """Start the browser; its pages wait patiently, and stop no check of an answer."""
    path = find_browser()
    assert path, (
        f"expected a browser, found none: run `ENGINE={ENGINE} python tests/book/browser.py`"
    )
    if ENGINE == "webkit":
        return patient_browser(WebKit(path))
    if ENGINE == "firefox":
        return patient_browser(
            playwright.firefox.launch(
                channel="moz-firefox",
                executable_path=path,
                firefox_user_prefs=STILL,
                timeout=HANG,
            )
        )
    return patient_browser(
        playwright.chromium.launch(executable_path=path, args=ARGUMENTS, timeout=HANG)
    )


def patient_browser(browser: Any) -> Any:
    """Make what a browser opens patient."""
    browser.new_context = patient(browser.new_context)
    browser.new_page = patient(browser.new_page)
    return browser


def choose(page: Any, scheme: str) -> None:
    """Show a page light or dark: by the system's wish, or as the page's own switch does."""
    if ENGINE == "chromium":
        page.emulate_media(color_scheme=scheme)
    else:
        page.evaluate("name => { document.documentElement.dataset.theme = name; }", scheme)


def lacks(reason: str, *engines: str) -> None:
    """Skip a test in the engines that cannot run it."""
    if ENGINE in engines:
        pytest.skip(f"{ENGINE}: {reason}")


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
    """Give the path of the browser: of a Chromium the one CHROMIUM names, else an installed one."""
    if ENGINE in HOW:
        names = {"firefox": FIREFOX, "webkit": WEBKIT}[ENGINE]
        return next(filter(None, map(shutil.which, names)), None)
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
    """Print the browser's path, after installing a Chromium if need be."""
    if ENGINE in HOW and not find_browser():
        sys.exit(f"expected a browser for ENGINE={ENGINE}, found none: {HOW[ENGINE]}")
    if not find_browser():
        install_browser()
    path = find_browser()
    if not path:
        sys.exit("expected a Chromium after installing one, found none: set CHROMIUM to its path")
    print(f"The tests will open the pages in {path}")


if __name__ == "__main__":
    main()
