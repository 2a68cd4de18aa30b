"""Take from a page the text that a reader sees: for the search, and to tell how long it takes.

Cells of code are left out, but for captions, and so is what is folded: hints, solutions, proofs.
Formulas inside a line become one line of text; three dots stand for displayed ones.
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from docutils import nodes
from sphinx.application import Sphinx
from typeset_math import formula, typeset

UNREAD = (nodes.title, nodes.raw, nodes.literal_block, nodes.comment)
JOINTS = {"mfrac": "/", "msub": "_", "msup": "^", "munder": "_"}
JOINTS |= {"msubsup": "_^", "munderover": "_^"}
ACCENTS = {"ˆ": "\u0302", "˜": "\u0303", "¯": "\u0304", "‾": "\u0304"}
FOLDED = {"dropdown", "toggle"}
SIMPLE = re.compile(r"[\w.]*|.")  # what needs no brackets


def one_line(mathml: ElementTree.Element) -> str:
    """Write a formula as one line.

    >>> one_line(ElementTree.fromstring("<msup><mi>e</mi><mi>x</mi></msup>"))
    'e^x'
    """
    first, *others = [one_line(part) for part in mathml] or [(mathml.text or "").strip("\u2061")]
    kind = mathml.tag.rpartition("}")[2]
    if kind == "mover":
        return first + ACCENTS.get(others[0], "")
    if kind not in JOINTS:
        return "".join([first, *others])
    bracketed = [each if SIMPLE.fullmatch(each) else f"({each})" for each in [first, *others]]
    if kind != "mfrac":
        bracketed[0] = first
    return bracketed[0] + "".join(map("".join, zip(JOINTS[kind], bracketed[1:], strict=True)))


def plain(node: nodes.Node) -> str:
    """Give the text of a piece of a page, its formulas too."""
    if isinstance(node, nodes.math):
        return one_line(ElementTree.fromstring(typeset[formula(node)]))
    if isinstance(node, nodes.Text):
        return node.astext()
    return "" if isinstance(node, nodes.raw) else "".join(map(plain, node.children))


def sections(tree: nodes.Element) -> list[nodes.section]:
    """List the sections inside an element; the content of a theorem is one without a title."""
    return [each for each in tree.findall(nodes.section) if each.children and is_titled(each)]


def is_titled(node: nodes.Node) -> bool:
    """Tell a section of the page."""
    return isinstance(node, nodes.section) and isinstance(node.children[0], nodes.title)


def pieces(parent: nodes.Element) -> Iterator[str]:
    """Give the paragraphs of a section, without those of the sections in it."""
    folded = False
    for node in parent.children:
        if isinstance(node, nodes.raw):
            folded = (folded or "<details" in node.astext()) and "</details>" not in node.astext()
        if folded or isinstance(node, UNREAD) or is_titled(node):
            continue
        classes = set() if isinstance(node, nodes.Text) else {*node["classes"]}
        if isinstance(node, nodes.math_block):
            yield "…"
        elif "cell" in classes:
            yield from map(plain, node.findall(nodes.caption))
        elif isinstance(node, nodes.TextElement):
            yield plain(node)
        elif not classes & FOLDED:
            yield from pieces(node)


def setup(app: Sphinx) -> dict[str, bool]:
    """Let Sphinx find this module beside the extensions that use it."""
    return {"parallel_read_safe": True, "parallel_write_safe": True}
