"""Debian's WebKit behind the calls of Playwright that the tests of pages use.

Playwright drives only a WebKit of its own make. This one is the system's, through its WebDriver:
each call is a script in the page or a step of that protocol. What the protocol cannot do, such as
listening to the console, skips the test or is left out, and says so here.
"""

import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest

FOLDERS = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"
HANG = 300_000  # milliseconds, as in browser.py
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the protocol's name for an element
KEYS = {"Enter": "\ue007", "Tab": "\ue004", "Space": " ", "Escape": "\ue00c", "Home": "\ue011",
        "End": "\ue010", "ArrowLeft": "\ue012", "ArrowUp": "\ue013", "ArrowRight": "\ue014",
        "ArrowDown": "\ue015", "PageUp": "\ue00e", "PageDown": "\ue00f"}  # fmt: skip
# Without bars a window is as narrow as it is told to be; and animations are not wanted.
ARGUMENTS = ["--automation", "--full-screen", "--javascript-can-open-windows-automatically=true"]
STILL = "[Settings]\ngtk-enable-animations=0\n"

FIND = Path(__file__).with_name("webkit_find.js").read_text(encoding="utf-8")

# Waits for what a script gives, a promise too; the last argument is what to call with it.
RUN = """
const [given, done] = arguments;
(async () => { const made = (%s\n); return typeof made === 'function' ? made(given) : made; })()
  .then(value => done({value: value === undefined ? null : value}),
        error => done({error: String(error)}));
"""


class DriverError(Exception):
    """What the driver or a page answers when something goes wrong."""


def cannot(what: str) -> None:
    pytest.skip(f"webkit: its driver cannot {what}")


class Driver:
    """A running WebKitWebDriver with one window; closing it ends every program it started."""

    def __init__(self, path: str) -> None:
        self.folder = TemporaryDirectory()
        settings = Path(self.folder.name) / "gtk-3.0" / "settings.ini"
        settings.parent.mkdir()
        settings.write_text(STILL)
        reading, writing = os.pipe()
        display = ["Xvfb", "-displayfd", str(writing), "-nolisten", "tcp", "-screen", "0"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.screen = subprocess.Popen([*display, "1600x1200x24"], pass_fds=[writing], **quiet)
        os.close(writing)
        with os.fdopen(reading) as said:
            number = said.readline().strip()
        env = os.environ | {"DISPLAY": f":{number}", "XDG_CONFIG_HOME": self.folder.name}
        port = 20_000 + os.getpid() % 40_000
        self.url = f"http://127.0.0.1:{port}"
        self.program = subprocess.Popen([path, f"--port={port}"], env=env, **quiet)
        self.session = ""
        while not self.answers():
            assert self.program.poll() is None, "expected WebKitWebDriver to run, it has ended"
            time.sleep(0.05)

    def answers(self) -> bool:
        with suppress(URLError, ConnectionError):
            return bool(self.call("GET", "/status"))
        return False

    def call(self, method: str, path: str, **given: Any) -> Any:
        data = json.dumps(given).encode() if method == "POST" else None
        asked = Request(self.url + self.session + path, data, method=method)
        asked.add_header("Content-Type", "application/json")
        try:
            with urlopen(asked, timeout=HANG / 1000) as answer:
                return json.load(answer)["value"]
        except HTTPError as error:
            said = json.load(error)["value"]
            raise DriverError(f"{said['error']}: {said['message']}") from None

    def open(self) -> None:
        program = next(map(str, Path("/").glob(FOLDERS.removeprefix("/"))))
        options = {"binary": program, "args": ARGUMENTS}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        self.session = f"/session/{self.call('POST', '/session', capabilities=wanted)['sessionId']}"
        self.call("POST", "/timeouts", script=HANG, pageLoad=HANG)

    def end(self) -> None:
        if self.session:
            self.call("DELETE", "")
            self.session = ""

    def close(self) -> None:
        self.end()
        for program in (self.program, self.screen):
            program.terminate()
            program.wait()
        self.folder.cleanup()


class WebKit:
    """A browser that has one context at a time."""

    def __init__(self, path: str) -> None:
        self.driver = Driver(path)

    def new_context(self, **options: Any) -> "Context":
        return Context(self.driver, **options)

    def new_page(self, **options: Any) -> "Page":
        return self.new_context(**options).new_page()

    def close(self) -> None:
        self.driver.close()


class Context:
    """A session of its own: nothing that another one stored."""

    def __init__(self, driver: Driver, **options: Any) -> None:
        if options.get("java_script_enabled") is False:
            cannot("switch scripts off")
        self.options = options
        self.driver = driver
        driver.end()
        driver.open()
        self.pages: list[Page] = []

    def new_page(self) -> "Page":
        handle = self.driver.call("GET", "/window")
        if self.pages:
            handle = self.driver.call("POST", "/window/new", type="window")["handle"]
        self.pages.append(Page(self, handle))
        return self.pages[-1]

    def set_default_timeout(self, _: float) -> None: ...

    def add_init_script(self, script: str) -> None:
        if "checkLimit" not in script:
            cannot("run a script before those of a page")

    def set_offline(self, _: bool) -> None:
        cannot("take the network away")

    def close(self) -> None:
        self.driver.end()


class Keyboard:
    """Keys for what has the focus."""

    def __init__(self, page: "Page") -> None:
        self.page = page

    def press(self, key: str) -> None:
        self.type(KEYS.get(key, key))

    def type(self, text: str) -> None:
        steps = [{"type": way, "value": c} for c in text for way in ("keyDown", "keyUp")]
        self.page.act({"type": "key", "id": "keyboard", "actions": steps})


class Scope:
    """What elements can be looked for in: a page, or other elements."""

    page: "Page"
    steps: list[list[Any]]

    def locator(self, selector: str, has_text: str | None = None) -> "Locator":
        more = [["css", selector]] + ([["having", has_text]] if has_text else [])
        return Locator(self.page, self.steps + more)

    def get_by_role(self, role: str, name: str | None = None, exact: bool = False) -> "Locator":
        return Locator(self.page, [*self.steps, ["role", role, name, exact]])

    def get_by_text(self, text: str, exact: bool = False) -> "Locator":
        return Locator(self.page, [*self.steps, ["text", text, exact]])


class Page(Scope):
    """A window and the page in it."""

    def __init__(self, context: Context, handle: str) -> None:
        self.context, self.handle, self.page, self.steps = context, handle, self, []
        self.keyboard = Keyboard(self)
        size = context.options.get("viewport") or {"width": 1280, "height": 720}
        self.set_viewport_size(size)

    def call(self, method: str, path: str, **given: Any) -> Any:
        driver = self.context.driver
        if len(self.context.pages) > 1:
            driver.call("POST", "/window", handle=self.handle)
        return driver.call(method, path, **given)

    def act(self, source: dict[str, Any]) -> None:
        self.call("POST", "/actions", actions=[source])

    def evaluate(self, script: str, arg: Any = None) -> Any:
        """Run an expression, a function with its argument, or else some lines."""
        written = RUN % script.strip().removesuffix(";")
        with suppress(SyntaxError):
            return self.run(written, arg)
        return self.run(f"{script}\n;arguments[1]({{value: null}})", arg)

    def run(self, script: str, arg: Any = None) -> Any:
        try:
            got = self.call("POST", "/execute/async", script=script, args=[arg])
        except DriverError as error:
            if "javascript error" in str(error):  # of the page itself, errors come as values
                raise SyntaxError(str(error)) from None
            raise
        if "error" in got:
            raise DriverError(got["error"])
        return got["value"]

    def goto(self, url: str, wait_until: str = "load") -> None:
        self.call("POST", "/url", url=url)
        if self.context.options.get("color_scheme") == "dark":
            self.evaluate("() => localStorage.setItem('mode', 'dark')")
            self.reload()
        self.evaluate(f"() => {{ window.checkLimit = {HANG}; }}")

    def reload(self, wait_until: str = "load") -> None:
        self.call("POST", "/refresh")
        self.evaluate(f"() => {{ window.checkLimit = {HANG}; }}")

    def set_viewport_size(self, size: dict[str, int]) -> None:
        self.call("POST", "/window/rect", **size)

    def wait_for_function(self, script: str, arg: Any = None) -> None:
        found = json.dumps(arg.steps) if isinstance(arg, Locator) else json.dumps(arg)
        given = f"one({found})" if isinstance(arg, Locator) else found
        self.evaluate(f"async () => {{ {FIND} await until(() => ({script})({given})); }}")

    def set_default_timeout(self, _: float) -> None: ...

    def add_init_script(self, script: str) -> None:
        self.context.add_init_script(script)

    def on(self, event: str, _: Any) -> None:
        if event == "dialog":
            cannot("answer a question of the page while the test goes on")
        # Of the console and of requests the driver tells nothing; the other engines' tests listen.

    def route(self, *_: Any) -> None:
        cannot("answer a request in the server's place")

    @contextmanager
    def expect_download(self) -> Iterator[Any]:
        cannot("open or save a file")
        yield

    expect_file_chooser = expect_download

    def close(self) -> None:
        self.context.close()


class Locator(Scope):
    """The elements that some steps lead to, looked up anew each time."""

    def __init__(self, page: Page, steps: list[list[Any]]) -> None:
        self.page, self.steps = page, steps

    @property
    def first(self) -> "Locator":
        return self.nth(0)

    @property
    def last(self) -> "Locator":
        return self.nth(-1)

    def nth(self, place: int) -> "Locator":
        return Locator(self.page, [*self.steps, ["nth", place]])

    def count(self) -> int:
        return int(self.evaluate_all("all => all.length"))

    def all(self) -> list["Locator"]:
        return [self.nth(place) for place in range(self.count())]

    def evaluate_all(self, script: str, arg: Any = None) -> Any:
        steps = json.dumps(self.steps)
        return self.page.evaluate(
            f"async arg => {{ {FIND} return ({script})(find({steps}), arg); }}", arg
        )

    def evaluate(self, script: str, arg: Any = None) -> Any:
        """Wait for the one element, then give it to a function."""
        steps = json.dumps(self.steps)
        waited = f"await until(() => one({steps}))"
        return self.page.evaluate(
            f"async arg => {{ {FIND} return ({script})({waited}, arg); }}", arg
        )

    def wait_for(self) -> None:
        steps = json.dumps(self.steps)
        ready = f"() => {{ const found = one({steps}); return found && visible(found); }}"
        self.page.evaluate(f"async () => {{ {FIND} await until({ready}); }}")

    def click(self) -> None:
        self.wait_for()
        element = self.evaluate("one => { one.scrollIntoView({block: 'center'}); return one; }")
        self.page.call("POST", f"/element/{element[ELEMENT]}/click")

    check = click

    def fill(self, text: str) -> None:
        self.wait_for()
        self.evaluate(
            "(one, text) => { one.focus(); one.value = text;"
            " for (const name of ['input', 'change'])"
            " one.dispatchEvent(new Event(name, {bubbles: true})); }",
            text,
        )

    def focus(self) -> None:
        self.evaluate("one => one.focus()")

    def press(self, key: str) -> None:
        self.wait_for()
        self.focus()
        self.page.keyboard.press(key)

    def drag_to(self, _: "Locator") -> None:
        cannot("drag an element")

    def inner_text(self) -> str:
        return str(self.evaluate("one => one.innerText"))

    def all_inner_texts(self) -> list[str]:
        return list(self.evaluate_all("all => all.map(one => one.innerText)"))

    def get_attribute(self, name: str) -> Any:
        return self.evaluate("(one, name) => one.getAttribute(name)", name)

    def input_value(self) -> str:
        return str(self.evaluate("one => one.value"))

    def is_visible(self) -> bool:
        return bool(self.evaluate_all("all => all.length === 1 && visible(all[0])"))

    def is_disabled(self) -> bool:
        return bool(self.evaluate("one => one.disabled || one.ariaDisabled === 'true'"))

    def element_handle(self) -> "Locator":
        return self
