"""Scores and probabilities as bars, at one temperature and at several."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from softmaxlib.checks import as_finite, as_names, as_number, as_probabilities
from softmaxlib.logits import softmax

from ._style import FAINT, INK, NORMAL, QUIET, SMALL, WIDTH, colour, dashes, panels, styled
from ._text import note, number, spread, wrap

Numbers = NDArray[Any]


@styled
def scores(logits: ArrayLike, probabilities: ArrayLike, class_names: Sequence[str]) -> Figure:
    """Draw the logits of one example beside its probabilities; the largest stand out.

    Parameters
    ----------
    logits : shape (n_classes,), finite scores
    probabilities : shape (n_classes,), what softmax makes of them
    class_names : sequence of str, at least two
    """
    names = as_names(class_names, "class names", 2)
    o = as_finite(logits, "logits", len(names))
    y = as_probabilities(as_finite(probabilities, "probabilities", len(names)))
    figure, (left, right) = panels(0.8 + 0.42 * len(names), 1, 2, sharey=True)
    _bars(left, o)
    _bars(right, y)
    left.set_title(r"logits $\mathbf{o}$")
    right.set_title(r"probabilities $\hat{\mathbf{y}}$")
    left.set_yticks(range(len(names)), [wrap(name, 18) for name in names])
    left.invert_yaxis()
    for k, label in enumerate(left.get_yticklabels()):
        label.set(color=colour(k), fontsize=NORMAL, weight="bold" if o[k] == o.max() else "normal")
    return figure


def _bars(panel: Axes, values: Numbers) -> None:
    """Draw horizontal bars with their numbers; only the largest ones are in full colour."""
    low, high = min(0.0, values.min()), max(0.0, values.max())
    room = (high - low) or 1.0
    for k, value in enumerate(values):
        top = value == values.max()
        panel.barh(k, value, height=0.62, color=colour(k), alpha=1.0 if top else 0.45)
        side, shift = ("left", 0.03) if value >= 0 else ("right", -0.03)
        note(
            panel,
            value + shift * room,
            k,
            number(value),
            ha=side,
            color=INK,
            weight="bold" if top else "normal",
            fontsize=SMALL + 0.5,
        )
    panel.set_xlim(low - (0.36 * room if low < 0 else 0), high + 0.24 * room)
    panel.axvline(0, color=QUIET, linewidth=0.8)
    panel.set_xticks([])
    panel.spines[:].set_visible(False)
    panel.tick_params(left=False)


@styled
def temperature(
    logits: ArrayLike, temperatures: Sequence[float], class_names: Sequence[str]
) -> Figure:
    """Draw softmax(o/T) as bars for some temperatures and as curves over all.

    Parameters
    ----------
    logits : shape (n_classes,), finite scores o
    temperatures : sequence of float, one to six, each above 0; drawn from the lowest to the highest
    class_names : sequence of str, at least two
    """
    names = as_names(class_names, "class names", 2)
    o = as_finite(logits, "logits", len(names))
    warmth = sorted(
        {
            as_number(t, "temperature", 0, closed="")
            for t in as_finite(temperatures, "temperatures", "n").tolist()
        }
    )
    if len(warmth) > 6:
        raise ValueError(f"expected 1 to 6 temperatures, got {len(warmth)}")
    figure = plt.figure(figsize=(WIDTH, 4.7), layout="constrained")
    grid = figure.add_gridspec(2, len(warmth), height_ratios=[1, 1.7])
    for i, t in enumerate(warmth):
        panel = figure.add_subplot(grid[0, i])
        _columns(panel, softmax(o, temperature=t), len(warmth) * len(o) <= 12)
        panel.set_title(f"$T={t:g}$", loc="center")
    _against_temperature(figure.add_subplot(grid[1, :]), o, warmth, names)
    return figure


def _columns(panel: Axes, probabilities: Numbers, numbered: bool) -> None:
    """Draw the probabilities at one temperature."""
    for k, p in enumerate(probabilities):
        panel.bar(k, p, width=0.7, color=colour(k))
        if numbered:
            note(panel, k, p + 0.03, number(p), va="bottom", fontsize=SMALL - 0.5)
    panel.axhline(1 / len(probabilities), color=QUIET, linewidth=0.9, linestyle=":")
    panel.set(ylim=(0, 1.2), xticks=[], yticks=[])
    panel.spines["left"].set_visible(False)


def _against_temperature(panel: Axes, o: Numbers, warmth: list[float], names: list[str]) -> None:
    """Draw the probabilities over the temperature, with both limits."""
    grid = np.geomspace(warmth[0] / 6, warmth[-1] * 12, 400)
    curves = np.array([softmax(o, temperature=t) for t in grid])
    panel.vlines(warmth, 0, 1.02, color=FAINT, linewidth=0.9, zorder=0)
    panel.axhline(1 / len(o), color=QUIET, linewidth=0.9, linestyle=":")
    tall = 0.02 + 0.08 * max(wrap(name).count("\n") + 1 for name in names)
    heights = spread(curves[-1], tall)
    for k, name in enumerate(names):
        panel.plot(grid, curves[:, k], color=colour(k), linestyle=dashes(k))
        note(panel, grid[-1] * 1.06, heights[k], wrap(name), color=colour(k), ha="left")
    panel.set(xscale="log", xlim=(grid[0], grid[-1]), ylim=(-0.04, 1.16), yticks=[0, 0.5, 1])
    far_apart = all(b > 1.5 * a for a, b in pairwise(warmth))
    ticks = warmth if far_apart else warmth[:1]
    panel.set_xticks(ticks, [f"{t:g}" for t in ticks])
    panel.minorticks_off()
    panel.set_xlabel("temperature $T$, on a logarithmic axis")
    panel.set_ylabel("probability")
    note(panel, grid[0] * 1.08, 1.09, r"$T\to 0$: the largest takes all", ha="left", color=QUIET)
    limit = rf"$T\to\infty$: all $1/{len(o)}$"
    note(panel, grid[-1] / 1.08, 1.09, limit, ha="right", color=QUIET)
