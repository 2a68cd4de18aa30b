"""What figures of measured curves share: reading a curve, naming it at its end, its axis."""

from collections.abc import Sequence
from typing import Any, NamedTuple, Self

import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullLocator
from matplotlib.transforms import Bbox
from numpy.typing import ArrayLike, NDArray

from softmaxlib.checks import as_finite, as_floats

from ._style import NORMAL, SMALL, colour, dashes
from ._text import spread, wrap

Numbers = NDArray[Any]
LINE = 0.19  # inches, of a line of text


class Curve(NamedTuple):
    """Points in the order of rising x, all finite; `broken` if the values ended in NaN or ∞."""

    name: str
    x: Numbers
    y: Numbers
    broken: bool = False

    @classmethod
    def read(cls, name: str, given: Any) -> Self:
        """Read values, at 0, 1, 2, …, or a pair (x, values); drop NaN and ∞ at the end."""
        pair = isinstance(given, tuple) and len(given) == 2 and np.ndim(given[0]) > 0
        values: ArrayLike = given[1] if pair else given
        y = as_floats(values, f"curve {name!r}")
        x = as_finite(given[0] if pair else np.arange(y.size), f"x of curve {name!r}", "n")
        as_finite(np.nan_to_num(y), f"curve {name!r}", x.size)
        if (np.diff(x) <= 0).any():
            raise ValueError(f"expected x of curve {name!r} in rising order, got {x}")
        n = int(np.append(-1, np.flatnonzero(np.isfinite(y)))[-1]) + 1
        if n == 0:
            raise ValueError(f"expected a finite value in curve {name!r}, got {y[0]} first")
        as_finite(y[:n], f"curve {name!r} before its end", n)
        return cls(name, x[:n], y[:n], n < y.size)


def draw(axes: Axes, index: int, x: Numbers, y: Numbers) -> None:
    """Draw a curve in its own colour and dashes; a single point is a dot."""
    marker = "o" if len(x) == 1 else ""
    axes.plot(x, y, color=colour(index), linestyle=dashes(index), marker=marker, markersize=5)


def name_ends(axes: Axes, ends: Sequence[tuple[int, str, float, float]], n_above: int = 0) -> None:
    """Write names right of the panel, level with the ends (index, name, x, y) of their curves.

    A curve that ends earlier, or a name that had to make room, is joined to it by a thin line.
    So many names as `n_above` will stand above the panel later, and take some of its height.
    """
    if not ends:
        return
    axes.figure.draw_without_rendering()  # type: ignore[union-attr]  # the height is known then
    texts = [wrap(name, 16, math=True) for _, name, _, _ in ends]
    tall = (LINE * max(text.count("\n") + 1 for text in texts) + 0.03) * axes.figure.dpi
    points = axes.transData.transform([(x, y) for _, _, x, y in ends])
    places = axes.transAxes.inverted().transform(points)
    room = axes.bbox.height - min(n_above, 4) * LINE * axes.figure.dpi
    heights = spread(places[:, 1], tall / room)
    for (i, *_), text, (x, y), height in zip(ends, texts, places, heights, strict=True):
        tint = colour(i)
        inside: dict[str, Any] = {"transform": axes.transAxes, "clip_on": False}
        if x < 0.97:
            axes.plot(x, y, "o", color=tint, markersize=4.5, zorder=4, **inside)
        if x < 0.97 or abs(y - height) > 0.02:
            axes.plot([x, 1.025], [y, height], ":", color=tint, linewidth=0.9, **inside)
        axes.text(1.035, height, text, color=tint, va="center", transform=axes.transAxes)


def name_above(axes: Axes, names: Sequence[tuple[float, str, str]]) -> None:
    """Write (x, text, colour) above the panel, each in the lowest line that has room for it."""
    if names:
        axes.figure.draw_without_rendering()  # type: ignore[union-attr]  # the width is known then
    lines: list[list[Bbox]] = []  # as if all were in the lowest
    for x, text, tint in names:
        place, _ = axes.transAxes.inverted().transform(axes.transData.transform((x, 1)))
        side = "left" if place < 0.25 else "right" if place > 0.75 else "center"
        look: dict[str, Any] = {"xycoords": "axes fraction", "textcoords": "offset points"}
        look |= {"color": tint, "fontsize": SMALL + 0.5, "ha": side, "va": "bottom"}
        words = axes.annotate(wrap(text, 60, math=True), (place, 1), (0, 0), **look)
        box = words.get_window_extent()
        free = (i for i, taken in enumerate(lines) if not any(map(box.padded(8).overlaps, taken)))
        row = next(free, len(lines))
        lines[row : row + 1] = [[*(lines[row] if row < len(lines) else []), box]]
        words.set_position((0, 6 + 72 * LINE * row))


def logarithmic(axis: Axis, low: float, high: float) -> None:
    """Put the ticks of a logarithmic axis where the range from low to high has room for them."""
    axis.set_minor_locator(NullLocator())
    if high / low >= 200:
        decades = np.arange(np.ceil(np.log10(low)), np.floor(np.log10(high)) + 1)
        axis.set_ticks(10 ** decades[decades % np.ceil(decades.size / 8) == 0])
        return
    short = high / low < 5
    axis.set_major_locator(MaxNLocator(5) if short else LogLocator(subs=(1, 2, 5), numticks=12))
    axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))


def key(axes: Axes, **options: Any) -> None:
    """Show in a legend above the panels what their lines are."""
    axes.figure.legend(
        *axes.get_legend_handles_labels(),
        loc="outside upper center",
        fontsize=NORMAL,
        **{"handlelength": 2.4, "columnspacing": 1.6, **options},
    )
