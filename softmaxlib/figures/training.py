"""How training goes: losses, norms and accuracies by iteration."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike, NDArray

from softmaxlib.checks import as_finite, as_floats, as_names

from ._curves import Curve, draw, key, logarithmic, name_above, name_ends
from ._style import FAINT, colour, dashes, panels, styled

Numbers = NDArray[Any]


@styled
def loss_curves(
    curves: Mapping[str, Any],
    *,
    optimum: float | None = None,
    x_label: str = "iteration",
    log: bool = True,
) -> Figure:
    """Draw losses against iterations, or how far they are above the optimum, f(w) − f(w*).

    A curve that diverges is drawn up to the top of the panel; an arrow shows that it goes on.
    A curve diverges if it ends in NaN or ∞, or more than twice as high above the lowest value as
    the highest start.

    Parameters
    ----------
    curves : mapping of str to array_like, or to a pair of array_like
        One to eight: losses, shape (n,), at 0, 1, 2, …, or (x, losses) as a tuple.
    optimum : float, optional, the least loss there is; the figure shows the gaps to it
    x_label : str, default "iteration", what the horizontal axis shows
    log : bool, default True, whether the vertical axis is logarithmic
    """
    names = as_names(list(curves), "curves", 1, 8)
    read = [Curve.read(name, curves[name]) for name in names]
    if optimum is not None:
        read = [_above(curve, float(optimum)) for curve in read]
    least = min(curve.y.min() for curve in read)
    if log and least <= 0:
        raise ValueError(f"expected losses above 0 on a logarithmic axis, got {least}")
    figure, (axes,) = panels(3.4)
    _frame(axes, read, *_reach(read, log), log)
    what = "loss (nats)" if optimum is None else "loss − optimum (nats)"
    axes.set(xlabel=x_label, ylabel=what)
    _draw_in(axes, read)
    return figure


def _above(curve: Curve, optimum: float) -> Curve:
    """Return the gaps to the optimum, at least what rounding makes of 0."""
    rounding = float(np.finfo(float).eps) * max(1.0, abs(optimum))
    gaps = curve.y - optimum
    return curve._replace(y=gaps.clip(rounding))


def _reach(curves: Sequence[Curve], log: bool) -> tuple[float, float]:
    """Return the least and the largest value to be seen; what diverges goes beyond."""
    low = float(min(curve.y.min() for curve in curves))
    start = max(curve.y[0] for curve in curves)
    tame = [c.y.max() for c in curves if not c.broken and c.y[-1] - low <= 2 * (start - low)]
    high = float(max([start, *tame]))
    if high == low:  # nothing but rising or constant curves: then all of them is to be seen
        return low, float(max(curve.y.max() for curve in curves))
    if len(tame) < len(curves):  # room to see the others rise
        high = high * (high / low) ** 0.12 if log else high + 0.15 * (high - low)
    return low, high


def _frame(axes: Axes, curves: Sequence[Curve], low: float, high: float, log: bool) -> None:
    """Set the axes for values from low to high."""
    first, last = min(curve.x[0] for curve in curves), max(curve.x[-1] for curve in curves)
    axes.set_xlim(first, last if last > first else first + 1)
    if log:
        room = min(max((high / low) ** 0.07, 1.03), 100.0)
        axes.set(yscale="log", ylim=(low / room, high * room))
        logarithmic(axes.yaxis, low / room, high * room)
    else:
        margin = 0.07 * (high - low) or 0.5
        axes.set_ylim(low - margin, high + margin)
    axes.grid(axis="y", color=FAINT)


def _draw_in(axes: Axes, curves: Sequence[Curve]) -> None:
    """Draw curves as far as they are inside; name them at their ends, or above arrows."""
    top = axes.get_ylim()[1]
    ends, gone = [], []
    height = axes.transScale.transform
    for i, (name, x, y, broken) in enumerate(curves):
        last = int(np.flatnonzero(y <= top)[-1])
        x_drawn, y_drawn = x[: last + 1], y[: last + 1]
        if last + 1 < len(y):
            levels = height([(0.0, v) for v in (y[last], top, y[last + 1])])[:, 1]
            share = (levels[1] - levels[0]) / (levels[2] - levels[0])
            x_drawn = np.append(x_drawn, x[last] + share * (x[last + 1] - x[last]))
            y_drawn = np.append(y_drawn, top)
        draw(axes, i, x_drawn, y_drawn)
        if broken or len(x_drawn) > last + 1:
            gone.append((i, name, x_drawn[-1], y_drawn[-1]))
        else:
            ends.append((i, name, x_drawn[-1], y_drawn[-1]))
    name_ends(axes, ends, len(gone))
    for i, _, x_end, y_end in gone:
        axes.plot(x_end, y_end, "^", color=colour(i), markersize=9, clip_on=False, zorder=5)
    name_above(axes, [(x_end, f"{name} diverges", colour(i)) for i, name, x_end, _ in gone])


@styled
def weight_growth(right: ArrayLike, wrong: ArrayLike) -> Figure:
    """Draw ‖W‖ during training, for weight decay with the right sign and with the wrong one.

    Parameters
    ----------
    right, wrong : array_like, shape (n,), or a pair of array_like
        Norms ‖W‖ at iterations 0, 1, 2, …, or (iterations, norms) as a tuple; what is not finite
        at the end is left out, and an arrow stands there.
    """
    read = [Curve.read("right sign", right), Curve.read("wrong sign", wrong)]
    figure, (axes,) = panels(3.0)
    smaller, larger = sorted(float(curve.y.max()) for curve in read)
    log = larger > 50 * smaller > 0
    if log:
        read = [c._replace(x=c.x[c.y > 0], y=c.y[c.y > 0]) for c in read]
    low = float(min(curve.y.min() for curve in read)) if log else 0.0
    _frame(axes, read, low, larger, log)
    axes.set(xlabel="iteration", ylabel=r"$\|\mathbf{W}\|$")
    _draw_in(axes, read)
    return figure


@styled
def training_curves(
    history_x: ArrayLike,
    train_loss: ArrayLike,
    test_loss: ArrayLike,
    train_accuracy: ArrayLike,
    test_accuracy: ArrayLike,
) -> Figure:
    """Draw loss and accuracy side by side, on the training examples and on the test examples.

    Parameters
    ----------
    history_x : shape (n,), epochs, rising
    train_loss, test_loss : array_like, shape (n,)
        Mean losses, in nats. NaN, where nothing was measured, leaves a gap.
    train_accuracy, test_accuracy : shape (n,), shares of right predictions, in 0..1, or NaN
    """
    x = as_finite(history_x, "history_x", "n")
    if (np.diff(x) <= 0).any():
        raise ValueError(f"expected history_x in rising order, got {x}")
    losses = [_measured(train_loss, "train_loss", x), _measured(test_loss, "test_loss", x)]
    pair = (train_accuracy, "train_accuracy"), (test_accuracy, "test_accuracy")
    accuracies = [_measured(values, what, x) for values, what in pair]
    for (_, what), values in zip(pair, accuracies, strict=True):
        outside = (values < 0) | (values > 1)
        if outside.any():
            raise ValueError(f"expected {what} in 0..1, got {values[outside][0]:g}")
    figure, (left, right) = panels(3.0, 1, 2)
    _both(left, x, losses)
    _both(right, x, accuracies)
    left.set(title="loss (nats)", xlabel="epoch")
    right.set(title="accuracy", xlabel="epoch")
    key(left, ncols=2)
    return figure


def _both(panel: Axes, x: Numbers, values: Sequence[Numbers]) -> None:
    """Draw what was measured on the training examples and on the test examples."""
    for i, (name, measured) in enumerate(zip(("training", "test"), values, strict=True)):
        look = {"color": colour(i), "linestyle": dashes(i), "markersize": 4}
        panel.plot(x, measured, marker="os"[i] if x.size <= 40 else "", label=name, **look)
    panel.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    panel.grid(axis="y", color=FAINT)


def _measured(values: ArrayLike, what: str, x: Numbers) -> Numbers:
    """Return values, one for each x, with NaN for whatever is not finite."""
    numbers = as_floats(values, what)
    as_finite(np.nan_to_num(numbers), what, x.size)
    return np.where(np.isfinite(numbers), numbers, np.nan)
