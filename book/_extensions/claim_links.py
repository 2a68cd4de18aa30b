"""Turn the label under a claim into a link to it, with the number of its equation.

A proof shows the label of its claim as a literal, such as `eq-shift`, which reads well where
notebooks are opened. On the page the reader looks for a number.
"""

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx


def link_claims(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Replace each literal that is the label of an equation by a reference to it."""
    math = app.env.get_domain("math")
    for literal in list(doctree.findall(nodes.literal)):
        label = literal.astext()
        if not math.has_equations() or label not in math.equations:
            continue
        wanted = pending_xref("", refdoc=docname)
        link = math.resolve_xref(
            app.env, docname, app.builder, "eq", label, wanted, literal.deepcopy()
        )
        if link is not None:
            literal.replace_self(link)


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx, late: equations are numbered only when all pages are read."""
    app.connect("doctree-resolved", link_claims)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
