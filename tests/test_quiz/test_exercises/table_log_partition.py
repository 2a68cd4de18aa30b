"""Answers to the parts of `softmaxquiz.exercises.log_partition`."""

from tables import Rows

MEAN = "(p1*v1 + p2*v2 + p3*v3)"
SQUARES = "p1*v1^2 + p2*v2^2 + p3*v3^2"
DEVIATIONS = " + ".join(f"p{i}*(v{i} - {MEAN})^2" for i in (1, 2, 3))
HESSIAN = "[[{0}, -p1*p2, -p1*p3], [-p2*p1, {1}, -p2*p3], [-p3*p1, -p3*p2, {2}]]"

TABLE = {
    "a1": Rows(
        right=[
            ["exp(x_1)/(exp(x_1) + exp(x_2))", "exp(x_2)/(exp(x_1) + exp(x_2))"],
            "(1/(1 + e^(x2-x1)), 1/(1 + e^(x1-x2)))",
            r"(\frac{e^{x_1}}{e^{x_1}+e^{x_2}}, \frac{e^{x_2}}{e^{x_1}+e^{x_2}})",
        ],
        named=[
            ("inner-derivative-forgotten", "[1/(e^x1+e^x2), 1/(e^x1+e^x2)]", "second factor"),
            ("outer-derivative-forgotten", "[e^x1, e^x2]", "logarithm"),
            ("logarithm-of-sum", "[1, 1]", "logarithm of a sum"),
        ],
        near=[
            "[e^x2/(e^x1+e^x2), e^x1/(e^x1+e^x2)]",
            "[e^x1/(e^x1+e^x2), e^x1/(e^x1+e^x2)]",
            "[x1*e^x1/(e^x1+e^x2), x2*e^x2/(e^x1+e^x2)]",
        ],
        wrong_type=object(),
        wrong_shape="e^x1/(e^x1 + e^x2)",
        nonsense="softmax!",
    ),
    "a2": Rows(
        right=[
            [
                ["p_1*(1 - p_1)", "-p_1*p_2", "-p_1*p_3"],
                ["-p_1*p_2", "p_2*(1 - p_2)", "-p_2*p_3"],
                ["-p_1*p_3", "-p_2*p_3", "p_3*(1 - p_3)"],
            ],
            HESSIAN.format("p1 - p1^2", "p2 - p2^2", "p3 - p3^2"),
            HESSIAN.format("p1*(p2 + p3)", "p2*(p1 + p3)", "p3*(p1 + p2)"),
        ],
        named=[
            ("variances-only", "[[p1-p1^2,0,0],[0,p2-p2^2,0],[0,0,p3-p3^2]]", "depends"),
            ("denominator-fixed", "[[p1,0,0],[0,p2,0],[0,0,p3]]", "constant"),
        ],
        near=[
            HESSIAN.format("p1", "p2", "p3"),
            HESSIAN.format("p1 - p1^2", "p2 - p2^2", "p3 - p3^2").replace("-p", "p"),
            HESSIAN.format("-1/p1", "-1/p2", "-1/p3"),
            HESSIAN.format("p1 - p1^2", "p2 - p2^2", "p3 - p3^3"),
        ],
        wrong_type=object(),
        wrong_shape="[[p1 - p1^2, -p1*p2], [-p1*p2, p2 - p2^2]]",
        nonsense="diag(p) - p p'",
    ),
    "a3": Rows(
        right=[
            "p_1*v_1^2 + p_2*v_2^2 + p_3*v_3^2 - (p_1*v_1 + p_2*v_2 + p_3*v_3)^2",
            DEVIATIONS,
            f"{SQUARES} - {MEAN}*{MEAN}",
            "p1*p2*(v1-v2)^2 + p1*p3*(v1-v3)^2 + p2*p3*(v2-v3)^2",
        ],
        named=[
            ("mean-not-subtracted", SQUARES, "mean of the squares"),
            ("variances-only", "p1(1-p1)v1^2 + p2(1-p2)v2^2 + p3(1-p3)v3^2", "diagonal"),
        ],
        near=[
            f"{SQUARES} + {MEAN}^2",
            f"{SQUARES} - {MEAN}",
            f"{MEAN}^2 - ({SQUARES})",
            DEVIATIONS.replace("^2", ""),
        ],
        wrong_type=object(),
        wrong_shape=["p_1*v_1", "p_2*v_2", "p_3*v_3"],
        nonsense="v'Hv",
    ),
    "a4": Rows(
        right=[
            [
                "(p - p^2)*u^2 + ((1-p) - (1-p)^2)*v^2 - 2*p*(1-p)*u*v",
                "p*(1-p)*(u^2 + v^2 - 2*u*v)",
                "p*(1-p)*(u-v)^2",
            ],
            "pu^2 - p^2 u^2 + (1-p)v^2 - (1-p)^2 v^2 - 2p(1-p)u v = p(1-p)(u-v)^2",
            "p(1-p)u^2 + p(1-p)v^2 - 2p(1-p)uv\np(1-p)(u - v)^2",
        ],
        named=[("no-steps", "p*(1-p)*(u-v)^2", "at least one line")],
        near=[
            "p*(1-p)*(u^2 + v^2) = p*(1-p)*(u-v)^2",
            "p*(1-p)*(u^2 + v^2 - 2*u*v)",
            "p*u^2 + (1-p)*v^2 - p^2*u^2 - (1-p)^2*v^2 = p*(1-p)*(u-v)^2",
        ],
        wrong_type=object(),
        wrong_shape=[["p*(1-p)*(u-v)^2"]],
        nonsense="expand",
    ),
    "a5": Rows(
        right=[
            "f b h d a g c",
            "d f b h a g c",
            "f, d, b, h, a, g, c",
            ["f", "b", "d", "h", "a", "g", "c"],
        ],
        named=[],
        near=["b f h d a g c", "f b h a d g c", "f b h d a g", "f b e c", "f b i c"],
        wrong_type=9,
        wrong_shape=[["f", "b"]],
        nonsense="f b z",
    ),
    "a6": Rows(
        right=["b, d", "d b", {"b", "d"}],
        named=[
            ("one-variance", "a, b, d", "one for each"),
            ("definite", "b, c, d", r"\mathbf v"),
        ],
        near=["b", "d", "a", "a, b, c, d"],
        wrong_type=2,
        wrong_shape=[["b"], ["d"]],
        nonsense="x",
    ),
}
