"""The figures: what they show, that nothing is cut off or in the way, and what they refuse."""

from itertools import combinations

import numpy as np
import pytest
from figure_checks import (
    LONG,
    NAMES,
    strings,
)
from matplotlib.colors import to_rgb
from matplotlib.text import Text

from softmaxlib import figures, softmax
from softmaxlib.figures import _style, _text

plt = pytest.importorskip("matplotlib.pyplot")
plt.switch_backend("Agg")

LOGITS = np.array([2.1, 0.4, -1.3])
P = softmax(LOGITS)
RNG = np.random.default_rng(0)
ANIMALS = RNG.uniform(0, 1, (6, 2, 2))
LABELS = np.repeat([0, 1, 2], 20)
X = LABELS * 2.0 + RNG.normal(0, 0.4, 60)
PIXELS = np.clip(RNG.normal(0.5, 0.15, (60, 4)) + 0.1 * LABELS[:, None], 0, 1)
LINES = np.linalg.lstsq(np.column_stack([np.ones(60), X]), np.eye(3)[LABELS], rcond=None)[0]
WARMTH = np.geomspace(50, 0.05, 60)
COOLING = np.array([softmax(LOGITS, temperature=t) for t in WARMTH])
CLOSE = np.array([softmax([0.0, 0.9, 1.0], temperature=t) for t in WARMTH])
SHIFT = np.linspace(-40, 40, 33)
NAIVE = np.where(SHIFT < -30, np.nan, np.where(SHIFT > 30, np.inf, 1e-7))
NAIVE[5] = 0.5
ERRORS = {"shift": SHIFT, "naive": NAIVE, "stable": np.full(33, 1e-8)}


def regression(names=NAMES, x=X, labels=LABELS, lines=LINES, w=(-3, 0, 3), b=(4, 0, -8)):
    return figures.regression_against_softmax(x, labels, lines, w, b, names)


USUAL = {
    "image_grid": lambda: figures.image_grid(ANIMALS, NAMES * 2, n_columns=6),
    "network": lambda: figures.network(["upper left", "upper right", "lower left", "x"], NAMES),
    "label_geometry": lambda: figures.label_geometry(NAMES),
    "pixel_histograms": lambda: figures.pixel_histograms(PIXELS, LABELS, NAMES),
    "regression_against_softmax": regression,
    "scores": lambda: figures.scores(LOGITS, P, NAMES),
    "sigmoid_curve": figures.sigmoid_curve,
    "temperature": lambda: figures.temperature(LOGITS, [0.25, 0.5, 1, 2, 5], NAMES),
    "simplex": lambda: figures.simplex({"cooling": COOLING, "a close second": CLOSE}, NAMES),
    "real_softmax_excess": figures.real_softmax_excess,
    "naive_against_stable": lambda: figures.naive_against_stable(
        {"float16": ERRORS, "float32": ERRORS, "float64": ERRORS}
    ),
    "jacobian": lambda: figures.jacobian(np.diag(P) - np.outer(P, P), NAMES),
}

ODD = {
    "one image": lambda: figures.image_grid(
        np.full((1, 28, 28), 255, np.uint8), ["white"], n_columns=5
    ),
    "many images": lambda: figures.image_grid(
        np.zeros((64, 8, 4), np.uint8), ["T-shirt/top"] * 64, n_columns=10
    ),
    "long titles": lambda: figures.image_grid(ANIMALS, LONG * 2, n_columns=4),
    "mathematics in titles": lambda: figures.image_grid(ANIMALS[:1], ["$x_1$"], n_columns=1),
    "network of two": lambda: figures.network(["x"], ["no", "yes"]),
    "network of ten": lambda: figures.network([f"x {i}" for i in range(10)], list("abcdefghij")),
    "network, long names": lambda: figures.network(LONG, LONG),
    "labels, long names": lambda: figures.label_geometry(LONG),
    "histograms, long names": lambda: figures.pixel_histograms(PIXELS, LABELS, LONG),
    "histograms of a constant": lambda: figures.pixel_histograms([[0.5] * 4] * 3, [0, 0, 0], NAMES),
    "regression, two classes": lambda: regression(
        ["no", "yes"], X, LABELS > 0, LINES[:, 1:], (-1, 1), (0, 0)
    ),
    "regression, one example": lambda: regression(x=[1.0], labels=[2]),
    "regression, long names": lambda: regression(LONG),
    "regression, two never largest": lambda: regression(w=(0, 0, 0), b=(0, 0, 9)),
    "scores, all negative": lambda: figures.scores(-1 - np.arange(3), P, LONG),
    "scores, ten ties": lambda: figures.scores(np.zeros(10), np.full(10, 0.1), list("abcdefghij")),
    "one temperature": lambda: figures.temperature([0, 0], [1], ["no", "yes"]),
    "close temperatures": lambda: figures.temperature(LOGITS, [1, 1.01, 1.02], LONG),
    "empty simplex": lambda: figures.simplex({}, NAMES),
    "simplex of points": lambda: figures.simplex({"still": [P]}, LONG),
    "simplex, many paths": lambda: figures.simplex(
        {f"{name} {i}": np.roll(COOLING, i, axis=1) for i in range(3) for name in LONG[:2]}, NAMES
    ),
    "excesses": lambda: figures.real_softmax_excess([0.1, 0.2, 0.15, 100]),
    "one dtype": lambda: figures.naive_against_stable({"float16": ERRORS}),
    "one shift": lambda: figures.naive_against_stable(
        {"float64": {"shift": [0], "naive": [0], "stable": [np.nan]}}
    ),
    "zero Jacobian": lambda: figures.jacobian(np.zeros((2, 2)), ["no", "yes"]),
    "Jacobian of ten": lambda: figures.jacobian(np.eye(10) - 0.1, LONG * 3 + ["z"]),
}


def luminance(colour):
    rgb = np.asarray(to_rgb(colour))
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return linear @ [0.2126, 0.7152, 0.0722]


def inverted(colour):
    """What the page's dark mode makes of a colour: invert(.92) hue-rotate(180deg)."""
    turn = np.array([[-0.574, 1.430, 0.144], [0.426, 0.430, 0.144], [0.426, 1.430, -0.856]])
    return np.clip(turn @ (0.92 - 0.84 * np.asarray(to_rgb(colour))), 0, 1)


def contrast(a, b):
    dark, light = sorted([luminance(a), luminance(b)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colour", [*_style.COLOURS, _style.INK, _style.QUIET])
def test_text_is_readable_in_light_and_dark(colour):
    assert contrast(colour, _style.PAPER) >= 4.5
    assert contrast(inverted(colour), inverted(_style.PAPER)) >= 4.5


def test_numbers_on_the_heat_map_are_readable_in_light_and_dark():
    for share in np.linspace(0, 1, 11):
        cell = _style.DIVERGING(share)[:3]
        assert contrast(_style.INK, cell) >= 4.5
        assert contrast(inverted(_style.INK), inverted(cell)) >= 3.5


def test_numbers_on_grey_pixels_are_readable():
    for grey in np.linspace(0, 1, 101):
        assert contrast(_text.readable((grey, grey, grey)), (grey, grey, grey)) >= 3.9


def test_class_colours_can_be_told_apart_in_grey():
    greys = [116 * np.cbrt(luminance(c)) - 16 for c in _style.COLOURS[:3]]
    assert min(abs(a - b) for a, b in combinations(greys, 2)) > 9


def test_image_grid_shows_the_pixels_and_titles():
    figure = figures.image_grid([[[0.25, 1.0]]], ["cat"], n_columns=1)
    np.testing.assert_array_equal(figure.axes[0].images[0].get_array(), [[0.25, 1.0]])
    assert strings(figure) == ["cat"]


def test_image_grid_scales_bytes_to_one():
    figure = figures.image_grid(np.array([[[0, 51]]], np.uint8), ["dark"], n_columns=1)
    np.testing.assert_allclose(figure.axes[0].images[0].get_array(), [[0, 0.2]])


def test_network_has_an_arrow_for_each_weight_and_bias():
    figure = figures.network(["a", "b"], NAMES)
    arrows = [p for p in figure.axes[0].patches if "FancyArrow" in type(p).__name__]
    assert len(arrows) == 2 * 3 + 3
    assert "2 × 3 = 6 weights\n3 biases" in strings(figure)
    assert r"$o_1 = \sum_{r=1}^{2} x_r\, w_{r1} + b_1$" in strings(figure)


def test_histograms_show_shares_of_each_class():
    figure = figures.pixel_histograms(PIXELS, LABELS, NAMES)
    panels = [axes for axes in figure.axes if axes.patches]
    assert len(panels) == 4
    for patch in panels[0].patches:
        assert patch.get_data().values.sum() == pytest.approx(1)


def test_regression_says_who_is_never_the_largest():
    assert any("chicken is never the largest" in s for s in strings(regression()))
    both = strings(regression(w=(0, 0, 0), b=(0, 0, 9)))
    assert any("cat and chicken are never the largest" in s for s in both)


def test_scores_marks_the_largest():
    figure = figures.scores(LOGITS, P, NAMES)
    figure.draw_without_rendering()
    bold = [t.get_text() for t in figure.findobj(Text) if t.get_weight() == "bold"]
    assert sorted(filter(None, bold)) == ["0.82", "2.10", "cat"]
    assert "−1.30" in strings(figure)


def test_temperature_numbers_few_bars_only_and_orders_the_temperatures():
    few = strings(figures.temperature(LOGITS, [2, 1, 2], NAMES))
    assert "0.82" in few
    assert few.index("$T=1$") < few.index("$T=2$")
    assert "0.82" not in strings(figures.temperature(LOGITS, [0.25, 0.5, 1, 2, 5], NAMES))


def test_simplex_puts_distributions_where_they_belong():
    figure = figures.simplex({"edge": [[1, 0, 0], [0, 1, 0]]}, NAMES)
    drawn = [line.get_xydata() for line in figure.axes[0].lines]
    assert any(np.allclose(d, [[0, 0], [1, 0]]) for d in drawn if len(d) == 2)
    assert any(np.allclose(d, [[0.5, np.sqrt(0.75)]]) for d in drawn)
    assert any(np.allclose(d, [[0.5, np.sqrt(0.75) / 3]]) for d in drawn)


def test_excess_stays_between_its_bounds():
    for line in figures.real_softmax_excess([1.0]).axes[1].lines[:1]:
        excess = line.get_ydata()
        assert excess.min() > 0
        assert excess.max() == pytest.approx(np.log(2))


def test_naive_marks_nan_and_silent_errors():
    figure = figures.naive_against_stable({"float32": ERRORS})
    shades = [to_rgb(patch.get_facecolor()) for patch in figure.axes[0].patches]
    assert shades.count(to_rgb("#dcdfe2")) == np.sum(~np.isfinite(NAIVE))
    assert shades.count(to_rgb("#f3c9a9")) == 1
    assert {"naive", "stable", "silently wrong", "NaN"} <= {
        t.get_text() for t in figure.legends[0].get_texts()
    }


def test_jacobian_centres_its_colours_at_zero():
    figure = figures.jacobian([[0.2, -0.2], [-0.2, 0.2]], ["no", "yes"])
    assert figure.axes[0].images[0].get_clim() == (-0.2, 0.2)
    assert "−0.200" in strings(figure)


BAD = [
    (
        lambda: figures.image_grid([], [], n_columns=1),
        r"expected images of shape \(n, height, width\), got shape",
    ),
    (
        lambda: figures.image_grid([[[2.0]]], ["a"], n_columns=1),
        "0..1, got values from 2 to 2",
    ),
    (
        lambda: figures.image_grid([[[np.nan]]], ["a"], n_columns=1),
        "finite images, got nan",
    ),
    (lambda: figures.image_grid(ANIMALS, ["cat"], n_columns=1), "expected 6 titles, got 1"),
    (lambda: figures.image_grid(ANIMALS, NAMES * 2, n_columns=0), "n_columns of at least 1, got 0"),
    (lambda: figures.image_grid(ANIMALS, NAMES * 2, n_columns=99), "n_columns of at most 20"),
    (
        lambda: figures.image_grid([[[1], [2, 3]]], ["a"], n_columns=1),
        "images as a rect",
    ),
    (lambda: figures.network([], NAMES), "expected 1 to 10 feature names, got 0"),
    (lambda: figures.network(["x"] * 784, NAMES), "expected 1 to 10 feature names, got 784"),
    (lambda: figures.network(["x", " "], NAMES), "expected feature names that are not empty"),
    (lambda: figures.label_geometry(["cat", "dog"]), "expected 3 class names, got 2"),
    (lambda: figures.pixel_histograms(PIXELS, LABELS[:3], NAMES), r"labels of shape \(60,\), got"),
    (lambda: figures.pixel_histograms(PIXELS, LABELS + 1, NAMES), "labels in 0..2, got 3"),
    (lambda: figures.pixel_histograms([[0] * 9], [0], NAMES), r"features of shape \(n, 4\), got"),
    (lambda: regression(x=[]), r"expected x of shape \(n,\), got shape \(0,\)"),
    (lambda: regression(lines=[1, 2, 3]), r"coefficients of shape \(2, 3\), got shape \(3,\)"),
    (lambda: regression(w=[1, 2]), r"weights of shape \(3,\), got shape \(2,\)"),
    (lambda: figures.scores([1, -np.inf, 0], P, NAMES), "expected finite logits, got -inf"),
    (lambda: figures.scores(LOGITS, [0.5, 0.5, 0.5], NAMES), "probabilities that sum to 1, got"),
    (lambda: figures.scores([1], [1], ["cat"]), "expected at least 2 class names, got 1"),
    (lambda: figures.temperature(LOGITS, [], NAMES), r"temperatures of shape \(n,\), got shape"),
    (lambda: figures.temperature(LOGITS, [0], NAMES), "expected temperature in "),
    (lambda: figures.temperature(LOGITS, range(1, 8), NAMES), "1 to 6 temperatures, got 7"),
    (lambda: figures.simplex({"a": [[0.5, 0.5]]}, NAMES), r"path 'a' of shape \(n, 3\), got"),
    (lambda: figures.simplex({"a": [1, 1, -1]}, NAMES), "expected probabilities in 0..1, got -1"),
    (lambda: figures.real_softmax_excess([]), r"temperatures of shape \(n,\), got shape \(0,\)"),
    (lambda: figures.real_softmax_excess([-1]), "expected temperature in .*, got -1"),
    (lambda: figures.real_softmax_excess(range(1, 6)), "expected 1 to 4 temperatures, got 5"),
    (lambda: figures.naive_against_stable({}), "expected 1 to 3 dtypes, got 0"),
    (lambda: figures.naive_against_stable({"float16": {"shift": [1]}}), "shift, naive, stable for"),
    (
        lambda: figures.naive_against_stable({"float16": {**ERRORS, "naive": [1.0]}}),
        r"expected float16 naive of shape \(33,\), got shape \(1,\)",
    ),
    (lambda: figures.jacobian([[1, 2, 3]], NAMES), r"matrix of shape \(3, 3\), got shape \(1, 3\)"),
]


@pytest.mark.parametrize(("draw", "message"), BAD, ids=[message[:40] for _, message in BAD])
def test_says_what_was_expected_and_draws_nothing(draw, message):
    with pytest.raises(ValueError, match=message):
        draw()
    assert not plt.get_fignums()


def test_names_are_a_sequence_of_strings():
    with pytest.raises(TypeError, match="expected class names as a sequence, got str"):
        figures.label_geometry("cat")
    with pytest.raises(TypeError, match=r"class names as strings, got int at position 0"):
        figures.label_geometry([1, 2, 3])


def test_numbers_have_true_minus_signs_and_no_negative_zero():
    assert [_text.number(v) for v in (-1.5, -0.001, 0.125)] == ["−1.50", "0.00", "0.12"]


def test_spread_keeps_order_gap_and_what_fits():
    assert _text.spread([3.0, 1.0], gap=1.0) == [3.0, 1.0]
    moved = _text.spread([0.0, 0.0, 0.0], gap=1.0)
    assert moved == [-1.0, 0.0, 1.0]
