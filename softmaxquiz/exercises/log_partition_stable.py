r"""Shifting the log-partition function: exercise 6b, c and d of Dive into Deep Learning, softmax.

The book asks us to show $g(\mathbf x + b) = g(\mathbf x)$, which is false: the shift comes out
again. It is the softmax, the gradient of $g$, that does not change. The summary answers none of
the three parts.
"""

from math import log

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
    Question,
    right,
    word,
    wrong,
)

from ._logits import HINTS, cases, log_partition

EXERCISE = Exercise(
    "log_partition_stable",
    "The log-partition function, computed safely",
    "Dive into Deep Learning, section 4.1, exercise 6b to d",
)


@EXERCISE.variants(b=("b", "2", "3", "5", "1/2", "log(2)", "log(3)"))
def b1(b: str) -> Question:
    number = b.replace("log(", r"\log ").strip(")")
    power, one = f"e^{{{number}}}", number
    added, letters = f"The same number $b = {number}$ is", "the old value $g$"
    if b == "b":
        power, one, added, letters = (
            "e^b",
            "1",
            "The same number $b$ is",
            "$b$ and the old value $g$",
        )
    prompt = rf"""
    Let $g(\mathbf x) = \log \sum_{{i=1}}^K e^{{x_i}}$. {added} added to all $K$
    coordinates. Give the new value, as a formula in {letters}.
    """
    slips = [
        ("invariant", "g", rf"The source claims this. Try $\mathbf x = (0, 0)$ and $b = {one}$."),
        ("shift-counted-often", f"g + K*{b}", f"The factor ${power}$ comes out of the sum once."),
        ("wrong-way", f"g - {b}", "If all coordinates grow, the value cannot fall."),
        (
            "logarithm-forgotten",
            f"g*exp({b})",
            f"The sum is multiplied by ${power}$. What does this do to its logarithm?",
        ),
    ]
    kind = Formula(
        f"g + {b}",
        domain={"g": "real"} | ({"b": "real"} if b == "b" else {}) | {"K": "natural"},
        misconceptions=slips,
    )
    hints = [f"$e^{{x_i + {number}}} = {power} e^{{x_i}}$.", "What is the logarithm of a product?"]
    solution = (
        rf"$\log \sum_i e^{{x_i + {number}}} = \log\bigl({power} \sum_i e^{{x_i}}\bigr)$, "
        f"which is ${number} + g$."
    )
    return EXERCISE.part("b1", prompt, kind, hints=hints, solution=solution)


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

FLOATS = {  # for each format two powers of 2: just above its largest number, and its smallest
    "double precision (float64)": (1024, -1074),
    "single precision (float32)": (128, -149),
    "half precision (float16)": (16, -24),
    "quadruple precision (float128)": (16384, -16494),
    "bfloat16": (128, -133),
}


@EXERCISE.variants(name=(*FLOATS,))
def c1(name: str) -> Question:
    (n, least), double = FLOATS[name], name.startswith("double")
    other, power = ("single", 128) if double else ("double", 1024)
    prompt = rf"""
    The largest number of {name} is just below $2^{{{n}}}$. Up to which $x$ is
    $e^x$ finite? Give two decimals.
    """
    slips = [
        (
            "base-two",
            f"{n}",
            "This is the exponent of 2. The question asks for the exponent of $e$.",
        ),
        (
            "base-ten",
            f"{n}*log(2)/log(10)",
            "This is the exponent of 10. The question asks for the exponent of $e$.",
        ),
        ("largest", f"2^{n}", "This is the largest number. The question asks for its logarithm."),
        (
            "underflow",
            f"{(least - 1) * log(2):.2f}",
            "There $e^x$ becomes 0. The question asks for the other end.",
        ),
        ("single-precision", f"{power}*log(2)", f"This is for {other} precision, $2^{{{power}}}$."),
    ]
    kind = Number(f"{n}*log(2)", tolerance="0.01", misconceptions=slips)
    hints = [f"Solve $e^x = 2^{{{n}}}$.", f"What is the natural logarithm of $2^{{{n}}}$?"]
    solution = rf"""
    In {other} precision (float{32 if double else 64}) it is
    ${power} \log 2 \approx {power * log(2):.2f}$. In {name.partition(" (")[0]} it is
    $x = {n} \log 2 \approx {n * log(2):.2f}$.
    """
    return EXERCISE.part("c1", prompt, kind, hints=hints, solution=solution)


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


@EXERCISE.variants(K=("K", 3, 4, 5, 6, 8, 10))
def d2(K: int | str) -> Question:
    begin, total, numbers = "Choose", r"\sum_{i=1}^K", r"$K \ge 2$ real numbers"
    if isinstance(K, int):
        begin, total, numbers = "Let", r"\sum_i", f"{word(K)} real numbers"
    prompt = rf"""
    {begin} $m = \max_i x_i$. Which values does ${total} e^{{x_i - m}}$ take over all choices of
    {numbers}? Answer with an interval{"" if isinstance(K, int) else " in $K$"}.
    """
    slips = [
        (
            "one-reached",
            f"[1, {K}]",
            "In real numbers the other terms are positive, however small.",
        ),
        ("maximum-forgotten", f"(0, {K}]", r"One $x_i$ is $m$. What is its term?"),
        ("unbounded", "(1, inf)", r"No exponent $x_i - m$ is positive."),
        ("ties-forgotten", f"(1, {K})", "The right end is reached: what if all are equal?"),
    ]
    kind = Interval(
        f"(1, {K}]",
        domain={} if isinstance(K, int) else {"K": "natural, K >= 2"},
        misconceptions=slips,
    )
    hints = [r"The largest term is $e^0$.", "All terms are positive and at most 1."]
    solution = rf"""
    Nothing overflows, and the logarithm never meets a 0. Terms may still underflow, but only those
    that are negligible beside 1. One term is $e^0 = 1$ and the others lie in $(0, 1]$, so the sum
    takes the values $(1, {K}]$.
    """
    return EXERCISE.part("d2", prompt, kind, hints=hints, solution=solution)


NUMBERS = {
    **{slug: hint.replace("logit", "number") for slug, hint in HINTS.items()},
    "log-of-zero": "Here the numbers lie far apart. What remains of the sum?",
    "many-classes": "There may be any number of them.",
}

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
            *cases(log_partition, hints=NUMBERS),
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
