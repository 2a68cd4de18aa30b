"""Show outputs of the present state: read a page as soon as its notebook has been executed.

A process of its own executes the notebooks while Sphinx reads pages. What is executed first is read
first. Pages are read again when something else than before computes their outputs.
"""

import os
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from build_log import say
from execute_notebooks import read_notebooks, run, states
from site_tools import ROOT
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError


def start(cache: Path, timeout: int) -> Connection:
    """Start the process that executes, and return the end where its messages come out."""
    processes = get_context("spawn")
    ours, theirs = processes.Pipe(duplex=False)
    processes.Process(target=run, args=(cache, timeout, theirs)).start()
    theirs.close()  # then the end of the process is the end of the messages
    return ours


class Execution:
    """The notebooks that have changed, while they are executed."""

    def __init__(self, news: Connection) -> None:
        self.news = news
        self.todo: list[Path] = []
        self.failures: dict[Path, str] = {}  # an empty text where nothing failed

    def hear(self) -> Any:
        """Wait for the next message."""
        try:
            return self.news.recv()
        except EOFError:
            raise ExtensionError(
                "expected notebooks to be executed, but that process ended"
            ) from None

    def begin(self) -> None:
        """Wait until it is known which notebooks will be executed."""
        self.todo = self.hear()
        if self.todo:
            say(f"Executing notebooks: {len(self.todo)}, on {os.cpu_count()} cores")

    def hear_one(self) -> None:
        """Wait until one more notebook is done, and say which."""
        path, self.failures[path] = self.hear()
        count = f"{len(self.failures)} of {len(self.todo)}"
        say(f"  {count} executed: {path.relative_to(ROOT).as_posix()}")

    def wait_for(self, path: Path) -> None:
        """Return when a notebook has its outputs; if it failed, say all that failed."""
        while path in self.todo and path not in self.failures:
            self.hear_one()
        if self.failures.get(path):
            self.end()

    def end(self) -> None:
        """Wait for all that is left, and say what failed."""
        while len(self.failures) < len(self.todo):
            self.hear_one()
        if failed := [failure for failure in self.failures.values() if failure]:
            raise ExtensionError("\n\n".join(failed))


running: list[Execution] = []  # by this build


def execute(app: Sphinx, config: Config) -> None:
    """Begin to execute, and point MyST-NB to the outputs."""
    path = Path(app.outdir).parent / ".jupyter_cache"
    config.nb_execution_cache_path = str(path)
    running[:] = [Execution(start(path, config.nb_execution_timeout))]


def outdated(app: Sphinx, env: BuildEnvironment, *_: set[str]) -> list[str]:
    """Name the pages to read again: what computes their outputs has changed since."""
    now = {env.path2doc(str(path)): state for path, state in states(read_notebooks()).items()}
    before = getattr(env, "notebook_states", {})
    env.notebook_states = now  # type: ignore[attr-defined]
    return [page for page in env.found_docs if before.get(page) != now.get(page)]


def put_in_order(app: Sphinx, env: BuildEnvironment, pages: list[str]) -> None:
    """Read first what need not be executed, then what is executed, in that order."""
    running[0].begin()
    todo = [env.path2doc(str(path)) for path in running[0].todo]
    pages.sort(key=lambda page: todo.index(page) if page in todo else -1)


def wait(app: Sphinx, page: str, source: list[str]) -> None:
    """Let a page be read when its notebook has been executed."""
    running[0].wait_for(Path(app.env.doc2path(page)))


def end(app: Sphinx, env: BuildEnvironment) -> None:
    """Let no notebook fail unseen."""
    running[0].end()


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx."""
    app.connect("config-inited", execute)
    app.connect("env-get-outdated", outdated)
    app.connect("env-before-read-docs", put_in_order)
    app.connect("source-read", wait, priority=100)  # before what reads
    app.connect("env-updated", end)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
