"""Codes as intervals: what each word of a prefix code takes up; how an arithmetic coder aims."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from softmaxlib.checks import as_finite, as_names, as_probabilities
from softmaxlib.codes import PrefixCode

from ._style import FAINT, INK, NORMAL, QUIET, SMALL, colour, panels, styled
from ._text import note, readable, wrap

ROW = 0.62  # the height of a bar, of which there is one a unit
TAKEN = "#e7eaec"


@styled
def word_budget(words: Sequence[str]) -> Figure:
    """Draw the words of a binary prefix code as the parts of an interval which they take up.

    A word of n digits takes up 2⁻ⁿ: all numbers from 0 to 1 whose binary digits begin with it.

    Parameters
    ----------
    words : sequence of str
        One to sixteen words of one to four digits, none the beginning of another.
    """
    code = PrefixCode(tuple(as_names(words, "words", 1, 16)))
    deepest = max(code.lengths)
    if deepest > 4:
        raise ValueError(f"expected words of at most 4 digits, got one of {deepest}")
    figure, (panel,) = panels(0.75 + 0.42 * deepest)
    for i, (word, length) in enumerate(zip(code.words, code.lengths, strict=True)):
        left, width = int(word, 2) / 2**length, 2.0**-length
        panel.barh(length, width, ROW, left, color=colour(i), edgecolor=INK, linewidth=0.6)
        size = NORMAL if length < 4 else SMALL - 0.4
        note(panel, left + width / 2, length, word, color=readable(colour(i)), fontsize=size)
        for below in range(length + 1, deepest + 1):
            panel.barh(below, width, ROW, left, color=TAKEN, linewidth=0)
    for depth in range(1, deepest + 1):
        edges = np.arange(2**depth + 1) / 2**depth
        panel.vlines(edges, depth - 0.4, depth + 0.4, color=FAINT, linewidth=0.7, zorder=0.5)
    panel.set(xlim=(-0.004, 1.004), ylim=(deepest + 0.45, 0.5))
    panel.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "¼", "½", "¾", "1"])
    labels = [f"{n} digit{'s' * (n > 1)}" for n in range(1, deepest + 1)]
    panel.set_yticks(range(1, deepest + 1), labels)
    panel.tick_params(left=False)
    panel.spines["left"].set_visible(False)
    return figure


@styled
def arithmetic_intervals(
    probabilities: ArrayLike, message: Sequence[int], class_names: Sequence[str]
) -> Figure:
    """Draw how an arithmetic coder narrows down an interval, outcome by outcome.

    Parameters
    ----------
    probabilities : array_like, shape (n_classes,)
        The probabilities of the outcomes, the same at each step, all above 0.
    message : sequence of int, one to five outcomes
    class_names : sequence of str, a name for each outcome
    """
    names = as_names(class_names, "class names", 1)
    p = as_probabilities(as_finite(probabilities, "probabilities", len(names)))
    outcomes = as_finite(message, "outcomes", "n").tolist()
    if len(outcomes) > 5 or not set(outcomes) <= set(range(len(names))):
        raise ValueError(f"expected 1 to 5 outcomes in 0..{len(names) - 1}, got {message}")
    ends = np.concatenate([[0.0], np.cumsum(p)])
    figure, (panel,) = panels(0.4 + 0.86 * (len(outcomes) + 1))
    low, width = 0.0, 1.0
    for row, outcome in enumerate(map(int, outcomes)):
        _parts(panel, 1.4 * row, ends, names)
        _bounds(panel, 1.4 * row, low, width)
        for start, end in ((ends[outcome], 0), (ends[outcome + 1], 1)):
            line: dict[str, Any] = {"color": QUIET, "linewidth": 0.9, "linestyle": ":"}
            panel.plot([start, end], [1.4 * row + ROW / 2, 1.4 * (row + 1) - ROW / 2], **line)
        low, width = low + width * ends[outcome], width * p[outcome]
    bottom = 1.4 * len(outcomes)
    panel.barh(bottom, 1, ROW, 0, color=TAKEN, edgecolor=INK, linewidth=0.6)
    note(panel, 0.5, bottom, f"width {width:.4g}", fontsize=NORMAL)
    _bounds(panel, bottom, low, width)
    panel.set(xlim=(-0.13, 1.13), ylim=(bottom + 0.5, -0.5))
    panel.axis("off")
    return figure


def _parts(panel: Axes, row: float, ends: Any, names: Sequence[str]) -> None:
    """Draw the parts of one interval, with the names for which there is room."""
    for k, name in enumerate(names):
        left, width = ends[k], ends[k + 1] - ends[k]
        tint = colour(k)
        panel.barh(row, width, ROW, left, color=tint, edgecolor=INK, linewidth=0.6)
        text = wrap(name, 12)
        if width > 0.014 * max(map(len, text.split("\n"))):
            note(panel, left + width / 2, row, text, color=readable(tint), fontsize=NORMAL)


def _bounds(panel: Axes, row: float, low: float, width: float) -> None:
    """Write the ends of an interval beside its bar."""
    note(panel, -0.015, row, f"{low:.4g}", ha="right")
    note(panel, 1.015, row, f"{low + width:.4g}", ha="left")
