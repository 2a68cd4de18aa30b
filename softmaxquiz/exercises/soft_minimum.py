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
    What does the soft minimum of $a$ and $b$ look like? Make it from RealSoftMax, as
    $\min(a, b) = -\max(-a, -b)$, and give it as a formula.
    """,
    Formula(
        "-log(exp(-a) + exp(-b))",
        misconceptions=[
            (
                "outer-sign-forgotten",
                "log(exp(-a) + exp(-b))",
                "This is the soft maximum of $-a$ and $-b$. Turn it back.",
            ),
            (
                "inner-signs-forgotten",
                "-log(exp(a) + exp(b))",
                "This is near $-\\max(a, b)$: the numbers themselves were not turned round.",
            ),
            (
                "reciprocal",
                "1/log(exp(a) + exp(b))",
                "A minimum is a maximum with signs turned, not one over a maximum.",
            ),
            ("hard-minimum", "min(a, b)", "This is the minimum itself, with its corner."),
        ],
    ),
    hints=[
        r"Replace $\max$ by RealSoftMax, and nothing else.",
        r"RealSoftMax of $-a$ and $-b$ is $\log(e^{-a} + e^{-b})$. One sign is left.",
    ],
    solution=r"$$-\log(e^{-a} + e^{-b}) = a + b - \log(e^a + e^b).$$",
)

e2 = EXERCISE.part(
    "e2",
    r"""
    Where does the soft minimum of $a$ and $b$ lie? Give all values it can have for a given
    $m = \min(a, b)$ as an interval.
    """,
    Interval(
        "[m - log(2), m)",
        named=["-log(exp(-a)+exp(-b))"],
        domain={"m": "real"},
        misconceptions=[
            ("wrong-side", "(m, m + log(2)]", "It lies below the minimum."),
            ("minimum-reached", "[m - log(2), m]", "Both powers count, so it is not $m$ itself."),
            ("tie-forgotten", "(m - log(2), m)", "The left end is reached: what if $a = b$?"),
        ],
    ),
    hints=[
        r"RealSoftMax of $-a$ and $-b$ lies above $\max(-a, -b) = -m$, by at most $\log 2$.",
        "Change the sign of everything: the order turns round.",
    ],
    solution=r"""
    $-m < \log(e^{-a} + e^{-b}) \le -m + \log 2$. With signs changed,
    $m - \log 2 \le -\log(e^{-a} + e^{-b}) < m$, with equality at $a = b$.
    """,
)

f1 = EXERCISE.part(
    "f1",
    r"""
    Now $K \ge 2$ real numbers with the maximum $M$. Give all values that
    $\log \sum_i e^{x_i}$ can have, as an interval in $M$ and $K$.
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
            ("maximum-reached", "[M, M + log(K)]", "The other powers are positive, however small."),
            (
                "logarithm-forgotten",
                "(M, M + K]",
                "$K$ equal powers have the sum $K e^M$. What is its logarithm?",
            ),
            ("factor-for-summand", "(M, K*M]", r"$\log(K e^M)$ is a sum, not a product."),
        ],
    ),
    hints=[
        "The largest power alone gives one bound; it is never the whole sum.",
        r"No power exceeds $e^M$: $\sum_i e^{x_i} \le K e^M$.",
    ],
    solution=r"""
    $e^M < \sum_i e^{x_i} \le K e^M$, so $M < \log \sum_i e^{x_i} \le M + \log K$. The right end is
    reached if all numbers are equal; the left is approached, not reached, as the others fall.
    """,
)

f2 = EXERCISE.part(
    "f2",
    r"""
    Of these numbers $m$ share the maximum $M$. Give the limit of
    $\log \sum_i e^{\lambda x_i} - \lambda M$ as $\lambda \to \infty$.
    """,
    Limit(
        "log(m)",
        domain={"m": "natural", "K": "natural, K >= 2, m <= K", "M": "real"},
        misconceptions=[
            ("all-counted", "log(K)", r"Powers below the largest become negligible beside it."),
            ("ties-forgotten", "0", "This is right if one number has the maximum alone."),
            ("logarithm-forgotten", "m", "This is the limit of the sum before its logarithm."),
        ],
    ),
    hints=[
        r"Move $\lambda M$ into the logarithm: $\log \sum_i e^{\lambda (x_i - M)}$.",
        "Which terms stay 1, and which go to 0?",
    ],
    solution=r"""
    It is $\log \sum_i e^{\lambda (x_i - M)}$. The $m$ terms at the maximum are 1, the others go to
    0: the limit is $\log m$. Divided by $\lambda$ it vanishes, so
    $\frac1\lambda \log \sum_i e^{\lambda x_i} \to M$, ties or not.
    """,
)

f3 = EXERCISE.part(
    "f3",
    r"""
    How large must $\lambda$ be for $\frac1\lambda \log \sum_i e^{\lambda x_i}$ of ten numbers to
    exceed their maximum by at most $\frac1{100}$, whatever they are? Give the smallest
    $\lambda$ exactly.
    """,
    Number(
        "100*log(10)",
        misconceptions=[
            ("two-only", "100*log(2)", "This is enough for two numbers."),
            (
                "logarithm-forgotten",
                "1000",
                "The worst case is $\\log K$ over $\\lambda$, not $K$.",
            ),
            ("base-ten", "100", "The logarithm is natural: $\\log 10$ is not 1."),
            (
                "upside-down",
                "log(10)/100",
                "This $\\lambda$ makes the difference a hundred times as large, not as small.",
            ),
        ],
    ),
    hints=[
        "In which case is the difference largest?",
        r"The difference is at most $\frac{\log K}{\lambda}$, and reaches it if all are equal.",
    ],
    solution=r"""
    The worst case, ten equal numbers, exceeds the maximum by $\frac{\log 10}{\lambda}$. This is at
    most $\frac1{100}$ from $\lambda = 100 \log 10 \approx 230$ on.
    """,
)

PARTS = (e1, e2, f1, f2, f3)
