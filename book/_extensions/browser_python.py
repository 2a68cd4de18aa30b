"""Put into the site the Python that judges answers in a reader's browser.

Pyodide's core comes from its npm package. The modules it needs, compiled, come in one archive,
which is made by Pyodide itself under node and made again when one of its sources changes.
"""

import json
import shutil
from hashlib import sha256
from pathlib import Path

from site_tools import run_node
from sphinx.application import Sphinx

CORE = ["pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm"]
PACKER = Path(__file__).with_name("pack_python.mjs")


def digest(library: Path, version: str) -> str:
    """Hash all that goes into the archive."""
    state = sha256(version.encode())
    folders = library / "answers", library / "exercises"
    files = [library / "__init__.py", *(f for folder in folders for f in folder.rglob("*.py"))]
    for file in [*sorted(files), PACKER, PACKER.with_suffix(".py")]:
        state.update(f"{file.name}\n".encode() + file.read_bytes())
    return state.hexdigest()[:16]


def pack(package: Path, project: Path, target: Path) -> None:
    """Write the archive, and a lock file that offers no further packages."""
    target.mkdir(parents=True)
    run_node(PACKER, str(package / "pyodide.mjs"), str(project), str(target))
    lock = json.loads((package / "pyodide-lock.json").read_text(encoding="utf-8"))
    text = json.dumps(lock | {"packages": {}})
    (target / "pyodide-lock.json").write_text(text, encoding="utf-8")


def install(app: Sphinx, error: Exception | None) -> None:
    """Put core and archive among the static files of an HTML build that asks questions."""
    if error or app.builder.format != "html" or not getattr(app.env, "answer_pages", {}):
        return
    project = Path(app.srcdir)
    package = project / "node_modules" / "pyodide"
    version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    packed = Path(app.outdir).parent / ".python" / digest(project / "softmaxlib", version)
    if not (packed / "pyodide-lock.json").exists():  # written last
        shutil.rmtree(packed.parent, ignore_errors=True)
        pack(package, project, packed)
    target = Path(app.outdir) / "_static" / "python"
    shutil.copytree(packed, target, dirs_exist_ok=True)
    for name in CORE:
        shutil.copy2(package / name, target / name)
    shutil.copy2(package.parent / "temml/dist/temml.min.js", target.parent)  # for verdicts


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx."""
    app.connect("build-finished", install)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
