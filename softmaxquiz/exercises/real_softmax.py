r"""RealSoftMax: exercise 5a and b of the softmax regression section of Dive into Deep Learning.

By how much does $\log(e^a + e^b)$ exceed the larger of its two numbers, and how small can the
excess be? The summary leaves this unanswered.
"""

from softmaxquiz import Choices, Derivation, Exercise, Formula, Interval, right, wrong

EXERCISE = Exercise(
    "real_softmax", "RealSoftMax", "Dive into Deep Learning, section 4.1, exercise 5a and b"
)

a1 = EXERCISE.part(
    "a1",
    r"""
    Let $a \ge b$, so that $\max(a, b) = a$. By how much does $\log(e^a + e^b)$ exceed it? Show line
    by line that it is $\log(1 + e^{b - a})$.
    """,
    Derivation(
        "log(exp(a) + exp(b)) - a",
        "log(1 + exp(b - a))",
        domain={"a": "real", "b": "real, b <= a"},
    ),
    hints=[
        r"Write $a$ as $\log e^a$. What is a difference of logarithms?",
        "Divide both exponentials by $e^a$, inside the logarithm.",
    ],
    solution=r"""
    $$\log(e^a + e^b) - a = \log\frac{e^a + e^b}{e^a} = \log\Bigl(1 + \frac{e^b}{e^a}\Bigr)
    = \log(1 + e^{b - a}).$$
    """,
)

a2 = EXERCISE.part(
    "a2",
    r"""
    Now let $a$ and $b$ be any real numbers, whichever is larger. By how much does
    $\log(e^a + e^b)$ exceed $\max(a, b)$? Give one formula without $\max$.
    """,
    Formula(
        "log(1 + exp(-abs(a - b)))",
        asked=["exp(a) + exp(b)"],
        misconceptions=[
            (
                "one-order-only",
                "log(1 + exp(b - a))",
                r"This is right where $a \ge b$. Exchange the two numbers.",
            ),
            (
                "other-order-only",
                "log(1 + exp(a - b))",
                r"This is right where $a \le b$. Exchange the two numbers.",
            ),
            (
                "above-the-minimum",
                "log(1 + exp(abs(a - b)))",
                "This is the excess over the smaller of the two.",
            ),
            (
                "tie-only",
                "log(2)",
                "This is the excess at a tie. It shrinks as the numbers move apart.",
            ),
        ],
    ),
    hints=[
        r"For $a \ge b$ use part a1. What is it for $b \ge a$?",
        "Both cases depend on the distance of $a$ and $b$ alone.",
    ],
    solution=r"""
    For $a \ge b$ it is $\log(1 + e^{-(a - b)})$, and for $b \ge a$, with the letters exchanged,
    $\log(1 + e^{-(b - a)})$. Both are $\log(1 + e^{-|a - b|})$.
    """,
)

a3 = EXERCISE.part(
    "a3",
    r"Which of these arguments prove $\log(e^a + e^b) > \max(a, b)$ for all real $a$ and $b$?",
    Choices(
        wrong(
            r"$\log(e^a + e^b) = a + b$, and $a + b > \max(a, b)$.",
            "A sum of exponentials is not the exponential of the sum.",
            "logarithm-of-sum",
        ),
        right(
            r"$e^a + e^b > e^{\max(a, b)}$, and the logarithm is strictly increasing.",
            "The other exponential is positive, so the sum exceeds each of them.",
        ),
        wrong(
            r"At $a = b = 0$ it says $\log 2 > 0$, and both sides grow with $a$ and $b$.",
            "Both sides may grow, but that does not say which is larger elsewhere.",
            "one-point",
        ),
        right(
            r"By a2 the excess is the logarithm of 1 plus a positive number.",
            "The logarithm of a number above 1 is positive.",
        ),
        wrong(
            r"The logarithm is concave, so $\log\frac{e^a + e^b}{2} \ge \frac{a + b}{2}$.",
            r"True, but it only gives $\frac{a + b}{2} + \log 2$ as a lower bound, which is below "
            r"$\max(a, b)$ if the numbers are far apart.",
            "bound-too-weak",
        ),
    ),
    hints=[
        "Try each with $a = -3$ and $b = -3$, and with $a = 10$ and $b = -10$.",
        "Two are right: one compares exponentials, one uses the exact excess.",
    ],
    solution=r"""
    b and d. Either compare before taking the logarithm, $e^a + e^b > e^{\max(a, b)}$, or look at
    the exact excess, which is the logarithm of a number above 1.
    """,
)

b1 = EXERCISE.part(
    "b1",
    r"""
    How small can this excess of $\log(e^a + e^b)$ over the maximum be, and how large? Give all its
    values, over all real $a$ and $b$, as an interval.
    """,
    Interval(
        "(0, log(2)]",
        named=["log(exp(a)+exp(b))-max(a,b)"],
        misconceptions=[
            (
                "infimum-reached",
                "[0, log(2)]",
                "It comes as near to 0 as you like. But which $a$ and $b$ give 0 itself?",
            ),
            ("tie-forgotten", "(0, log(2))", "The right end is reached: what if $a = b$?"),
            ("unbounded", "(0, inf)", r"The exponential $e^{-|a - b|}$ is at most 1."),
            ("in-bits", "(0, 1]", "This is right in bits. Here the logarithm is natural."),
        ],
    ),
    hints=[
        r"With $g = |a - b| \ge 0$ it is $\log(1 + e^{-g})$, which falls as $g$ grows.",
        r"Look at $g = 0$, and at $g \to \infty$. Which of the two values is reached?",
    ],
    solution=r"""
    $\log(1 + e^{-g})$ is continuous and falls from $\log 2$ at $g = 0$ towards 0 as $g \to \infty$.
    It is largest at ties, and never 0, since $e^{-g} > 0$. So it takes every value in
    $(0, \log 2]$.
    """,
)

b2 = EXERCISE.part(
    "b2",
    r"""
    How far apart must $a$ and $b$ be if the excess is to be a given $r$ that it can take? Give
    $|a - b|$ as a formula in $r$.
    """,
    Formula(
        "-log(exp(r) - 1)",
        domain={"r": "positive, r <= log(2)"},
        misconceptions=[
            (
                "approximation",
                "-log(r)",
                r"This replaces $\log(1 + x)$ by $x$, which is not exact.",
            ),
            (
                "sign-of-distance",
                "log(exp(r) - 1)",
                r"This is negative for small $r$, but a distance is not.",
            ),
            (
                "one-forgotten",
                "-r",
                r"This solves $e^{-g} = e^r$. What became of the 1 in $\log(1 + e^{-g})$?",
            ),
        ],
    ),
    hints=[r"Solve $\log(1 + e^{-g}) = r$ for $g$.", "First take the exponential of both sides."],
    solution=r"""
    Every $r$ in $(0, \log 2]$ has such a distance $g \ge 0$, so the excess can be made as small as
    you like. From $1 + e^{-g} = e^r$ follows $g = -\log(e^r - 1)$.
    """,
)

PARTS = (a1, a2, a3, b1, b2)
