"""The simplex: all distributions over three classes, as a triangle."""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from softmaxlib.checks import as_finite, as_floats, as_names, as_probabilities

from ._style import COLOURS, DASHES, FAINT, INK, NORMAL, QUIET, colour, panels, styled
from ._text import note, wrap

Points = NDArray[Any]
CORNERS = np.array([[0.0, 0.0], [1.0, 0.0], [0.5, np.sqrt(3) / 2]])
ROOM, CLEAR = 0.035, 0.02  # between a label and its curve, a label and anything
MIDDLE, INSIDE = np.array([0.5, 0.42]), np.array([0.74, 0.4])  # where labels may stand
OWN = (INK, *COLOURS[3:])  # paths are not classes, and do not share their colours


@styled
def simplex(paths: Mapping[str, ArrayLike], class_names: Sequence[str]) -> Figure:
    """Draw distributions over three classes in a triangle, whose corners are the classes.

    The distance of a point from the side opposite a corner is the probability of that class.

    Parameters
    ----------
    paths : mapping of str to array_like, shape (n, 3)
        Curves by name; an arrow shows where each one leads.
    class_names : sequence of str, three names, of the left, right and upper corner
    """
    names = as_names(class_names, "class names", 3, 3)
    curves = {name: _barycentric(rows, f"path {name!r}") for name, rows in paths.items()}
    figure, (axes,) = panels(4.9)
    _frame(axes, names)
    figure.draw_without_rendering()  # labels are placed by their size in the finished frame
    centre = CORNERS.mean(axis=0, keepdims=True)
    taken = [*curves.values(), centre, CORNERS[[0, 1, 2, 0]]]
    for i, (name, curve) in enumerate(curves.items()):
        _path(axes, curve, i)
        taken.append(_label(axes, name, curve, taken, OWN[i % len(OWN)]))
    axes.plot(*centre.T, "o", color=INK, markersize=5.5, zorder=5)
    uniform = r"uniform $(\frac{1}{3},\frac{1}{3},\frac{1}{3})$"
    _label(axes, uniform, centre, taken, INK)
    return figure


def _barycentric(probabilities: ArrayLike, what: str) -> Points:
    """Return distributions over three classes as points of the plane, shape (n, 2)."""
    rows = as_finite(np.atleast_2d(as_floats(probabilities, what)), what, "n", 3)
    return np.asarray(as_probabilities(rows) @ CORNERS)


def _frame(axes: Axes, names: list[str]) -> None:
    """Draw the triangle with its grid, its corners' names and its centre."""
    for share, k in product(np.arange(0.2, 1, 0.2), range(3)):
        ends = share * CORNERS[k] + (1 - share) * np.delete(CORNERS, k, axis=0)
        axes.plot(*ends.T, color=FAINT, linewidth=0.6, zorder=0)
    axes.plot(*CORNERS[[0, 1, 2, 0]].T, color=QUIET, linewidth=1.0, zorder=1)
    for k, (x, y) in enumerate(CORNERS):
        one_hot = f"({', '.join(str(int(j == k)) for j in range(3))})"
        below = k < 2
        text = f"{wrap(names[k])}\n{one_hot}" if below else f"{wrap(names[k], 30)}  {one_hot}"
        shift = -0.03 if below else 0.03
        options = {"va": "top" if below else "bottom", "color": colour(k), "fontsize": NORMAL}
        note(axes, x, y + shift, text, **options)
        axes.plot(x, y, "o", color=colour(k), markersize=7, zorder=3)
    axes.set(xlim=(-0.25, 1.25), ylim=(-0.17, 0.97), aspect="equal")
    axes.axis("off")


def _path(axes: Axes, curve: Points, index: int) -> None:
    """Draw a curve, with an arrowhead half-way along."""
    tint, style = OWN[index % len(OWN)], DASHES[index % len(DASHES)]
    axes.plot(*curve.T, color=tint, linestyle=style, zorder=2)
    tail, head = _along(curve, [0.45, 0.55])
    if np.linalg.norm(head - tail) > 0.005:
        shape = {"arrowstyle": "-|>,head_length=0.6,head_width=0.3", "linewidth": 0}
        fit = {"color": tint, "shrinkA": 0, "shrinkB": 0}
        axes.annotate("", head, tail, arrowprops={**shape, **fit})


def _label(axes: Axes, name: str, curve: Points, taken: list[Points], tint: str) -> Points:
    """Write a name beside a curve where there is room; return the ground it covers."""
    text = note(axes, 0, 0, wrap(name, 18, math=True), color=tint, zorder=6)
    box = text.get_window_extent().transformed(axes.transData.inverted())
    half = np.array([box.width, box.height]) / 2
    ground = np.array(list(product(np.linspace(-1, 1, 9), np.linspace(-1, 1, 4)))) * half
    obstacles = np.concatenate([_along(points, np.linspace(0, 1, 90)) for points in taken])
    spots = _along(curve, sorted(np.linspace(0.15, 0.85, 15), key=lambda share: abs(share - 0.5)))
    best, room = spots[0], -1.0
    for spot in spots:
        for angle in np.linspace(0, 2 * np.pi, 16, endpoint=False):
            place = spot + np.array([np.cos(angle), np.sin(angle)]) * (half + ROOM)
            if (np.abs(place - MIDDLE) + half > INSIDE).any():
                continue
            distance = np.linalg.norm((place + ground)[:, None] - obstacles, axis=2).min()
            if min(distance, CLEAR) > room + 1e-9:
                best, room = place, min(distance, CLEAR)
    text.set_position(tuple(best))
    return np.asarray(best + ground)


def _along(curve: Points, shares: ArrayLike) -> Points:
    """Return the points at which these shares of a curve's length lie behind."""
    steps = np.linalg.norm(np.diff(curve, axis=0), axis=1)
    walked = np.append(0, np.cumsum(steps))
    at = walked[-1] * np.asarray(shares)
    return np.column_stack([np.interp(at, walked, coordinate) for coordinate in curve.T])
