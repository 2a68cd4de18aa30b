"""The figures of training and testing: what they show, what is readable, and what they refuse."""

import numpy as np
import pytest
from figure_checks import LONG, strings

from softmaxlib import figures, softmax
from softmaxlib.figures import _curves

plt = pytest.importorskip("matplotlib.pyplot")
plt.switch_backend("Agg")

CLOTHES = [
    *["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat"],
    *["Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"],
]
RNG = np.random.default_rng(0)
STEPS = np.arange(60.0)
SLOW, RIGHT, WILD = 0.9**STEPS, 0.7**STEPS, 1.15**STEPS
EPOCHS = np.arange(1, 21)
FALL, RISE = 0.4 + 0.4 / EPOCHS, 0.85 - 0.1 / EPOCHS
POINTS = RNG.normal(0, 1, (90, 2))
CORNERS = np.array([[1.0, -1.0, 0.0], [0.3, 0.3, -1.0]])
BELONGS = (POINTS @ CORNERS + RNG.gumbel(0, 0.2, (90, 3))).argmax(axis=1)
NOISE = {B: RNG.rayleigh(2 / np.sqrt(B), 40) for B in (1, 4, 16, 64, 256, 1024)}
COUNTS = RNG.integers(0, 60, (10, 10)) + 900 * np.eye(10, dtype=int)
WEIGHTS = RNG.normal(0, 0.3, (10, 28, 28))
LOGITS = RNG.normal(0, 2, (800, 10))
DRAWN = (LOGITS + RNG.gumbel(0, 1, (800, 10))).argmax(axis=1)
SIZES = np.geomspace(100, 1e5, 30)
BOUNDS = {
    "Hoeffding, two-sided": np.sqrt(np.log(40) / (2 * SIZES)),
    "Hoeffding, one-sided": np.sqrt(np.log(20) / (2 * SIZES)),
    "Wilson, error rate 0.16": 1.96 * np.sqrt(0.16 * 0.84 / SIZES),
}


def linear(points):
    return points @ CORNERS * 3


def regions(logits=linear, points=POINTS, labels=BELONGS, names=("cat", "chicken", "dog"), **more):
    return figures.decision_regions(logits, points, labels, names, **more)


def history(x=EPOCHS, fall=FALL, rise=RISE):
    return figures.training_curves(x, fall, fall + 0.02, rise, rise - 0.02)


USUAL = {
    "loss_curves": lambda: figures.loss_curves(
        {"too small": SLOW, "right": RIGHT, "too large": WILD}, optimum=0.0
    ),
    "loss_curves of batches": lambda: figures.loss_curves(
        {f"batch of {b}": (EPOCHS, FALL + b / 400) for b in (1, 16, 256)}, x_label="epoch"
    ),
    "loss_curves, linear": lambda: figures.loss_curves({"a": SLOW, "b": RIGHT}, log=False),
    "weight_growth": lambda: figures.weight_growth(2 - SLOW - RIGHT, 1.3**STEPS - 1),
    "training_curves": history,
    "decision_regions": regions,
    "gradient_noise": lambda: figures.gradient_noise(NOISE, n_examples=1500, single=2.8),
    "confusion_matrix": lambda: figures.confusion_matrix(COUNTS, CLOTHES),
    "weight_images": lambda: figures.weight_images(WEIGHTS, CLOTHES),
    "calibration": lambda: figures.calibration(
        {
            "as trained": (softmax(LOGITS * 2), DRAWN),
            "with temperature": (softmax(LOGITS), DRAWN),
        }
    ),
    "intervals": lambda: figures.intervals(
        SIZES, BOUNDS, marks=[(2000, "our images"), (10000, "the whole test set")]
    ),
}

ODD = {
    "one loss": lambda: figures.loss_curves({"a": [1.0]}),
    "constant losses": lambda: figures.loss_curves({"a": [1.0, 1.0]}, log=False),
    "a rising loss": lambda: figures.loss_curves({"a": [1.0, 2.0, 3.0]}),
    "all diverge": lambda: figures.loss_curves({name: [1, 9, 1e300, np.inf] for name in LONG}),
    "diverges on a linear axis": lambda: figures.loss_curves(
        {"a": SLOW, "b": WILD, "c": [1, np.nan], "d": [0.5]}, log=False
    ),
    "negative losses": lambda: figures.loss_curves({"a": [-1, -2], "b": (7, -3)}, log=False),
    "eight long names": lambda: figures.loss_curves(
        {f"{LONG[i % 3]} {i}": SLOW[: 60 - 5 * i] + i / 99 for i in range(8)}, optimum=0.0
    ),
    "weights that overflow": lambda: figures.weight_growth([0, 1], [0, 1, 1e150, 1e300, np.inf]),
    "weights of nothing": lambda: figures.weight_growth([0], [0, 0]),
    "one epoch": lambda: history([1], np.array([0.5]), np.array([0.8])),
    "many epochs, some not measured": lambda: history(
        np.arange(99), np.where(np.arange(99) % 10, np.nan, 0.5), np.full(99, 0.5)
    ),
    "two regions, one example": lambda: regions(lambda x: x, [[1, 2]], [0], ["no", LONG[1]]),
    "eight regions": lambda: regions(
        lambda x: x @ RNG.normal(0, 2, (2, 8)),
        RNG.normal(0, 1, (500, 2)) * [1, 100],
        RNG.integers(0, 8, 500),
        LONG + list("abcde"),
    ),
    "no boundary": lambda: regions(lambda x: np.outer(np.ones(len(x)), [0, 0, 1e5])),
    "ties everywhere": lambda: regions(lambda x: np.zeros((len(x), 3))),
    "noise of one size": lambda: figures.gradient_noise({5: [0.5]}, n_examples=9, single=1),
    "noise of all examples": lambda: figures.gradient_noise(
        {1: [2.0, 0.0], 2: [1.0], 3: [0.9], 90: [0.1], 100: [0.0]}, n_examples=100, single=2
    ),
    "noise of one example": lambda: figures.gradient_noise({1: [0.5]}, n_examples=1, single=1),
    "confusion of nothing": lambda: figures.confusion_matrix(np.zeros((2, 2)), ["no", "yes"]),
    "large counts": lambda: figures.confusion_matrix(np.full((12, 12), 1234567), LONG * 4),
    "zero weights": lambda: figures.weight_images(np.zeros((1, 2, 2)), LONG[:1]),
    "an empty place": lambda: figures.weight_images(WEIGHTS[:6, :, :5], LONG * 2),
    "one bin": lambda: figures.calibration({LONG[0]: ([[1.0, 0.0]], [1])}),
    "four long names": lambda: figures.calibration(
        {f"{LONG[i % 3]} {i}": (softmax(LOGITS[:9]), DRAWN[:9]) for i in range(4)}
    ),
    "one size": lambda: figures.intervals([10], {"a": [0.1]}, marks=[(10, LONG[2])]),
    "crowded marks": lambda: figures.intervals(
        SIZES, {LONG[1]: 1 / SIZES}, marks=[(n, name) for n in (100, 200, 1e5) for name in LONG]
    ),
}


def drawn(figure, panel=0):
    """The lines of a panel that are in its data's coordinates."""
    axes = figure.axes[panel]
    return [line.get_xydata() for line in axes.lines if line.get_transform() == axes.transData]


def test_losses_are_drawn_as_they_are_and_named_at_their_ends():
    figure = figures.loss_curves({"a": [1, 0.5, 0.25], "b": ([0, 10], [1, 0.1])})
    first, second = drawn(figure)
    np.testing.assert_allclose(first, [[0, 1], [1, 0.5], [2, 0.25]])
    np.testing.assert_allclose(second, [[0, 1], [10, 0.1]])
    assert figure.axes[0].get_xlim() == (0, 10)
    assert {"a", "b", "loss (nats)", "iteration"} <= set(strings(figure))
    styles = [(line.get_color(), line.get_linestyle()) for line in figure.axes[0].lines[:2]]
    assert len({c for c, _ in styles}) == len({s for _, s in styles}) == 2


def test_a_pair_of_losses_is_no_pair_of_x_and_losses():
    np.testing.assert_allclose(drawn(figures.loss_curves({"a": (2.0, 1.0)}))[0], [[0, 2], [1, 1]])


def test_gap_to_the_optimum_stays_above_rounding():
    figure = figures.loss_curves({"a": [2.0, 1.5, 1.0 - 1e-15]}, optimum=1.0)
    np.testing.assert_allclose(drawn(figure)[0][:, 1], [1, 0.5, np.finfo(float).eps])
    assert "loss − optimum (nats)" in strings(figure)
    assert figure.axes[0].get_yscale() == "log"


@pytest.mark.parametrize("log", [True, False])
def test_what_diverges_is_cut_at_the_top_and_gets_an_arrow(log):
    figure = figures.loss_curves({"good": RIGHT, "bad": WILD}, log=log)
    top = figure.axes[0].get_ylim()[1]
    assert 1 < top < WILD[-1]
    _, wild, arrow = drawn(figure)
    assert wild[-1, 1] == pytest.approx(top)
    level = np.log(top) / np.log(1.15) if log else np.interp(top, WILD, STEPS)
    assert wild[-1, 0] == pytest.approx(level)
    np.testing.assert_allclose(arrow, wild[-1:])
    assert "bad diverges" in strings(figure)


def test_a_curve_that_ends_in_nan_gets_an_arrow_at_its_last_number():
    figure = figures.loss_curves({"good": [1, 0.1, 0.01], "bad": [1, 0.9, np.nan]})
    np.testing.assert_allclose(drawn(figure)[2], [[1, 0.9]])


def test_a_curve_that_rises_and_comes_back_is_whole():
    figure = figures.loss_curves({"a": [1, 30, 0.1], "b": [1, 0.5, 0.2]})
    np.testing.assert_allclose(drawn(figure)[0][:, 1], [1, 30, 0.1])
    assert figure.axes[0].get_ylim()[1] > 30
    assert not any("diverges" in s for s in strings(figure))


def test_weights_that_explode_need_a_logarithmic_axis():
    near = figures.weight_growth([0, 1, 2], [0, 2, 9])
    far = figures.weight_growth([0, 1, 2], [0, 200, 900, np.inf])
    assert (near.axes[0].get_yscale(), far.axes[0].get_yscale()) == ("linear", "log")
    np.testing.assert_allclose(drawn(near)[0], [[0, 0], [1, 1], [2, 2]])
    np.testing.assert_allclose(drawn(far)[1], [[1, 200], [2, 900]])
    assert {"right sign", "wrong sign diverges"} <= set(strings(far))
    assert {"right sign", "wrong sign"} <= set(strings(near))


def test_training_curves_show_all_four():
    figure = history()
    assert {"loss (nats)", "accuracy", "training", "test", "epoch"} <= set(strings(figure))
    lines = [line for panel in (0, 1) for line in drawn(figure, panel)]
    for line, values in zip(lines, (FALL, FALL + 0.02, RISE, RISE - 0.02), strict=True):
        np.testing.assert_allclose(line, np.column_stack([EPOCHS, values]))


def test_regions_end_where_logits_are_equal():
    _, *boundaries = regions().axes[0].collections  # the first is the line of equal confidence
    lines = [path.vertices for c in boundaries for path in c.get_paths()]
    vertices = np.concatenate([v for v in lines if len(v)])
    best = np.sort(linear(vertices), axis=1)
    apart = np.abs(vertices).max(axis=1) > 0.05  # three classes meet at the origin
    np.testing.assert_allclose(best[apart, 2], best[apart, 1], atol=1e-6)


def test_regions_have_the_colours_of_their_classes_and_rings_around_mistakes():
    figure = regions(lambda x: x * 9, [[2, 0], [0, 2], [3, 1]], [0, 1, 1], ["no", "yes"])
    picture = figure.axes[0].images[0].get_array()
    assert picture[0, -1] @ [-1, 0, 1] > 0  # bottom right is class 0, blue
    assert picture[-1, 0] @ [-1, 0, 1] < 0  # top left is class 1, orange
    *classes, rings = figure.axes[0].lines
    np.testing.assert_array_equal(rings.get_xydata(), [[3, 1]])
    assert len({line.get_marker() for line in classes}) == 2
    np.testing.assert_array_equal(classes[1].get_xydata(), [[0, 2], [3, 1]])


def test_regions_are_sure_where_the_line_says():
    figure = regions()
    sure = np.concatenate([p.vertices for p in figure.axes[0].collections[0].get_paths()])
    np.testing.assert_allclose(softmax(linear(sure)).max(axis=1), 0.9, atol=2e-3)
    assert "probability 0.9" in [t.get_text() for t in figure.legends[0].get_texts()]


def test_noise_of_an_exact_law_is_on_the_law():
    sizes = [1, 4, 16, 64]
    exact = {b: [2 * np.sqrt((100 - b) / 99 / b)] * 3 for b in sizes} | {100: [0.0]}
    figure = figures.gradient_noise(exact, n_examples=100, single=2)
    *_, squares, law = (line for line in drawn(figure) if len(line))
    np.testing.assert_allclose(squares[:, 0], sizes)
    b, error = law.T
    np.testing.assert_allclose(error, 2 * np.sqrt((100 - b) / 99 / b))


def test_confusion_shows_each_count_and_recall():
    figure = figures.confusion_matrix([[8, 2, 0], [1, 3, 0], [0, 0, 0]], ["a", "b", "c"])
    seen = strings(figure)
    assert {"8", "2", "1", "3", "0.80", "0.75", "–", "recall", "true", "predicted"} <= set(seen)
    tints = figure.axes[0].images[0].get_array()
    np.testing.assert_allclose(
        tints[:2, :2], np.sqrt([[0.8, 0.2], [0.25, 0.75]]) * [[1, -1], [-1, 1]]
    )


def test_weights_are_on_one_scale_around_zero():
    figure = figures.weight_images([[[1, -3]], [[0, 2]]], ["a", "b"])
    limits = {axes.images[0].get_clim() for axes in figure.axes if axes.images}
    assert limits == {(-3, 3)}
    assert {"a", "b", "weight"} <= set(strings(figure))


def test_calibration_shows_accuracies_with_wilson_intervals():
    p = np.tile([0.75, 0.25], (10, 1))
    figure = figures.calibration({"a": (p, [0] * 8 + [1] * 2)})
    points = figure.axes[0].containers[0]
    np.testing.assert_allclose(points.lines[0].get_xydata(), [[0.75, 0.8]])
    (bar,) = points.lines[2][0].get_segments()
    np.testing.assert_allclose(bar[:, 1], [0.4902, 0.9433], atol=1e-4)
    shares = figure.axes[1].patches[0].get_data().values
    np.testing.assert_array_equal(shares, np.eye(10)[7])


def test_intervals_are_marked_on_every_curve():
    n = np.array([100.0, 10000.0])
    figure = figures.intervals(n, {"a": 1 / np.sqrt(n), "b": 2 / np.sqrt(n)}, marks=[(400, "us")])
    marks = next(line for line in drawn(figure) if np.all(line[:, 0] == 400))
    np.testing.assert_allclose(marks[:, 1], [0.05, 0.1])
    assert {"us", "a", "b", "half-width of the interval"} <= set(strings(figure))
    assert figure.axes[0].get_xscale() == figure.axes[0].get_yscale() == "log"


BAD = [
    (lambda: figures.loss_curves({}), "expected 1 to 8 curves, got 0"),
    (lambda: figures.loss_curves({c: [1] for c in "abcdefghi"}), "expected 1 to 8 curves, got 9"),
    (lambda: figures.loss_curves({"a": []}), r"expected x of curve 'a' of shape \(n,\)"),
    (lambda: figures.loss_curves({"a": [[1]]}), r"curve 'a' of shape \(1,\), got shape \(1, 1\)"),
    (lambda: figures.loss_curves({"a": ([1, 2], [3])}), r"curve 'a' of shape \(2,\), got"),
    (lambda: figures.loss_curves({"a": ([2, 1], [3, 3])}), "x of curve 'a' in rising order"),
    (lambda: figures.loss_curves({"a": [np.nan, np.inf]}), "a finite value in curve 'a', got nan"),
    (
        lambda: figures.loss_curves({"a": [1, np.nan, 1]}),
        "finite curve 'a' before its end, got nan",
    ),
    (lambda: figures.loss_curves({"a": [1, 0]}), "losses above 0 on a logarithmic axis, got 0"),
    (lambda: history([1, 1], FALL[:2], RISE[:2]), "expected history_x in rising order"),
    (lambda: history(EPOCHS, FALL[:3]), r"train_loss of shape \(20,\), got shape \(3,\)"),
    (lambda: history(EPOCHS, FALL, RISE + 1), "expected train_accuracy in 0..1, got 1.75"),
    (lambda: history(EPOCHS, FALL, RISE * 0), "expected test_accuracy in 0..1, got -0.02"),
    (lambda: regions(names=["one"]), "expected 2 to 8 class names, got 1"),
    (lambda: regions(points=[[1, 2, 3]]), r"expected points of shape \(n, 2\), got shape \(1, 3"),
    (lambda: regions(labels=BELONGS[:3]), r"expected labels of shape \(90,\), got shape \(3,\)"),
    (lambda: regions(labels=BELONGS + 1), "expected labels in 0..2, got 3"),
    (lambda: regions(lambda x: x), r"expected logits of shape \(90601, 3\), got shape \(90601, 2"),
    (lambda: regions(lambda x: np.full((len(x), 3), np.nan)), "expected finite logits, got nan"),
    (lambda: regions(axis_labels=("x",)), "expected 2 axis labels, got 1"),
    (
        lambda: figures.gradient_noise({}, n_examples=8, single=1),
        "expected at least one batch size",
    ),
    (
        lambda: figures.gradient_noise({0: [1]}, n_examples=8, single=1),
        r"batch sizes in 1\.\.8, got 0",
    ),
    (
        lambda: figures.gradient_noise({1.5: [1]}, n_examples=8, single=1),
        r"sizes in 1\.\.8, got 1.5",
    ),
    (
        lambda: figures.gradient_noise({9: [1]}, n_examples=8, single=1),
        r"batch sizes in 1\.\.8, got 9",
    ),
    (
        lambda: figures.gradient_noise({1: [1]}, n_examples=8, single=0),
        r"expected single in \(0, ∞\), got 0",
    ),
    (
        lambda: figures.gradient_noise({9: []}, n_examples=9, single=1),
        r"batch size 9 of shape \(n,\)",
    ),
    (lambda: figures.confusion_matrix([[1]], ["a"]), "expected 2 to 12 class names, got 1"),
    (lambda: figures.confusion_matrix([[1]], ["a", "b"]), r"counts of shape \(2, 2\), got shape"),
    (lambda: figures.weight_images([[1]], ["a"]), r"weights of shape \(n_classes, height, width\)"),
    (lambda: figures.weight_images(WEIGHTS, LONG), "expected 10 class names, got 3"),
    (lambda: figures.calibration({}), "expected 1 to 4 curves, got 0"),
    (lambda: figures.calibration({"a": ([[0.5, 0.6]], [0])}), "probabilities that sum to 1, got"),
    (lambda: figures.calibration({"a": ([[0.5, 0.5]], [2])}), r"expected labels in 0\.\.1, got 2"),
    (lambda: figures.intervals([1], {}), "expected 1 to 6 curves, got 0"),
    (lambda: figures.intervals([1, 2], {"a": [1]}), r"widths 'a' of shape \(2,\), got shape"),
    (lambda: figures.intervals([0, 2], {"a": [1, 1]}), "expected sizes above 0, got 0"),
    (lambda: figures.intervals([1, 2], {"a": [1, 0]}), "expected a above 0, got 0"),
    (lambda: figures.intervals([2, 2], {"a": [1, 1]}), "expected sizes in rising order"),
]


@pytest.mark.parametrize(("draw", "message"), BAD, ids=[message[:40] for _, message in BAD])
def test_says_what_was_expected_and_draws_nothing(draw, message):
    with pytest.raises(ValueError, match=message):
        draw()
    assert not plt.get_fignums()


def test_names_above_stand_in_a_line_if_there_is_room():
    _, axes = plt.subplots()
    _curves.name_above(axes, [(0.1, "first", "k"), (0.12, "second", "k"), (0.8, "third", "k")])
    assert [text.xyann[1] for text in axes.texts] == [6, pytest.approx(19.68), 6]
