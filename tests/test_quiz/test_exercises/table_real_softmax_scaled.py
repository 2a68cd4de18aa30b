"""Answers to the parts of `softmaxquiz.exercises.real_softmax_scaled`."""

from tables import Rows

TABLE = {
    "c1": Rows(
        right=[
            "log(1 + exp(-lambda*abs(a - b)))/lambda",
            "1/λ*ln(1 + e^(-λ|a-b|))",
            r"\frac{1}{\lambda} \log(1 + e^{-\lambda |a - b|})",
            "log(1 + e^(λ*min(a - b, b - a)))/λ",
        ],
        named=[
            ("question", "log(e^(λ*a) + e^(λ*b))/λ - max(a, b)", "That is the question"),
            ("question", "1/λ*ln(e^(b λ) + e^(a λ)) - max(a, b)", "That is the question"),
            ("outer-factor-forgotten", "log(1 + e^(-λ|a-b|))", r"\lambda R"),
            ("inner-factor-forgotten", "log(1 + e^-|a-b|)/λ", r"\lambda a"),
            ("no-factor", "log(1 + e^-|a-b|)", r"\lambda = 1"),
        ],
        near=[
            "λ*log(1 + e^(-λ|a-b|))",
            "log(1 + e^(-λ(a-b)))/λ",
            "log(1 + e^(λ|a-b|))/λ",
            "log(1 + e^(-|a-b|/λ))/λ",
        ],
        wrong_type=object(),
        wrong_shape=["lambda", "a"],
        nonsense="a / / b",
    ),
    "c2": Rows(
        right=[
            "0 < log(e^(λ*a) + e^(λ*b))/λ - max(a, b) ≤ ln(2)/λ",
            "(0, log(2)/lambda]",
            "(0, ln(2)/λ]",
            r"(0, \frac{\log 2}{\lambda}]",
        ],
        named=[
            ("no-factor", "(0, log(2)]", r"\lambda = 1"),
            ("factor-upside-down", "(0, λ*log(2)]", "not larger"),
            ("infimum-reached", "[0, log(2)/λ]", "finite"),
        ],
        near=["(0, log(2)/λ)", "[0, log(2))", "(0, 1/λ]", "(0, log(2/λ)]"],
        wrong_type=True,
        wrong_shape="log(2)/lambda",
        nonsense="(0, λ",
    ),
    "d1": Rows(
        right=["max(a, b)", r"\max(a, b)", "(a + b + |a - b|)/2", "-min(-a, -b)"],
        named=[
            ("factor-forgotten", "inf", "divided"),
            ("limit-of-difference", "0", "distance"),
            ("one-order-only", "a", r"a \ge b"),
            ("other-end", "(a+b)/2", "mean"),
            ("no-factor", "log(e^a + e^b)", r"\lambda = 1"),
        ],
        near=["min(a, b)", "max(a, b) + log(2)", "b", "none", "a + b", "-inf"],
        wrong_type=object(),
        wrong_shape=["a", "b"],
        nonsense="whichever is larger",
    ),
    "d2": Rows(
        right=["d e b f a", "f, d, e, b, a", ["d", "f", "e", "b", "a"]],
        named=[],
        near=["d e b a f", "e d b f a", "d e b f", "c a", "d e b f c a"],
        wrong_type=5,
        wrong_shape=[["d", "e"]],
        nonsense="d e h",
    ),
}
