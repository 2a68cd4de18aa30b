"""Answers to the parts of `softmaxquiz.exercises.label_variance`."""

from tables import Rows, choice_rows

TABLE = {
    "b1": Rows(
        right=[
            "p*(1 - p)*((1 - p) + p) = p*(1 - p)",
            ["p*(1 - p)^2 + (1 - p)*(0 - p)^2", "p - p^2", "p*(1 - p)"],
            "p(1-p)^2 + (1-p)p^2\np(1-p)(1-p+p)\np(1-p)",
            "= p - p**2 = (1 - p) p",
        ],
        named=[("no-steps", "p*(1 - p)", "at least one line")],
        near=[
            "p*(1 - p)*(1 - p - p) = p*(1 - p)",
            "p - p^2",
            "p*(1 - p)*1 = p*(1 + p)",
            ["p*(1-p)^2 + (1-p)*p", "p*(1-p)"],
        ],
        wrong_type=object(),
        wrong_shape=[["p", "p"], "p*(1 - p)"],
        nonsense="it simplifies",
    ),
    "b2": Rows(
        right=["-p_i*p_j*min(1, 1/(p_i + p_j))", "-p_i*p_j", "0 - p_i p_j", "-p_j*p_i"],
        named=[
            ("independent", "0", "where one is 1"),
            ("sign", "p_i*p_j", "one is 1, the"),
            ("variance-of-one", "p_j - p_j^2", "alone"),
        ],
        near=["-p_i*p_j/2", "-p_i^2*p_j", "-1/p_j", "-p_i*(1 - p_j)"],
        wrong_type=object(),
        wrong_shape=["-p_i", "p_j"],
        nonsense="uncorrelated",
    ),
    "b3": Rows(
        right=["d g b e a f h", "beafdgh", ["e", "b", "d", "a", "g", "f", "h"]],
        named=[],
        near=["dgbeafhc", "d g b a e f h", "h d g b e a f", "dgefh", "gdbeafh"],
        wrong_type=3,
        wrong_shape="d d",
        nonsense="1, 2, 3",
    ),
    "b4": choice_rows(
        "c",
        4,
        named=[
            ("zero-never-comes", "a", "never gives 0"),
            ("should-depend-on-label", "b", "does the variance: it"),
        ],
    ),
    "b5": Rows(
        right=[
            "0 < p_j(1 - p_j) ≤ 1/4",
            "(0, 1/4]",
            "0 < x <= 1/4",
            "(0, 0.25]",
            r"\left(0, \frac{1}{4}\right]",
        ],
        named=[
            ("minus-reciprocal", "(-oo, -1)", "never negative"),
            ("probability", "(0, 1)", "the probability itself"),
            ("half", "(0, 0.5]", "How large is it"),
            ("open-or-closed", "[0, 1/4]", "left end does not belong"),
        ],
        near=["(0, 1/4)", "[0, 1/4)", "(0, 0.2500000001]", "(0, 1]"],
        wrong_type=object(),
        wrong_shape="1/4",
        nonsense="small ones",
    ),
    "b6": Rows(
        right=["[exp(eta), exp(eta)]", "(e^eta, e^eta)", "e^η, e^η", ["exp(eta)", "exp(eta)"]],
        named=[
            ("parameter-for-mean", "[eta, eta]", "parameter"),
            ("two-classes", "[1/(1+e^-eta), 1/(1+e^-eta)*1/(1+e^eta)]", "only"),
        ],
        near=["[exp(eta), exp(2*eta)]", "[exp(eta), eta]", "[exp(-eta), exp(-eta)]"],
        wrong_type=object(),
        wrong_shape="exp(eta)",
        nonsense="Poisson",
    ),
    "b7": Rows(
        right=["-2*q*(1-q)^2", "-2q + 4q^2 - 2q^3", r"-2 q \left(1 - q\right)^2", "2(q-1)*q*(1-q)"],
        named=[
            ("in-probability", "2*q - 2", "One link"),
            ("sign", "2*q*(1-q)^2", "falls"),
        ],
        near=["-q*(1-q)^2", "-2*q*(1-q)", "q*(1-q)", "-2*q^2*(1-q)"],
        wrong_type=object(),
        wrong_shape=["-2*q", "(1-q)^2"],
        nonsense="hardly anything",
    ),
}
