"""Codes: bits per symbol against the block, against one another, and label by label."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike, NDArray

from softmaxlib.checks import as_finite, as_names

from ._curves import key, name_above
from ._style import COLOURS, FAINT, INK, NORMAL, QUIET, colour, dashes, panels, styled
from ._text import note, number, wrap

Numbers = NDArray[Any]
MARKS = "osD^"


@styled
def block_rates(rates: Mapping[str, ArrayLike], limit: float, limit_name: str) -> Figure:
    r"""Draw the bits per symbol of codes for blocks of 1, 2, 3, … symbols, and their limit.

    Parameters
    ----------
    rates : mapping of str to array_like, shape (n,)
        One to four kinds of code by name; the first number is for single symbols.
    limit : float, what they tend to
    limit_name : str, what is written beside it
    """
    names = as_names(list(rates), "codes", 1, 4)
    rows = [as_finite(rates[name], name, "n") for name in names]
    floor = float(as_finite([limit], "limit", 1)[0])
    longest = max(row.size for row in rows)
    figure, (panel,) = panels(3.6)
    panel.axhline(floor, color=QUIET, linewidth=1.0, linestyle="--")
    for i, (name, row) in enumerate(zip(names, rows, strict=True)):
        look = {"color": colour(i), "linestyle": dashes(i), "linewidth": 1.0, "marker": MARKS[i]}
        panel.plot(range(1, row.size + 1), row, label=wrap(name, 30, math=True), **look)
    text = wrap(limit_name, 20, math=True)
    note(panel, longest + 0.7, floor, text, ha="left", color=INK, fontsize=NORMAL)
    panel.set(xlabel="symbols in a block", ylabel="bits per symbol", xlim=(0.4, longest + 0.6))
    panel.grid(axis="y", color=FAINT)
    panel.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    key(panel, ncols=len(names))
    return figure


@styled
def code_comparison(
    panels_of_bits: Mapping[str, Mapping[str, float]], floors: Mapping[str, Mapping[str, float]]
) -> Figure:
    """Draw the bits per symbol of several codes as bars, beside the entropies they have to obey.

    Parameters
    ----------
    panels_of_bits : mapping of str to mapping of str to float
        One or two messages by name; the bits per symbol of each code, by its name.
    floors : mapping of str to mapping of str to float
        For each message, up to three values to mark by a line, by what is written above.
    """
    titles = as_names(list(panels_of_bits), "messages", 1, 2)
    if set(floors) != set(titles):
        raise ValueError(f"expected floors of {titles}, got those of {sorted(floors)}")
    rows = {title: as_names(list(panels_of_bits[title]), f"codes of {title}") for title in titles}
    every = [as_finite(list(panels_of_bits[title].values()), title, "n") for title in titles]
    marked = {title: as_names(list(floors[title]), f"floors of {title}", 0, 3) for title in titles}
    sizes = [len(names) for names in rows.values()]
    height = 0.34 * sum(sizes) + 0.85 * len(titles)
    ratios = [size + 0.5 for size in sizes]
    figure, axes = panels(height, len(titles), sharex=True, height_ratios=ratios)
    for panel, title, bits in zip(axes, titles, every, strict=True):
        _bars(panel, rows[title], bits)
        panel.set_title(wrap(title, 24), pad=7)
    widest = float(np.concatenate(every).max())
    axes[-1].set(xlabel="bits per symbol", xlim=(0, 1.06 * widest or 1.0))
    for panel, title in zip(axes, titles, strict=True):
        _floors(panel, {name: float(floors[title][name]) for name in marked[title]})
    return figure


def _floors(panel: Axes, values: Mapping[str, float]) -> None:
    """Mark values by lines, with their names above."""
    for i, value in enumerate(values.values(), start=1):
        panel.axvline(value, color=COLOURS[i], linewidth=1.2, linestyle=dashes(i))
    name_above(
        panel, [(value, name, COLOURS[i]) for i, (name, value) in enumerate(values.items(), 1)]
    )


def _bars(panel: Axes, names: list[str], bits: Numbers) -> None:
    """Draw horizontal bars, the first on top, with their numbers inside."""
    places = np.arange(bits.size)
    panel.barh(places, bits, height=0.66, color=COLOURS[0], alpha=0.35)
    for place, value in zip(places, bits, strict=True):
        text = number(value, 3)
        panel.annotate(text, (0, place), (6, 0), textcoords="offset points", va="center", color=INK)
    panel.set_yticks(places, [wrap(name, 30, math=True) for name in names])
    panel.invert_yaxis()
    panel.tick_params(left=False)


@styled
def label_costs(bits: ArrayLike) -> Figure:
    """Draw what single labels cost, and which share of the whole message the costly ones take.

    Parameters
    ----------
    bits : shape (n,), the surprisal of each label, in bits
    """
    cost = np.sort(as_finite(bits, "bits", "n"))[::-1]
    figure, (left, right) = panels(3.1, 1, 2)
    edges = np.arange(0, np.ceil(cost[0]) + 0.5, 0.5)
    left.hist(cost, bins=edges.tolist(), color=COLOURS[0], alpha=0.75)
    left.axvline(cost.mean(), color=COLOURS[1], linestyle="--", linewidth=1.2)
    left.set(yscale="log", xlabel="bits for one label", ylim=(0.7, None), xlim=(0, edges[-1]))
    left.set_title("number of labels")
    share = np.arange(cost.size + 1) / cost.size
    right.plot(share, np.append(0, np.cumsum(cost)) / cost.sum(), color=COLOURS[0])
    right.plot([0, 1], [0, 1], color=FAINT, linewidth=0.9, zorder=0)
    right.set(xlabel="share of labels, costliest first", xlim=(0, 1), ylim=(0, 1.03))
    right.set_title("share of all bits")
    place: dict[str, Any] = {"transform": left.transAxes, "fontsize": NORMAL, "va": "baseline"}
    note(left, 0.97, 0.9, f"mean {number(cost.mean())}", color=COLOURS[1], ha="right", **place)
    right.set_xticks([0, 0.5, 1], ["0", "½", "1"])
    right.set_yticks([0, 0.5, 1], ["0", "½", "1"])
    return figure
