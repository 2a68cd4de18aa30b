"""Answers to the parts of `softmaxquiz.exercises.sigmoid`."""

from fractions import Fraction

from tables import Rows, choice_rows

TABLE = {
    "a": Rows(
        right=[
            ["(exp(a)/exp(a))/((exp(a) + exp(b))/exp(a))", "1/(1 + exp(-(a - b)))"],
            "1/(1 + e^b/e^a) = 1/(1 + e^(b-a)) = 1/(1 + e^-(a-b))",
            "1/((e^a + e^b)*e^-a)\n1/(e^(-(a-b)) + 1)",
            r"\frac{1}{1 + \frac{e^b}{e^a}} = \frac{1}{1 + e^{-(a-b)}}",
        ],
        named=[("no-steps", "1/(1 + e^-(a-b))", "at least one line")],
        near=[
            "1/(1 + e^a/e^b) = 1/(1 + e^-(a-b))",
            "1/(1 + e^b/e^a)",
            "e^a/e^a + e^a/e^b = 1/(1 + e^-(a-b))",
            "1/(1 + e^b) = 1/(1 + e^-(a-b))",
        ],
        wrong_type=object(),
        wrong_shape=[["1/(1 + exp(b - a))"]],
        nonsense="divide",
    ),
    "b": Rows(
        right=[
            "σ(x)(1 - σ(x))",
            "sigma(x)*(1 - sigma(x))",
            "exp(-x)/(1 + exp(-x))^2",
            "1/(1 + e^-x)*(1 - 1/(1 + e^-x))",
            "e^x/(1 + e^x)^2",
            r"\frac{e^{-x}}{\left(1 + e^{-x}\right)^2}",
            "1/(4*cosh(x/2)^2)",
            "1/(2 + e^x + e^-x)",
        ],
        named=[
            ("inner-sign", "-e^-x/(1 + e^-x)^2", "rises"),
            ("inner-derivative-forgotten", "1/(1 + e^-x)^2", "second factor"),
            ("sigmoid-itself", "e^x/(1 + e^x)", "itself"),
        ],
        near=[
            "e^-x/(1 + e^-x)",
            "e^x/(1 + e^-x)^2",
            "e^-x/(1 + e^-2x)",
            "1/(2 + 2*cosh(x)) + 1e-15",
        ],
        wrong_type=object(),
        wrong_shape=["exp(-x)", "1 + exp(-x)"],
        nonsense="s(1 - s)",
    ),
    "c": Rows(
        right=["1/4", "0.25", Fraction(1, 4), r"\frac14", "2^-2"],
        named=[
            ("height-for-slope", "0.5", "is the value of"),
            ("one", "1", "below 1"),
            ("place-for-slope", "0", "where"),
        ],
        near=["0.2500001", "-1/4", "1/8", "4"],
        wrong_type=object(),
        wrong_shape=["0", "1/4"],
        nonsense="45 degrees",
    ),
    "d": Rows(
        right=["log(p/(1 - p))", "ln(p) - ln(1-p)", "-log(1/p - 1)", r"\log\frac{p}{1-p}"],
        named=[
            ("odds", "p/(1-p)", "logarithm"),
            ("other-class", "log(1/p - 1)", "other class"),
            ("log-probability", "ln p", "never positive"),
        ],
        near=["log(p)/log(1-p)", "log(p/(1+p))", "log(1-p)", "log10(p/(1-p))", "log2(p/(1-p))"],
        wrong_type=object(),
        wrong_shape=["p", "1 - p"],
        nonsense="logit",
    ),
    "e": Rows(
        right=["(u - v, c - d)", ["u-v", "c-d"], "[-v + u, -d + c]", r"(u - v, \; c - d)"],
        named=[
            ("other-class", "(v - u, d - c)", "second class"),
            ("second-ignored", "(u, c)", "score 0"),
            ("sum-for-difference", "(u + v, c + d)", "is the difference of"),
            ("wrong-pairs", "(u - c, v - d)", "and the terms without"),
        ],
        near=["(u - v, c)", "(c - d, u - v)", "(u/v, c/d)", "(u - v, d - c)"],
        wrong_type=object(),
        wrong_shape="u - v",
        nonsense="w, b",
    ),
    "f": choice_rows(
        "c",
        4,
        named=[
            ("specialisation", "a", "five classes"),
            ("parameters-counted", "b", "spare"),
            ("one-against-rest", "d", "sum to 1"),
        ],
    ),
}
