"""Answers to the parts of `softmaxquiz.exercises.step_size`."""

from tables import Rows

TABLE = {
    "a": Rows(
        right=[
            "0 < eta*a < 2",
            "0 < a*η < 2",
            "0 < 2*eta*a < 4",
            "(0, 2/a)",
            "(0, 2*a^-1)",
            r"(0, \frac{2}{a})",
            "(0, 2/a )",
        ],
        named=[
            ("no-jump", "(0, 1/a)", "lands nearer"),
            ("no-jump-closed", "(0, 1/a]", "lands nearer"),
            ("ends", "[0, 2/a]", "the ends the distance"),
            ("no-curvature", "(0, 2)", "interval depends on the"),
            ("reciprocal", "(0, 2a)", "steeper"),
        ],
        near=["(0, 2/a]", "[0, 2/a)", "(0, 2/a + 1)", "(-2/a, 2/a)", "(0, 2/a^2)", "(0, inf)"],
        wrong_type=object(),
        wrong_shape="2/a",
        nonsense="(0, 2/a",
    ),
    "b": Rows(
        right=[
            "1/(min(a, b)/2 + b/2)",
            "2/(max(a, b) + min(a, b))",
            "2/(a+b)",
            "1/((a+b)/2)",
            "2*(b+a)^-1",
            r"\frac{2}{a+b}",
        ],
        named=[
            ("steepest-only", "1/b", "is best for the"),
            ("flattest-only", "1/a", "flat direction alone"),
            ("border", "2/b", "the steep direction jumps"),
        ],
        near=["1/(a+b)", "(a+b)/2", "2/a", "1/sqrt(a*b)", "2/(a+b) + 1e-12"],
        wrong_type=object(),
        wrong_shape=["1/a", "1/b"],
        nonsense="in the middle",
    ),
    "c": Rows(
        right=[
            "[[1/3, -1/6, -1/6], [-1/6, 1/3, -1/6], [-1/6, -1/6, 1/3]]",
            [["1/3", "-1/6", "-1/6"], ["-1/6", "2/6", "-1/6"], ["-1/6", "-1/6", "1/3"]],
            "[[2/6, -1/6, -1/6], [1/3 - 1/2, 1/3, -1/6], [-1/6, -1/6, 1 - 2/3]]",
        ],
        named=[
            ("half-forgotten", "[[2/3,-1/3,-1/3],[-1/3,2/3,-1/3],[-1/3,-1/3,2/3]]", "in front"),
            ("uniform-hessian", "[[2/9,-1/9,-1/9],[-1/9,2/9,-1/9],[-1/9,-1/9,2/9]]", "itself"),
        ],
        near=[
            "[[1/2, 0, 0], [0, 1/2, 0], [0, 0, 1/2]]",
            "[[1/3, 1/6, 1/6], [1/6, 1/3, 1/6], [1/6, 1/6, 1/3]]",
            "[[1/3, -1/6, -1/6], [-1/6, 1/3, -1/6], [-1/6, -1/6, 1/6]]",
            "[[0.333, -0.167, -0.167], [-0.167, 0.333, -0.167], [-0.167, -0.167, 0.333]]",
        ],
        wrong_type=object(),
        wrong_shape="[[1/4, -1/4], [-1/4, 1/4]]",
        nonsense="I - 11'/3)",
    ),
    "d": Rows(
        right=[["0", "1/2", "1/2"], "0, 0.5, 0.5", (0, 0.5, 0.5), "[0, 1/2, 2/4]"],
        named=[
            ("half-forgotten", [0, 1, 1], "2 \\mathbf B"),
            ("order", "[1/2, 1/2, 0]", "first"),
            ("no-kernel", "[1/2, 1/2, 1/2]", "Multiply"),
            ("diagonal", "[1/3, 1/3, 1/3]", "diagonal"),
        ],
        near=["[0, 0, 1/2]", "[0, 1/3, 1/3]", "[0, 1/3, 1/2]", "[-1/2, 0, 1/2]"],
        wrong_type=object(),
        wrong_shape=["0", "1/2"],
        nonsense="zero and halves",
    ),
    "e": Rows(
        right=["1/2", 0.5, "0.5", r"\frac12", "2^-1"],
        named=[
            ("square", "1/4", "diagonal"),
            ("vanishes", "0", "is right where one"),
            ("squared-length", "1", "Divide"),
        ],
        near=["0.49999", "-1/2", "1/3", "inf", "none"],
        wrong_type=object(),
        wrong_shape=["1/2", "1/2"],
        nonsense="half way",
    ),
    "f": Rows(
        right=["5", 5, "10/2", "(1+4+4+1)/2"],
        named=[
            ("bias-forgotten", "4.5", "one more feature"),
            ("half-forgotten", "10", "one half"),
            ("not-squared", "sqrt(10)/2", "square"),
            ("sum-of-features", "3", "the features before you"),
            ("largest-step", "2/5", "bounds the step size"),
        ],
        near=["3", "2/5", "5.0001", "-5"],
        wrong_type=object(),
        wrong_shape=[1, 2, 2],
        nonsense="five",
    ),
    "g": Rows(
        right=["e b f a d", ["a", "e", "b", "f", "d"], "e, b, a, f, d", "EABFD"],
        named=[("", "e b f d a", "too early"), ("", "e b f a d c", "c does not belong")],
        near=["b e f a d", "e f b a d", "e b f a", "d", "e b f d"],
        wrong_type=1.5,
        wrong_shape=[["e", "b"]],
        nonsense="q e d",
    ),
    "h": Rows(
        right=[
            "eta*s/(a*(2-eta*a))",
            "ηs/(2a - ηa²)",
            "eta^2*s/(1 - (1 - eta*a)^2)",
            r"\frac{\eta s}{a (2 - \eta a)}",
        ],
        named=[
            ("short-step", "eta*s/(2a)", "Neglect nothing"),
            ("one-step", "eta^2*s", "Earlier errors"),
        ],
        near=["eta*s/(2-eta*a)", "eta*s/(a*(2+eta*a))", "eta*s/(a*(1-eta*a))", "s/(a*(2-eta*a))"],
        wrong_type=object(),
        wrong_shape=["eta*s", "a"],
        nonsense="noise(",
    ),
    "i": Rows(
        right=[
            "(1-1/kappa)^2",
            "((κ-1)/κ)²",
            "1 - 2/kappa + 1/kappa^2",
            r"\left(1 - \frac1\kappa\right)^2",
        ],
        named=[
            ("distance", "1-1/kappa", "gap depend"),
            ("best-step", "((kappa-1)/(kappa+1))^2", "2/(a_0 + L)"),
        ],
        near=["(1-1/kappa)^4", "1-1/kappa^2", "(1-2/kappa)^2", "(1+1/kappa)^2", "exp(-2/kappa)"],
        wrong_type=object(),
        wrong_shape=["1", "1/kappa"],
        nonsense="1 - (1/kappa",
    ),
}
