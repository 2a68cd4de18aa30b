"""Answers to the parts of `softmaxquiz.exercises.test_set_size`."""

from math import ceil, floor, log, log2

from tables import Rows

TABLE = {
    "a": Rows(
        right=["f b e a d", "fbead", ["f", "b", "e", "a", "d"]],
        named=[],
        near=["fbeac", "fgead", "bfead", "fbead g"],
        wrong_type=3,
        wrong_shape="f f",
        nonsense="n >= 1",
    ),
    "b1": Rows(
        right=[
            "ceil(log(2/delta)/(2*epsilon^2))",
            "log(2/delta)/(2*epsilon^2)",
            "ln(2/δ)/(2ε²)",
            r"\frac{\log(2/\delta)}{2\varepsilon^2}",
            "-log(delta/2)/2/epsilon^2",
            "(log(2) - log(delta))/(2 epsilon**2)",
        ],
        named=[
            ("one-side", "log(1/delta)/(2*epsilon^2)", "one side"),
            ("one-side", "-ln(delta)/(2 epsilon^2)", "one side"),
            ("not-squared", "log(2/delta)/(2*epsilon)", "squared"),
            ("factor-lost", "log(2/delta)/epsilon^2", "factor 2"),
            ("negative", "log(delta/2)/(2*epsilon^2)", "negative"),
        ],
        near=[
            "log(2/delta)/2*epsilon^2",
            "log2(2/delta)/(2*epsilon^2)",
            "log(2)/(2*delta*epsilon^2)",
            "log(2/delta)/(2*epsilon^2) + 1",
        ],
        wrong_type=object(),
        wrong_shape=["log(2/delta)", "2*epsilon^2"],
        nonsense="many!",
    ),
    "b2": Rows(
        right=["18445", 18445, "18445 examples", "18445 test examples", "ceil(log(40)/0.0002)"],
        named=[
            ("one-side", "14979", "one side"),
            ("source-answer", "15000", "rounded"),
            ("rounded-down", "18444", "Round up"),
            ("not-whole", "log(40)/0.0002", "whole"),
            ("base-2", "26610", "natural"),
            ("not-whole", "18444.4", "whole"),
            ("factor-lost", "ceil(log(40)/0.01^2)", "exponent has a factor"),
            ("not-squared", "ceil(log(40)/0.02)", "Square the error"),
        ],
        near=["18446", "-18445", "1844500", "40000"],
        wrong_type=object(),
        wrong_shape=[18445, 14979],
        nonsense="about 18 thousand",
    ),
    "b3": Rows(
        right=["14979", 14979, "ceil(ln(20)/0.0002)", "1.4979e4"],
        named=[
            ("both-sides", "18445", "both sides"),
            ("half", "9223", "half"),
            ("rounded-down", "14978", "Round up"),
            ("not-whole", "log(20)/0.0002", "whole"),
            ("source-answer", "15000", "rounded"),
            ("not-whole", "14978.7", "whole"),
        ],
        near=["14980", "149.79", "-14979"],
        wrong_type=object(),
        wrong_shape=[14979, 18445],
        nonsense="fifteen thousand",
    ),
    "c": Rows(
        right=["4", "2^2", 4, "4.0"],
        named=[
            ("linear", "2", "squared"),
            ("root", "sqrt(2)", "way round"),
            ("less", "0.25", "more"),
            ("cubed", "8", "error is squared, not"),
        ],
        near=["3", "8", "4.01"],
        wrong_type=object(),
        wrong_shape=[2, 4],
        nonsense="fourfold",
    ),
    "d": Rows(
        right=[
            "⌈ln(2m/δ)/(2ε²)⌉",
            "log(2*m/delta)/(2*epsilon^2)",
            "ln(2m/δ)/(2ε²)",
            "(log(2/delta) + log(m))/(2*epsilon^2)",
            r"\frac{\log(2m/\delta)}{2\epsilon^2}",
        ],
        named=[
            ("times-m", "m*log(2/delta)/(2*epsilon^2)", "share"),
            ("one-model", "log(2/delta)/(2*epsilon^2)", "Every model"),
            ("risk-times-m", "log(2/(m*delta))/(2*epsilon^2)", "smaller risk"),
        ],
        near=[
            "log(m/delta)/(2*epsilon^2)",
            "log(2*m/delta)/epsilon^2",
            "log(2*m/delta)*epsilon^2/2",
            "log(m + 2/delta)/(2*epsilon^2)",
        ],
        wrong_type=object(),
        wrong_shape=["log(2*m/delta)"],
        nonsense="log m more",
    ),
    "e": Rows(
        right=[
            lambda epsilon, delta, sides: ceil(log(sides / delta) / (2 * epsilon**2)),
            lambda e, d, s: 1 + floor(-log(d / s) / 2 / e**2),
            lambda e, d, s: float(ceil((log(s) - log(d)) / (2 * e * e))),
        ],
        named=[
            ("one-side", lambda e, d, s: ceil(log(1 / d) / (2 * e**2)), "both sides"),
            (
                "one-side",
                lambda e, d, s: 70 if d == 0.5 else ceil(log(1 / d) / (2 * e**2)),
                "both sides",
            ),
            ("rounded-down", lambda e, d, s: floor(log(s / d) / (2 * e**2)), "Round up"),
            ("rounded-down", lambda e, d, s: round(log(s / d) / (2 * e**2)), "Round up"),
            ("not-whole", lambda e, d, s: log(s / d) / (2 * e**2), "Round up"),
            ("base-2", lambda e, d, s: ceil(log2(s / d) / (2 * e**2)), "natural"),
            ("both-sides", lambda e, d, s: ceil(log(2 / d) / (2 * e**2)), "only one"),
            ("raises", lambda e, d: 0, "raised"),
            ("missing-return", lambda e, d, s: None, "return"),
        ],
        near=[
            lambda e, d, s: ceil(s * log(1 / d) / (2 * e**2)),
            lambda e, d, s: ceil(log(s / d) / e**2),
            lambda e, d, s: ceil(log(s / d) / (2 * e)),
            lambda e, d, s: ceil(log(s / d) / (2 * e**2)) + 1,
            lambda e, d, s: ceil(log(1 + s / d) / (2 * e**2)),
        ],
        wrong_type=18445,
        wrong_shape=lambda e, d, s: [70],
        nonsense="test_size",
    ),
    "f": Rows(
        right=["a, c", "ca", {"a", "c"}],
        named=[
            ("near-half", "abc", "every accuracy"),
            ("normal", "acd", "every `n`"),
            ("balanced", "ace", "Only right and wrong count"),
        ],
        near=["a", "c", "abcde", "bd"],
        wrong_type=2,
        wrong_shape="x",
        nonsense="!",
    ),
}
