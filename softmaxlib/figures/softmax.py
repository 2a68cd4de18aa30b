"""Softmax for two classes, and its derivatives."""

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from softmaxlib.checks import as_finite, as_names
from softmaxlib.logits import softmax

from ._style import DIVERGING, FAINT, INK, NORMAL, PAPER, SMALL, colour, dashes, panels, styled
from ._text import note, number, short, wrap


@styled
def sigmoid_curve() -> Figure:
    """Draw the softmax of two classes, the sigmoid of o₁ − o₂ and its complement."""
    difference = np.linspace(-6, 6, 401)
    curves = softmax(np.column_stack([difference, np.zeros_like(difference)]))
    figure, (axes,) = panels(3.1)
    for level in (0, 0.5, 1):
        axes.axhline(level, color=FAINT, linewidth=0.8, zorder=0)
    axes.axvline(0, color=FAINT, linewidth=0.8, zorder=0)
    for k in range(2):
        axes.plot(difference, curves[:, k], color=colour(k), linestyle=dashes(k))
    first = r"$\hat y_1 = \dfrac{1}{1+\exp(-(o_1-o_2))}$"
    second = r"$\hat y_2 = \dfrac{1}{1+\exp(o_1-o_2)} = 1-\hat y_1$"
    note(axes, 1.75, 0.72, first, color=colour(0), fontsize=NORMAL + 1, ha="left")
    note(axes, 1.75, 0.28, second, color=colour(1), fontsize=NORMAL + 1, ha="left")
    axes.plot(0, 0.5, "o", color=INK, markersize=6, zorder=4)
    note(axes, -0.75, 0.57, r"$o_1=o_2$: both $\frac{1}{2}$", ha="right", fontsize=NORMAL)
    axes.set(xlim=(-6, 6), ylim=(-0.04, 1.04), yticks=[0, 0.5, 1])
    axes.set(xlabel="difference $o_1-o_2$ of the logits")
    axes.set_title("probability")
    return figure


@styled
def jacobian(matrix: ArrayLike, class_names: Sequence[str]) -> Figure:
    """Draw the Jacobian of softmax as a map of colours, with its numbers.

    Parameters
    ----------
    matrix : array_like, shape (n_classes, n_classes)
        Entry (k, j) is the derivative of probability k by logit j.
    class_names : sequence of str, two to ten
    """
    names = as_names(class_names, "class names", 2, 10)
    k = len(names)
    entries = as_finite(matrix, "matrix", k, k)
    reach = float(np.abs(entries).max()) or 1.0
    figure, (axes,) = panels(1.0 + 0.5 * k)
    axes.imshow(entries, cmap=DIVERGING, vmin=-reach, vmax=reach, aspect="auto")
    size = NORMAL + 1 if k <= 5 else SMALL - 1
    for (row, column), value in np.ndenumerate(entries):
        note(axes, column, row, number(float(value), 3 if k <= 6 else 2), color=INK, fontsize=size)
    columns = [f"$\\partial o_{{{j + 1}}}$" for j in range(k)]
    if k <= 5:  # beyond that there is no room; the rows have the same names
        columns = [f"{symbol} {wrap(n, 10)}" for symbol, n in zip(columns, names, strict=True)]
    axes.set_xticks(range(k), columns)
    rows = [f"$\\partial\\hat y_{{{i + 1}}}$ {short(n)}" for i, n in enumerate(names)]
    axes.set_yticks(range(k), rows)
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    edges = np.arange(k - 1) + 0.5
    axes.vlines(edges, -0.5, k - 0.5, color=PAPER, linewidth=2)
    axes.hlines(edges, -0.5, k - 0.5, color=PAPER, linewidth=2)
    return figure
