"""Answers to the parts of `softmaxquiz.exercises.soft_minimum`."""

from tables import Rows

TABLE = {
    "e1": Rows(
        right=[
            "-log(exp(-a) + exp(-b))",
            "a + b - ln(e^a + e^b)",
            r"-\log\left(e^{-a} + e^{-b}\right)",
            "log(1/(1/e^a + 1/e^b))",
            "min(a, b) - log(1 + e^-|a-b|)",
        ],
        named=[
            ("outer-sign-forgotten", "log(e^-a + e^-b)", "is the soft maximum"),
            ("inner-signs-forgotten", "-log(e^a + e^b)", "negate the two numbers"),
            ("reciprocal", "1/log(e^a + e^b)", "one over"),
            ("hard-minimum", "min(a, b)", "corner"),
        ],
        near=["log(e^a + e^b)", "log(e^-a - e^-b)", "-log(e^-a + e^b)", "-log(e^-a*e^-b)"],
        wrong_type=object(),
        wrong_shape=["-a", "-b"],
        nonsense="softmin",
    ),
    "e2": Rows(
        right=[
            "m - ln 2 <= -log(e^-a + e^-b) < m",
            "[m - log(2), m)",
            "[m - ln 2, m)",
            "[-ln(2) + m, m)",
            r"\left[m - \log 2, m\right)",
        ],
        named=[
            ("wrong-side", "(m, m + log(2)]", "below"),
            ("minimum-reached", "[m - log(2), m]", "other number counts, too"),
            ("tie-forgotten", "(m - log(2), m)", "reached"),
        ],
        near=["(m - log(2), m]", "[m - 2, m)", "[-log(2), 0)", "(-inf, m)", "[m/2, m)"],
        wrong_type=object(),
        wrong_shape="m - log(2)",
        nonsense="below m",
    ),
    "f1": Rows(
        right=["(M, M + log(K)]", "(M, ln(K) + M]", "(M, log(K*e^M)]", r"(M, M + \log K]"],
        named=[
            ("two-only", "(M, M + ln 2]", "all $K$"),
            ("maximum-reached", "[M, M + log(K)]", "positive"),
            ("logarithm-forgotten", "(M, M + K]", "logarithm"),
            ("factor-for-summand", "(M, K*M]", "not a product"),
        ],
        near=["(M, M + log(K))", "(M, M + log(K-1)]", "(0, log(K)]", "(M, M + log(K)/K]"],
        wrong_type=object(),
        wrong_shape="M + log(K)",
        nonsense="(M, M + log K",
    ),
    "f2": Rows(
        right=["log(min(m, K))", "log(m)", "ln m", r"\log m", "-log(1/m)"],
        named=[
            ("all-counted", "log(K)", "negligible"),
            ("ties-forgotten", "0", "is right if only"),
            ("logarithm-forgotten", "m", "before its logarithm"),
        ],
        near=["inf", "M", "log(m)/m", "log(K/m)", "log2(m)", "M + log(m)"],
        wrong_type=object(),
        wrong_shape=["log(m)", "0"],
        nonsense="log ties",
    ),
    "f3": Rows(
        right=["100*log(10)", "100 ln 10", r"100 \ln(10)", "log(10)/0.01", "log(10^100)"],
        named=[
            ("two-only", "100*log(2)", "two numbers"),
            ("logarithm-forgotten", "1000", "not $K$"),
            ("base-ten", "100", "natural"),
            ("upside-down", "log(10)/100", "the excess large, not"),
            ("hundredth-forgotten", "log(10)", "this the excess is"),
            ("one-fewer", "100*log(9)", "ten numbers count in"),
            ("exchanged", "10*log(100)", "exchanged two numbers"),
        ],
        near=["230.2585092994", "-100*log(10)", "10*log(100)", "0", "231"],
        wrong_type=object(),
        wrong_shape=["100", "log(10)"],
        nonsense="lots",
    ),
}
