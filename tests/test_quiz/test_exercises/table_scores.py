"""Answers to the parts of `softmaxquiz.exercises.scores`."""

from fractions import Fraction

from tables import Rows

TABLE = {
    "a": Rows(
        right=["a, c, e", "ace", {"e", "c", "a"}],
        named=[
            ("squares", "a, b, c, e", "(-2, 1)"),
            ("scores-normalised", "a, c, d, e", "negative"),
            ("order-reversed", "f", "This reverses the order"),
        ],
        near=["a", "a, c", "c, e", "a b c d e f"],
        wrong_type=3,
        wrong_shape=[["a"]],
        nonsense="softmax",
    ),
    "b": Rows(
        right=[
            ["1/6", "1/3", "1/2"],
            "(1/6, 2/6, 3/6)",
            [Fraction(1, 6), Fraction(1, 3), Fraction(1, 2)],
            r"(\frac16, \frac13, .5)",
        ],
        named=[
            (
                "question",
                "[e^0, e^ln(2), e^ln(3)]/(e^0 + e^ln(2) + e^ln(3))",
                "That is the question",
            ),
            ("not-normalised", "(1, 2, 3)", "sum to 1"),
            ("zero-for-one", "(0, 0.4, 0.6)", "not 0"),
            ("scores-normalised", "(0, ln(2)/ln(6), ln(3)/ln(6))", "are the scores over"),
        ],
        near=["(1/2, 1/3, 1/6)", "(0.167, 0.333, 0.5)", "(1/3, 1/3, 1/3)", "(1/6, 1/3, 1/3)"],
        wrong_type=object(),
        wrong_shape="(1/6, 1/3)",
        nonsense="one two three",
    ),
    "c": Rows(
        right=["1/9", Fraction(1, 9), "3^-2", r"\frac{1}{9}", "1/(1+2+6)"],
        named=[
            ("own-score-only", "1/6", "denominator"),
            ("rest-unchanged", "1/12", "not added"),
            ("rounded", "0.111", "exactly"),
            ("second-class", "2/9", "is the probability of"),
            ("third-class", "2/3", "is the probability of"),
            ("itself-left-out", "1/8", "exponential of the first"),
        ],
        near=["0.1111111111", "2/9", "6/9", "1/8", "-1/9"],
        wrong_type=object(),
        wrong_shape=["1/9", "2/9", "6/9"],
        nonsense="1/6?",
    ),
    "d": Rows(
        right=["-p_1*p_2", "-p1 p2", r"-p_1 p_2", "p_1*(p_1 + p_3 - 1)", "p2*(0 - p1)"],
        named=[
            ("own-score-only", "0", "alone"),
            ("own-derivative", "p1 - p1^2", "own score"),
            ("takes-nothing", "p1*p2", "rise or fall?"),
        ],
        near=["p_1*(1 - p_2)", "-p_2*(1 - p_2)", "-p_1*p_3", "-p_2", "-p_1*p_2*p_3"],
        wrong_type=object(),
        wrong_shape=["-p_1*p_2", "-p_1*p_3"],
        nonsense="dp1/do2 ?",
    ),
    "e": Rows(
        right=["log(10)", "ln 10", "log(2) + log(5)", r"\log 10", "log(10) nats", "log2(10) bits"],
        named=[
            ("taken-as-equal", "0", "hides"),
            ("logarithm-forgotten", "10", "a sum"),
            ("base-ten", "1", "natural"),
            ("bits-for-nats", "log2(10)", "bits"),
            ("one-fewer", "log(9)", "largest score belongs to"),
            ("mean", "log(10)/10", "scores are summed, not"),
        ],
        near=["2.302585", "log(9)", "-log(10)", "log(10)/10"],
        wrong_type=object(),
        wrong_shape=["0", "log(10)"],
        nonsense="about",
    ),
    "f": Rows(
        right=["a, c", "ca", {"a", "c"}],
        named=[
            ("size-for-gap", "a, b, c", "tie"),
            ("zeros", "d", "sum of the exponentials"),
            ("gap-too-small", "a, c, e", "one half"),
        ],
        near=["a", "c", "b", "a b c d e"],
        wrong_type=2,
        wrong_shape=[["a"], ["c"]],
        nonsense="g",
    ),
    "g": Rows(
        right=["1/10", Fraction(1, 10), "0.1", "1/(1 + 9)", r"\frac1{10}"],
        named=[
            ("equal-costs", "0.5", "both mistakes cost the same"),
            ("costs-exchanged", "9/10", "the wrong way round"),
        ],
        near=["1/9", "1/11", "1", "0", "-1/10"],
        wrong_type=object(),
        wrong_shape=["1/10", "9/10"],
        nonsense="rare?",
    ),
}
