"""The figures of information and of codes: what they show, and what they refuse."""

import numpy as np
import pytest
from figure_checks import LONG, NAMES, strings

from softmaxlib import figures
from softmaxlib.information import entropy, kl_divergence

plt = pytest.importorskip("matplotlib.pyplot")
plt.switch_backend("Agg")

Q = np.array([0.6, 0.3, 0.1])
MIXTURE = np.array([0.3, 0.2, 0.0, 0.1, 0.4])
MAPS = {
    r"$D(P\,\|\,Q)$": lambda rows: kl_divergence(rows, Q, base=2),
    r"$D(Q\,\|\,P)$": lambda rows: kl_divergence(Q, rows, base=2),
}
LEVELS = [0.05, 0.2, 0.5, 1, 2]
WARM = {"one winner": [0.7, 0.2, 0.1], "two tied": [0.4, 0.4, 0.2], "one is 0": [0.6, 0.4, 0]}
RATES = {"fixed length": [2, 2, 5 / 3, 7 / 4, 8 / 5], "Huffman": [5 / 3, 29 / 18, 130 / 81]}
BITS = {
    "letters": {"fixed length": 5, "Huffman": 4.1, "arithmetic, context of 3": 2.4},
    "labels": {"fixed length": 4, "arithmetic": 3.32},
}
FLOORS = {"letters": {"$H$": 4.08, "$H$ given one": 3.3}, "labels": {r"$\log_2 10$": 3.3219}}
COSTS = np.repeat([0.1, 0.4, 3.0, 9.5], [70, 20, 9, 1])

USUAL = {
    "surprisal_and_entropy": figures.surprisal_and_entropy,
    "log_below_line": figures.log_below_line,
    "word_budget": lambda: figures.word_budget(["00", "01", "100", "1010", "11"]),
    "arithmetic_intervals": lambda: figures.arithmetic_intervals([0.5, 0.25, 0.25], [0, 2], NAMES),
    "simplex_contours": lambda: figures.simplex_contours(MAPS, NAMES, levels=LEVELS, point=Q),
    "divergence_fits": lambda: figures.divergence_fits(
        MIXTURE, {"wide": np.full(5, 0.2), "narrow": [0.6, 0.4, 0, 0, 0]}
    ),
    "entropy_over_temperature": lambda: figures.entropy_over_temperature(WARM),
    "block_rates": lambda: figures.block_rates(RATES, np.log2(3), r"$\log_2 3$"),
    "code_comparison": lambda: figures.code_comparison(BITS, FLOORS),
    "label_costs": lambda: figures.label_costs(COSTS),
}

ODD = {
    "one word": lambda: figures.word_budget(["1"]),
    "all words of four digits": lambda: figures.word_budget([f"{n:04b}" for n in range(16)]),
    "narrow parts": lambda: figures.arithmetic_intervals([0.98, 0.01, 0.01], [1] * 5, LONG),
    "one outcome": lambda: figures.arithmetic_intervals([1.0], [0], LONG[:1]),
    "one map": lambda: figures.simplex_contours({LONG[0]: entropy}, LONG, levels=[0.5]),
    "no contour": lambda: figures.simplex_contours({"flat": lambda r: r[:, 0]}, NAMES, levels=[7]),
    "one class": lambda: figures.divergence_fits([1.0], {LONG[1]: [1.0]}),
    "certain": lambda: figures.entropy_over_temperature({LONG[2]: [1.0, 0.0]}),
    "one rate": lambda: figures.block_rates({LONG[0]: [2]}, 1.5, LONG[1]),
    "one code, no floor": lambda: figures.code_comparison({LONG[0]: {LONG[2]: 0}}, {LONG[0]: {}}),
    "the cost of one label": lambda: figures.label_costs([30]),
}


def test_surprisal_is_the_logarithm_and_entropy_the_mean_of_two():
    left, right = figures.surprisal_and_entropy().axes
    p, bits = left.lines[0].get_data()
    np.testing.assert_allclose(2.0**-bits, p)
    p, mean = right.lines[0].get_data()
    inner = p < 1
    pair = np.stack([p[inner], 1 - p[inner]])
    np.testing.assert_allclose(mean[inner], -(pair * np.log2(pair)).sum(axis=0))


def test_the_line_touches_the_logarithm_at_one():
    (panel,) = figures.log_below_line().axes
    (x, below), (_, above) = (line.get_data() for line in panel.lines[:2])
    np.testing.assert_allclose(below, np.log(x))
    assert (above >= below).all()
    assert abs(x[(above - below).argmin()] - 1) < 0.01


def test_words_take_up_what_begins_with_them():
    (panel,) = figures.word_budget(["0", "11"]).axes
    bars = [
        (bar.get_y() + bar.get_height() / 2, *bar.get_bbox().intervalx) for bar in panel.patches
    ]
    assert bars == [(1, 0, 0.5), (2, 0, 0.5), (2, 0.75, 1)]
    assert {"0", "11", "1 digit", "2 digits"} <= set(strings(panel.figure))


def test_intervals_narrow_down_to_the_probability_of_the_message():
    figure = figures.arithmetic_intervals([0.5, 0.25, 0.25], [0, 0, 2], NAMES)
    shown = strings(figure)
    assert {"0.1875", "0.25", "0.5", "width 0.0625"} <= set(shown)
    assert shown.count("cat") == 3
    joins = [line.get_xdata().tolist() for line in figure.axes[0].lines]
    assert joins[-2:] == [[0.75, 0], [1, 1]]


def test_contours_are_numbered_and_the_point_is_where_it_belongs():
    figure = USUAL["simplex_contours"]()
    corners = np.array([[0, 0], [1, 0], [0.5, np.sqrt(3) / 2]])
    for panel in figure.axes:
        np.testing.assert_allclose(panel.lines[-1].get_xydata(), [Q @ corners])
    assert strings(figure).count("0.5") == 2
    (panel,) = figures.simplex_contours({"first": lambda r: r[:, 0]}, NAMES, levels=[0.25]).axes
    lines = panel.collections[1].get_paths()[0].vertices  # where the first class has 1/4
    share = 1 - lines[:, 0] - lines[:, 1] / np.sqrt(3)
    np.testing.assert_allclose(share, 0.25, atol=1e-6)


def test_fits_are_drawn_over_their_distribution():
    (panel,) = USUAL["divergence_fits"]().axes
    np.testing.assert_allclose([bar.get_height() for bar in panel.patches], MIXTURE)
    np.testing.assert_allclose(panel.lines[1].get_ydata(), [0.6, 0.4, 0, 0, 0])


def test_entropy_goes_from_the_ties_to_the_support():
    figure = USUAL["entropy_over_temperature"]()
    (panel,) = figure.axes
    curves = [line.get_ydata() for line in panel.lines if len(line.get_xdata()) > 2]
    ends = [(curve[0], curve[-1]) for curve in curves]
    np.testing.assert_allclose(ends, np.log2([(1, 3), (2, 3), (1, 2)]), atol=1e-3)
    dots = [line.get_ydata()[0] for line in panel.lines if len(line.get_xdata()) == 1]
    np.testing.assert_allclose(dots, [entropy(row, base=2) for row in WARM.values()])
    assert {r"$\log_2 3$", r"$\log_2 2$"} <= set(strings(figure))


def test_rates_start_with_single_symbols():
    (panel,) = USUAL["block_rates"]().axes
    limit, fixed, huffman = panel.lines
    assert set(limit.get_ydata()) == {np.log2(3)}
    np.testing.assert_allclose(fixed.get_xydata()[2], [3, 5 / 3])
    np.testing.assert_allclose(huffman.get_xydata()[1], [2, 29 / 18])


def test_codes_have_bars_and_entropies_lines():
    figure = USUAL["code_comparison"]()
    letters, labels = figure.axes
    assert [bar.get_width() for bar in letters.patches] == [5, 4.1, 2.4]
    assert [line.get_xdata()[0] for line in letters.lines] == [4.08, 3.3]
    assert labels.get_xlim() == letters.get_xlim() == (0, 1.06 * 5)
    assert {"5.000", "3.320", "letters", "labels"} <= set(strings(figure))


def test_costs_are_counted_and_shared_out():
    left, right = figures.label_costs([1.0, 0.0, 3.0, 0.0]).axes
    heights = [bar.get_height() for bar in left.patches]
    assert heights == [2, 0, 1, 0, 0, 1]
    np.testing.assert_allclose(right.lines[0].get_ydata(), [0, 0.75, 1, 1, 1])


BAD = [
    (lambda: figures.word_budget([]), "expected at least 1|expected 1 to 16 words, got 0"),
    (lambda: figures.word_budget(["0", "01"]), "none of which begins another"),
    (lambda: figures.word_budget(["0", "2"]), "2"),
    (lambda: figures.word_budget(["00000"]), "expected words of at most 4 digits, got one of 5"),
    (
        lambda: figures.arithmetic_intervals([1.0], [0, 1], ["x"]),
        r"expected 1 to 5 outcomes in 0..0, got \[0, 1\]",
    ),
    (lambda: figures.arithmetic_intervals([1.0], [0] * 6, ["x"]), "expected 1 to 5 outcomes"),
    (lambda: figures.arithmetic_intervals([1.0], [], ["x"]), r"expected outcomes of shape \(n,\)"),
    (lambda: figures.simplex_contours({}, NAMES, levels=[1]), "expected 1 to 2 functions, got 0"),
    (
        lambda: figures.simplex_contours(MAPS, NAMES, levels=[1], point=[1, 1, 0]),
        "expected probabilities that sum to 1",
    ),
    (
        lambda: figures.simplex_contours({"f": lambda r: r}, NAMES, levels=[1]),
        r"expected f of shape \(4753,\), got shape \(4753, 3\)",
    ),
    (lambda: figures.simplex_contours(MAPS, ["x"], levels=[1]), "expected 3 class names, got 1"),
    (lambda: figures.divergence_fits([1.0], {}), "expected 1 to 4 fits, got 0"),
    (lambda: figures.divergence_fits([0.5, 0.5], {"a": [1]}), r"expected a of shape \(2,\)"),
    (lambda: figures.divergence_fits([0.5, 0.6], {"a": [1, 0]}), "probabilities that sum to 1"),
    (lambda: figures.entropy_over_temperature({}), "expected 1 to 4 distributions, got 0"),
    (lambda: figures.entropy_over_temperature({"a": [2, -1]}), "expected probabilities"),
    (lambda: figures.block_rates({}, 1, "x"), "expected 1 to 4 codes, got 0"),
    (lambda: figures.block_rates({"a": [1]}, np.inf, "x"), "expected finite limit, got inf"),
    (lambda: figures.block_rates({"a": []}, 1, "x"), r"expected a of shape \(n,\)"),
    (lambda: figures.code_comparison({}, {}), "expected 1 to 2 messages, got 0"),
    (
        lambda: figures.code_comparison(BITS, {"letters": {}}),
        r"expected floors of \['letters', 'labels'\], got those of \['letters'\]",
    ),
    (lambda: figures.code_comparison({"a": {}}, {"a": {}}), "expected at least 1 codes of a, got"),
    (
        lambda: figures.code_comparison({"a": {"b": 1}}, {"a": dict.fromkeys("bcde", 1.0)}),
        "expected 0 to 3 floors of a, got 4",
    ),
    (lambda: figures.label_costs([]), r"expected bits of shape \(n,\)"),
]


@pytest.mark.parametrize(("draw", "message"), BAD, ids=[message[:40] for _, message in BAD])
def test_says_what_was_expected_and_draws_nothing(draw, message):
    with pytest.raises(ValueError, match=message):
        draw()
    assert not plt.get_fignums()
