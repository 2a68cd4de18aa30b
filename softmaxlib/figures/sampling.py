"""What chance does: the noise of small batches, and how far a test set can be trusted."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from softmaxlib.checks import as_finite, as_names, as_number

from ._curves import draw, key, logarithmic, name_above, name_ends
from ._style import COLOURS, FAINT, INK, QUIET, panels, styled

Numbers = NDArray[Any]


@styled
def gradient_noise(
    norms_by_batch: Mapping[int, ArrayLike], *, n_examples: int, single: float
) -> Figure:
    """Draw the relative errors ‖g_B − g‖/‖g‖ of batch gradients against the batch size B.

    For batches drawn without replacement from n examples, the root mean square of the errors is
    c √((n − B)/(n − 1)) / √B, where c is that of single examples.

    Parameters
    ----------
    norms_by_batch : mapping of int to array_like, shape (n_batches,)
        For each batch size, the relative errors of some batches.
    n_examples : int, the number n of examples the batches were drawn from
    single : float, the root mean square c of the errors of all single examples
    """
    sizes, errors = _as_errors(norms_by_batch, n_examples)
    single = as_number(single, "single", 0, closed="")
    rms = np.array([np.sqrt(np.mean(e**2)) for e in errors])
    seen = (rms > 0) & (sizes < max(n_examples, 2))
    figure, (axes,) = panels(3.6)
    for size, some in zip(sizes, errors, strict=True):
        above = some[some > 0]
        dots: dict[str, Any] = {"color": COLOURS[0], "alpha": 0.35, "markersize": 3.5, "zorder": 1}
        axes.plot(np.full(above.size, size), above, "o", markeredgewidth=0, **dots)
    axes.plot([], [], "o", color=COLOURS[0], alpha=0.6, markersize=4, label="one batch")
    look: dict[str, Any] = {"color": INK, "markersize": 6, "zorder": 3}
    axes.plot(sizes[seen], rms[seen], "s", label="root mean square", **look)
    grid = np.geomspace(sizes[0], sizes[seen][-1], 200)
    formula = r"$c\,\sqrt{(n-B)/(n-1)}/\sqrt{B}$"
    curve = single * _law(grid, n_examples)
    axes.plot(grid, curve, color=COLOURS[1], linestyle="--", zorder=2, label=formula)
    _size_axis(axes, sizes, "batch size $B$")
    drawn = np.concatenate([*errors, curve])
    axes.set(yscale="log", ylabel="relative error of the gradient")
    logarithmic(axes.yaxis, drawn[drawn > 0].min(), drawn.max())
    key(axes, ncols=3)
    return figure


def _as_errors(given: Mapping[int, ArrayLike], n: int) -> tuple[Numbers, list[Numbers]]:
    """Return batch sizes, from the smallest, and the errors of each."""
    if not given:
        raise ValueError("expected at least one batch size, got none")
    for size in given:
        if not (1 <= size <= n and size == int(size)):
            raise ValueError(f"expected whole batch sizes in 1..{n}, got {size}")
    sizes = sorted(given)
    errors = [as_finite(given[size], f"errors at batch size {size}", "n") for size in sizes]
    return np.array(sizes, dtype=float), errors


def _law(sizes: Numbers, n: int) -> Numbers:
    """Return the error of a mean of B examples over that of one, drawn without replacement."""
    left = 1.0 if n == 1 else (n - sizes) / (n - 1)
    return np.asarray(np.sqrt(left / sizes))


def _size_axis(axes: Axes, sizes: Numbers, label: str) -> None:
    """Make the horizontal axis logarithmic, with ticks at the sizes if there is room for them."""
    axes.set(xscale="log", xlabel=label)
    logarithmic(axes.xaxis, sizes[0], max(sizes[-1], sizes[0] * 1.1))
    if len(sizes) <= 9 and (sizes[1:] >= 1.6 * sizes[:-1]).all():
        axes.set_xticks(sizes, [f"{size:g}" for size in sizes])
    axes.grid(color=FAINT)


@styled
def intervals(
    sizes: ArrayLike, widths: Mapping[str, ArrayLike], *, marks: Sequence[tuple[float, str]] = ()
) -> Figure:
    """Draw the half-widths of intervals for an error rate against the size of the test set.

    Parameters
    ----------
    sizes : shape (n,), sizes of the test set, above 0 and rising
    widths : mapping of str to array_like, shape (n,)
        One to six curves: half-widths above 0, one for each size.
    marks : sequence of (size, text), default ()
        Sizes to mark, within `sizes`, with what to write above each; between sizes the widths are
        interpolated, straight on the logarithmic axes.
    """
    names = as_names(list(widths), "curves", 1, 6)
    n = as_finite(sizes, "sizes", "n")
    curves = [as_finite(widths[name], f"widths {name!r}", n.size) for name in names]
    for values, what in ((n, "sizes"), *zip(curves, names, strict=True)):
        if values.min() <= 0:
            raise ValueError(f"expected {what} above 0, got {values.min():g}")
    if (np.diff(n) <= 0).any():
        raise ValueError(f"expected sizes in rising order, got {n}")
    figure, (axes,) = panels(3.6)
    for i, curve in enumerate(curves):
        draw(axes, i, n, curve)
    _size_axis(axes, n, "examples in the test set")
    axes.set(yscale="log", xlim=(n[0], max(n[-1], 1.1 * n[0])))
    axes.set_ylabel("half-width of the interval")
    logarithmic(axes.yaxis, float(np.min(curves)), float(np.max(curves)))
    name_ends(axes, [(i, s, n[-1], curves[i][-1]) for i, s in enumerate(names)], len(marks))
    _mark(axes, marks, n, curves)
    return figure


def _mark(
    axes: Axes, marks: Sequence[tuple[float, str]], n: Numbers, curves: Sequence[Numbers]
) -> None:
    """Mark sizes with a line, a dot on each curve, and a text above the panel."""
    for size, _ in marks:
        axes.axvline(size, color=QUIET, linewidth=0.9, linestyle=":", zorder=0)
        heights = [np.exp(np.interp(np.log(size), np.log(n), np.log(curve))) for curve in curves]
        axes.plot([size] * len(heights), heights, "o", color=INK, markersize=5, zorder=4)
    name_above(axes, [(size, text, INK) for size, text in marks])
