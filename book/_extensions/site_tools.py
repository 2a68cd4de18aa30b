"""What several extensions need: what was made of what, programs under node, HTML, cut fonts."""

import logging
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from threading import Lock

from docutils import nodes
from fontTools import subset
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

ROOT = Path(__file__).parents[2]
MADE = ROOT / "_build" / ".made"
PYODIDE = ROOT / "node_modules" / "pyodide"
PACKAGES = ("softmaxlib", "softmaxquiz")  # ours
NO_SOURCES = {"__pycache__", ".ipynb_checkpoints"}
making: defaultdict[Path, Lock] = defaultdict(Lock)  # two threads may want the same

logging.getLogger("fontTools").setLevel(logging.WARNING)


def digest(sources: Iterable[Path], *more: str) -> str:
    """Hash the names and contents of all files in some folders, and what else a result hangs on."""
    state = sha256("\n".join(more).encode())
    found = {f for source in sources for f in (source.rglob("*") if source.is_dir() else [source])}
    for file in sorted(found):
        if file.is_file() and not NO_SOURCES & {*file.parts}:
            state.update(f"\n{file.relative_to(ROOT).as_posix()}\n".encode() + file.read_bytes())
    return state.hexdigest()[:16]


def notebooks() -> list[Path]:
    """List the book's notebooks."""
    return sorted(f for f in (ROOT / "book").rglob("*.ipynb") if not NO_SOURCES & {*f.parts})


def make_once(target: Path, state: str, make: Callable[[], object]) -> None:
    """Call what makes a file or folder, unless that was made from the same state before."""
    note = MADE / target.name
    with making[target]:
        if target.exists() and note.exists() and note.read_text() == state:
            return
        note.unlink(missing_ok=True)
        make()
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(state)


def run_node(script: Path, *arguments: str, given: str = "") -> str:
    """Run a script under node, in the book's root, and return what it writes.

    Node is installed, or `make` has put one beside our Python.
    """
    node = shutil.which("node") or str(Path(sys.executable).with_name("node"))
    command = [node, str(script), *arguments]
    done = subprocess.run(command, cwd=ROOT, input=given, text=True, capture_output=True)
    if done.returncode:
        raise ExtensionError(f"{script.name}: {done.stderr.strip()}")
    return done.stdout


def html(text: str) -> nodes.raw:
    """Wrap HTML as it is."""
    return nodes.raw("", text, format="html")


def cut_font(font: Path, target: Path, characters: set[int]) -> None:
    """Write a font as WOFF with only the given characters, and their forms in formulas."""
    state = digest([Path(__file__)], str(font), str(sorted(characters)))
    make_once(target, state, lambda: _cut(font, target, characters))


def _cut(font: Path, target: Path, characters: set[int]) -> None:
    options = subset.Options(
        flavor="woff",
        layout_features=["ssty", "ss01", "ss04", "dtls", "flac"],
        drop_tables=["FFTM", "GPOS", "GDEF"],
    )
    with subset.load_font(font, options) as loaded:
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=characters)
        subsetter.subset(loaded)
        target.parent.mkdir(parents=True, exist_ok=True)
        subset.save_font(loaded, target, options)


def setup(app: Sphinx) -> dict[str, bool]:
    """Let Sphinx find this module beside the extensions that use it."""
    return {"parallel_read_safe": True, "parallel_write_safe": True}
