"""Serve MathJax from the book's own site, so that the book reads offline.

`npm ci` puts the whole package into node_modules. The pages need three parts of it, 2 MB of 24.
"""

import shutil
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

PARTS = ["tex-chtml.js", "output/chtml/fonts/woff-v2", "input/tex/extensions"]


def copy_parts(source: Path, target: Path) -> None:
    """Copy the needed files and folders."""
    for part in PARTS:
        if not (source / part).exists():
            raise ExtensionError(f"expected MathJax in {source}, found no {part}: run `make book`")
        if (source / part).is_dir():
            shutil.copytree(source / part, target / part, dirs_exist_ok=True)
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source / part, target / part)


def install(app: Sphinx) -> None:
    """Put MathJax among the static files of an HTML build."""
    if app.builder.format == "html":
        source = Path(app.srcdir) / "node_modules" / "mathjax" / "es5"
        copy_parts(source, Path(app.outdir) / "_static" / "mathjax")


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx, early: a missing MathJax should not cost a build to notice."""
    app.connect("builder-inited", install)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
