"""Give pictures their size as attributes, so that a page keeps their place before they are loaded.

Docutils writes sizes as style, which says nothing about the shape once a narrow screen sets the
height to automatic; then the text would jump when a picture arrives.
"""

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

STYLE = re.compile(r'(<img\b[^>]*?) style="width: (\d+)px; height: (\d+)px;?"')


def sized(markup: str) -> str:
    """Turn the sizes of pictures from style into attributes.

    >>> sized('<img alt="A" style="width: 30px; height: 20px;" />')
    '<img alt="A" width="30" height="20" />'
    """
    return STYLE.sub(r'\1 width="\2" height="\3"', markup)


def size_images(
    app: Sphinx, page: str, template: str, context: dict[str, Any], tree: nodes.document | None
) -> None:
    """Turn the sizes of the pictures of a page."""
    if "body" in context:
        context["body"] = sized(context["body"])


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx."""
    app.connect("html-page-context", size_images)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
