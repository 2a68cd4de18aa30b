"""RealSoftMax against the maximum, and softmax in floating point."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from numpy.typing import ArrayLike, NDArray

from softmaxlib.checks import as_finite, as_floats, as_names, as_number
from softmaxlib.logits import logsumexp

from ._style import COLOURS, FAINT, INK, NORMAL, QUIET, dashes, panels, styled
from ._text import note, spread

Numbers = NDArray[Any]
TINTS = ("#0f5a9e", "#007a68", "#7d4f08", "#a3195b")  # of temperatures, which are not classes
LOST, WRONG = "#dcdfe2", "#f3c9a9"
FLOOR = 1e-18  # an error of 0 has no place on a logarithmic axis


@styled
def real_softmax_excess(temperatures: Sequence[float] = (1.0, 0.5, 0.25)) -> Figure:
    """Draw T log(exp(o₁/T) + 1), RealSoftMax of o₁ and 0, and its excess over max(o₁, 0).

    Parameters
    ----------
    temperatures : sequence of float, default (1.0, 0.5, 0.25), one to four, each above 0
    """
    given = as_finite(temperatures, "temperatures", "n").tolist()
    if len(given) > 4:
        raise ValueError(f"expected 1 to 4 temperatures, got {len(given)}")
    warmth = sorted((as_number(t, "temperature", 0, closed="") for t in given), reverse=True)
    reach = 3.5 * warmth[0]
    first = np.linspace(-reach, reach, 701)
    pairs = np.column_stack([first, np.zeros_like(first)])
    soft = [logsumexp(pairs, temperature=t) for t in warmth]
    figure, (above, below) = panels(5.4, 2, sharex=True, height_ratios=[1.25, 1])
    above.plot(first, first.clip(0), color=INK, linewidth=1.2)
    for i, curve in enumerate(soft):
        label = f"$T={warmth[i]:g}$"
        above.plot(first, curve, color=TINTS[i], linestyle=dashes(i), label=label)
        below.plot(first, curve - first.clip(0), color=TINTS[i], linestyle=dashes(i))
    _bounds(below, reach, warmth)
    note(above, 0.62 * reach, 0.5 * reach, r"$\max(o_1, 0)$", ha="left", fontsize=NORMAL)
    above.legend(loc="upper left", labelcolor="linecolor")
    above.tick_params(bottom=False)
    above.set_title(r"RealSoftMax, $T\,\log(\exp(o_1/T)+1)$")
    below.set_title(r"the excess, $T\,\log(\exp(o_1/T)+1)-\max(o_1,0)$")
    below.set(xlabel="$o_1$, where $o_2=0$", xlim=(-reach, reach))
    return figure


def _bounds(panel: Axes, reach: float, warmth: list[float]) -> None:
    """Mark what the excess lies between: 0, and T log 2 for each temperature."""
    peaks = np.log(2) * np.array(warmth)
    heights = spread(peaks, 0.14 * peaks[0])
    for i, (t, peak) in enumerate(zip(warmth, peaks, strict=True)):
        panel.plot([0, reach], [peak, peak], color=TINTS[i], linewidth=0.9, linestyle=":")
        text = rf"$T={t:g}$: $T\,\log 2={peak:.3g}$"
        note(panel, reach * 1.02, heights[i], text, color=TINTS[i], ha="left")
    panel.axhline(0, color=QUIET, linewidth=0.9, linestyle=":")
    panel.set(ylim=(-0.05 * peaks[0], 1.12 * peaks[0]))


@styled
def naive_against_stable(errors: Mapping[str, Mapping[str, ArrayLike]]) -> Figure:
    """Draw the errors of softmax as it is written and of softmax with the largest logit subtracted.

    Parameters
    ----------
    errors : mapping of str to mapping
        For each of up to three dtypes, such as ``"float16"``, the arrays ``shift``, ``naive`` and
        ``stable``, each of shape (n,): what was added to all logits, and the relative errors of
        the two ways. An error that is not finite stands for a result NaN.
    """
    dtypes = as_names(list(errors), "dtypes", 1, 3)
    checked = [as_errors(errors[name], name, "shift", "naive", "stable") for name in dtypes]
    figure, axes = panels(3.3, 1, len(dtypes), sharey=True)
    for panel, name, (shift, naive, stable) in zip(axes, dtypes, checked, strict=True):
        _errors(panel, shift, naive, stable, float(np.finfo(name).eps))
        panel.set_title(name, loc="center")
        panel.locator_params(axis="x", nbins=3, symmetric=True)
    axes[0].set_ylabel("relative error")
    figure.supxlabel("shift of all logits", fontsize=NORMAL)
    handles = [
        *axes[0].get_lines()[:2],
        Patch(color=WRONG, label="silently wrong"),
        Patch(color=LOST, label="NaN"),
    ]
    figure.legend(handles=handles, loc="outside upper center", ncols=4, columnspacing=1.4)
    return figure


def as_errors(curves: Mapping[str, ArrayLike], title: str, *names: str) -> tuple[Numbers, ...]:
    """Return where errors were measured, and those of both ways, by their names in a panel."""
    if set(curves) != {*names}:
        raise ValueError(f"expected {', '.join(names)} for {title}, got {sorted(curves)}")
    place, *errors = (as_floats(curves[name], f"{title} {name}") for name in names)
    as_finite(place, f"{title} {names[0]}", "n")
    for values, name in zip(errors, names[1:], strict=True):
        as_finite(np.nan_to_num(values), f"{title} {name}", place.size)
    return place, *errors


def shade_failures(panel: Axes, place: Numbers, errors: Numbers, eps: float) -> None:
    """Shade where errors are more than half the digits or not finite, and draw a line at ε."""
    edges = np.concatenate([place[:1], (place[1:] + place[:-1]) / 2, place[-1:]])
    broken = ~np.isfinite(errors)
    for mask, tint in ((broken, LOST), (~broken & (np.nan_to_num(errors) > np.sqrt(eps)), WRONG)):
        for i in np.flatnonzero(mask):
            panel.axvspan(edges[i], edges[i + 1], color=tint, linewidth=0, zorder=0)
    panel.axhline(eps, color=QUIET, linewidth=0.8, linestyle=":")
    panel.set(yscale="log", xlim=(place[0], place[-1]) if place[0] < place[-1] else None)
    panel.grid(axis="y", color=FAINT)


def _errors(panel: Axes, shift: Numbers, naive: Numbers, stable: Numbers, eps: float) -> None:
    """Draw the errors in one dtype, over the regions where the naive way fails."""
    for k, (errors, name) in enumerate(((naive, "naive"), (stable, "stable"))):
        shown = np.where(np.isfinite(errors), errors, np.nan).clip(FLOOR)
        panel.plot(shift, shown, color=COLOURS[1 - k], label=name, linewidth=1.6 + 0.6 * k)
    shade_failures(panel, shift, naive, eps)
    places: dict[str, Any] = {"xycoords": ("axes fraction", "data"), "textcoords": "offset points"}
    panel.annotate(r"$\varepsilon$", (0.05, eps), (0, 3), color=QUIET, **places)
    panel.set_ylim(FLOOR, 30)
    panel.locator_params(axis="x", nbins=4)
