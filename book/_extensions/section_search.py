"""Let readers find sections: write for the search page what each of them says.

Sphinx's own search finds pages, and a chapter is one page. Here a hit is a section, with its
number and a piece of its text. The glossary says what else people call a thing: the names of an
entry count for the section to which the entry's first link leads.
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

from docutils import nodes
from page_text import pieces, plain, sections
from site_tools import ROOT
from sphinx import addnodes
from sphinx.application import Sphinx

LIBRARY = ROOT / "node_modules" / "minisearch" / "dist" / "umd" / "index.js"


def described(tree: nodes.document) -> Iterator[tuple[list[str], str, str]]:
    """Give for each section, without those in it, what can be linked to, its title and text."""
    for section in sections(tree):
        inner = {*sections(section)} - {section}
        within = {node for each in inner for node in each.findall(nodes.Element)}
        own = [node for node in section.findall(nodes.Element) if node not in within]
        ids = [each for node in own for each in node.get("ids", [])]
        yield ids, plain(section.children[0]), " ".join(" ".join(pieces(section)).split())


def names(tree: nodes.document, page: str) -> Iterator[tuple[str, list[str]]]:
    """Give for each entry of a glossary where its first link leads, and all its names."""
    for glossary in tree.findall(addnodes.glossary):
        for entry in glossary.findall(nodes.definition_list_item):
            links = [link["refuri"] for link in entry.findall(nodes.reference) if "refuri" in link]
            terms = [term.astext() for term in entry.findall(nodes.term)]
            yield normpath(join(dirname(page), links[0])) if links else "", terms


def keep(app: Sphinx, tree: nodes.document, docname: str) -> None:
    """Keep what a page says beside its tree, for builds in which the page has not changed."""
    if app.builder.name != "html":
        return
    page = app.builder.get_target_uri(docname)
    kept = {"sections": [*described(tree)], "names": [*names(tree, page)]}
    kept_at(app, docname).write_text(json.dumps(kept), encoding="utf-8")


def kept_at(app: Sphinx, docname: str) -> Path:
    """Say where a page's text is kept."""
    return Path(app.doctreedir, f"{docname}.search.json")


def number(app: Sphinx, docname: str, anchor: str) -> str:
    """Give the number of a section, or nothing."""
    return ".".join(map(str, app.env.toc_secnumbers.get(docname, {}).get(anchor, ())))


def rows(app: Sphinx, pages: dict[str, Any]) -> Iterator[list[Any]]:
    """Give for each section its address, number, title, page, text and what else it is called."""
    called: dict[str, list[str]] = {}
    for kept in pages.values():
        for target, terms in kept["names"]:
            called.setdefault(target, []).extend(terms)
    for docname, kept in pages.items():
        address, title = app.builder.get_target_uri(docname), app.env.titles[docname].astext()
        page = f"Exercise: {title}" if "/exercises/" in docname else title
        for place, (ids, heading, text) in enumerate(kept["sections"] if not kept["names"] else []):
            anchor = f"#{ids[0]}" if place else ""
            also = [term for each in ids for term in called.get(f"{address}#{each}", [])]
            yield [address + anchor, number(app, docname, anchor), heading, page, text, also]


def write_sections(app: Sphinx, error: Exception | None) -> None:
    """Write for the search page all sections, and put its library beside them."""
    if error or app.builder.name != "html":
        return
    names = sorted(app.env.found_docs)
    pages = {name: json.loads(kept_at(app, name).read_text(encoding="utf-8")) for name in names}
    text = json.dumps([*rows(app, pages)], ensure_ascii=False, separators=(",", ":"))
    static = Path(app.outdir) / "_static"
    (static / "sections.js").write_text(f"window.bookSections = {text};\n", encoding="utf-8")
    shutil.copyfile(LIBRARY, static / "minisearch.js")


def use_own_search(app: Sphinx) -> None:
    """Keep Sphinx from making an index of its own."""
    app.builder.search = False


def search_page(app: Sphinx) -> list[tuple[str, dict[str, Any], str]]:
    """Give the search page."""
    return [("search", {}, "search.html")] if app.builder.name == "html" else []


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx, late: links lead somewhere only when all pages are read."""
    app.connect("builder-inited", use_own_search)
    app.connect("doctree-resolved", keep, priority=900)
    app.connect("html-collect-pages", search_page)
    app.connect("build-finished", write_sections)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
