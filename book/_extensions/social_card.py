"""Draw the picture that other sites show beside a link to the book."""

import math
import textwrap
from pathlib import Path

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

BLUE, PALE, PALER, ORANGE = "#1f5fa8", "#a9c8ec", "#3a74b8", "#ffb454"
LOGITS = {"cat": 1.4, "chicken": -0.3, "dog": 0.0}  # where the first page's explorer starts
LEFT, WIDTH, HEIGHT = 0.58, 0.28, 0.1  # of the bar of a probability of 1


def draw_card(title: str, path: Path) -> None:
    """Write the title beside the first page's explorer, in the size that cards have."""
    figure = Figure(figsize=(12, 6.3), dpi=100, facecolor=BLUE)
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, 1), ylim=(0, 1))
    axes.axis("off")
    total = sum(map(math.exp, LOGITS.values()))
    for row, (name, logit) in enumerate(LOGITS.items()):
        share, bottom = math.exp(logit) / total, 0.66 - 0.21 * row
        for length, colour in ((1, PALER), (share, PALE if row else ORANGE)):
            axes.add_patch(Rectangle((LEFT, bottom), WIDTH * length, HEIGHT, color=colour, lw=0))
        style = {"color": "white", "fontsize": 25, "va": "center"}
        axes.text(LEFT - 0.015, bottom + HEIGHT / 2, name, ha="right", **style)
        axes.text(LEFT + WIDTH + 0.015, bottom + HEIGHT / 2, f"{share:.4f}", **style)
    lines = "\n".join(textwrap.wrap(title, 11))
    axes.text(0.05, 0.5, lines, color="white", fontsize=46, fontweight="bold", va="center")
    figure.savefig(path, metadata={"Software": None})
