"""What a receiver sees: the levels of a signal, blurred by noise."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from softmaxlib.checks import as_finite, as_names

from ._style import QUIET, colour, dashes, panels, styled
from ._text import wrap

Numbers = NDArray[Any]


@styled
def signal_levels(levels_by_name: Mapping[str, ArrayLike], noise: float) -> Figure:
    """Draw how the levels of signals arrive through normal noise; what is misread is filled.

    Parameters
    ----------
    levels_by_name : mapping of str to array_like, shape (n_levels,)
        One to four signals, a panel each: their levels, at least two and rising.
    noise : float, the standard deviation of the noise, above 0, in the unit of the levels
    """
    names = as_names(list(levels_by_name), "signals", 1, 4)
    signals = [_as_levels(levels_by_name[name], name) for name in names]
    if not 0 < noise < np.inf:
        raise ValueError(f"expected noise above 0 and finite, got {noise}")
    figure, all_axes = panels(0.6 + 1.3 * len(names), len(names), sharex=True, sharey=True)
    low, high = min(s[0] for s in signals), max(s[-1] for s in signals)
    seen = np.linspace(low - 3.5 * noise, high + 3.5 * noise, 1001)
    for axes, name, levels in zip(all_axes, names, signals, strict=True):
        _blur(axes, levels, noise, seen)
        axes.set(title=wrap(name, 60), yticks=[], xlim=(seen[0], seen[-1]))
        axes.spines["left"].set_visible(False)
    all_axes[0].set_ylim(bottom=0)
    all_axes[-1].set_xlabel("received level")
    return figure


def _as_levels(given: ArrayLike, name: str) -> Numbers:
    """Return the levels of a signal; raise unless there are two or more, from low to high."""
    levels = as_finite(given, f"levels of {name!r}", "n")
    if levels.size < 2 or (np.diff(levels) <= 0).any():
        raise ValueError(f"expected two or more levels of {name!r} in rising order, got {levels}")
    return levels


def _blur(axes: Axes, levels: Numbers, noise: float, seen: Numbers) -> None:
    """Draw the density of what arrives for each level, and fill what is nearer to another."""
    thresholds = (levels[1:] + levels[:-1]) / 2
    nearest = np.searchsorted(thresholds, seen)
    for i, level in enumerate(levels):
        density = np.exp(-(((seen - level) / noise) ** 2) / 2)
        axes.plot(seen, density, color=colour(i), linestyle=dashes(i))
        lost: dict[str, Any] = {"where": nearest != i, "color": colour(i), "alpha": 0.45}
        axes.fill_between(seen, density, linewidth=0, **lost)
    for threshold in thresholds:
        axes.axvline(threshold, color=QUIET, linewidth=0.9, linestyle=":", zorder=0)
