"""The one place for the figures' colours, sizes and fonts, and for what many of them share."""

import textwrap
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, Literal, ParamSpec

import matplotlib.pyplot as plt
import matplotlib.style
import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, to_rgb
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.typing import ColorType
from numpy.typing import ArrayLike

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


def wrap(name: str, width: int = 14, *, math: bool = False) -> str:
    """Break a long name into up to four lines; dollar signs mark mathematics only if `math`."""
    if math and "$" in name:
        return name
    lines = textwrap.wrap(name, width, break_on_hyphens=False, max_lines=4, placeholder="…")
    return "\n".join(lines).replace("$", r"\$")


def short(name: str, width: int = 16) -> str:
    """Cut a long name to one line of at most `width` characters."""
    cut = name if len(name) <= width else name[: width - 1].rstrip() + "…"
    return cut.replace("$", r"\$")


def join(names: Sequence[str]) -> str:
    """Enumerate names in prose: ``a``, ``a and b``, ``a, b and c``."""
    *start, last = (name.replace("$", r"\$") for name in names)
    return f"{', '.join(start)} and {last}" if start else last


def readable(background: ColorType) -> str:
    """Return ink or paper, whichever has the higher contrast with a background."""
    rgb = np.asarray(to_rgb(background), dtype=float)
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return INK if linear @ [0.2126, 0.7152, 0.0722] > 0.21 else PAPER


def number(value: float, digits: int = 2) -> str:
    """Write a number with a true minus sign and no negative zero."""
    text = f"{value:.{digits}f}"
    return text.lstrip("-") if float(text) == 0 else text.replace("-", "−")


def note(axes: Axes, x: float, y: float, text: str, **options: Any) -> Text:
    """Write small text in data coordinates, centred there unless told otherwise."""
    settings: dict[str, Any] = {"fontsize": SMALL, "ha": "center", "va": "center", **options}
    return axes.text(x, y, text, **settings)


def spread(positions: ArrayLike, gap: float) -> list[float]:
    """Move positions as little as needs be for neighbours to stand at least `gap` apart.

    >>> spread([0.0, 0.1, 5.0], gap=1.0)
    [-0.45, 0.55, 5.0]
    """
    wanted = np.asarray(positions, dtype=float)
    order = np.argsort(wanted, kind="stable")
    steps = gap * np.arange(wanted.size)
    groups: list[list[float]] = []
    for value in wanted[order] - steps:  # least squares under an order: pool what violates it
        groups.append([float(value)])
        while len(groups) > 1 and np.mean(groups[-2]) > np.mean(groups[-1]):
            groups[-2:] = [groups[-2] + groups[-1]]
    level = np.concatenate([np.full(len(g), np.mean(g)) for g in groups])
    result = np.empty_like(wanted)
    result[order] = level + steps
    return [round(float(v), 9) for v in result]
