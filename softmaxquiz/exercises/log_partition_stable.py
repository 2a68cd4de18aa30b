r"""Shifting the log-partition function: exercise 6b, c and d of Dive into Deep Learning, softmax.

The book asks us to show $g(\mathbf x + b) = g(\mathbf x)$, which is false: the shift comes out
again. It is the softmax, the gradient of $g$, that does not change. The summary answers none of
the three parts.
"""

from softmaxquiz import (
    Case,
    Choice,
    Choices,
    Derivation,
    Exercise,
    Formula,
    Interval,
    Number,
    PythonFunction,
    right,
    wrong,
)

from ._logits import cases, log_partition

EXERCISE = Exercise(
    "log_partition_stable",
    "The log-partition function, computed safely",
    "Dive into Deep Learning, section 4.1, exercise 6b to d",
)

b1 = EXERCISE.part(
    "b1",
    r"""
    Let $g(\mathbf x) = \log \sum_{i=1}^K e^{x_i}$. The same number $b$ is added to all $K$
    coordinates. Give the new value, as a formula in $b$ and the old value $g$.
    """,
    Formula(
        "g + b",
        domain={"g": "real", "b": "real", "K": "natural"},
        misconceptions=[
            ("invariant", "g", r"The book claims this. Try $\mathbf x = (0, 0)$ and $b = 1$."),
            ("shift-counted-often", "g + K*b", "The factor $e^b$ comes out of the sum once."),
            ("wrong-way", "g - b", "If all coordinates grow, the value cannot fall."),
            (
                "logarithm-forgotten",
                "g*exp(b)",
                "The sum is multiplied by $e^b$. What does this do to its logarithm?",
            ),
        ],
    ),
    hints=["$e^{x_i + b} = e^b e^{x_i}$.", "What is the logarithm of a product?"],
    solution=r"$\log \sum_i e^{x_i + b} = \log\bigl(e^b \sum_i e^{x_i}\bigr)$, which is $b + g$.",
)

b2 = EXERCISE.part(
    "b2",
    r"Which of these do not change when any number $b$ is added to all coordinates?",
    Choices(
        right(r"$\operatorname{softmax}(\mathbf x)$", "The factor $e^b$ cancels."),
        wrong(r"$g(\mathbf x)$", r"Compare $g(0, 0)$ and $g(1, 1)$.", "invariant"),
        right(r"$x_i - g(\mathbf x)$", "Both grow by $b$: it is the logarithm of the softmax."),
        right(r"the gradient of $g$", "It is the softmax."),
        wrong(
            r"$e^{x_i} / \max_j x_j$",
            "The numerator is multiplied by $e^b$; the denominator is not.",
            "wrong-normaliser",
        ),
        right(r"$g(\mathbf x) - \max_i x_i$", "Both grow by $b$."),
    ),
    hints=[
        r"$g$ and every $x_i$ grow by $b$; every $e^{x_i}$ is multiplied by $e^b$.",
        "Four of them do not change.",
    ],
    solution=r"""
    a, c, d and f. A difference of two things that grow by $b$ does not change, nor does a quotient
    of two things that are multiplied by $e^b$. The value of $g$ itself grows by $b$.
    """,
)

c1 = EXERCISE.part(
    "c1",
    r"""
    The largest number of double precision (float64) is just below $2^{1024}$. Up to which $x$ is
    $e^x$ finite? Give two decimals.
    """,
    Number(
        "1024*log(2)",
        tolerance="0.01",
        misconceptions=[
            ("base-two", "1024", "This is the exponent of 2. Asked is the exponent of $e$."),
            (
                "base-ten",
                "1024*log(2)/log(10)",
                "This is the exponent of 10. Asked is the exponent of $e$.",
            ),
            ("largest", "2^1024", "This is the largest number. Asked is its logarithm."),
            ("underflow", "-745.13", "There $e^x$ becomes 0. Asked is the other end."),
            ("single-precision", "128*log(2)", "This is for single precision, $2^{128}$."),
        ],
    ),
    hints=["Solve $e^x = 2^{1024}$.", "What is the natural logarithm of $2^{1024}$?"],
    solution=r"""
    In single precision (float32) it is $128 \log 2 \approx 88.72$. In double precision it is
    $x = 1024 \log 2 \approx 709.78$.
    """,
)

c2 = EXERCISE.part(
    "c2",
    r"""
    `np.log(np.sum(np.exp(x)))` follows the formula to the letter. What does it return, in double
    precision, for `x = np.array([1000., 0.])`, and for `x = np.array([-1000., -1000.])`?
    """,
    Choice(
        wrong(
            r"1000, and $-1000 + \log 2 \approx -999.31$.",
            "These are the right values, but the exponentials do not fit into double precision.",
            "exact-arithmetic",
        ),
        wrong(
            "nan in both cases.",
            "That is what happens to a quotient of exponentials. Here nothing is divided.",
            "softmax-instead",
        ),
        right(
            "inf, and -inf.", "The sum overflows, or underflows to 0, and its logarithm follows."
        ),
        wrong(
            "inf, and 0.",
            r"All exponentials underflow to 0. Is $\log 0$ the same as 0?",
            "log-zero",
        ),
        wrong(
            "Python raises an OverflowError in both cases.",
            "`math.exp` would do so in the first case. NumPy warns and goes on.",
            "math-instead",
        ),
    ),
    hints=["What are $e^{1000}$ and $e^{-1000}$ in double precision?", "Then sum, then log."],
    solution=r"""
    c. $e^{1000}$ overflows to inf, and one such coordinate makes the whole sum inf. $e^{-1000}$
    underflows to 0. If all coordinates are so small, the sum is 0, and the logarithm of 0 in NumPy
    is -inf. Small coordinates beside a moderate one do no harm.
    """,
)

d1 = EXERCISE.part(
    "d1",
    r"""
    For two numbers $x$ and $y$ and any $m$: show line by line that $\log(e^x + e^y)$ is
    $m + \log(e^{x - m} + e^{y - m})$.
    """,
    Derivation(
        "log(exp(x) + exp(y))",
        "m + log(exp(x - m) + exp(y - m))",
        domain={"x": "real", "y": "real", "m": "real"},
    ),
    hints=["$e^x = e^m e^{x - m}$.", "Take the common factor out of the sum."],
    solution=r"""
    $$\log(e^m e^{x-m} + e^m e^{y-m}) = \log\bigl(e^m (e^{x-m} + e^{y-m})\bigr)
    = m + \log(e^{x-m} + e^{y-m}).$$
    """,
)

d2 = EXERCISE.part(
    "d2",
    r"""
    Choose $m = \max_i x_i$. Which values does $\sum_{i=1}^K e^{x_i - m}$ take over all choices of
    $K \ge 2$ real numbers? Answer with an interval in $K$.
    """,
    Interval(
        "(1, K]",
        domain={"K": "natural, K >= 2"},
        misconceptions=[
            (
                "one-reached",
                "[1, K]",
                "In real numbers the other terms are positive, however small.",
            ),
            ("maximum-forgotten", "(0, K]", r"One $x_i$ is $m$. What is its term?"),
            ("unbounded", "(1, inf)", r"No exponent $x_i - m$ is positive."),
            ("ties-forgotten", "(1, K)", "The right end is reached: what if all are equal?"),
        ],
    ),
    hints=[r"The largest term is $e^0$.", "All terms are positive and at most 1."],
    solution=r"""
    Nothing overflows, and the logarithm never meets a 0. Terms may still underflow, but only those
    that are negligible beside 1. One term is $e^0 = 1$ and the others lie in $(0, 1]$, so the sum
    takes the values $(1, K]$.
    """,
)

d3 = EXERCISE.part(
    "d3",
    r"""
    Write a function `logsumexp(x)` that takes an array of numbers and returns
    $\log \sum_i e^{x_i}$, for coordinates of any size.
    """,
    PythonFunction(
        "logsumexp",
        [
            Case(([0.0, 0.0],), 0.6931471805599453, "Two exponentials of 1 each are summed."),
            Case(([5.0],), 5.0, "One number is its own result."),
            *cases(log_partition),
        ],
    ),
    hints=["Use d1 with $m$ the largest of the numbers.", "Subtract `m` before, add it after."],
    solution=r"""
    ```python
    def logsumexp(x):
        m = np.max(x)
        return m + np.log(np.sum(np.exp(x - m)))
    ```
    """,
)

PARTS = (b1, b2, c1, c2, d1, d2, d3)
