"""Surprisal, entropy and divergence: curves for two outcomes, maps for three, and temperature."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.tri import LinearTriInterpolator, Triangulation
from numpy.typing import ArrayLike, NDArray

from softmaxlib.checks import as_finite, as_names, as_probabilities
from softmaxlib.information import entropy
from softmaxlib.logits import softmax

from ._curves import key
from ._style import COLOURS, FAINT, INK, NORMAL, PAPER, QUIET, SMALL, colour, dashes, panels, styled
from ._text import note, wrap
from .triangle import CORNERS

Numbers = NDArray[Any]
BAR, SHADE = "#c3c8cc", "#f3dccd"
CENTRE = CORNERS.mean(axis=0)
HEAT = LinearSegmentedColormap.from_list("heat", [PAPER, "#a9c6e3"])


@styled
def surprisal_and_entropy() -> Figure:
    """Draw the surprisal −log₂ p of an outcome, and the entropy of two outcomes p and 1 − p."""
    p = np.linspace(0.004, 1, 500)
    figure, (left, right) = panels(3.2, 1, 2)
    left.plot(p, -np.log2(p), color=COLOURS[0])
    for bits in (1, 2, 3, 4):
        left.plot(2.0**-bits, bits, "o", color=COLOURS[0], markersize=5)
        left.plot([0, 2.0**-bits], [bits, bits], ":", color=QUIET, linewidth=0.9, zorder=0)
    note(left, 0.55, 1.15, "a fair coin: 1 bit", ha="left")
    left.set(xlim=(0, 1.02), ylim=(0, 6), yticks=range(7))
    left.set_title("surprisal, in bits")
    both = np.column_stack([p, 1 - p])
    right.plot(p, entropy(both, base=2), color=COLOURS[1])
    right.plot(0.5, 1, "o", color=COLOURS[1], markersize=5)
    note(right, 0.5, 1.07, "1 bit", color=COLOURS[1])
    right.set(xlim=(0, 1), ylim=(0, 1.15), yticks=[0, 0.5, 1])
    right.set_title(r"entropy of $(p,\, 1-p)$, in bits")
    for panel in (left, right):
        panel.set(xlabel="probability $p$", xticks=[0, 0.25, 0.5, 0.75, 1])
        panel.set_xticklabels(["0", "¼", "½", "¾", "1"])
    return figure


@styled
def log_below_line() -> Figure:
    """Draw the logarithm below its tangent x − 1 at 1."""
    x = np.linspace(0.02, 3.2, 600)
    figure, (panel,) = panels(3.2)
    panel.fill_between(x, np.log(x), x - 1, color=SHADE, linewidth=0, zorder=0)
    for i, (y, text) in enumerate(((np.log(x), r"$\log x$"), (x - 1, "$x-1$"))):
        panel.plot(x, y, color=colour(i), linestyle=dashes(i))
        note(panel, 3.24, y[-1], text, color=colour(i), ha="left", fontsize=NORMAL)
    panel.plot(1, 0, "o", color=INK, markersize=6, zorder=4)
    panel.axhline(0, color=FAINT, linewidth=0.8, zorder=0)
    panel.set(xlim=(0, 3.2), ylim=(-3.2, 2.4), xticks=[0, 1, 2, 3], yticks=[-3, -2, -1, 0, 1, 2])
    panel.set_xlabel("$x$")
    return figure


@styled
def simplex_contours(
    functions: Mapping[str, Callable[[Numbers], ArrayLike]],
    class_names: Sequence[str],
    *,
    levels: Sequence[float],
    point: ArrayLike | None = None,
) -> Figure:
    """Draw functions of a distribution over three classes as maps with contours.

    Parameters
    ----------
    functions : mapping of str to callable
        One or two, by the title of their panel. Each is given distributions of shape (n, 3), none
        of whose probabilities is 0, and returns n numbers.
    class_names : sequence of str, three names, of the left, right and upper corner
    levels : sequence of float, where the contours are drawn, in rising order
    point : shape (3,), optional, a distribution to mark
    """
    names = as_names(class_names, "class names", 3, 3)
    titles = as_names(list(functions), "functions", 1, 2)
    rungs = as_finite(levels, "levels", "n")
    mark = None if point is None else as_probabilities(as_finite(point, "point", 3)) @ CORNERS
    inside = _lattice(96)
    drawn = [as_finite(functions[title](inside), title, len(inside)) for title in titles]
    figure, axes = panels(3.15 if len(titles) == 2 else 4.4, 1, len(titles))
    for panel, title, values in zip(axes, titles, drawn, strict=True):
        _outline(panel, names)
        _contours(panel, inside @ CORNERS, values, rungs, CENTRE if mark is None else mark)
        panel.set_title(wrap(title, 34, math=True), loc="center")
        if mark is not None:
            panel.plot(*mark, "o", color=COLOURS[1], markersize=8, markeredgecolor=PAPER, zorder=6)
    return figure


def _lattice(n: int) -> Numbers:
    """Return distributions over three classes on a triangular lattice, none of them on a side."""
    i, j = np.indices((n + 1, n + 1)).reshape(2, -1)
    fits = i + j <= n
    rows = np.column_stack([i, j, n - i - j])[fits] / n
    return (1 - 3e-9) * rows + 1e-9


def _contours(
    panel: Axes, places: Numbers, values: Numbers, levels: Numbers, start: Numbers
) -> None:
    """Draw shades and contours, labelled between a point and the upper corner."""
    shades = [min(values.min(), levels[0]) - 1, *levels, max(values.max(), levels[-1]) + 1]
    ranks = np.linspace(0, 1, len(shades) - 1)
    plane = Triangulation(places[:, 0], places[:, 1])
    panel.tricontourf(plane, values, levels=shades, colors=[HEAT(rank) for rank in ranks])
    lines = panel.tricontour(plane, values, levels=levels, colors=INK, linewidths=0.8)
    way = start + np.linspace(0, 0.97, 200)[:, None] * (CORNERS[2] - start)
    along = LinearTriInterpolator(plane, values)(way[:, 0], way[:, 1])
    spots = [way[np.argmax(met)] for e in levels if (met := np.diff(np.sign(along - e)) != 0).any()]
    if spots:
        panel.clabel(lines, fmt="%g", fontsize=SMALL, inline_spacing=2, manual=spots)


def _outline(panel: Axes, names: Sequence[str]) -> None:
    """Draw the triangle and the names of its corners."""
    panel.plot(*CORNERS[[0, 1, 2, 0]].T, color=QUIET, linewidth=1.0, zorder=3)
    for k, (x, y) in enumerate(CORNERS):
        side, shift = ("bottom", 0.03) if k == 2 else ("top", -0.03)
        look = {"va": side, "color": colour(k), "fontsize": NORMAL}
        note(panel, x, y + shift, wrap(names[k]), **look)
    panel.set(xlim=(-0.17, 1.17), ylim=(-0.15, 0.98), aspect="equal")
    panel.axis("off")


@styled
def divergence_fits(probabilities: ArrayLike, fits: Mapping[str, ArrayLike]) -> Figure:
    """Draw a distribution over ordered classes as bars, and others fitted to it as lines.

    Parameters
    ----------
    probabilities : shape (n_classes,), the distribution P
    fits : mapping of str to array_like, shape (n_classes,), one to four distributions, by name
    """
    p = as_probabilities(as_finite(probabilities, "probabilities", "n"))
    names = as_names(list(fits), "fits", 1, 4)
    rows = [as_probabilities(as_finite(fits[name], name, p.size)) for name in names]
    figure, (panel,) = panels(3.1)
    places = np.arange(p.size)
    panel.bar(places, p, width=0.8, color=BAR, label="$P$")
    for i, (name, row) in enumerate(zip(names, rows, strict=True)):
        text = wrap(name, 40, math=True)
        look = {"color": colour(i), "linestyle": dashes(i), "markersize": 3.5}
        panel.plot(places, row, marker="o", label=text, **look)
    panel.set(xlabel="class", ylabel="probability", ylim=(0, None), xlim=(-0.7, p.size - 0.3))
    key(panel, ncols=len(names) + 1)
    return figure


@styled
def entropy_over_temperature(distributions: Mapping[str, ArrayLike]) -> Figure:
    """Draw the entropy of Q ∝ P^(1/T) against the temperature T, with its limits.

    Parameters
    ----------
    distributions : mapping of str to array_like, shape (n_classes,)
        One to four distributions P, by name.
    """
    names = as_names(list(distributions), "distributions", 1, 4)
    rows = [as_probabilities(as_finite(distributions[name], name, "n")) for name in names]
    warmth = np.geomspace(1 / 40, 200, 400)
    figure, (panel,) = panels(3.6)
    panel.axvline(1, color=FAINT, linewidth=0.9, zorder=0)
    for i, (name, row) in enumerate(zip(names, rows, strict=True)):
        logits = np.log(row[row > 0])
        bits = [entropy(softmax(logits, temperature=t), base=2) for t in warmth]
        look = {"color": colour(i), "linestyle": dashes(i)}
        panel.plot(warmth, bits, label=wrap(name, 30, math=True), **look)
        panel.plot(1, entropy(row, base=2), "o", color=colour(i), markersize=6)
    for size in sorted({int((row > 0).sum()) for row in rows}):
        note(
            panel, warmth[-1] * 1.1, np.log2(size), rf"$\log_2 {size}$", ha="left", fontsize=NORMAL
        )
    panel.set(xscale="log", xlim=(warmth[0], warmth[-1]), xticks=[0.1, 1, 10, 100])
    panel.set_xticklabels(["0.1", "1", "10", "100"])
    panel.grid(axis="y", color=FAINT)
    panel.set(xlabel="temperature $T=1/\\alpha$, on a logarithmic axis", ylabel="entropy in bits")
    panel.minorticks_off()
    key(panel, ncols=min(len(names), 3))
    return figure
