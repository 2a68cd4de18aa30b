"""What a model has learned: which class it sees where, and what it looks for in an image."""

from collections.abc import Callable, Sequence
from math import ceil
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from numpy.typing import ArrayLike, NDArray

from softmaxlib.checks import as_finite, as_labels, as_names
from softmaxlib.logits import softmax

from ._style import COLOURS, INK, PAPER, QUIET, SMALL, WIDTH, colour, panels, styled
from ._text import wrap

Numbers = NDArray[Any]
MARKERS = "os^DvPX*"
FINE = 301  # points of the grid each way
LEVEL = 0.9  # the probability that is called sure
COLUMNS = 5  # images in a row
# Of full strength, for pictures without text on them.
STRONG = LinearSegmentedColormap.from_list("strong", [COLOURS[1], PAPER, COLOURS[0]])


@styled
def decision_regions(
    logits: Callable[[Numbers], ArrayLike],
    points: ArrayLike,
    labels: ArrayLike,
    class_names: Sequence[str],
    *,
    axis_labels: tuple[str, str] = ("$x_1$", "$x_2$"),
) -> Figure:
    """Draw over a plane which class has the largest logit, how sure that is, and the examples.

    A dotted line shows where the largest probability is 0.9.

    Parameters
    ----------
    logits : callable
        Takes points of the plane, shape (m, 2), and returns their logits, shape (m, n_classes).
    points : shape (n, 2), the examples
    labels : integers, shape (n,), their classes, in ``0..n_classes - 1``
    class_names : sequence of str, two to eight
    axis_labels : tuple of str, default ("$x_1$", "$x_2$"), what the two coordinates are
    """
    names = as_names(class_names, "class names", 2, 8)
    examples = as_finite(points, "points", "n", 2)
    classes = as_finite(as_labels(labels, len(names)), "labels", len(examples)).astype(int)
    as_names(axis_labels, "axis labels", 2, 2)
    spans = np.ptp(examples, axis=0)
    margin = np.where(spans > 0, 0.06 * spans, 1.0)
    sides = np.linspace(examples.min(axis=0) - margin, examples.max(axis=0) + margin, FINE).T
    plane = np.stack(np.meshgrid(*sides), axis=-1)
    scores = as_finite(logits(plane.reshape(-1, 2)), "logits", FINE**2, len(names))
    own = as_finite(logits(examples), "logits", len(examples), len(names))
    figure, (axes,) = panels(4.3)
    _regions(axes, sides, scores.reshape(FINE, FINE, -1))
    _examples(axes, examples, classes, own.argmax(axis=1) != classes)
    _legend(figure, names)
    axes.set(xlabel=axis_labels[0], ylabel=axis_labels[1])
    wide, high = np.ptp(sides, axis=1)
    axes.set_aspect("equal" if 0.4 < wide / high < 2.5 else "auto")
    return figure


def _regions(axes: Axes, sides: Numbers, scores: Numbers) -> None:
    """Tint the regions, and draw their boundaries and the line of equal confidence."""
    k = scores.shape[-1]
    sure = softmax(scores).max(axis=-1)
    strength = 0.06 + 0.28 * (sure - 1 / k) / (1 - 1 / k)
    tints = np.array([to_rgb(colour(c)) for c in range(k)])[scores.argmax(axis=-1)]
    picture = np.array(to_rgb(PAPER)) * (1 - strength[..., None]) + tints * strength[..., None]
    half = (sides[:, 1] - sides[:, 0]) / 2  # a point of the grid is the centre of its pixel
    (left, right), (bottom, top) = np.column_stack([sides[:, 0] - half, sides[:, -1] + half])
    extent = float(left), float(right), float(bottom), float(top)
    axes.imshow(picture.clip(0, 1), extent=extent, origin="lower", interpolation="bilinear")
    if sure.min() < LEVEL < sure.max():
        axes.contour(*sides, sure, [LEVEL], colors=QUIET, linewidths=1.0, linestyles=":")
    for c in range(k - 1):  # the last class meets only classes whose boundaries are drawn already
        lead = scores[..., c] - np.delete(scores, c, axis=-1).max(axis=-1)
        if lead.min() < 0 < lead.max():
            axes.contour(*sides, lead, [0.0], colors=INK, linewidths=1.1, linestyles="-")


def _examples(axes: Axes, points: Numbers, labels: Numbers, wrong: NDArray[np.bool_]) -> None:
    """Draw the examples, and rings around those that the model takes for another class."""
    size = 5.0 if len(points) <= 400 else 3.5
    look: dict[str, Any] = {"markeredgecolor": PAPER, "markeredgewidth": 0.5, "zorder": 3}
    for c in np.unique(labels):
        own = points[labels == c].T
        axes.plot(*own, MARKERS[c], color=colour(int(c)), markersize=size, **look)
    ring: dict[str, Any] = {"markerfacecolor": "none", "color": INK, "markeredgewidth": 1.2}
    axes.plot(*points[wrong].T, "o", markersize=size + 5, zorder=4, **ring)


def _legend(figure: Figure, names: list[str]) -> None:
    """Say beside the panel what the markers and lines are."""
    handles = [
        Line2D([], [], color=colour(c), marker=MARKERS[c], linestyle="", label=wrap(name))
        for c, name in enumerate(names)
    ]
    ring: dict[str, Any] = {"marker": "o", "linestyle": "", "markerfacecolor": "none"}
    ring |= {"markersize": 10, "label": "taken for\nanother class"}
    handles.append(Line2D([], [], color=INK, **ring))
    handles.append(Line2D([], [], color=INK, linewidth=1.1, label="boundary"))
    dotted: dict[str, Any] = {"color": QUIET, "linewidth": 1.0, "linestyle": ":"}
    handles.append(Line2D([], [], label=f"probability {LEVEL:g}", **dotted))
    figure.legend(handles=handles, loc="outside right upper", fontsize=SMALL + 0.5)


@styled
def weight_images(weights: ArrayLike, class_names: Sequence[str]) -> Figure:
    """Draw the weights of each class as an image: which pixels speak for it, which against it.

    Parameters
    ----------
    weights : array_like, shape (n_classes, height, width)
        Weights: those of class k are ``W[:, k].reshape(height, width)``.
    class_names : sequence of str, one for each class
    """
    pictures = as_finite(weights, "weights", "n_classes", "height", "width")
    names = as_names(class_names, "class names", len(pictures), len(pictures))
    columns = min(COLUMNS, len(names))
    rows = ceil(len(names) / columns)
    tall = (WIDTH - 0.9) / columns * min(pictures.shape[1] / pictures.shape[2], 2.0)
    reach = float(np.abs(pictures).max()) or 1.0
    figure, axes = panels(0.2 + rows * (min(tall, 3.5) + 0.3), rows, columns)
    for panel, picture, name in zip(axes, pictures, names, strict=False):
        shown = panel.imshow(picture, cmap=STRONG, vmin=-reach, vmax=reach)
        panel.set_title(wrap(name, max(6, 66 // columns)), loc="center", fontsize=SMALL)
        panel.set(xticks=[], yticks=[])
        panel.spines[:].set_visible(True)
    for panel in axes[len(names) :]:
        panel.remove()
    figure.colorbar(shown, ax=axes[: len(names)], fraction=0.04, pad=0.02, label="weight")
    return figure
