"""Answers to the parts of `softmaxquiz.exercises.weight_decay`."""

from fractions import Fraction

from tables import Rows, choice_rows

TABLE = {
    "a": Rows(
        right=["lambda*w", "λw", r"\lambda w", "2*w*lambda/2"],
        named=[
            ("half-forgotten", "2 λ w", "half in front"),
            ("not-differentiated", "lambda/2*w^2", "penalty itself"),
            ("halved-twice", "1/2*lambda*w", "cancels the 2"),
            ("length", "lambda*w/|w|", "derivative of"),
        ],
        near=["-lambda*w", "lambda*abs(w)", "lambda", "w", "lambda*w + 1e-12"],
        wrong_type=object(),
        wrong_shape=["lambda", "w"],
        nonsense="lambda w w)",
    ),
    "b": choice_rows(
        "c",
        4,
        named=[
            ("norm", "a", "of length"),
            ("half-forgotten", "b", "factor of 2"),
            ("absolute", "d", "as hard"),
        ],
    ),
    "c": Rows(
        right=[
            "(1-eta*lambda)*w - eta*g",
            "w - eta*(g + lambda*w)",
            "w - η g - η λ w",
            r"w - \eta (g + \lambda w)",
        ],
        named=[
            ("weights-grow", "w + eta*(-g + lambda*w)", "longer"),
            ("uphill", "w + eta*g + eta*lambda*w", "climbs"),
            ("step-forgotten", "w - eta*g - lambda*w", "multiplies the whole"),
            ("no-decay", "w-eta*g", "leaves out"),
            ("decays-step", "(1-eta*lambda)*(w-eta*g)", "as well"),
        ],
        near=[
            "(1-eta*lambda)*w + eta*g",
            "(1-lambda)*w - eta*g",
            "(1-2*eta*lambda)*w - eta*g",
            "-eta*(g+lambda*w)",
        ],
        wrong_type=b"w",
        wrong_shape=["w", "g"],
        nonsense="w minus a bit",
    ),
    "d": Rows(
        right=["1.85", 1.85, Fraction(37, 20), r"\frac{37}{20}", "0.95*2 - .1*.5"],
        named=[
            ("weights-grow", "2.05", "towards 0"),
            ("uphill", "2.15", "against"),
            ("no-step", "1.9", "shrunk weight"),
            ("step-forgotten", "0.95", "multiplies"),
            ("no-decay", "1.95", "without"),
        ],
        near=["1.8525", "1.8", "1.85000001", "-1.85"],
        wrong_type=object(),
        wrong_shape=["1.85", "0"],
        nonsense="a bit less",
    ),
    "e": Rows(
        right=["inf", "∞", "oo", r"\infty"],
        named=[
            ("right-sign", "0", "right sign"),
            ("one-step", "1.01", "after one step"),
            ("stays", "1", "add nothing"),
        ],
        near=["-inf", "none", "100", "1.01^100"],
        wrong_type=object(),
        wrong_shape=["inf", "inf"],
        nonsense="far, far away",
    ),
    "f": Rows(
        right=[
            "0 < ηλ < 2",
            "0 < eta*lambda < 2",
            "0 < 2*eta*lambda < 4",
            "λη > 0 and λη < 2",
            "(0, 2)",
            "(0,4/2)",
            "(0, 2.0)",
            "(0, 1 + 1)",
        ],
        named=[
            ("no-jump", "(0, 1)", "sign changes"),
            ("no-jump-closed", "(0, 1]", "one step is enough"),
            ("ends", "[0, 2]", "keeps its length"),
        ],
        near=["0 < ηλ <= 2", "(0, 2]", "[0, 2)", "(-2, 2)", "(0, 1.999999)", "(0, inf)", "(-1, 1)"],
        wrong_type=object(),
        wrong_shape="2",
        nonsense="small ones",
    ),
    "g": Rows(
        right=["a, c", ["c", "a"], "AC"],
        named=[
            ("not-convex", "a, b", "convex functions is convex"),
            ("bias-penalised", "d", "contained"),
        ],
        near=["a", "c", "a, c, d", "b"],
        wrong_type=1.5,
        wrong_shape=[["a", "c"]],
        nonsense="?!",
    ),
    "h": Rows(
        right=["lambda*(1-mu)", "λ - λμ", r"\lambda (1 - \mu)", "(1-mu)*lambda"],
        named=[("plain", "λ", "for"), ("inverse", "lambda/(1-mu)", "loss gains")],
        near=["lambda*mu", "lambda*(1+mu)", "1-mu", "lambda*(1-mu)^2", "lambda - mu"],
        wrong_type=object(),
        wrong_shape=["lambda", "mu"],
        nonsense="weaker",
    ),
}
