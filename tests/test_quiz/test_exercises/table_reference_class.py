"""Answers to the parts of `softmaxquiz.exercises.reference_class`."""

from fractions import Fraction

from tables import Rows, choice_rows


def over(*powers):
    return [f"{each}/(1 + e^s1 + e^s2)" for each in powers]


TABLE = {
    "a": choice_rows(
        "b",
        4,
        named=[
            ("reference-free", "a", "left side"),
            ("sum-to-zero", "c", "does not follow"),
            ("odds-for-log-odds", "d", "logarithm"),
        ],
    ),
    "b": Rows(
        right=[
            [
                "exp(s_1)/(1 + exp(s_1) + exp(s_2))",
                "exp(s_2)/(1 + exp(s_1) + exp(s_2))",
                "1/(1 + exp(s_1) + exp(s_2))",
            ],
            "(1/(1 + e^-s1 + e^(s2-s1)), 1/(1 + e^-s2 + e^(s1-s2)), 1/(1 + e^s1 + e^s2))",
            r"(\frac{e^{s_1}}{e^{s_1}+e^{s_2}+e^0}, \frac{e^{s_2}}{e^{s_1}+e^{s_2}+e^0},"
            r" \frac{1}{e^{s_1}+e^{s_2}+e^0})",
        ],
        named=[
            (
                "reference-term-forgotten",
                "(e^s1/(e^s1+e^s2), e^s2/(e^s1+e^s2), 1/(e^s1+e^s2))",
                "more than 1",
            ),
            ("reference-impossible", "(e^s1/(e^s1+e^s2), e^s2/(e^s1+e^s2), 0)", "possible"),
        ],
        near=[
            "(e^s1, e^s2, 1)",
            over("e^s2", "e^s1", "1"),
            "(s1/(1 + s1 + s2), s2/(1 + s1 + s2), 1/(1 + s1 + s2))",
            over("1", "e^s1", "e^s2"),
        ],
        wrong_type=object(),
        wrong_shape="(e^s1/(1 + e^s1 + e^s2), e^s2/(1 + e^s1 + e^s2))",
        nonsense="one, two, three",
    ),
    "c": Rows(
        right=["1/6", Fraction(1, 6), "(2+3+1)^-1", r"\frac16"],
        named=[
            ("reference-term-forgotten", "0.2", "belong"),
            ("odds-for-log-odds", "1/(1 + e^2 + e^3)", "not their logarithms"),
            ("rounded", "0.167", "exactly"),
            ("first-class", "1/3", "is the probability of"),
            ("second-class", "1/2", "is the probability of"),
        ],
        near=["0.1666666", "1/3", "6", "1/7", "-1/6"],
        wrong_type=object(),
        wrong_shape=["2/6", "3/6", "1/6"],
        nonsense="2:3:1 !",
    ),
    "d": Rows(
        right=["exp(s)/S", "e^s/S", "1/(S*e^-s)", r"\frac{e^s}{S}", "S^-1 * e^s"],
        named=[
            ("reference-only", "1/S", "reference class"),
            ("not-normalised", "e^s", "odds"),
            ("sum-upside-down", "S*e^s", "one over"),
        ],
        near=["s/S", "S/e^s", "e^s/(1 + S)", "e^(s/S)", "e^-s/S"],
        wrong_type=object(),
        wrong_shape=["exp(s)", "S"],
        nonsense="P_k e^s",
    ),
    "e": Rows(
        right=["(0, s_2 - s_1, -s_1)", ["0", "s2-s1", "-s1"], "[s1-s1, -s1+s2, 0-s1]"],
        named=[
            ("wrong-way", "(0, s1 - s2, s1)", "against each"),
            ("odds-for-log-odds", "(1, s2/s1, 1/s1)", "logarithms"),
            ("only-first-changed", "(0, s2, 0)", "another class"),
        ],
        near=["(s1, s2 - s1, -s1)", "(0, s2 - s1, s1)", "(0, -s1, s2 - s1)", "(s1, s2, 0)"],
        wrong_type=object(),
        wrong_shape="(s_2 - s_1, -s_1)",
        nonsense="subtract",
    ),
    "f": Rows(
        right=["d + 1", "1 + d", "K*(d+1) - (K-1)*(d+1)", "(dK + K)/K"],
        named=[
            ("bias-forgotten", "d", "bias"),
            ("needed-for-spare", "(d+1)(K-1)", "needed"),
            ("all", "d*K + K", "is the number of"),
            ("one-constant", "1", "vector"),
        ],
        near=["K", "d*K", "d + 2", "d - 1", "K + 1"],
        wrong_type=object(),
        wrong_shape=["d", "1"],
        nonsense="some",
    ),
    "g": Rows(
        right=["a, d, e", "ade", {"a", "e", "d"}],
        named=[
            ("one-class", "a, b, d, e", "Only one score changes"),
            ("factor", "a, c, d, e", "temperature"),
        ],
        near=["a", "a, d", "d, e", "abcde"],
        wrong_type=3,
        wrong_shape=[["a"]],
        nonsense="h",
    ),
    "h": Rows(
        right=["2*x - 2", "2(x-1)", "x^2/2 - (x-2)^2/2", "log(exp(-(x-2)^2/2)/exp(-x^2/2))"],
        named=[
            ("half-forgotten", "4x - 4", "has a factor"),
            ("other-class", "2 - 2x", "the first against the second"),
        ],
        near=["2*x", "x - 1", "2*x + 2", "exp(2*x - 2)", "2*x - 4"],
        wrong_type=object(),
        wrong_shape=["2*x", "-2"],
        nonsense="linear!",
    ),
    "i": Rows(
        right=["e", "exp(1)", "e^(2/3 + 1/3)", r"e^{\frac13 \cdot 3}"],
        named=[
            ("grows-by-one", "exp(3)", "for a growth by 1"),
            ("one-weight", "e^(2/3)", "weight counts too"),
        ],
        near=["1", "1/e", "2.718", "e^(1/3)", "-e"],
        wrong_type=object(),
        wrong_shape=["e", "1"],
        nonsense="cats?",
    ),
}
