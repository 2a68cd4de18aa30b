"""Answers to the parts of `softmaxquiz.exercises.how_to_answer`."""

import numpy as np
from tables import Rows, choice_rows


def dot(values):
    return values @ np.full(len(values), 1 / len(values))


TABLE = {
    "number": Rows(
        right=["3/4", "0.75", ".75", r"\frac34"],
        named=[("added", "3.25", "is 3 plus a")],
        near=["0.7500001", "-3/4", "4/3"],
        wrong_type=object(),
        wrong_shape=[3, 4],
        nonsense="three quarters",
    ),
    "unit": Rows(
        right=["1", "1 bit", "log(2) nats"],
        named=[("nats-for-bits", "log(2)", "nats")],
        near=["0.99", "2", "1/2"],
        wrong_type=object(),
        wrong_shape=[1, 1],
        nonsense="a bit",
    ),
    "formula": Rows(
        right=["(1+x)*exp(x)", "e^x + x e^x", r"e^{x}(x+1)"],
        named=[("product", "exp(x)", "is a product of")],
        near=["x*exp(x)", "(1-x)*exp(x)", "(1+x)*exp(-x)"],
        wrong_type=object(),
        wrong_shape=["x", "exp(x)"],
        nonsense="(1+x",
    ),
    "vector": Rows(
        right=[["2*x*y", "x^2"], "[2xy, x^2]", "(2 y x, x*x)"],
        named=[],
        near=["[x^2, 2*x*y]", "[2*x, x^2]", "[2*x*y, 2*x]"],
        wrong_type=object(),
        wrong_shape="[2*x*y]",
        nonsense="[2*x*y, ]]",
    ),
    "matrix": Rows(
        right=["[[a*c, a*d], [b*c, b*d]]", [["c a", "a d"], ["b c", "d b"]], "[[ac,ad],[bc,bd]]"],
        named=[("transpose", "[[a*c, b*c], [a*d, b*d]]", "transpose")],
        near=["[[a*c, 0], [0, b*d]]", "[[a*c, a*d], [b*c, b*c]]", "[[a, b], [c, d]]"],
        wrong_type=object(),
        wrong_shape="[a*c, b*d]",
        nonsense="[[a*c, a*d",
    ),
    "interval": Rows(
        right=["[0, 2)", "[0,2)", "[0, 4/2)"],
        named=[],
        near=["(0, 2)", "[0, 2]", "[-2, 2)", "(-2, 2)"],
        wrong_type=object(),
        wrong_shape="2",
        nonsense="up to two",
    ),
    "limit": Rows(
        right=["-inf", "-∞", "-oo"],
        named=[("at-one", "0", "This is its limit as")],
        near=["inf", "none", "-1000"],
        wrong_type=object(),
        wrong_shape=["-inf", "0"],
        nonsense="down, down",
    ),
    "choice": choice_rows(
        "b", 3, named=[("negative", "a", "never"), ("above-one", "c", "exceeds")]
    ),
    "choices": Rows(
        right=["a, c", ["c", "a"], "AC"],
        named=[("sum", "a, b, c", "more than 1"), ("negative", "d", "negative")],
        near=["a", "c", "a, b"],
        wrong_type=0.5,
        wrong_shape=[["a", "c"]],
        nonsense="#",
    ),
    "ordering": Rows(
        right=["c a d", ["c", "a", "d"], "c) a) d)"],
        named=[("", "a c d", "too early"), ("", "b c a d", "is to be shown")],
        near=["c a", "c d", "a d"],
        wrong_type=0.5,
        wrong_shape=[["c", "a", "d"]],
        nonsense="qed",
    ),
    "derivation": Rows(
        right=[
            "a^2 + 2*a*b + b^2 - (a^2 - 2*a*b + b^2) = 4*a*b",
            ["a^2 + 2ab + b^2 - a^2 + 2ab - b^2", "4ab"],
            "((a+b) - (a-b))((a+b) + (a-b))\n2b*2a\n4*a*b",
        ],
        named=[("no-steps", "4*a*b", "at least one line")],
        near=["a^2 + b^2 - (a^2 - b^2) = 4*a*b", "2*a*b + 2*a*b", ["2*b*2*a", "4*a"]],
        wrong_type=object(),
        wrong_shape=[["4*a*b"]],
        nonsense="is obvious",
    ),
    "code": Rows(
        right=["0, 10, 11", ["1", "01", "00"], {"rain": "0", "snow": "11", "sun": "10"}],
        named=[
            ("collision", "0, 01, 11", "begins"),
            ("same-word", "0, 1, 1", "same word"),
            ("too-long", "00, 01, 10", "shorter"),
        ],
        near=["10, 0, 11", "0, 10, 110", "00, 01, 10"],
        wrong_type=7,
        wrong_shape=["0", "1"],
        nonsense="x, y, z",
    ),
    "function": Rows(
        right=[lambda x: (x / len(x)).sum(), lambda x: sum(v / len(x) for v in x), dot],
        named=[
            ("overflow", np.mean, "overflows"),
            ("missing-return", lambda x: None, "return"),
        ],
        near=[
            np.sum,
            np.max,
            np.median,
            lambda x: x[0],
            lambda x: x[0] / 2 + x[-1] / 2,
            np.ptp,
            np.std,
        ],
        wrong_type=3.0,
        wrong_shape=lambda x: x / len(x),
        nonsense="sum/len",
    ),
}
