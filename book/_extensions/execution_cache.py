"""Execute the notebooks that have changed, side by side, before Sphinx reads the pages.

MyST-NB looks for outputs in jupyter-cache, by the code of a notebook, and would execute one after
the other what it does not find. Here they are executed on all cores, and also when a package of
ours that they import has changed, or Python, or what is under it. Their pages are then read again.
"""

import asyncio
import os
import re
import sys
from asyncio import Semaphore, as_completed
from importlib.metadata import requires, version
from pathlib import Path

import nbformat
from forked_kernel import ForkedKernel
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn, JupyterCacheAbstract
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from site_tools import PACKAGES, ROOT, digest, notebooks
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError

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


async def execute_all(cache: JupyterCacheAbstract, timeout: int) -> list[str]:
    """Execute what has changed, largest first, and give the failures."""
    found = read_notebooks()
    state = states(found)
    todo = [(path, nb) for path, nb in found if not is_stored(cache, nb, state[path])]
    todo.sort(key=lambda notebook: -notebook[0].stat().st_size)
    if not todo:
        return []
    cores, failures = os.cpu_count() or 1, []
    print(f"Executing notebooks: {len(todo)}, on {cores} cores", flush=True)
    free = Semaphore(cores)
    running = [asyncio.create_task(execute(notebook, timeout, free)) for notebook in todo]
    for number, done in enumerate(as_completed(running), 1):
        (path, content), failed = await done
        print(f"  {number} of {len(todo)}: {path.relative_to(ROOT).as_posix()}", flush=True)
        if failed:
            failures.append(failed)
            continue
        bundle = CacheBundleIn(content, str(path), data={"state": state[path]})
        cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)
    return failures


def fill_cache(app: Sphinx, config: Config) -> None:
    """Point MyST-NB to outputs of the present state."""
    path = Path(app.outdir).parent / ".jupyter_cache"
    config.nb_execution_cache_path = str(path)
    if failures := asyncio.run(execute_all(get_cache(path), config.nb_execution_timeout)):
        raise ExtensionError("\n\n".join(failures))


def outdated(app: Sphinx, env: BuildEnvironment, *_: set[str]) -> list[str]:
    """Name the pages to read again: what computes their outputs has changed since."""
    now = {env.path2doc(str(path)): state for path, state in states(read_notebooks()).items()}
    before = getattr(env, "notebook_states", {})
    env.notebook_states = now  # type: ignore[attr-defined]
    return [page for page in env.found_docs if before.get(page) != now.get(page)]


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx."""
    app.connect("config-inited", fill_cache)
    app.connect("env-get-outdated", outdated)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
