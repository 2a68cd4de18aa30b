"""Answers to the parts of `softmaxquiz.exercises.linear_model`."""

import numpy as np
from tables import Rows, choice_rows

LOGITS = np.array([[1.7, -0.6, 0.5], [0.2, 1.9, 0.0]])

TABLE = {
    "a1": Rows(
        right=["12", 12, "4*3", "2^2*3", "12 weights"],
        named=[
            ("biases-counted", "15", "and the biases"),
            ("one-class", "4", "single class"),
            ("added", "4+3", "for every class"),
            ("side-for-pixels", "6", "image has four pixels"),
            ("reference-class", "8", "All three classes have weights"),
        ],
        near=["12.0001", "-12", "11", "16"],
        wrong_type=object(),
        wrong_shape=[4, 3],
        nonsense="a dozen",
    ),
    "a2": Rows(
        right=["3 biases", "3 bias", "3", 3, 3.0, "12/4"],
        named=[
            ("one-a-feature", 4, "not to a pixel"),
            ("one-a-weight", "12", "is the number of"),
            ("one-for-all", "1", "score has a bias"),
            ("reference-class", "2", "Every class has a bias"),
        ],
        near=["2", "-3", "0", "3.01"],
        wrong_type={"b": object()},
        wrong_shape=[1, 1, 1],
        nonsense="one each",
    ),
    "b": Rows(
        right=["7850", 7850, "7850 parameters", "784*10 + 10", "28^2*10+10", "785*10"],
        named=[
            ("biases-forgotten", "7840", "weights alone"),
            ("reference-class", "785*9", "many would be enough"),
            ("bias-a-pixel", "784*11", "for each class"),
            ("one-side", "28*10+10", "pixels"),
        ],
        near=["7849", "7851", "78500", "7850.5"],
        wrong_type=object(),
        wrong_shape=[7840, 10],
        nonsense="many",
    ),
    "c": choice_rows(
        "c",
        4,
        named=[
            ("transposed", "a", "does not exist"),
            ("examples-in-columns", "b", "columns"),
            ("bias-a-row", "d", "each example, not each"),
        ],
    ),
    "d": choice_rows(
        "b",
        4,
        named=[
            ("as-printed", "a", "does not exist"),
            ("product", "c", "on the right"),
            ("rows", "d", "fits the shape"),
        ],
    ),
    "e": Rows(
        right=[
            r"\frac{17}{10} & -\frac35 & \frac12 \\ \frac15 & \frac{19}{10} & 0",
            "1.7 -0.6 0.5\n0.2 1.9 0",
            "[1.7, -0.6, 0.5; 0.2, 1.9, 0]",
            LOGITS,
            [[1.7, -0.6, 0.5], [0.2, 1.9, 0]],
            "[[17/10, -3/5, 1/2], [1/5, 19/10, 0]]",
            "[[1.7, -.6, .5], [.2, 1.9, 0]]",
            r"\begin{pmatrix} 1.7 & -0.6 & 0.5 \\ 0.2 & 1.9 & 0 \end{pmatrix}",
        ],
        named=[
            ("bias-forgotten", "[[1.5, -.5, .5], [0, 2, 0]]", "without the bias"),
            ("bias-once", [[1.7, -0.6, 0.5], [0, 2, 0]], "every row"),
            ("transpose", LOGITS.T, "transpose"),
        ],
        near=[
            [[1.7, -0.6, 0.5], [0.2, 1.9, 0.1]],
            "[[1.7, 0.6, 0.5], [0.2, 1.9, 0]]",
            [[0.2, 1.9, 0], [1.7, -0.6, 0.5]],
        ],
        wrong_type=object(),
        wrong_shape=[1.7, -0.6, 0.5],
        nonsense="X W + b =",
    ),
    "f": Rows(
        right=["a, c, e", {"a", "c", "e"}, "e c a"],
        named=[
            ("both", "a, b, c, e", "One-hot labels assume this, too"),
            ("equal", "d", "squares 1 and 4"),
        ],
        near=["a", "a, c", "c, e", "a, e", "b"],
        wrong_type=3,
        wrong_shape=[["a"]],
        nonsense="z",
    ),
    "g": Rows(
        right=["sqrt(2)", "2^(1/2)", r"\sqrt{2}", "√2"],
        named=[
            ("squared", "2", "square of"),
            ("one-entry", "1", "Two entries"),
            ("three-entries", "sqrt(3)", "Only two entries differ"),
            ("cancelled", "0", "differences do not cancel"),
        ],
        near=["1.41421356", "-sqrt(2)", "sqrt(3)", "1/sqrt(2) + 1e-9"],
        wrong_type=object(),
        wrong_shape=["1", "-1"],
        nonsense="far",
    ),
}
