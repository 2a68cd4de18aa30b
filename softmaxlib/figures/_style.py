"""The one place for the figures' colours, sizes and fonts, and for what many of them share."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Literal, ParamSpec

import matplotlib.pyplot as plt
import matplotlib.style
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

WIDTH = 6.4  # inches; a column of the book is about 700 pixels wide
PAPER, INK, QUIET, FAINT = "#fdfdfb", "#1d2126", "#59626d", "#ccd0d2"
SMALL, NORMAL = 10.0, 11.0

# Blue, orange and plum are the three classes of most figures. All have a contrast of at least 4.5
# with the paper; these three differ in lightness too, so they can be told apart in grey and by
# readers who do not see red and green.
COLOURS = ("#0f5a9e", "#c14e00", "#5a1452", "#007a68", "#7d6608", "#a3195b", "#4a4f57", "#3b3fb0")
DASHES: tuple[Any, ...] = ("-", (0, (6, 1.5)), (0, (2.2, 1.2)), (0, (6, 1.5, 1.5, 1.5)))
# Pale, for ink to be readable on all of it, also where the page inverts the figure.
DIVERGING = LinearSegmentedColormap.from_list("diverging", ["#e59c6e", PAPER, "#7faad4"])

STYLE: dict[str, Any] = {
    "figure.dpi": 100,
    "figure.facecolor": PAPER,
    "figure.constrained_layout.h_pad": 0.06,
    "figure.constrained_layout.w_pad": 0.06,
    "savefig.facecolor": PAPER,
    "font.size": NORMAL,
    "mathtext.fontset": "stix",
    "text.color": INK,
    "axes.facecolor": PAPER,
    "axes.edgecolor": QUIET,
    "axes.linewidth": 0.7,
    "axes.labelcolor": INK,
    "axes.labelsize": NORMAL,
    "axes.titlesize": NORMAL,
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": False,
    "grid.color": FAINT,
    "grid.linewidth": 0.6,
    "lines.linewidth": 1.8,
    "lines.solid_capstyle": "round",
    "xtick.labelsize": SMALL,
    "ytick.labelsize": SMALL,
    "xtick.color": QUIET,
    "ytick.color": QUIET,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "xtick.major.width": 0.7,
    "ytick.major.width": 0.7,
    "legend.frameon": False,
    "legend.fontsize": NORMAL,
    "legend.handlelength": 1.6,
}

Arguments = ParamSpec("Arguments")
Side = Literal["left", "center", "right"]


def styled(draw: Callable[Arguments, Figure]) -> Callable[Arguments, Figure]:
    """Let a function draw in the book's style, whatever the reader's, and leave that unchanged.

    The figure is laid out before the style is put away, since ticks come into being only then.
    """

    @wraps(draw)
    def wrapper(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Figure:
        with matplotlib.style.context(["default", STYLE]):
            figure = draw(*args, **kwargs)
            figure.draw_without_rendering()
        return figure

    return wrapper


def panels(
    height: float, n_rows: int = 1, n_columns: int = 1, **options: Any
) -> tuple[Figure, list[Axes]]:
    """Return a new figure of the book's width and its panels, row by row."""
    figure, axes = plt.subplots(
        n_rows, n_columns, figsize=(WIDTH, height), layout="constrained", squeeze=False, **options
    )
    return figure, list(axes.flat)


def plate(width: float, height: float) -> tuple[Figure, Axes]:
    """Return a new figure without axes to be seen; its coordinates are inches from the top left."""
    figure = plt.figure(figsize=(width, height))
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set(xlim=(0, width), ylim=(height, 0))
    axes.axis("off")
    return figure, axes


def colour(index: int) -> str:
    """Return the colour of a class; after the eighth they come round again."""
    return COLOURS[index % len(COLOURS)]


def dashes(index: int) -> Any:
    """Return the line style that goes with a colour, a second means to tell lines apart."""
    return DASHES[index % len(DASHES)]
