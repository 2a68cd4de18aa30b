"""Answers to the parts of `softmaxquiz.exercises.default_option`."""

from fractions import Fraction

from tables import Rows, choice_rows

TABLE = {
    "b1": Rows(
        right=[
            "exp(a)/(exp(a) + exp(b) + exp(n))",
            "1/(1 + e^(b-a) + e^(n-a))",
            r"\frac{e^a}{e^a + e^b + e^n}",
            "e^(a-n)/(e^(a-n) + e^(b-n) + 1)",
        ],
        named=[
            ("two-options", "e^a/(e^a + e^b)", "is the probability among"),
            ("score-for-power", "e^a/(e^a + e^b + n)", "score of “neither” enters"),
            ("fixed-to-zero", "e^a/(1 + e^a + e^b)", "fixes the score of"),
            ("other-option", "e^n/(e^a + e^b + e^n)", "is the probability of"),
            ("missing-normaliser", "e^a", "normaliser"),
        ],
        near=["e^b/(e^a + e^b + e^n)", "e^a/(e^a + e^b - e^n)", "e^a/e^a + e^b + e^n"],
        wrong_type=object(),
        wrong_shape=["exp(a)", "exp(b)", "exp(n)"],
        nonsense="none of them?",
    ),
    "b2": Rows(
        right=["1/2", ".5", Fraction(1, 2), r"\frac12", "2/3*3/4", "2^-1"],
        named=[
            ("unchanged", "2/3", "and nothing would be"),
            ("from-one-alone", "5/12", "as well"),
            ("equal-amounts", "13/24", "ratio"),
            ("of-neither", "1/6", "What is left for"),
            ("oranges", "1/4", "is the probability of"),
        ],
        near=["0.49999", "0.51", "1/4", "-1/2", "1/3"],
        wrong_type=object(),
        wrong_shape=["1/2", "1/4", "1/4"],
        nonsense="half-half",
    ),
    "b3": choice_rows(
        "c",
        4,
        named=[
            ("absolute-level", "a", "differences"),
            ("sum-of-scores", "b", "not added"),
            ("majority", "d", "may have less"),
        ],
    ),
    "b4": Rows(
        right=["(a - n, b - n)", ["a-n", "b-n"], "[-n + a, -n + b]", r"(a - n,\; b - n)"],
        named=[
            ("others-unchanged", "(a, b)", "move alike"),
            ("wrong-way", "[a+n, b+n]", "to 0"),
            ("factor-for-shift", "(a/n, b/n)", "factor"),
        ],
        near=["(n - a, n - b)", "(a - n, b)", "(a - b, b - n)", "(b - n, a - n)"],
        wrong_type=object(),
        wrong_shape="(a - n, b - n, 0)",
        nonsense="minus n",
    ),
}
