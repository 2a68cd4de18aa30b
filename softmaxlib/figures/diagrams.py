"""The single-layer network, and the geometry of labels: drawings without data."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyArrowPatch
from numpy.typing import NDArray

from softmaxlib.checks import as_names

from ._style import FAINT, INK, NORMAL, PAPER, QUIET, WIDTH, colour, plate, styled
from ._text import note, wrap

LEFT, RIGHT, RADIUS, STEP = 1.75, 4.75, 0.24, 0.72  # inches
Points = NDArray[np.float64]


@styled
def network(feature_names: Sequence[str], class_names: Sequence[str]) -> Figure:
    """Draw the single-layer network: every output is reached from every input and the constant 1.

    Parameters
    ----------
    feature_names : sequence of str, one to ten inputs
    class_names : sequence of str
        Two to ten outputs. The first one's arrows are highlighted and its formula is written out.
    """
    features = as_names(feature_names, "feature names", 1, 10)
    classes = as_names(class_names, "class names", 2, 10)
    d, k = len(features), len(classes)
    height = 0.95 + STEP * max(d + 1, k) + 0.4
    middle = 0.62 + STEP * max(d + 1, k) / 2
    inputs = _column(LEFT, middle, d + 1)
    outputs = _column(RIGHT, middle, k)
    figure, axes = plate(WIDTH, height)
    _arrows(axes, inputs, outputs)
    for i, (x, y) in enumerate(inputs):
        _node(axes, x, y, f"$x_{{{i + 1}}}$" if i < d else "$1$", INK if i < d else QUIET)
        note(axes, x - 0.36, y, wrap(features[i], 14) if i < d else "constant", ha="right")
    for j, (x, y) in enumerate(outputs):
        _node(axes, x, y, f"$o_{{{j + 1}}}$", colour(j))
        note(axes, x + 0.36, y, wrap(classes[j], 13), ha="left", color=colour(j), fontsize=NORMAL)
    arrows = f"{d} × {k} = {d * k} weights\n{k} biases"
    for x, text in ((LEFT, "features"), ((LEFT + RIGHT) / 2, arrows), (RIGHT, "scores")):
        note(axes, x, 0.28, text, color=QUIET)
    formula = rf"$o_1 = \sum_{{r=1}}^{{{d}}} x_r\, w_{{r1}} + b_1$"
    note(axes, WIDTH / 2, height - 0.38, formula, color=colour(0), fontsize=NORMAL + 3)
    return figure


def _column(x: float, middle: float, n: int) -> Points:
    """Return the centres of n nodes below one another."""
    y = middle + STEP * (np.arange(n) - (n - 1) / 2)
    return np.column_stack([np.full(n, x), y])


def _node(axes: Axes, x: float, y: float, symbol: str, tint: str) -> None:
    """Draw a circle with a symbol in it."""
    axes.add_patch(Circle((x, y), RADIUS, facecolor=PAPER, edgecolor=tint, linewidth=1.4, zorder=3))
    note(axes, x, y, symbol, color=tint, fontsize=NORMAL + 2, zorder=4)


def _arrows(axes: Axes, inputs: Points, outputs: Points) -> None:
    """Draw all arrows, those to the first output last and with their weights' names."""
    for j in reversed(range(len(outputs))):
        for i, start in enumerate(inputs):
            bias = i == len(inputs) - 1
            axes.add_patch(
                FancyArrowPatch(
                    (start[0], start[1]),
                    (outputs[j, 0], outputs[j, 1]),
                    arrowstyle="-|>,head_length=5,head_width=2.2",
                    shrinkA=72 * RADIUS,
                    shrinkB=72 * RADIUS + 1,
                    linestyle=(0, (4, 2)) if bias else "-",
                    linewidth=1.6 if j == 0 else 0.7,
                    color=colour(0) if j == 0 else "#a9afb3",
                )
            )
            if j == 0:
                x, y = start + (outputs[0] - start) * 0.26
                name = "$b_1$" if bias else f"$w_{{{i + 1}1}}$" if i < 9 else f"$w_{{{i + 1},1}}$"
                box = {"facecolor": PAPER, "edgecolor": "none", "pad": 0.8}
                note(axes, x, y, name, color=colour(0), fontsize=NORMAL, bbox=box)


@styled
def label_geometry(class_names: Sequence[str]) -> Figure:
    """Draw three classes as the integers 1, 2, 3 and as one-hot vectors, with their distances.

    Parameters
    ----------
    class_names : sequence of str, three names
    """
    names = as_names(class_names, "class names", 3, 3)
    figure, axes = plate(WIDTH, 2.95)
    note(axes, 1.55, 0.24, "integer labels: 1, 1 and 2 apart", fontsize=NORMAL)
    note(axes, 4.85, 0.24, r"one-hot labels: all $\sqrt{2}$ apart", fontsize=NORMAL)
    axes.plot([3.15, 3.15], [0.15, 2.8], color=FAINT, linewidth=0.8)
    _number_line(axes, names)
    _triangle(axes, names)
    return figure


def _number_line(axes: Axes, names: list[str]) -> None:
    """Draw the labels 1, 2, 3 and the distances between them."""
    x, y = (0.5, 1.55, 2.6), 1.7
    axes.plot([0.2, 2.9], [y, y], color=QUIET, linewidth=0.8, zorder=0)
    for k, name in enumerate(names):
        axes.plot(x[k], y, "o", color=colour(k), markersize=10)
        note(axes, x[k], y + 0.25, f"${k + 1}$", fontsize=NORMAL + 1)
        note(axes, x[k], y + 0.44, wrap(name, 9), color=colour(k), fontsize=NORMAL, va="top")
    for a, b, height in ((0, 1, 0.28), (1, 2, 0.28), (0, 2, 0.66)):
        axes.annotate(
            "",
            (x[a], y - height),
            (x[b], y - height),
            arrowprops={"arrowstyle": "<->", "color": QUIET, "shrinkA": 0, "shrinkB": 0},
        )
        box = {"facecolor": PAPER, "edgecolor": "none", "pad": 1.5}
        note(axes, (x[a] + x[b]) / 2, y - height, f"${b - a}$", fontsize=NORMAL + 1, bbox=box)


def _triangle(axes: Axes, names: list[str]) -> None:
    """Draw the one-hot labels as an equilateral triangle."""
    x, y = (3.98, 4.85, 5.72), (2.22, 2.22 - 1.74 * np.sqrt(3) / 2, 2.22)
    axes.plot([*x, x[0]], [*y, y[0]], color=QUIET, linewidth=0.8, zorder=0)
    below = {"va": "top"}
    for k, dx, dy, options in ((0, 0.0, 0.12, below), (2, 0.0, 0.12, below), (1, 0.16, 0.0, {})):
        axes.plot(x[k], y[k], "o", color=colour(k), markersize=10)
        one_hot = ", ".join(str(int(j == k)) for j in range(3))
        text = f"({one_hot})\n{wrap(names[k], 14 if k == 1 else 18)}"
        side = "left" if k == 1 else "center"
        note(axes, x[k] + dx, y[k] + dy, text, color=colour(k), ha=side, **options)
    for a, b in ((0, 1), (1, 2), (0, 2)):
        box = {"facecolor": PAPER, "edgecolor": "none", "pad": 1.5}
        middle = (x[a] + x[b]) / 2, (y[a] + y[b]) / 2
        note(axes, *middle, r"$\sqrt{2}$", fontsize=NORMAL + 1, bbox=box)
