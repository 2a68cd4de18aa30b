r"""RealSoftMax at a scale: exercise 5c and d of the softmax section of Dive into Deep Learning.

With a factor $\lambda > 0$ it becomes as near to the maximum as one likes. The book asks whether
"this" holds with the factor, and means the strict inequality and the smallest difference of a and
b; the summary leaves both parts unanswered.
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
                r"This is the difference of $\lambda R_\lambda$ and $\lambda \max$.",
            ),
            (
                "inner-factor-forgotten",
                "log(1 + exp(-abs(a - b)))/lambda",
                r"The numbers whose distance counts are $\lambda a$ and $\lambda b$.",
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
        r"$\max(\lambda a, \lambda b) = \lambda \max(a, b)$ for $\lambda > 0$. Then divide.",
    ],
    solution=r"""
    A factor $\lambda > 0$ keeps the order, so
    $\log(e^{\lambda a} + e^{\lambda b}) = \lambda \max(a, b) + \log(1 + e^{-\lambda |a - b|})$.
    Divided by $\lambda$, the difference is $\frac1\lambda \log(1 + e^{-\lambda |a - b|})$, which is
    positive as before.
    """,
)

c2 = EXERCISE.part(
    "c2",
    r"Which values does this difference take, over all real $a$ and $b$, for a fixed $\lambda$?",
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
    hints=["Look at $a = b$, and at numbers ever further apart.", "Only the right end changes."],
    solution=r"""
    At $a = b$ it is $\frac{\log 2}{\lambda}$. As $|a - b| \to \infty$ it falls towards 0, which it
    does not reach: $(0, \frac{\log 2}{\lambda}]$. So both statements hold for every $\lambda > 0$:
    strictly above the maximum, and as near to it as you please.
    """,
)

d1 = EXERCISE.part(
    "d1",
    r"Where does $R_\lambda(a, b)$ go as $\lambda \to \infty$?",
    Limit(
        "max(a, b)",
        misconceptions=[
            (
                "factor-forgotten",
                "inf",
                r"The logarithm may grow without bound, but it is divided by $\lambda$.",
            ),
            ("limit-of-difference", "0", "This is where its distance from the maximum goes."),
            ("one-order-only", "a", r"This is right where $a \ge b$."),
            (
                "other-end",
                "(a + b)/2",
                r"The mean belongs to $\lambda \to 0$, once $\frac{\log 2}{\lambda}$ is taken off.",
            ),
            ("no-factor", "log(exp(a) + exp(b))", r"This is its value at $\lambda = 1$."),
        ],
    ),
    hints=[
        r"Where does its difference from the maximum go?",
        r"This difference is at most $\frac{\log 2}{\lambda}$.",
    ],
    solution=r"""
    $0 < R_\lambda(a, b) - \max(a, b) \le \frac{\log 2}{\lambda} \to 0$: the limit is $\max(a, b)$.
    """,
)

d2 = EXERCISE.part(
    "d2",
    r"""
    Prove it with $M = \max(a, b)$, from nothing but the fact that the exponential and the logarithm
    are strictly increasing. One line does not belong.
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
        Line("a", r"So $R_\lambda(a, b)$ is squeezed: it goes to $M$.", needs="bf"),
        Line(
            "c",
            r"$e^{\lambda a}, e^{\lambda b} \to \infty$, so the smaller power may be left out.",
            distractor=r"for $a < 0$ the power $e^{\lambda a}$ goes to 0, and at a tie no power is "
            "the smaller.",
        ),
    ),
    hints=[
        "Bound the sum of the two powers from both sides by the larger one.",
        "Take logarithms, divide, and let the bounds meet.",
    ],
    solution=r"""
    `d e b f a`; line f may stand anywhere before line a. Line c does not belong: powers need not
    grow, and at $a = b$ no power is the smaller.
    """,
)

PARTS = (c1, c2, d1, d2)
