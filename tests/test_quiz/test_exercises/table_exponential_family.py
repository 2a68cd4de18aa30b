"""Answers to the parts of `softmaxquiz.exercises.exponential_family`."""

from tables import Rows

TABLE = {
    "a1": Rows(
        right=[
            "p_j*(1 - p_j)",
            "p_j - p_j^2",
            r"p_j \left(1 - p_j\right)",
            "1/4 - (p_j - 1/2)**2",
        ],
        named=[
            ("minus-reciprocal", "-1/p_j", "first derivative"),
            ("in-the-probability", "y_j/p_j^2", "in the probability"),
            ("in-the-probability", r"\frac{y_j}{p_j^2}", "in the probability"),
            ("first-in-the-probability", "-y_j/p_j", "in the logit"),
            ("first-derivative", "p_j - y_j", "once more"),
            ("right-class-only", "p_j - 1", "right class"),
            ("sign", "p_j^2 - p_j", "sign"),
            ("softmax-for-derivative", "p_j", "1 minus it"),
        ],
        near=["p_j*(1 + p_j)", "p_j^2*(1 - p_j)", "p_j*(1 - p_j) + 1e-15", "1/p_j^2"],
        wrong_type=object(),
        wrong_shape="[p_j, 1 - p_j]",
        nonsense="the variance!",
    ),
    "a2": Rows(
        right=[
            "-p_i*p_j + max(0, p_i + p_j - 1)",
            "-p_i*p_j",
            "-p_j p_i",
            "p_i*(1 - p_j) - p_i",
            "-(p_i p_j)",
        ],
        named=[
            ("diagonal-only", "0", "every logit"),
            ("sign", "p_i*p_j", "falls"),
            ("case-of-one-class", "p_j*(1 - p_i)", "Here the numerator does"),
        ],
        near=["-p_i", "-p_i*p_j^2", "-p_i*p_j - 1e-15", "-p_i/p_j"],
        wrong_type=object(),
        wrong_shape="[[0, -p_i*p_j], [-p_i*p_j, 0]]",
        nonsense="minus",
    ),
    "a3": Rows(
        right=[
            "[[p_1*(1-p_1), -p_1*p_2, -p_1*p_3], [-p_2*p_1, p_2*(1-p_2), -p_2*p_3],"
            " [-p_3*p_1, -p_3*p_2, p_3*(1-p_3)]]",
            "[[p1(p2+p3), -p1p2, -p1p3], [-p1p2, p2 - p2^2, -p2p3], [-p1p3, -p2p3, p3(p1+p2)]]",
            [
                ["p_1 - p_1**2", "-p_1*p_2", "-p_1*p_3"],
                ["-p_1*p_2", "p_2 - p_2**2", "-p_2*p_3"],
                ["-p_1*p_3", "-p_2*p_3", "p_3 - p_3**2"],
            ],
            r"\begin{pmatrix} p_1(1-p_1) & -p_1p_2 & -p_1p_3 \\ -p_1p_2 & p_2(1-p_2) & -p_2p_3"
            r" \\ -p_1p_3 & -p_2p_3 & p_3(1-p_3) \end{pmatrix}",
        ],
        named=[
            (
                "diagonal-only",
                "[[p_1 - p_1^2, 0, 0], [0, p_2 - p_2^2, 0], [0, 0, p_3 - p_3^2]]",
                "diagonal is right",
            ),
            ("outer-product-missing", "[[p_1,0,0],[0,p_2,0],[0,0,p_3]]", "sum to 0"),
            (
                "outer-product-alone",
                "[[p1^2, p1p2, p1p3], [p1p2, p2^2, p2p3], [p1p3, p2p3, p3^2]]",
                "sum to 0",
            ),
            ("minus-reciprocal", "[[-1/p_1,0,0],[0,-1/p_2,0],[0,0,-1/p_3]]", "in the logits"),
            (
                "sign",
                "[[p_1^2-p_1, p_1*p_2, p_1*p_3], [p_1*p_2, p_2^2-p_2, p_2*p_3],"
                " [p_1*p_3, p_2*p_3, p_3^2-p_3]]",
                "sign is wrong; all",
            ),
        ],
        near=[
            "[[p1(1-p1), p1p2, p1p3], [p1p2, p2(1-p2), p2p3], [p1p3, p2p3, p3(1-p3)]]",
            "[[p1(1-p1), -p1p2, -p1p3], [-p1p2, p2(1-p2), -p2p3], [-p1p3, -p2p3, p3(1-p2)]]",
            "[[p1(1-p1), -p1p2, -p1p3], [-p1p2, p2(1-p2), -p2p3], [-p1p3, -p2p2, p3(1-p3)]]",
        ],
        wrong_type=object(),
        wrong_shape="[[p_1*(1-p_1), -p_1*p_2], [-p_1*p_2, p_2*(1-p_2)]]",
        nonsense="diag(p) - p p^T",
    ),
    "a4": Rows(
        right=["a, c, e", "ace", {"e", "c", "a"}],
        named=[("definite", "abce", "vector of ones"), ("all-positive", "acde", "row")],
        near=["a, c", "abcde", "b"],
        wrong_type=3,
        wrong_shape="f",
        nonsense="?!",
    ),
    "a5": Rows(
        right=[
            "(y-p)/(p(1-p))",
            "-(p-y)/(p-p^2)",
            "y/p - (1-y)/(1-p)",
            r"\frac{y - p}{p (1 - p)}",
        ],
        named=[
            ("gradient-step", "y - p", "uses curvature"),
            ("uphill", "(p-y)/(p(1-p))", "uphill"),
        ],
        near=["(y-p)*p*(1-p)", "(y-p)/(1-p)", "(y-p)/p", "y/p", "(y-p)/(p*(1+p))"],
        wrong_type=object(),
        wrong_shape=["y-p", "p"],
        nonsense="(y-p)/(",
    ),
}
