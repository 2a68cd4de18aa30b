"""Execute the notebooks that have changed, side by side, before Sphinx reads the pages.

MyST-NB looks for outputs in jupyter-cache, by the code of a notebook, and would execute one after
the other what it does not find. Here they are executed on all cores, and also when the library
that they import has changed, or Python, or a package under it.
"""

import asyncio
import os
import re
import sys
from asyncio import Semaphore, as_completed
from collections.abc import Iterator
from importlib.metadata import requires, version
from pathlib import Path

import nbformat
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn, JupyterCacheAbstract
from local_kernel import AsyncLocalKernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from site_tools import ROOT, digest
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError

Notebook = tuple[Path, NotebookNode]
PACKAGE = "softmaxlib"
# As many kernels as cores run at once, so each takes one thread for its matrix products.
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def library_state() -> str:
    """Name what computes: the library, Python, and the packages under it."""
    names = [re.split(r"[^\w-]", wanted)[0] for wanted in requires(PACKAGE) or []]
    return digest([ROOT / PACKAGE], sys.version, *(f"{name}=={version(name)}" for name in names))


def changed(cache: JupyterCacheAbstract, state: str) -> Iterator[Notebook]:
    """Give the notebooks whose outputs are not in the cache, or of another state."""
    for path in (ROOT / "book").rglob("*.ipynb"):
        if ".ipynb_checkpoints" in path.parts:
            continue
        content = nbformat.read(path, as_version=4)
        try:
            known = cache.match_cache_notebook(content).data
        except KeyError:
            known = {}
        if known.get("library_state") != state:
            yield path, content


async def execute(notebook: Notebook, timeout: int, free: Semaphore) -> tuple[Notebook, str]:
    """Execute a notebook in a kernel of its own, and say what failed, if anything did."""
    path, content = notebook
    client = NotebookClient(
        content,
        resources={"metadata": {"path": str(path.parent)}},
        timeout=timeout,
        kernel_manager_class=AsyncLocalKernel,
        record_timing=False,  # the cache finds a notebook by its cells, their metadata included
    )
    async with free:
        try:
            await client.async_execute(env=os.environ | ONE_THREAD)
        except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
            return notebook, failure(path, content, error)
    return notebook, ""


def failure(path: Path, content: NotebookNode, error: Exception) -> str:
    """Say which cell of which page failed, and how; the last line is a summary."""
    cells = [cell for cell in content.cells if cell.cell_type == "code"]
    number = max((n for n, cell in enumerate(cells, 1) if cell.execution_count), default=1)
    what = f"{type(error).__name__}: {error}"
    if isinstance(error, CellExecutionError):
        what = f"{error.ename}: {error.evalue}"
    where = f"{path.relative_to(ROOT).as_posix()}, code cell {number}"
    return f"{where}:\n{cells[number - 1].source}\n{where}: {what}"


async def execute_all(cache: JupyterCacheAbstract, timeout: int) -> list[str]:
    """Execute what has changed, largest first, and give the failures."""
    state = library_state()
    todo = sorted(changed(cache, state), key=lambda notebook: -notebook[0].stat().st_size)
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
        bundle = CacheBundleIn(content, str(path), data={"library_state": state})
        cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)
    return failures


def fill_cache(app: Sphinx, config: Config) -> None:
    """Point MyST-NB to outputs of the present state."""
    path = Path(app.outdir).parent / ".jupyter_cache"
    config.nb_execution_cache_path = str(path)
    if failures := asyncio.run(execute_all(get_cache(path), config.nb_execution_timeout)):
        raise ExtensionError("\n\n".join(failures))


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx."""
    app.connect("config-inited", fill_cache)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
