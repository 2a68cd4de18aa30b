"""Make places for the explorers, figures that answer to the hand, and the script that fills them.

In a notebook an explorer is an admonition of the class `explorer` and of its own name: it says what
one can do on the page, and links there. On the page it becomes an empty place beside the still
picture. A script fills the place when a reader comes near; without scripts nothing is seen of it.
"""

from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from site_tools import ROOT, digest, html, make_once, run_node
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx

SOURCES = ROOT / "book" / "_explorers"
SCRIPT = Path(__file__).with_suffix(".cjs")
BUNDLE = "_static/explorers-bundle.js"


def place(name: str, title: str, text: list[nodes.Node]) -> list[nodes.Node]:
    """Make the place of an explorer: hidden, with its title and what to do."""
    start = f'<div class="explorer" id="explorer-{name}" data-explorer="{name}">'
    body = f'<div class="explorer-body" role="group" aria-label="{escape(title)}" hidden>'
    return [
        html(f'{start}{body}<p class="explorer-title">{escape(title)}</p>'),
        *text,
        html("</div></div>"),
    ]


def make_places(app: Sphinx, doctree: nodes.document) -> None:
    """Replace the admonitions that stand for explorers, and note that the page has some."""
    pages = app.env.__dict__.setdefault("explorer_pages", set())
    pages.discard(app.env.docname)
    for found in list(doctree.findall(nodes.admonition)):
        if "explorer" not in found["classes"]:
            continue
        (name,) = (
            each for each in found["classes"] if each != "explorer" and "admonition" not in each
        )
        title, *text = found.children
        text = [each for each in text if not links_to_page(each, name)]
        for link in [link for each in text for link in each.findall(pending_xref)]:
            link_here(link)
        shown = place(name, title.astext(), text) if app.builder.name == "html" else []
        found.parent[found.parent.index(found) : found.parent.index(found) + 1] = shown
        pages.add(app.env.docname)


def links_to_page(paragraph: nodes.Node, name: str) -> bool:
    """Tell the paragraph that leads from the notebook to the page."""
    targets = [each.get("reftarget", "") for each in paragraph.findall(pending_xref)]
    targets += [each.get("refuri", "") for each in paragraph.findall(nodes.reference)]
    return any(target.endswith(f".html#explorer-{name}") for target in targets)


def link_here(link: pending_xref) -> None:
    """Let a link to a setting of an explorer, written for the notebook, stay on this page."""
    _, is_setting, setting = link["reftarget"].partition(".html?explorer=")
    if is_setting:
        address = f"?explorer={setting}"
        link.replace_self(nodes.reference("", "", *link.children, refuri=address))


def add_script(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give pages with explorers the script that opens them."""
    if page in getattr(app.env, "explorer_pages", ()):
        app.add_js_file("explorers.js", loading_method="defer")


def bundle(app: Sphinx, error: Exception | None) -> None:
    """Put the explorers into the site, if a source has changed."""
    if error or app.builder.name != "html" or not getattr(app.env, "explorer_pages", ()):
        return
    target = Path(app.outdir) / BUNDLE
    state = digest([SOURCES, SCRIPT, ROOT / "package-lock.json"])
    make_once(target, state, lambda: run_node(SCRIPT, str(SOURCES / "index.js"), str(target)))


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx."""
    app.connect("doctree-read", make_places)
    app.connect("html-page-context", add_script)
    app.connect("build-finished", bundle)
    return {"parallel_read_safe": False, "parallel_write_safe": True}
