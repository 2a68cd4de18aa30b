"""What several extensions need: programs that run under node, and fonts cut down to their use."""

import shutil
import subprocess
import sys
from pathlib import Path

from fontTools import subset
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError


def run_node(script: Path, *arguments: str, given: str = "") -> str:
    """Run a script under node, in the book's root, and return what it writes.

    Node is installed, or `make` has put one beside our Python.
    """
    node = shutil.which("node") or str(Path(sys.executable).with_name("node"))
    root = Path(__file__).parents[2]
    command = [node, str(script), *arguments]
    done = subprocess.run(command, cwd=root, input=given, text=True, capture_output=True)
    if done.returncode:
        raise ExtensionError(f"{script.name}: {done.stderr.strip()}")
    return done.stdout


def cut_font(font: Path, target: Path, characters: set[int]) -> None:
    """Write a font as WOFF with only the given characters, and their forms in formulas."""
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
