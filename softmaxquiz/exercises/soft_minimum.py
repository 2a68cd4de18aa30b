r"""Soft minimum, and more numbers: exercise 5e and f of Dive into Deep Learning, softmax section.

The summary leaves both unanswered.
"""

from softmaxquiz import Exercise, Formula, Interval, Limit, Number

EXERCISE = Exercise(
    "soft_minimum",
    "Soft minimum, and more than two numbers",
    "Dive into Deep Learning, section 4.1, exercise 5e and f",
)

e1 = EXERCISE.part(
    "e1",
    r"""
    Make the soft minimum of $a$ and $b$ from RealSoftMax, as $\min(a, b) = -\max(-a, -b)$. Give it
    as a formula.
    """,
    Formula(
        "-log(exp(-a) + exp(-b))",
        misconceptions=[
            (
                "outer-sign-forgotten",
                "log(exp(-a) + exp(-b))",
                "This is the soft maximum of $-a$ and $-b$. Change its sign.",
            ),
            (
                "inner-signs-forgotten",
                "-log(exp(a) + exp(b))",
                "This is near $-\\max(a, b)$: negate the two numbers as well.",
            ),
            (
                "reciprocal",
                "1/log(exp(a) + exp(b))",
                "A minimum is a maximum with changed signs, not one over a maximum.",
            ),
            ("hard-minimum", "min(a, b)", "This is the minimum itself, with its corner."),
        ],
    ),
    hints=[
        r"Replace $\max$ by RealSoftMax, and nothing else.",
        r"RealSoftMax of $-a$ and $-b$ is $\log(e^{-a} + e^{-b})$. What is still missing?",
    ],
    solution=r"$$-\log(e^{-a} + e^{-b}) = a + b - \log(e^a + e^b).$$",
)

e2 = EXERCISE.part(
    "e2",
    r"""
    Where does the soft minimum of $a$ and $b$ lie? Give all values that it can take for a given
    $m = \min(a, b)$, as an interval in $m$.
    """,
    Interval(
        "[m - log(2), m)",
        named=["-log(exp(-a)+exp(-b))"],
        domain={"m": "real"},
        misconceptions=[
            ("wrong-side", "(m, m + log(2)]", "It lies below the minimum."),
            (
                "minimum-reached",
                "[m - log(2), m]",
                "The other number counts, too, so it is never $m$ itself.",
            ),
            ("tie-forgotten", "(m - log(2), m)", "The left end is reached: what if $a = b$?"),
        ],
    ),
    hints=[
        r"RealSoftMax of $-a$ and $-b$ lies above $\max(-a, -b) = -m$, by at most $\log 2$.",
        "Change all signs. What happens to the order?",
    ],
    solution=r"""
    $-m < \log(e^{-a} + e^{-b}) \le -m + \log 2$. With signs changed,
    $m - \log 2 \le -\log(e^{-a} + e^{-b}) < m$. The left end is reached at $a = b$, so the values
    are $[m - \log 2, m)$.
    """,
)

f1 = EXERCISE.part(
    "f1",
    r"""
    Now take $K \ge 2$ real numbers with the maximum $M$. Give all values that
    $\log \sum_i e^{x_i}$ can take, as an interval in $M$ and $K$.
    """,
    Interval(
        "(M, M + log(K)]",
        domain={"M": "real", "K": "natural, K >= 2"},
        misconceptions=[
            (
                "two-only",
                "(M, M + log(2)]",
                "This is right for $K = 2$. What if all $K$ are equal?",
            ),
            (
                "maximum-reached",
                "[M, M + log(K)]",
                "The other exponentials are positive, however small.",
            ),
            (
                "logarithm-forgotten",
                "(M, M + K]",
                "For equal numbers the sum is $K e^M$. What is its logarithm?",
            ),
            ("factor-for-summand", "(M, K*M]", r"$\log(K e^M)$ is a sum, not a product."),
        ],
    ),
    hints=[
        "The largest exponential alone gives one bound. It is never the whole sum.",
        r"No exponential exceeds $e^M$: $\sum_i e^{x_i} \le K e^M$.",
    ],
    solution=r"""
    $e^M < \sum_i e^{x_i} \le K e^M$, so $M < \log \sum_i e^{x_i} \le M + \log K$. The right end is
    reached if all numbers are equal. The left end is only approached, as the others fall:
    $(M, M + \log K]$.
    """,
)

f2 = EXERCISE.part(
    "f2",
    r"""
    Exactly $m$ of these $K$ numbers equal the maximum $M$. Give the limit of
    $\log \sum_i e^{\lambda x_i} - \lambda M$ as $\lambda \to \infty$.
    """,
    Limit(
        "log(m)",
        domain={"m": "natural", "K": "natural, K >= 2, m <= K", "M": "real"},
        misconceptions=[
            (
                "all-counted",
                "log(K)",
                r"Exponentials below the largest become negligible beside it.",
            ),
            ("ties-forgotten", "0", "This is right if only one number has the maximum."),
            ("logarithm-forgotten", "m", "This is the limit of the sum before its logarithm."),
        ],
    ),
    hints=[
        r"Move $\lambda M$ into the logarithm: $\log \sum_i e^{\lambda (x_i - M)}$.",
        "Which terms stay 1, and which go to 0?",
    ],
    solution=r"""
    Divided by $\lambda$ the limit vanishes, so $\frac1\lambda \log \sum_i e^{\lambda x_i} \to M$
    with ties or without. The difference is $\log \sum_i e^{\lambda (x_i - M)}$. The $m$ terms at
    the maximum are 1, and the others go to 0: the limit is $\log m$.
    """,
)

f3 = EXERCISE.part(
    "f3",
    r"""
    For ten numbers, $\frac1\lambda \log \sum_i e^{\lambda x_i}$ must exceed the maximum by at most
    $\frac1{100}$, whatever the numbers are. Give the smallest such $\lambda$ exactly.
    """,
    Number(
        "100*log(10)",
        misconceptions=[
            ("two-only", "100*log(2)", "This is enough for two numbers."),
            (
                "logarithm-forgotten",
                "1000",
                "The worst case is $\\log K$ over $\\lambda$, not $K$ over $\\lambda$.",
            ),
            ("base-ten", "100", "The logarithm is natural: $\\log 10$ is not 1."),
            ("hundredth-forgotten", "log(10)", "For this the excess is up to 1, not a hundredth."),
            ("one-fewer", "100*log(9)", "All ten numbers count in the worst case."),
            ("exchanged", "10*log(100)", "Ten is how many numbers there are; put it for $K$."),
            ("upside-down", "log(10)/100", "This $\\lambda$ makes the excess large, not small."),
        ],
    ),
    hints=[
        "In which case is the difference largest?",
        r"The excess is at most $\frac{\log K}{\lambda}$, and reaches it if all are equal.",
    ],
    solution=r"""
    In the worst case, ten equal numbers, the excess is $\frac{\log 10}{\lambda}$. To make this at
    most $\frac1{100}$, the smallest value is $\lambda = 100 \log 10 \approx 230.3$.
    """,
)

PARTS = (e1, e2, f1, f2, f3)
