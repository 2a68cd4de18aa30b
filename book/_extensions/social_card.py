"""Draw the picture that other sites show beside a link to the book."""

import textwrap
from pathlib import Path

from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, PathPatch
from matplotlib.path import Path as Curve

BLUE, PALE, PALER, ORANGE = "#1f5fa8", "#a9c8ec", "#d3e3f6", "#ffb454"
BARS = [(0.62, 0.17, PALE), (0.72, 0.30, PALER), (0.82, 0.62, "white")]  # left, height, colour
RISE = Curve([(0.62, 0.44), (0.74, 0.46), (0.80, 0.62), (0.90, 0.92)], [1, 4, 4, 4])  # Bézier


def draw_card(title: str, path: Path) -> None:
    """Write the title beside the book's three probabilities, in the size that cards have."""
    figure = Figure(figsize=(12, 6.3), dpi=100, facecolor=BLUE)
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, 1), ylim=(0, 1))
    axes.axis("off")
    for left, height, colour in BARS:
        bar = FancyBboxPatch((left, 0.17), 0.06, height, "round,pad=0,rounding_size=0.012")
        bar.set(facecolor=colour, edgecolor="none")
        axes.add_patch(bar)
    axes.add_patch(PathPatch(RISE, fill=False, edgecolor=ORANGE, linewidth=7, capstyle="round"))
    lines = "\n".join(textwrap.wrap(title, 16))
    axes.text(0.07, 0.5, lines, color="white", fontsize=46, fontweight="bold", va="center")
    figure.savefig(path, metadata={"Software": None})
