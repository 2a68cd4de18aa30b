"""Put into the site the Python that judges answers in a reader's browser.

Pyodide's core comes from its npm package. The modules it needs, compiled, come in one archive,
which is made by Pyodide itself under node and made again when one of its sources changes.
"""

import gzip
import json
import shutil
from pathlib import Path

from site_tools import PYODIDE, ROOT, digest, make_once, run_node
from sphinx.application import Sphinx

CORE = ["pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm"]
PACKER = Path(__file__).with_name("pack_python.mjs")
PACKED = ROOT / "_build" / ".python"
LARGE = [PYODIDE / "pyodide.asm.wasm", PACKED / "python.zip"]


def pack() -> None:
    """Write the archive, a lock file that offers no further packages, and sizes for the worker."""
    sources = [Path(__file__), PACKER, PACKER.with_suffix(".py"), PYODIDE / "package.json"]
    make_once(PACKED, digest([ROOT / "softmaxquiz", *sources]), write_archive)


def write_archive() -> None:
    """Write archive, lock file and sizes anew."""
    shutil.rmtree(PACKED, ignore_errors=True)
    PACKED.mkdir(parents=True)
    run_node(PACKER, str(PYODIDE / "pyodide.mjs"), str(ROOT), str(PACKED))
    lock = json.loads((PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))
    text = json.dumps(lock | {"packages": {}})
    (PACKED / "pyodide-lock.json").write_text(text, encoding="utf-8")
    text = json.dumps({file.name: sizes(file.read_bytes()) for file in LARGE})
    (PACKED / "sizes.json").write_text(text, encoding="utf-8")


def sizes(content: bytes) -> tuple[int, int]:
    """Give the size of a file, and about what a host sends: it packs what is not packed yet.

    >>> sizes(b"a" * 1000)
    (1000, 29)
    """
    return len(content), len(gzip.compress(content, mtime=0))


def install(app: Sphinx, error: Exception | None) -> None:
    """Put core and archive among the static files of an HTML build that asks questions."""
    if error or app.builder.format != "html" or not getattr(app.env, "answer_pages", {}):
        return
    pack()
    target = Path(app.outdir) / "_static" / "python"
    shutil.copytree(PACKED, target, dirs_exist_ok=True)
    for name in CORE:
        shutil.copy2(PYODIDE / name, target / name)
    shutil.copy2(ROOT / "node_modules/temml/dist/temml.min.js", target.parent)  # for verdicts


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx."""
    app.connect("build-finished", install)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
