"""The cross-entropy: its value and slope, its surface, and what rounding does to it."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from numpy.typing import ArrayLike, NDArray

from softmaxlib.checks import as_finite, as_names, as_probabilities
from softmaxlib.logits import softmax
from softmaxlib.losses import softmax_cross_entropy

from ._style import COLOURS, FAINT, INK, NORMAL, PAPER, QUIET, SMALL, colour, dashes, panels, styled
from ._text import note, wrap
from .floats import LOST, WRONG, as_errors, shade_failures

Numbers = NDArray[Any]
BAND = "#e7eaec"
EXACT = 1e-10  # smaller errors are drawn here: a logarithmic axis has no 0


@styled
def loss_margin(n_classes: Sequence[int] = (2, 3, 10)) -> Figure:
    """Draw the cross-entropy against the margin, and its excess over max o − o_c.

    The margin m is the logit of the right class less the largest other one. Of all examples with
    the same margin, those whose other logits are equal have the largest loss: log(1 + (K − 1)e⁻ᵐ).

    Parameters
    ----------
    n_classes : sequence of int, default (2, 3, 10)
        One to four numbers of classes, each at least 2. Each has a curve, drawn for equal other
        logits.
    """
    sizes = sorted(set(as_finite(n_classes, "n_classes", "n").tolist()))
    if len(sizes) > 4:
        raise ValueError(f"expected 1 to 4 numbers of classes, got {len(sizes)}")
    if bad := [size for size in sizes if size < 2 or size % 1]:
        raise ValueError(f"expected whole numbers of at least 2 classes, got {bad[0]:g}")
    margin = np.linspace(-5, 5, 601)
    hinge = np.maximum(0, -margin)
    figure, (above, below) = panels(5.6, 2, sharex=True, height_ratios=[1.3, 1])
    top = np.log(sizes[-1])
    for panel, base in ((above, hinge), (below, 0 * hinge)):
        panel.fill_between(margin, base, base + top, color=BAND, linewidth=0, zorder=0)
        panel.plot(margin, base, color=INK, linewidth=1.2)
    for i, size in enumerate(sizes):
        loss = np.logaddexp(0, np.log(size - 1) - margin)
        above.plot(margin, loss, color=colour(i), linestyle=dashes(i), label=f"$K={size:g}$")
        below.plot(margin, loss - hinge, color=colour(i), linestyle=dashes(i))
        below.plot([5, 5.15], [np.log(size)] * 2, color=colour(i), clip_on=False)
        text = rf"$\log {size:g}$"
        note(below, 5.25, np.log(size), text, color=colour(i), ha="left", fontsize=NORMAL)
    note(above, -3.15, 2.3, r"$\max_j o_j - o_c$", ha="right", fontsize=NORMAL)
    above.legend(loc="upper right", labelcolor="linecolor", title="all other logits equal")
    above.tick_params(bottom=False)
    above.set_title("loss of one example, in nats")
    below.set_title(r"excess over $\max_j o_j - o_c$")
    below.set(xlabel=r"margin $o_c-\max_{j\neq c}o_j$", xlim=(-5, 5), ylim=(-0.05 * top, 1.1 * top))
    above.set_ylim(-0.3, 5 + 1.05 * top)
    return figure


@styled
def loss_surface(labels: Mapping[str, ArrayLike], class_names: Sequence[str]) -> Figure:
    """Draw the cross-entropy of three classes over two differences of logits, and its descent.

    The arrows point against the gradient: they are the label minus the probabilities.

    Parameters
    ----------
    labels : mapping of str to array_like, shape (3,)
        One or two labels, as probabilities. The keys are the titles of the panels.
    class_names : sequence of str
        Three names. The logits of the first two are measured from that of the third.
    """
    names = as_names(class_names, "class names", 3, 3)
    titles = as_names(list(labels), "labels", 1, 2)
    rows = [as_probabilities(as_finite(labels[title], title, 3)) for title in titles]
    figure, axes = panels(6.2 / len(rows) + 0.5, 1, len(rows), sharey=True)
    for panel, title, y in zip(axes, titles, rows, strict=True):
        _surface(panel, y)
        panel.set_title(wrap(title, 34, math=True), loc="center")
        panel.set_xlabel(f"{wrap(names[0])} over {wrap(names[2])}, $o_1-o_3$")
    axes[0].set_ylabel(f"{wrap(names[1])} over {wrap(names[2])}, $o_2-o_3$")
    return figure


def _surface(panel: Axes, y: Numbers) -> None:
    """Draw contours and arrows for one label, and its minimum if there is one."""
    side = np.linspace(-5, 5, 121)
    logits = _plane(side)
    loss = softmax_cross_entropy(logits, np.broadcast_to(y, logits.shape), reduction="none")
    levels = [0.1, 0.5, 1, 2, 3, 4, 6, 8]
    lines = panel.contour(side, side, loss, levels=levels, colors=QUIET, linewidths=0.9)
    panel.clabel(lines, fmt="%g", fontsize=SMALL, inline_spacing=3)
    coarse = np.linspace(-4.4, 4.4, 9)
    fall = y - softmax(_plane(coarse))
    options: dict[str, Any] = {"angles": "xy", "scale_units": "xy", "scale": 1.0, "width": 0.009}
    panel.quiver(coarse, coarse, fall[..., 0], fall[..., 1], color=COLOURS[0], zorder=3, **options)
    if (y > 0).all():
        place = np.log(y[:2] / y[2])
        panel.plot(*place, "o", color=COLOURS[1], markersize=8, markeredgecolor=PAPER, zorder=4)
    panel.set(xlim=(-5, 5), ylim=(-5, 5), aspect="equal", xticks=[-4, 0, 4], yticks=[-4, 0, 4])


def _plane(side: Numbers) -> Numbers:
    """Return logits (u, v, 0) for a square grid, row by row of v."""
    u, v = np.meshgrid(side, side)
    return np.stack([u, v, np.zeros_like(u)], axis=-1)


@styled
def loss_slopes() -> Figure:
    """Draw cross-entropy and squared loss of two classes, and their slopes, over o_c − o_j.

    Let p be the probability of the right class. The losses are −log p and (1 − p)². The second is
    half the squared distance of the probabilities from the label. The slopes are p − 1 and
    −2p(1 − p)².
    """
    score = np.linspace(-8, 5, 521)
    p = 1 / (1 + np.exp(-score))
    values = np.logaddexp(0, -score), (1 - p) ** 2
    slopes = p - 1, -2 * p * (1 - p) ** 2
    figure, (left, right) = panels(3.3, 1, 2)
    for i, name in enumerate(("cross-entropy", "squared loss")):
        left.plot(score, values[i], color=colour(i), linestyle=dashes(i), label=name)
        right.plot(score, slopes[i], color=colour(i), linestyle=dashes(i))
    for panel in (left, right):
        panel.axhline(0, color=FAINT, linewidth=0.8, zorder=0)
        panel.axvline(0, color=FAINT, linewidth=0.8, zorder=0)
        panel.set(xlim=(-8, 5), xticks=[-8, -4, 0, 4])
    figure.supxlabel("logit of the right class; that of the other is 0", fontsize=NORMAL)
    left.legend(loc="upper right", labelcolor="linecolor")
    left.set_title("loss")
    right.set_title("slope")
    right.set(ylim=(-1.08, 0.12), yticks=[-1, -0.5, 0])
    return figure


@styled
def fused_against_unfused(errors: Mapping[str, Mapping[str, ArrayLike]]) -> Figure:
    """Draw the errors of a loss computed from probabilities, and of the loss from logits.

    Parameters
    ----------
    errors : mapping of str to mapping
        One or two panels by title, such as ``"loss"``. Each has the arrays ``margin``,
        ``unfused`` and ``fused``, of shape (n,). The last two are relative errors in float32 at
        rising margins. An error that is not finite stands for a result of NaN or ∞.
    """
    titles = as_names(list(errors), "panels", 1, 2)
    checked = [as_errors(errors[title], title, "margin", "unfused", "fused") for title in titles]
    figure, axes = panels(3.5, 1, len(titles), sharey=True)
    for panel, title, curves in zip(axes, titles, checked, strict=True):
        _compare(panel, *curves)
        panel.set_title(wrap(title, 30), loc="center")
    axes[0].set_ylabel("relative error, float32")
    figure.supxlabel("margin: logit of the right class; that of the other is 0", fontsize=NORMAL)
    handles = [
        *axes[0].get_lines()[:2],
        Patch(color=WRONG, label="half the digits lost"),
        Patch(color=LOST, label="∞ or NaN"),
    ]
    figure.legend(handles=handles, loc="outside upper center", ncols=4, columnspacing=1.4)
    return figure


def _compare(panel: Axes, margin: Numbers, unfused: Numbers, fused: Numbers) -> None:
    """Draw both errors over the regions where the unfused way fails."""
    for k, (values, name) in enumerate(((unfused, "unfused"), (fused, "fused"))):
        shown = np.where(np.isfinite(values), values, np.nan).clip(EXACT)
        style = {"color": COLOURS[1 - k], "linestyle": dashes(1 - k), "linewidth": 1.4}
        panel.plot(margin, shown, label=name, **style)
    shade_failures(panel, margin, unfused, float(np.finfo(np.float32).eps))
    panel.set_ylim(EXACT / 3, 30)
