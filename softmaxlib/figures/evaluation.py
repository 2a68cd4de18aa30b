"""How good a classifier's answers are: its confusions and its calibration."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from softmaxlib.checks import as_finite, as_names
from softmaxlib.evaluation import CalibrationBins, calibration_bins, wilson_interval

from ._curves import key
from ._style import DIVERGING, INK, PAPER, QUIET, SMALL, colour, dashes, panels, styled
from ._text import note, number, short, wrap

Numbers = NDArray[Any]
MARKERS = "osD^"


@styled
def confusion_matrix(counts: ArrayLike, class_names: Sequence[str]) -> Figure:
    """Draw how often each class was taken for each, and the recall: the share of a row found.

    Parameters
    ----------
    counts : array_like of int, shape (n_classes, n_classes)
        Entry (i, j) is how many examples of class i were taken for class j.
    class_names : sequence of str, two to twelve
    """
    names = as_names(class_names, "class names", 2, 12)
    k = len(names)
    table = as_finite(counts, "counts", k, k)
    totals = table.sum(axis=1)
    shares = table / np.maximum(totals, 1)[:, None]
    signs = 2 * np.eye(k) - 1
    figure, (axes,) = panels(1.2 + 0.36 * max(k, 4))
    tints = signs * np.sqrt(shares)
    axes.imshow(tints, cmap=DIVERGING, vmin=-1, vmax=1, aspect="auto")
    _cells(axes, table)
    _class_axes(axes, names)
    for i, total in enumerate(totals):
        recall = number(shares[i, i]) if total else "–"
        note(axes, k - 0.3, i, recall, ha="left", weight="bold", color=INK)
    note(axes, k - 0.3, -0.62, "recall", ha="left", va="bottom", color=QUIET)
    return figure


def _cells(axes: Axes, table: Numbers) -> None:
    """Write the counts into their cells, and draw the lines between those.

    A count stands inside its cell, so the layout need not measure it.
    """
    k = len(table)
    digits = len(f"{table.max():.0f}")
    size = min(SMALL, 72 * 4.2 / k / (0.62 * digits))  # a row of cells is about 4.2 inches
    for (i, j), count in np.ndenumerate(table):
        tint = INK if count else QUIET
        note(axes, j, i, f"{count:.0f}", color=tint, fontsize=size, in_layout=False)
    edges = np.arange(k - 1) + 0.5
    axes.vlines(edges, -0.5, k - 0.5, color=PAPER, linewidth=1.5)
    axes.hlines(edges, -0.5, k - 0.5, color=PAPER, linewidth=1.5)


def _class_axes(axes: Axes, names: list[str]) -> None:
    """Write the classes along both axes; many of them upright above the columns."""
    many = len(names) > 5
    columns = [short(name, 14) if many else wrap(name, 12) for name in names]
    axes.set_xticks(range(len(names)), columns, rotation=90 if many else 0)
    axes.set_yticks(range(len(names)), [short(name, 14) for name in names])
    axes.xaxis.tick_top()
    axes.xaxis.set_label_position("top")
    axes.set(xlabel="predicted", ylabel="true")
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)


@styled
def calibration(curves: Mapping[str, tuple[ArrayLike, ArrayLike]]) -> Figure:
    """Draw how often predictions are right against their confidence, in ten bins.

    Parameters
    ----------
    curves : mapping of str to (probabilities, labels)
        One to four models: probabilities of shape (n, n_classes), and true labels of shape (n,).
    """
    names = as_names(list(curves), "curves", 1, 4)
    found = [calibration_bins(*curves[name]) for name in names]
    figure, (above, below) = panels(4.9, 2, sharex=True, height_ratios=[2.6, 1])
    above.plot([0, 1], [0, 1], color=QUIET, linewidth=1.0, zorder=0)
    for i, (name, bins) in enumerate(zip(names, found, strict=True)):
        _accuracies(above, i, name, bins)
        share = bins.counts / bins.counts.sum()
        below.stairs(share, bins.edges, color=colour(i), linestyle=dashes(i), linewidth=1.6)
        below.stairs(share, bins.edges, color=colour(i), fill=True, alpha=0.1)
    low = min(bins.edges[np.flatnonzero(bins.counts)[0]] for bins in found)
    above.set(xlim=(low - 0.01, 1.01), ylim=(-0.02, 1.02), ylabel="share that is right")
    above.tick_params(bottom=False)
    below.set(xlabel="confidence: the largest probability", ylabel="share of all")
    figure.align_ylabels([above, below])
    key(above, ncols=len(names) if len("".join(names)) < 45 else 1)
    return figure


def _accuracies(panel: Axes, index: int, name: str, bins: CalibrationBins) -> None:
    """Draw the accuracy in each bin that has any predictions, with error bars."""
    filled = bins.counts > 0
    hits, counts = bins.hits[filled], bins.counts[filled]
    low, high = wilson_interval(hits, counts)
    share = hits / counts
    panel.errorbar(
        bins.confidence[filled],
        share,
        np.maximum([share - low, high - share], 0),
        color=colour(index),
        linestyle=dashes(index),
        marker=MARKERS[index],
        markersize=5.5,
        linewidth=1.4,
        elinewidth=1.2,
        capsize=3,
        label=wrap(name, 30, math=True),
    )
