"""The figures of the loss: what they show, that nothing is cut off, and what they refuse."""

import numpy as np
import pytest
from figure_checks import (
    LONG,
    NAMES,
    strings,
)
from matplotlib.colors import to_rgb

from softmaxlib import figures, losses
from softmaxlib.figures.loss import EXACT, LOST, WRONG

plt = pytest.importorskip("matplotlib.pyplot")
plt.switch_backend("Agg")

HARD, SOFT = [1, 0, 0], [0.6, 0.3, 0.1]
MARGIN = np.linspace(-120, 120, 49)
UNFUSED = np.select([MARGIN < -104, MARGIN > 16], [np.inf, 1.0], 1e-8)
CURVES = {"margin": MARGIN, "unfused": UNFUSED, "fused": np.where(MARGIN < 0, 0, 1e-8)}

USUAL = {
    "loss_margin": figures.loss_margin,
    "loss_surface": lambda: figures.loss_surface(
        {"cat: (1, 0, 0)": HARD, "soft: (0.6, 0.3, 0.1)": SOFT}, NAMES
    ),
    "loss_slopes": figures.loss_slopes,
    "fused_against_unfused": lambda: figures.fused_against_unfused(
        {"loss": CURVES, "slope": CURVES}
    ),
}

ODD = {
    "one number of classes": lambda: figures.loss_margin([2]),
    "many classes": lambda: figures.loss_margin([1000, 2, 2]),
    "one label": lambda: figures.loss_surface({"uniform": np.full(3, 1 / 3)}, LONG),
    "a label of two": lambda: figures.loss_surface({LONG[0]: [0.5, 0.5, 0]}, NAMES),
    "one panel": lambda: figures.fused_against_unfused({LONG[0]: CURVES}),
    "few margins": lambda: figures.fused_against_unfused(
        {"loss": {"margin": [-1, 1], "unfused": [0, np.nan], "fused": [np.nan, np.nan]}}
    ),
}


def test_margin_shows_the_loss_of_the_worst_case_and_keeps_its_bounds():
    above, below = figures.loss_margin([3]).axes
    margin, loss = above.lines[1].get_data()
    rows = np.column_stack([margin, 0 * margin, 0 * margin])
    expected = losses.softmax_cross_entropy(rows, np.zeros(len(rows), int), reduction="none")
    np.testing.assert_allclose(loss, expected)
    excess = below.lines[1].get_ydata()
    assert excess.min() > 0
    assert excess.max() == pytest.approx(np.log(3))


def test_surface_marks_a_minimum_only_where_there_is_one():
    hard, soft = USUAL["loss_surface"]().axes
    assert len(hard.lines) == 0
    np.testing.assert_allclose(soft.lines[0].get_xydata(), [[np.log(6), np.log(3)]])


def test_surface_has_arrows_against_the_gradient():
    (panel,) = figures.loss_surface({"cat": HARD}, NAMES).axes
    arrows = next(c for c in panel.collections if "Quiver" in type(c).__name__)
    middle = arrows.U.size // 2
    np.testing.assert_allclose(arrows.XY[middle], [0, 0], atol=1e-12)
    assert (arrows.U[middle], arrows.V[middle]) == pytest.approx((2 / 3, -1 / 3))


def test_slopes_are_those_of_the_losses():
    left, right = figures.loss_slopes().axes
    for loss, slope in zip(left.lines[:2], right.lines[:2], strict=True):
        score, value = loss.get_data()
        numeric = np.gradient(value, score)
        np.testing.assert_allclose(slope.get_ydata()[1:-1], numeric[1:-1], atol=1e-4)


def test_fused_shades_what_is_not_finite_and_what_is_wrong():
    figure = USUAL["fused_against_unfused"]()
    shades = [to_rgb(patch.get_facecolor()) for patch in figure.axes[0].patches]
    assert shades.count(to_rgb(LOST)) == np.sum(~np.isfinite(UNFUSED))
    assert shades.count(to_rgb(WRONG)) == np.sum(UNFUSED == 1)
    assert figure.axes[0].lines[1].get_ydata().min() == EXACT
    assert "slope" in strings(figure)


BAD = [
    (lambda: figures.loss_margin([]), r"expected n_classes of shape \(n,\), got shape \(0,\)"),
    (lambda: figures.loss_margin([2, 3, 4, 5, 6]), "expected 1 to 4 numbers of classes, got 5"),
    (lambda: figures.loss_margin([3, 1]), "expected whole numbers of at least 2 classes, got 1"),
    (lambda: figures.loss_margin([2.5]), "expected whole numbers of at least 2 classes, got 2.5"),
    (lambda: figures.loss_surface({}, NAMES), "expected 1 to 2 labels, got 0"),
    (lambda: figures.loss_surface({"a": [1, 0]}, NAMES), r"expected a of shape \(3,\), got shape"),
    (lambda: figures.loss_surface({"a": [1, 1, 0]}, NAMES), "expected probabilities that sum to 1"),
    (lambda: figures.loss_surface({"a": HARD}, ["x"]), "expected 3 class names, got 1"),
    (lambda: figures.fused_against_unfused({}), "expected 1 to 2 panels, got 0"),
    (
        lambda: figures.fused_against_unfused({"loss": {"margin": [1]}}),
        r"expected margin, unfused, fused for loss, got \['margin'\]",
    ),
    (
        lambda: figures.fused_against_unfused({"loss": {**CURVES, "fused": [1.0]}}),
        r"expected loss fused of shape \(49,\), got shape \(1,\)",
    ),
    (
        lambda: figures.fused_against_unfused({"loss": {**CURVES, "margin": [np.nan] * 49}}),
        "expected finite loss margin, got nan",
    ),
]


@pytest.mark.parametrize(("draw", "message"), BAD, ids=[message[:40] for _, message in BAD])
def test_says_what_was_expected_and_draws_nothing(draw, message):
    with pytest.raises(ValueError, match=message):
        draw()
    assert not plt.get_fignums()
