"""Answers to the parts of `softmaxquiz.exercises.bradley_terry`."""

from tables import Rows

TABLE = {
    "a1": Rows(
        right=[
            "exp(a)/(exp(a) + exp(b))",
            "1/(1 + e^(b - a))",
            r"\frac{e^a}{e^a + e^b}",
            "(1 + e^-(a-b))^-1",
            "1 - e^b/(e^a + e^b)",
            "(1 + tanh((a-b)/2))/2",
        ],
        named=[
            ("other-item", "1/(1 + e^(a-b))", "oranges"),
            ("odds", "e^a/e^b", "exceed 1"),
            ("scores-for-powers", "a/(a+b)", "negative"),
            ("missing-normaliser", "e^a", "normaliser"),
        ],
        near=["e^a/e^a + e^b", "e^a/(e^a + e^b) + 1e-15", "e^a/(1 + e^b)", "1/(1 + e^a/e^b)"],
        wrong_type=object(),
        wrong_shape=["exp(a)", "exp(b)"],
        nonsense="apples!",
    ),
    "a2": Rows(
        right=["p*(1 - p)", "p - p^2", "p(1-p)", r"p \left(1 - p\right)", "1/4 - (p - 1/2)^2"],
        named=[
            ("denominator-fixed", "p", "constant"),
            ("other-score", "p^2 - p", "This is the derivative in"),
            ("derivative-of-log", "1-p", r"\log p"),
        ],
        near=["p*(1 + p)", "p^2*(1 - p)", "p - p^2.000001", "1/p", "-1/p"],
        wrong_type={"p": object()},
        wrong_shape=[["p", "1 - p"]],
        nonsense="dp/da?",
    ),
    "a3": Rows(
        right=[
            "0 < p(1-p) <= 1/4",
            "1/4 ≥ p(1 - p) > 0",
            "(0, 1/4]",
            "(0, .25]",
            "(0, 2^-2]",
            r"(0, \frac14]",
        ],
        named=[
            ("zero-reached", "[0, 0.25]", "real scores"),
            ("tie-forgotten", "(0, 1/4)", "reached"),
            ("values-of-p", "(0, 1)", "second factor"),
        ],
        near=["(0, 1/2]", "[0, 1/4)", "(0, 1]", "[1/4, inf)", "(0, 0.2500001]"],
        wrong_type=True,
        wrong_shape="1/4",
        nonsense="(0, 1/4",
    ),
    "a4": Rows(
        right=["exp(a - b)", "e^a/e^b", "1/e^(b-a)", "exp(a)*exp(-b)", r"\frac{e^a}{e^b}"],
        named=[
            ("log-odds", "a - b", "logarithm"),
            ("scores-divided", "a/b", "not the scores"),
            ("other-way-round", "e^b/e^a", "are the odds of"),
        ],
        near=["e^(a+b)", "e^a - e^b", "e^a/(e^a+e^b)", "1"],
        wrong_type=object(),
        wrong_shape=("exp(a)", "exp(b)"),
        nonsense="a : b",
    ),
    "a5": Rows(
        right=[
            "e b h c g a i d",
            "g, e, a, i, d, b, h, c",
            ["e", "h", "b", "c", "a", "g", "i", "d"],
        ],
        named=[],
        near=["b e h c g a i d", "e b h c a i d g", "ebhcgai", "efhcgaid", "j"],
        wrong_type=8,
        wrong_shape=[["e", "b"]],
        nonsense="e b h z",
    ),
    "a6": Rows(
        right=[
            "1/(1 + exp(-(a - b)/T))",
            "e^(a/T)/(e^(a/T) + e^(b/T))",
            "1 - 1/(1 + e^((a - b)/T))",
            r"\frac{1}{1 + e^{(b - a)/T}}",
        ],
        named=[
            ("noiseless", "e^a/(e^a + e^b)", "strength"),
            ("more-certain", "1/(1 + e^(T*(b - a)))", "less certain"),
        ],
        near=[
            "1/(1 + e^((a - b)/T))",
            "1/(1 + e^(-a - b/T))",
            "e^(a/T)/(e^a + e^b)",
            "e^((a-b)/T)",
        ],
        wrong_type=object(),
        wrong_shape=["1/(1 + exp(-a/T))", "T"],
        nonsense="the first!",
    ),
}
