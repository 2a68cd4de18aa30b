"""Answers to the parts of `softmaxquiz.exercises.accuracy_interval`."""

from fractions import Fraction

from tables import Rows, choice_rows

TABLE = {
    "a": Rows(
        right=["sqrt(q*(1-q)/n)", "(q(1-q)/n)^(1/2)", r"\sqrt{\frac{q-q^2}{n}}", "√(q(1-q))/√n"],
        named=[
            ("variance", "q*(1-q)/n", "variance"),
            ("single", "sqrt(q*(1-q))", "single"),
            ("root-forgotten", "sqrt(q*(1-q))/n", "variance* that"),
            ("sum", "sqrt(n*q*(1-q))", "number of hits"),
        ],
        near=["sqrt(q/n)", "sqrt(q*(1-q)/(n+1))", "-sqrt(q*(1-q)/n)", "sqrt(q*(1-q)/n)/2"],
        wrong_type=object(),
        wrong_shape=["q", "n"],
        nonsense="root of (",
    ),
    "b": Rows(
        right=["1/(2*sqrt(n))", "1/2*n^(-1/2)", "sqrt(1/(4n))", r"\frac{1}{2\sqrt{n}}"],
        named=[
            ("variance", "1/(4*n)", "variance"),
            ("root-of-quarter", "1/(4*sqrt(n))", "root of"),
            ("no-bound", "1/sqrt(n)", "never as large"),
        ],
        near=["1/(2*n)", "sqrt(n)/2", "1/2", "1/(2*sqrt(n+1))"],
        wrong_type=object(),
        wrong_shape=["1", "n"],
        nonsense="half of it",
    ),
    "c": Rows(
        right=["0.01", "1/100", 0.01, Fraction(1, 100), "sqrt(0.09/900)"],
        named=[
            ("variance", "0.0001", "variance"),
            ("single", "0.3", "single"),
            ("root-once", "0.3/900", "root"),
            ("hits", "9", "hits"),
            ("at-most", "1/60", "bound"),
        ],
        near=["0.010001", "0.1", "-0.01", "0.02"],
        wrong_type=object(),
        wrong_shape=[0.89, 0.91],
        nonsense="small",
    ),
    "d": Rows(
        right=["[0.88, 0.92]", "[22/25, 23/25]", "[0.9 - 0.02, 0.9 + 0.02]", "[.88,.92]"],
        named=[
            ("one", "[0.89, 0.91]", "This is one"),
            ("four", "[0.86, 0.94]", "This is four"),
        ],
        near=["(0.88, 0.92)", "[0.88, 0.92)", "[0.87, 0.93]", "[0.8, 1]"],
        wrong_type=object(),
        wrong_shape="0.9",
        nonsense="about 0.9",
    ),
    "e": choice_rows(
        "c",
        4,
        named=[
            ("certain", "a", "next"),
            ("bessel", "b", "still 0"),
            ("no-variance", "d", "from one test set"),
        ],
    ),
    "f": Rows(
        right=["n/(n+z^2)", "1/(1+z^2/n)", "1 - z^2/(n+z^2)", r"\frac{n}{n + z^2}"],
        named=[
            ("measured-deviation", "1", "deviation is 0"),
            ("not-squared", "n/(n+z)", "Square"),
            ("chance-of-error", "z^2/(z^2+n)", "This is"),
            ("first-order", "1 - z^2/n", "factor"),
        ],
        near=["n/(n-z^2)", "(n+z^2)/n", "n/(n+2*z^2)", "1 - z/sqrt(n)"],
        wrong_type=object(),
        wrong_shape=["n", "z"],
        nonsense="n/(n+",
    ),
    "g": choice_rows(
        "d",
        4,
        named=[
            ("single-images", "a", "single images"),
            ("fixed-interval", "b", "What varies"),
            ("next-measurement", "c", "outside more often"),
        ],
    ),
    "h": Rows(
        right=[
            "a+b-(a-b)^2",
            "a(1-a) + b(1-b) + 2ab",
            "a*(1-a+b)^2 + b*(1+a-b)^2 + (1-a-b)*(a-b)^2",
            "a + b - (b - a)²",
        ],
        named=[
            ("mean-square", "a+b", "mean is not 0"),
            ("independent", "a - a^2 + b - b^2", "excludes the other"),
        ],
        near=["a-b-(a-b)^2", "a+b-(a+b)^2", "(a-b)^2", "a+b+(a-b)^2", "sqrt(a+b-(a-b)^2)"],
        wrong_type=object(),
        wrong_shape=["a", "b"],
        nonsense="a + (b",
    ),
}
