"""Execute the notebooks that have changed, side by side, in a process beside Sphinx.

MyST-NB looks for outputs in jupyter-cache, by the code of a notebook, and would execute one after
the other what it does not find. Here they are executed on all cores, and also when a package of
ours that they import has changed, or Python, or what is under it.
"""

import asyncio
import os
import re
import sys
from asyncio import Semaphore, as_completed
from collections.abc import Callable
from importlib.metadata import requires, version
from multiprocessing.connection import Connection
from pathlib import Path

import nbformat
from forked_kernel import ForkedKernel
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn, JupyterCacheAbstract
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from site_tools import PACKAGES, ROOT, digest, notebooks

Notebook = tuple[Path, NotebookNode]
PROJECT = "softmaxlib"
GUESSES = "from softmaxquiz.exercises import predictions as predict"  # in chapters


def read_notebooks() -> list[Notebook]:
    """Read the book's notebooks."""
    return [(path, nbformat.read(path, as_version=4)) for path in notebooks()]


def states(found: list[Notebook]) -> dict[Path, str]:
    """Name what computes each: the packages of ours that it imports, Python, what is under it.

    A chapter that asks for predictions hangs on no other exercise.
    """
    ours = {name: digest([ROOT / name]) for name in PACKAGES}
    guesses = digest(
        file
        for file in (ROOT / "softmaxquiz").rglob("*.py")
        if file.parent.name != "exercises" or file.stem in {"__init__", "predictions"}
    )
    names = [re.split(r"[^\w-]", wanted)[0] for wanted in requires(PROJECT) or []]
    others = [sys.version, *(f"{name}=={version(name)}" for name in names)]
    named = {}
    for path, content in found:
        code = "\n".join(cell.source for cell in content.cells if cell.cell_type == "code")
        rest = code.replace(GUESSES, "")
        imported = [state for name, state in ours.items() if re.search(rf"\b{name}\b", rest)]
        imported += [guesses] if rest != code else []
        named[path] = digest([], *others, *imported)
    return named


def is_stored(cache: JupyterCacheAbstract, content: NotebookNode, state: str) -> bool:
    """Tell whether the cache has a notebook's outputs, and of this state."""
    try:
        known = cache.match_cache_notebook(content).data
    except KeyError:
        return False
    return known.get("state") == state


async def execute(notebook: Notebook, timeout: int, free: Semaphore) -> tuple[Notebook, str]:
    """Execute a notebook in a kernel of its own, and say what failed, if anything did."""
    path, content = notebook
    client = NotebookClient(
        content,
        resources={"metadata": {"path": str(path.parent)}},
        timeout=timeout,
        kernel_manager_class=ForkedKernel,
        record_timing=False,  # the cache finds a notebook by its cells, their metadata included
    )
    async with free:
        try:
            await client.async_execute(env=dict(os.environ))
        except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
            return notebook, failure(path, content, client.code_cells_executed, error)
    return notebook, ""


def failure(path: Path, content: NotebookNode, number: int, error: Exception) -> str:
    """Say which cell of which page failed, and how; the last line is a summary."""
    cells = [cell for cell in content.cells if cell.cell_type == "code" and cell.source.strip()]
    what = f"{type(error).__name__}: {error}"
    if isinstance(error, CellExecutionError):
        what = f"{error.ename}: {error.evalue}"
    where = f"{path.relative_to(ROOT).as_posix()}, code cell {number}"
    return f"{where}:\n{cells[number - 1].source}\n{where}: {what}"


async def execute_all(
    cache: JupyterCacheAbstract, timeout: int, tell: Callable[[list[Path] | tuple[Path, str]], None]
) -> None:
    """Execute what has changed, largest first; tell first what that is, then what is done.

    What is done comes with what failed, or with an empty text.
    """
    found = read_notebooks()
    state = states(found)
    todo = [(path, nb) for path, nb in found if not is_stored(cache, nb, state[path])]
    todo.sort(key=lambda notebook: -notebook[0].stat().st_size)
    tell([path for path, _ in todo])
    free = Semaphore(os.cpu_count() or 1)
    running = [asyncio.create_task(execute(notebook, timeout, free)) for notebook in todo]
    for done in as_completed(running):
        (path, content), failed = await done
        if not failed:
            bundle = CacheBundleIn(content, str(path), data={"state": state[path]})
            cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)
        tell((path, failed))


def run(folder: Path, timeout: int, news: Connection) -> None:
    """Be the process that executes."""
    asyncio.run(execute_all(get_cache(folder), timeout, news.send))
    news.close()
