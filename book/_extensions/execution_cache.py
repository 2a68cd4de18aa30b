"""Throw the stored outputs away when what computed them has changed.

Jupyter Book keys its execution cache on a notebook's own code. The notebooks import
`softmaxlib`, so here the cache's folder is named after a digest of the library, its data,
Python, and every installed package: a change in any of them executes the book again.

With OUTPUTS=stored nothing is executed, and the pages show the outputs that the notebooks hold.
`make test` builds them so, because it executes every notebook anyway, to compare these outputs.
"""

import os
import shutil
import sys
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config


def versions() -> str:
    """Name Python and each installed distribution with its version, in a fixed order."""
    installed = {f"{found.name}=={found.version}" for found in distributions()}
    return "\n".join([sys.version, *sorted(installed)])


def digest(library: Path) -> str:
    """Hash all files of the library, compiled ones aside, and the versions they run on."""
    state = sha256(versions().encode())
    for file in sorted(library.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            state.update(f"\n{file.relative_to(library).as_posix()}\n".encode())
            state.update(file.read_bytes())
    return state.hexdigest()[:16]


def choose_cache(app: Sphinx, config: Config) -> None:
    """Point myst-nb to the folder of the present state, and drop the folders of older ones."""
    if os.environ.get("OUTPUTS") == "stored":
        config.nb_execution_mode = "off"
        return
    caches = Path(app.outdir).parent / ".jupyter_cache"
    current = caches / digest(Path(app.srcdir) / "softmaxlib")
    for old in caches.glob("*"):
        if old.is_dir() and old != current:
            shutil.rmtree(old)
    config.nb_execution_cache_path = str(current)


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx."""
    app.connect("config-inited", choose_cache)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
