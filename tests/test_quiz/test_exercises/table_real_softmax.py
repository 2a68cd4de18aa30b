"""Answers to the parts of `softmaxquiz.exercises.real_softmax`."""

from tables import Rows

TABLE = {
    "a1": Rows(
        right=[
            "max(a, b) + log(1 + e^(-|a - b|)) - a = log(1 + exp(b - a))",
            ["log((exp(a) + exp(b))/exp(a))", "log(1 + exp(b - a))"],
            "log(e^a + e^b) - a = log(e^a + e^b) - log(e^a)\nlog(1 + e^b/e^a)\nlog(1 + exp(b - a))",
            "log(e^-a*(e^a + e^b)) = log(e^(b-a) + 1)",
            r"\log(\frac{e^a + e^b}{e^a}) = \log(1 + e^{b-a})",
        ],
        named=[("no-steps", "log(1 + exp(b - a))", "at least one line")],
        near=[
            ["log(exp(a) + exp(b))/log(exp(a))", "log(1 + exp(b - a))"],
            "log(e^a + e^b - e^a) = log(1 + e^(b-a))",
            "log(1 + e^b/e^a)",
            "log(1 + e^(a-b)) = log(1 + e^(b-a))",
        ],
        wrong_type=object(),
        wrong_shape=[["log(1 + exp(b - a))"]],
        nonsense="subtract, then simplify",
    ),
    "a2": Rows(
        right=[
            "log(1 + exp(-abs(a - b)))",
            "ln(1 + e^-|a-b|)",
            r"\log(1 + e^{-|b-a|})",
            "log(1 + e^min(a - b, b - a))",
            "log(1 + exp(min(a, b) - max(a, b)))",
            "log(1 + e^(min(a,b) - max(a,b)))",
        ],
        named=[
            ("question", "log(e^a + e^b) - max(a, b)", "That is the question"),
            ("question", "ln(e^b + e^a) - max(b, a) + 0", "That is the question"),
            ("question", "log(e^a + e^b) - (a + b + |a - b|)/2", "That is the question"),
            ("one-order-only", "log(1 + e^b/e^a)", "Exchange"),
            ("other-order-only", "log(1 + e^(a-b))", "Exchange"),
            ("above-the-minimum", "log(1 + e^|a-b|)", "smaller"),
            ("tie-only", "ln 2", "at a tie"),
        ],
        near=["log(1 - e^-|a-b|)", "e^-|a-b|", "log(e^a + e^b) - a", "log2(1 + e^-|a-b|)"],
        wrong_type=object(),
        wrong_shape=["log(1 + exp(a - b))", "log(1 + exp(b - a))"],
        nonsense="if a > b then a",
    ),
    "a3": Rows(
        right=["b, d", "db", {"b", "d"}, "B and D"],
        named=[
            ("logarithm-of-sum", "a, b, d", "sum of exponentials is"),
            ("one-point", "c", "elsewhere"),
            ("bound-too-weak", "b, d, e", "far apart"),
        ],
        near=["b", "d", "b, c, d", "a b c d e"],
        wrong_type=2,
        wrong_shape=[["b"], ["d"]],
        nonsense="f",
    ),
    "b1": Rows(
        right=[
            "0 < log(e^a + e^b) - max(a, b) <= ln 2",
            "(0, log(2)]",
            "(0, ln 2]",
            r"\left(0, \log 2\right]",
            "(0, -log(1/2)]",
        ],
        named=[
            ("infimum-reached", "[0, ln 2]", "0 itself"),
            ("tie-forgotten", "(0, log(2))", "reached"),
            ("unbounded", "(0, inf)", "at most 1"),
            ("in-bits", "(0, 1]", "natural"),
        ],
        near=["[0, log(2))", "(0, 0.693]", "(-log(2), 0]", "[log(2), inf)", "(0, 2]"],
        wrong_type=object(),
        wrong_shape="log(2)",
        nonsense="arbitrarily small",
    ),
    "b2": Rows(
        right=[
            "|log(e^r - 1)|",
            "-log(exp(r) - 1)",
            "log(1/(e^r - 1))",
            "-r - log(1 - e^-r)",
            r"-\ln\left(e^r - 1\right)",
        ],
        named=[
            ("approximation", "log(1/r)", "not exact"),
            ("sign-of-distance", "log(e^r - 1)", "a distance"),
            ("one-forgotten", "-r", "became of the 1"),
        ],
        near=["-log(e^r + 1)", "-log(1 - e^-r)", "log(e^-r - 1)", "-log(e^r - 1) + 1e-15"],
        wrong_type=object(),
        wrong_shape=["r", "log(2)"],
        nonsense="far",
    ),
}
