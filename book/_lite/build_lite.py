"""Build JupyterLite, in which a reader runs the notebooks in the browser, into the book's site.

The kernel is Python compiled for browsers, Pyodide. It finds packages in a lock file. Ours is
Pyodide's own with two wheels more, which the site serves: our two packages with their data, and
a package that the kernel needs. NumPy, SymPy and Matplotlib come from Pyodide's address.
"""

import json
import shutil
import subprocess
import sys
from email.parser import Parser
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

from jupyterlite_pyodide_kernel.constants import PYODIDE_VERSION
from lite_button import packages_address
from lite_text import for_lite
from site_tools import PACKAGES, PYODIDE, ROOT, digest, make_once, notebooks

HERE = Path(__file__).parent
LITE = ROOT / "_build" / "html" / "lite"
SOURCES = [*PACKAGES, "pyproject.toml", "README.md", "LICENSE"]
EXTENSIONS = ["@jupyterlite/pyodide-kernel-extension", "jupyterlab-myst"]
IN_PYODIDE = ["matplotlib", "mpmath", "numpy", "sympy", "tqdm"]  # what the notebooks run on


def run(*command: str | Path) -> None:
    """Run a program; show what it says only if it fails.

    It runs in a folder of its own: JupyterLite notes there what it has built already, and would
    leave that out the next time.
    """
    with TemporaryDirectory() as folder:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")


def make_wheels(target: Path) -> None:
    """Make our wheel, from a copy so that no leftovers slip in, and fetch the other."""
    with TemporaryDirectory() as copy:
        for name in SOURCES:
            source, here = ROOT / name, Path(copy, name)
            shutil.copytree(source, here) if source.is_dir() else shutil.copy(source, here)
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--no-deps"]
        limits = ["--no-build-isolation", "--constraint", ROOT / "constraints.txt"]
        run(*pip, *limits, "--wheel-dir", target, copy, "comm")


def lock_entry(wheel: Path) -> dict[str, Any]:
    """Describe a wheel as Pyodide's lock file does."""
    with ZipFile(wheel) as opened:
        (path,) = (name for name in opened.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = Parser().parsestr(opened.read(path).decode())
    name = metadata["Name"]
    is_ours = name == "softmaxlib"
    return {
        "name": name,
        "version": metadata["Version"],
        "file_name": wheel.name,
        "install_dir": "site",
        "sha256": sha256(wheel.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": PACKAGES if is_ours else [name],
        "depends": IN_PYODIDE if is_ours else [],
        "unvendored_tests": False,
    }


def write_lock(wheels: Path) -> None:
    """Write the lock file beside the wheels, with full addresses for what is not here."""
    version = json.loads((PYODIDE / "package.json").read_text())["version"]
    if version != PYODIDE_VERSION:
        sys.exit(f"package.json: expected pyodide {PYODIDE_VERSION} as the kernel, got {version}")
    elsewhere = packages_address()
    lock = json.loads((PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))
    for package in lock["packages"].values():
        package["file_name"] = elsewhere + package["file_name"]
    entries = map(lock_entry, sorted(wheels.glob("*.whl")))
    lock["packages"] |= {entry["name"]: entry for entry in entries}
    (wheels / "pyodide-lock.json").write_text(json.dumps(lock), encoding="utf-8")


def copy_notebooks(target: Path) -> None:
    """Copy the notebooks, without outputs and in plain Markdown, to where the buttons look."""
    for notebook in notebooks():
        content = json.loads(notebook.read_text(encoding="utf-8"))
        for cell in content["cells"]:
            if cell["cell_type"] == "code":
                cell |= {"outputs": [], "execution_count": None}
        for_lite(content["cells"])
        copied = target / notebook.relative_to(ROOT)
        copied.parent.mkdir(parents=True, exist_ok=True)
        copied.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def remove_unused() -> None:
    """Remove fonts in forms that no browser with WebAssembly asks for."""
    for pattern in ("fa-*.eot", "fa-*.svg", "fa-*.ttf"):
        for file in (LITE / "build").glob(pattern):
            file.unlink()


def watch_address() -> None:
    """Let JupyterLite's page look whether the packages' address can be reached."""
    page = LITE / "notebooks" / "index.html"
    script = f'<script src="../reach.js" data-address="{packages_address()}pyodide.mjs"></script>'
    text = page.read_text(encoding="utf-8").replace("</head>", f"{script}\n</head>")
    page.write_text(text, encoding="utf-8")
    shutil.copy2(HERE / "reach.js", LITE)


def copy_extensions(target: Path) -> None:
    """Copy the JupyterLab extensions of use here; others that are installed would only fail."""
    for name in EXTENSIONS:
        shutil.copytree(Path(sys.prefix, "share/jupyter/labextensions", name), target / name)


def build_jupyterlite(contents: Path, extensions: Path) -> None:
    """Let JupyterLite build itself."""
    command = [sys.executable, "-m", "jupyterlite_core", "build", "--lite-dir", HERE]
    places = ["--contents", contents, "--output-dir", LITE, "--ignore-sys-prefix"]
    found = f"--FederatedExtensionAddon.extra_labextensions_path={extensions}"
    run(*command, *places, found, "--apps", "notebooks", "--no-sourcemaps")


def build() -> None:
    """Build everything if a source has changed, and bring the notebooks up to date."""
    sources = [ROOT / name for name in (*SOURCES, "constraints.txt")]
    names = [notebook.relative_to(ROOT).as_posix() for notebook in notebooks()]
    state = digest([HERE, PYODIDE / "package.json", *sources], sys.version, *names)
    make_once(LITE, state, build_afresh)
    copy_notebooks(LITE / "files")


def build_afresh() -> None:
    """Build everything."""
    shutil.rmtree(LITE, ignore_errors=True)
    LITE.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        contents, extensions = Path(folder, "contents"), Path(folder, "extensions")
        copy_notebooks(contents)
        copy_extensions(extensions)
        build_jupyterlite(contents, extensions)
    remove_unused()
    watch_address()
    make_wheels(LITE / "wheels")
    write_lock(LITE / "wheels")
