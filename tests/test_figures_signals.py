"""The figure of a signal's levels: what it fills, and what it refuses."""

import numpy as np
import pytest
from figure_checks import LONG, strings
from matplotlib.collections import PolyCollection

from softmaxlib import figures

plt = pytest.importorskip("matplotlib.pyplot")
plt.switch_backend("Agg")

BOTH = {"two levels": [-1, 1], "three levels": [-1, 0, 1]}


def draw():
    return figures.signal_levels(BOTH, 0.4)


USUAL = {"signal_levels": draw}
ODD = {
    "far apart": lambda: figures.signal_levels({LONG[0]: [0, 1000]}, 0.1),
    "all noise": lambda: figures.signal_levels({LONG[1]: [0, 0.001, 0.5], LONG[2]: [-5, 5]}, 30),
    "four signals": lambda: figures.signal_levels({name: range(2, 9) for name in "abcd"}, 0.4),
}


def test_each_signal_has_a_panel_with_a_curve_for_each_level_and_dotted_thresholds():
    figure = draw()
    assert set(BOTH) <= set(strings(figure))
    for axes, levels in zip(figure.axes, BOTH.values(), strict=True):
        curves = axes.lines[: len(levels)]
        peaks = [curve.get_xdata()[curve.get_ydata().argmax()] for curve in curves]
        assert peaks == pytest.approx(levels, abs=0.01)
        middles = [line.get_xdata()[0] for line in axes.lines[len(levels) :]]
        assert middles == pytest.approx(np.add(levels[1:], levels[:-1]) / 2)


def fills(axes):
    return [c for c in axes.collections if isinstance(c, PolyCollection)]


def reach(fill):
    received = np.concatenate([path.vertices[:, 0] for path in fill.get_paths()])
    return received.min(), received.max()


def test_filled_is_what_lies_beyond_a_threshold():
    two, three = draw().axes
    left, right = fills(two)
    low, middle, high = fills(three)
    assert reach(left)[0] == pytest.approx(0, abs=0.01)
    assert reach(right)[1] == pytest.approx(0, abs=0.01)
    assert reach(low)[0] == pytest.approx(-0.5, abs=0.01)
    assert len(middle.get_paths()) == 2  # lost to both sides
    assert reach(high)[1] == pytest.approx(0.5, abs=0.01)
    assert two.get_xlim() == three.get_xlim() == pytest.approx((-2.4, 2.4))


@pytest.mark.parametrize(
    ("levels", "noise", "message"),
    [
        ({}, 1, "expected 1 to 4 signals, got 0"),
        ({"a": [1]}, 1, "expected two or more levels of 'a'"),
        ({"a": [1, 1]}, 1, "in rising order"),
        ({"a": [0, np.inf]}, 1, "expected finite levels of 'a', got inf"),
        ({"a": [0, 1]}, 0, "expected noise above 0 and finite, got 0"),
        ({"a": [0, 1]}, np.nan, "expected noise above 0 and finite, got nan"),
        ({"a": [0, 1]}, np.inf, "expected noise above 0 and finite, got inf"),
    ],
)
def test_refused(levels, noise, message):
    with pytest.raises(ValueError, match=message):
        figures.signal_levels(levels, noise)
