"""Why plain regression on one-hot labels fails, and softmax does not."""

import textwrap
from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from softmaxlib.checks import as_finite, as_labels, as_names
from softmaxlib.logits import softmax

from ._style import QUIET, colour, dashes, panels, styled
from ._text import join, note, short, spread, wrap

Numbers = NDArray[Any]


@styled
def regression_against_softmax(
    x: ArrayLike,
    labels: ArrayLike,
    coefficients: ArrayLike,
    weights: ArrayLike,
    biases: ArrayLike,
    class_names: Sequence[str],
) -> Figure:
    """Draw, over one feature, lines fitted to one-hot labels above, softmax probabilities below.

    A strip under each panel shows where each class has the largest output.

    Parameters
    ----------
    x : shape (n,), the feature
    labels : integers, shape (n,), classes, in ``0..n_classes - 1``
    coefficients : shape (2, n_classes), intercepts and slopes of the lines
    weights, biases : shape (n_classes,), the scores are ``weights * x + biases``
    class_names : sequence of str, at least two
    """
    names = as_names(class_names, "class names", 2)
    feature = as_finite(x, "x", "n")
    classes = as_finite(as_labels(labels, len(names)), "labels", len(feature))
    intercepts, slopes = as_finite(coefficients, "coefficients", 2, len(names))
    w, b = (as_finite(v, n, len(names)) for v, n in ((weights, "weights"), (biases, "biases")))
    margin = 0.06 * (np.ptp(feature) or 1.0)
    grid = np.linspace(feature.min() - margin, feature.max() + margin, 601)
    lines = intercepts + np.outer(grid, slopes)
    probabilities = softmax(np.outer(grid, w) + b)
    _, (above, below) = panels(5.4, 2, sharex=True)
    _outputs(above, grid, lines, feature, classes)
    _outputs(below, grid, probabilities, feature, classes)
    _name_lines(above, grid, lines, names)
    _name_peaks(below, grid, probabilities, names)
    _title(above, "least squares on one-hot labels", lines, names)
    _title(below, "softmax of linear scores", probabilities, names)
    for panel, values in ((above, lines), (below, probabilities)):
        _regions(panel, grid, values, names)
    above.tick_params(bottom=False)
    below.set_xlabel("$x$")
    return above.figure  # type: ignore[return-value]


def _outputs(panel: Axes, grid: Numbers, values: Numbers, x: Numbers, labels: Numbers) -> None:
    """Draw a curve for each class and the examples at 1, for the others at 0."""
    for level in (0, 1):
        panel.axhline(level, color=QUIET, linewidth=0.6, zorder=0)
    for k, curve in enumerate(values.T):
        panel.plot(grid, curve, color=colour(k), linestyle=dashes(k))
        own = x[labels == k]
        panel.plot(own, np.ones_like(own), "|", color=colour(k), markersize=9, alpha=0.7)
    panel.plot(x, np.zeros_like(x), "|", color=QUIET, markersize=5, alpha=0.5)
    panel.set(xlim=(grid[0], grid[-1]), yticks=[0, 0.5, 1])


def _regions(panel: Axes, grid: Numbers, values: Numbers, names: list[str]) -> None:
    """Show in a strip at the bottom which class has the largest output."""
    low, high = min(0.0, values.min()), max(1.0, values.max())
    tall = 0.13 * (high - low)
    bottom = low - 1.7 * tall
    panel.set_ylim(bottom, high + 1.2 * tall)
    panel.spines["left"].set_bounds(low, high)
    largest = values.argmax(axis=1)
    starts = np.flatnonzero(np.diff(largest, prepend=-1))
    step = grid[1] - grid[0]
    for first, last in zip(starts, [*starts[1:], len(grid)], strict=True):
        k = largest[first]
        left, right = grid[first] - step / 2, grid[last - 1] + step / 2
        panel.fill_between([left, right], bottom, bottom + tall, color=colour(k), linewidth=0)
        if right - left > 0.02 * len(names[k]) * (grid[-1] - grid[0]):
            middle = (max(left, grid[0]) + min(right, grid[-1])) / 2
            note(panel, middle, bottom + tall / 2, names[k].replace("$", r"\$"), color="white")


def _title(panel: Axes, text: str, values: Numbers, names: list[str]) -> None:
    """Say what is drawn, and which classes have the largest output nowhere."""
    missing = [n for k, n in enumerate(names) if k not in values.argmax(axis=1)]
    if missing:
        verb = "is" if len(missing) == 1 else "are"
        text += f": {join(missing)} {verb} never the largest"
    panel.set_title("\n".join(textwrap.wrap(text, 66)))


def _name_lines(panel: Axes, grid: Numbers, values: Numbers, names: list[str]) -> None:
    """Write the classes' names at the right ends of their lines."""
    heights = spread(values[-1], 0.12 * (max(1, values.max()) - min(0, values.min())))
    for k, (name, height) in enumerate(zip(names, heights, strict=True)):
        note(panel, grid[-1] + 0.015 * np.ptp(grid), height, wrap(name), color=colour(k), ha="left")


def _name_peaks(panel: Axes, grid: Numbers, values: Numbers, names: list[str]) -> None:
    """Write the classes' names at the top, where they stand out most from the others."""
    inner = slice(len(grid) // 12, -(len(grid) // 12))
    for k, name in enumerate(names):
        others = np.delete(values, k, axis=1).max(axis=1)
        at = int((values[:, k] - others)[inner].argmax()) + inner.start
        note(panel, grid[at], 1.08, short(name), color=colour(k), va="bottom")
