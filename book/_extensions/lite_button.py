"""Let each notebook's page open it in JupyterLite, on the same site, to run in the browser.

The theme offers JupyterLite only where the repository is known, and with one address for pages
at every depth; the site itself needs neither.
"""

import json
import re
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from docutils import nodes
from site_tools import PYODIDE
from sphinx.application import Sphinx

LITE = "lite/notebooks/index.html"
ADDRESS = re.compile(r"https://[^`\"']*/full/")
LEAST = 13  # MB: Python and SymPy alone, as hosts send them


@cache
def packages_address() -> str:
    """Give the address from which Pyodide takes Python and what the site does not serve."""
    version = json.loads((PYODIDE / "package.json").read_text(encoding="utf-8"))["version"]
    (address,) = ADDRESS.findall((PYODIDE / "pyodide.mjs").read_text(encoding="utf-8"))
    return address.replace("${U}", version)


def launch_group(buttons: list[dict[str, Any]]) -> dict[str, Any]:
    """Give the group of launch buttons, which the theme made if it knew a repository."""
    for button in buttons:
        if button.get("label") == "launch-buttons":
            return button
    group = {"type": "group", "label": "launch-buttons", "icon": "fas fa-rocket", "buttons": []}
    buttons.append(group)
    return group


def add_button(
    app: Sphinx, page: str, template: str, context: dict[str, Any], tree: nodes.document | None
) -> None:
    """Put JupyterLite first among the launch buttons of a notebook's page."""
    if not str(context.get("page_source_suffix", "")).endswith("ipynb"):
        return
    host = urlsplit(packages_address()).hostname
    button = {
        "type": "link",
        "text": f"In this browser, which fetches over {LEAST} MB from {host}",
        "icon": "_static/images/logo_jupyterlite.svg",
        "url": f"{context['pathto'](LITE, 1)}?path={page}.ipynb",
    }
    group = launch_group(context["header_buttons"])
    group["tooltip"] = "Run this page"
    group["buttons"].insert(0, button)


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx, after the theme has made its buttons."""
    app.connect("html-page-context", add_button, priority=600)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
