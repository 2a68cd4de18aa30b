"""Give pictures their size, and the width that keeps their text readable on a narrow screen.

Docutils writes sizes as style, which says nothing about the shape once a narrow screen sets the
height to automatic; then the text would jump when a picture arrives. On a narrow screen a picture
is not drawn smaller than its smallest text allows: it scrolls instead, by the style sheet.
"""

import re
from math import ceil
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

STYLE = re.compile(r'(<img\b[^>]*?) style="width: (\d+)px; height: (\d+)px;?"')
DRAWS = re.compile(r"\bfigures\.(\w+)\(")
READABLE = 11  # pixels
PIXELS = 100 / 72  # of a point, in a picture of full size
SMALLEST, SMALLEST_SCRIPT = 9.5, 7.0  # points; Matplotlib's scripts have 0.7 of the text's size
# Figures with sub- or superscripts.
SCRIPTS = {
    "block_rates", "code_comparison", "decision_regions", "entropy_over_temperature",
    "fused_against_unfused", "gradient_noise", "intervals", "jacobian", "label_costs",
    "loss_curves", "loss_margin", "loss_surface", "naive_against_stable", "network",
    "pixel_histograms", "real_softmax_excess", "sigmoid_curve", "simplex", "weight_growth",
}  # fmt: skip


def least_share(has_scripts: bool) -> float:
    """Say which share of its full size a picture must have for all its text to be readable."""
    return READABLE / ((SMALLEST_SCRIPT if has_scripts else SMALLEST) * PIXELS)


def sized(markup: str) -> str:
    """Turn the sizes of pictures from style into attributes, with the least width beside them.

    >>> sized('<img alt="A" style="width: 300px; height: 200px;" />')
    '<img alt="A" width="300" height="200" style="--least: 251px" />'
    """

    def written(image: re.Match[str]) -> str:
        least = ceil(int(image[2]) * least_share("has-scripts" in image[1]))
        return f'{image[1]} width="{image[2]}" height="{image[3]}" style="--least: {least}px"'

    return STYLE.sub(written, markup)


def mark_scripts(app: Sphinx, doctree: nodes.document) -> None:
    """Mark the pictures of cells that draw a figure with sub- or superscripts."""
    for cell in doctree.findall(nodes.container):
        images = list(cell.findall(nodes.image)) if "cell" in cell["classes"] else []
        if images and SCRIPTS & {*DRAWS.findall(next(cell.findall(nodes.literal_block)).astext())}:
            for image in images:
                image["classes"].append("has-scripts")


def size_images(
    app: Sphinx, page: str, template: str, context: dict[str, Any], tree: nodes.document | None
) -> None:
    """Turn the sizes of the pictures of a page."""
    if "body" in context:
        context["body"] = sized(context["body"])


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx."""
    app.connect("doctree-read", mark_scripts)
    app.connect("html-page-context", size_images)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
