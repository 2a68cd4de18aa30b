"""Answers to the parts of `softmaxquiz.exercises.chain_rule`."""

from fractions import Fraction

from tables import Rows, choice_rows

TABLE = {
    "a": Rows(
        right=["p_j*(1-p_j)", "p_j - p_j^2", r"p_j (1 - p_j)", "p_j*p_j*(1/p_j - 1)"],
        named=[
            ("denominator-forgotten", "p_j", "denominator"),
            ("other-case", "-p_j**2", "numerator"),
            ("sign", "-p_j*(1-p_j)", "rises"),
            ("of-logarithm", "1 - p_j", "log p_j"),
        ],
        near=["p_j*(1-p_j)/2", "p_j*(1+p_j)", "1-p_j", "p_j*(1-p_j)^2", "p_j*(1-p_j)+1e-15"],
        wrong_type=object(),
        wrong_shape=["p_j", "1-p_j"],
        nonsense="p_j(1-",
    ),
    "b": Rows(
        right=["-p_j*p_k", "-p_k p_j", "p_k*(0 - p_j)", r"-p_{k} \cdot p_{j}"],
        named=[
            ("denominator-forgotten", "0", "not in the numerator"),
            ("sign", "p_k*p_j", "sum of all probabilities"),
            ("own-case", "p_k*(1-p_j)", "numerator"),
            ("index", "-p_k*p_k", "denominator"),
            ("of-logarithm", "-p_j", "log p_k"),
        ],
        near=["-2*p_j*p_k", "-p_j^2", "p_j - p_k", "-sqrt(p_j*p_k)"],
        wrong_type=len,
        wrong_shape=[["-p_j*p_k"]],
        nonsense="minus both",
    ),
    "c": Rows(
        right=["a, c, e", ["e", "c", "a"], "ACE"],
        named=[
            ("index", "a b c e", "class $j$ is missing"),
            ("diagonal-only", "d", "every logit"),
            ("factor-forgotten", ["a", "f"], "1 - p_j^2"),
        ],
        near=["a", "a, c", "b", "c, e"],
        wrong_type=3.5,
        wrong_shape=[["a"], ["c"]],
        nonsense="§",
    ),
    "d": Rows(
        right=[
            ["y_1*(1-p_1) - y_2*p_1 - y_3*p_1", "y_1 - p_1*(y_1+y_2+y_3)", "y_1 - p_1"],
            "y_1 - y_1 p_1 - y_2 p_1 - y_3 p_1 = y_1 - (y_1 + y_2 + y_3) p_1 = y_1 - p_1",
            "y1*(1-p1) - y2*p1 - y3*p1\ny1 - y1*p1 - (y2+y3)*p1\n-p1 + y1",
        ],
        named=[
            ("no-steps", "y_1 - p_1", "at least 2 different lines"),
            ("no-steps", ["y_1*(1-p_1) - y_2*p_1 - y_3*p_1", "y_1 - p_1"], "at least 2"),
        ],
        near=[
            ["y_1*(1-p_1) + y_2*p_1 + y_3*p_1", "y_1 - p_1"],
            ["y_1*(1-p_1) - y_2*p_1 - y_3*p_1", "y_1 - p_1*(y_1+y_2+y_3)"],
            ["y_1*(1-p_1) - y_2*p_1 - y_3*p_1", "y_1 - p_1*(y_1+y_2)", "y_1 - p_1"],
            ["y_1*(1-p_1) - y_2*p_1 - y_3*p_1", "y_1 - p_1*(y_1+y_2+y_3)", "p_1 - y_1"],
        ],
        wrong_type=7.5j,
        wrong_shape=[["y_1", "p_1"]],
        nonsense="it cancels, so it is clear",
    ),
    "e": choice_rows("d", 4, named=[("delta", "c", "whatever the numbers")]),
    "f": Rows(
        right=["x_m*(y_j-p_j)", "x_m y_j - x_m p_j", "-x_m*(p_j - y_j)", "(y_j-p_j)x_m"],
        named=[
            ("wrong-class", "x_m*(y_k-p_j)", "The sum runs over"),
            ("other-class", "x_m*(y_k-p_k)", "one of class"),
            ("sign", "x_m*p_j - x_m*y_j", "gradient of the loss"),
            ("link-forgotten", "y_j - p_j", "is the derivative in"),
        ],
        near=["x_m*(y_j-p_k)", "x_m*y_j-p_j", "2*x_m*(y_j-p_j)", "x_m + y_j - p_j"],
        wrong_type={"x_m": 1},
        wrong_shape=["x_m*(y_j-p_j)", "0"],
        nonsense="x_m**",
    ),
    "g": Rows(
        right=["-4/5", -0.8, Fraction(-4, 5), r"-\frac{4}{5}", "1/5 - 1"],
        named=[
            ("sign", "0.8", "lower"),
            ("in-probability", "-5", "Go on to the logit"),
            ("softmax-derivative", "4/25", "not of the loss"),
            ("probability", "1/5", "itself. The label enters, too"),
            ("minus-probability", "-1/5", "The label enters, too"),
        ],
        near=["-0.80000001", "-1/5", "1/5", "-3/4"],
        wrong_type=[..., object()],
        wrong_shape=["-4/5", "4/5"],
        nonsense="minus four fifths",
    ),
}
