"""A local copy of what JupyterLite's kernel fetches from Pyodide's address when it starts.

    python tests/book/pyodide_wheels.py

downloads it. The core is the npm package, the wheels are those of the lock file's versions.
Packages with compiled code are to be had at that address only, so there is no NumPy here, and
an empty package stands for `sqlite3`, which the kernel would like but does not need.
"""

import json
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parents[2]
CORE = ROOT / "node_modules" / "pyodide"
WHEELS = ROOT / "_build" / "pyodide-wheels"
STARTS_WITH = ["micropip", "ipython", "jedi", "mpmath"]
COMPILED = {"sqlite3"}


def needed(packages: dict[str, Any], names: list[str]) -> list[str]:
    """List packages with all they depend on."""
    found: list[str] = []
    waiting = list(names)
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name not in found and name not in COMPILED:
            found.append(name)
            waiting += packages[name]["depends"]
    return sorted(found)


def locked() -> dict[str, Any]:
    """Read the packages of Pyodide's lock file."""
    return json.loads((CORE / "pyodide-lock.json").read_text(encoding="utf-8"))["packages"]


def write_empty(package: dict[str, Any]) -> None:
    """Write a wheel that installs nothing."""
    info = f"{package['name']}-{package['version']}.dist-info"
    with ZipFile(WHEELS / package["file_name"], "w") as wheel:
        about = f"Metadata-Version: 2.1\nName: {package['name']}\nVersion: {package['version']}\n"
        wheel.writestr(f"{info}/METADATA", about)
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\n")
        wheel.writestr(f"{info}/RECORD", "")


def relock(lock: dict[str, Any]) -> dict[str, Any]:
    """Let a site's lock file accept the local copies, and want of the library what is here."""
    for package in lock["packages"].values():
        copy = WHEELS / package["file_name"].rsplit("/")[-1]
        if copy.exists():
            package["sha256"] = sha256(copy.read_bytes()).hexdigest()
    lock["packages"]["softmaxlib"]["depends"] = ["mpmath"]
    return lock


def main() -> None:
    """Download what is not here yet."""
    WHEELS.mkdir(parents=True, exist_ok=True)
    packages = locked()
    for name in sorted(COMPILED):
        write_empty(packages[name])
    names = needed(packages, STARTS_WITH)
    missing = [name for name in names if not (WHEELS / packages[name]["file_name"]).exists()]
    pins = [f"{packages[name]['name']}=={packages[name]['version']}" for name in missing]
    if pins:
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", "download"]
        pip += ["--only-binary", ":all:", "--python-version", "3.13"]
        subprocess.run([*pip, "--no-deps", "--dest", WHEELS, *pins], check=True)


if __name__ == "__main__":
    main()
