r"""RealSoftMax at a scale: exercise 5c and d of the softmax section of Dive into Deep Learning.

With a factor $\lambda > 0$ it comes as near to the maximum as one likes. The book asks whether
"this" still holds with the factor. It means the strict inequality and the smallest difference of a
and b. The summary leaves both parts unanswered.
"""

from softmaxquiz import Exercise, Formula, Interval, Limit, Line, Ordering

EXERCISE = Exercise(
    "real_softmax_scaled",
    "RealSoftMax with a factor",
    "Dive into Deep Learning, section 4.1, exercise 5c and d",
)

c1 = EXERCISE.part(
    "c1",
    r"""
    Let $R_\lambda(a, b) = \frac1\lambda \log(e^{\lambda a} + e^{\lambda b})$ with $\lambda > 0$.
    Give $R_\lambda(a, b) - \max(a, b)$ as a formula in $\lambda$, $a$ and $b$.
    """,
    Formula(
        "log(1 + exp(-lambda*abs(a - b)))/lambda",
        domain={"lambda": "positive", "a": "real", "b": "real"},
        asked=["exp(lambda*a) + exp(lambda*b)"],
        misconceptions=[
            (
                "outer-factor-forgotten",
                "log(1 + exp(-lambda*abs(a - b)))",
                r"This is the difference for $\lambda R_\lambda$. Divide once more.",
            ),
            (
                "inner-factor-forgotten",
                "log(1 + exp(-abs(a - b)))/lambda",
                r"What counts is the distance between $\lambda a$ and $\lambda b$.",
            ),
            (
                "no-factor",
                "log(1 + exp(-abs(a - b)))",
                r"This is the difference for $\lambda = 1$.",
            ),
        ],
    ),
    hints=[
        r"Put $\lambda a$ and $\lambda b$ into $\log(e^a + e^b) = \max(a, b) + "
        r"\log(1 + e^{-|a - b|})$.",
        r"$\max(\lambda a, \lambda b)$ is $\lambda$ times the maximum, as $\lambda > 0$. Then "
        r"divide.",
    ],
    solution=r"""
    A factor $\lambda > 0$ keeps the order, so
    $\log(e^{\lambda a} + e^{\lambda b}) = \lambda \max(a, b) + \log(1 + e^{-\lambda |a - b|})$.
    Divided by $\lambda$, the difference is positive as before:
    $\frac1\lambda \log(1 + e^{-\lambda |a - b|})$.
    """,
)

c2 = EXERCISE.part(
    "c2",
    r"Which values does this difference take over all real $a$ and $b$, if $\lambda$ is fixed?",
    Interval(
        "(0, log(2)/lambda]",
        named=[
            "log(exp(lambda*a)+exp(lambda*b))/lambda-max(a,b)",
            "log(1+exp(-lambda*abs(a-b)))/lambda",
        ],
        domain={"lambda": "positive"},
        misconceptions=[
            (
                "no-factor",
                "(0, log(2)]",
                r"This is right for $\lambda = 1$. What is the difference at $a = b$?",
            ),
            (
                "factor-upside-down",
                "(0, lambda*log(2)]",
                r"A larger $\lambda$ makes the difference smaller, not larger.",
            ),
            ("infimum-reached", "[0, log(2)/lambda]", "No finite $a$ and $b$ make it 0."),
        ],
    ),
    hints=["Look at $a = b$, and at numbers further and further apart.", "Which end changes?"],
    solution=r"""
    At $a = b$ it is $\frac{\log 2}{\lambda}$. So both statements hold for every $\lambda$:
    $R_\lambda$ is strictly above the maximum, and as near to it as you like. As
    $|a - b| \to \infty$ the difference falls towards 0 without reaching it:
    $(0, \frac{\log 2}{\lambda}]$.
    """,
)

d1 = EXERCISE.part(
    "d1",
    r"What is the limit of $R_\lambda(a, b)$ as $\lambda \to \infty$?",
    Limit(
        "max(a, b)",
        misconceptions=[
            (
                "factor-forgotten",
                "inf",
                r"The logarithm may grow without bound, but it is divided by $\lambda$.",
            ),
            ("limit-of-difference", "0", "This is the limit of its distance from the maximum."),
            ("one-order-only", "a", r"This is right where $a \ge b$."),
            (
                "other-end",
                "(a + b)/2",
                r"The mean belongs to $\lambda \to 0$, after subtracting $\frac{\log 2}{\lambda}$.",
            ),
            ("no-factor", "log(exp(a) + exp(b))", r"This is its value at $\lambda = 1$."),
        ],
    ),
    hints=[
        r"What is the limit of its difference from the maximum?",
        r"This difference is at most $\frac{\log 2}{\lambda}$.",
    ],
    solution=r"""
    $0 < R_\lambda(a, b) - \max(a, b) \le \frac{\log 2}{\lambda} \to 0$, so the limit is
    $\max(a, b)$.
    """,
)

d2 = EXERCISE.part(
    "d2",
    r"""
    Prove it, using only that the exponential and the logarithm are strictly increasing. Here $M$ is
    the limit found in d1. Put the lines in order. One line does not belong to the proof.
    """,
    Ordering(
        Line("d", r"$e^{\lambda M} < e^{\lambda a} + e^{\lambda b} \le 2 e^{\lambda M}$."),
        Line(
            "e",
            r"$\lambda M < \log(e^{\lambda a} + e^{\lambda b}) \le \lambda M + \log 2$.",
            needs="d",
        ),
        Line("b", r"$M < R_\lambda(a, b) \le M + \frac{\log 2}{\lambda}$.", needs="e"),
        Line("f", r"$\frac{\log 2}{\lambda} \to 0$ as $\lambda \to \infty$."),
        Line(
            "a", r"So $R_\lambda(a, b)$ is squeezed between two bounds that go to $M$.", needs="bf"
        ),
        Line(
            "c",
            r"$e^{\lambda a}, e^{\lambda b} \to \infty$, so the smaller one may be left out.",
            distractor=r"for $a < 0$ the exponential $e^{\lambda a}$ goes to 0, and at a tie "
            "neither is smaller.",
        ),
    ),
    hints=[
        "Bound the sum of the two exponentials on both sides by the larger one.",
        "Take logarithms, divide, and let the bounds meet.",
    ],
    solution=r"""
    `d e b f a`; line f may stand anywhere before line a. Line c does not belong: the
    exponentials need not grow, and at $a = b$ neither is smaller.
    """,
)

PARTS = (c1, c2, d1, d2)
