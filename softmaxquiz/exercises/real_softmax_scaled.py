r"""RealSoftMax at a scale: exercise 5c and d of the softmax section of Dive into Deep Learning.

With a factor $\lambda > 0$ it comes as near to the maximum as one likes. The book asks whether
"this" still holds with the factor. It means the strict inequality and the smallest difference of a
and b. The summary leaves both parts unanswered.
"""

from softmaxquiz import Exercise, Formula, Interval, Limit, Line, Ordering, Question

EXERCISE = Exercise(
    "real_softmax_scaled",
    "RealSoftMax with a factor",
    "Dive into Deep Learning, section 4.1, exercise 5c and d",
)

FACTORS = ("lambda", "2", "3", "4", "5", "8")


def said(factor: str) -> str:
    """Define RealSoftMax with a factor."""
    k, given = (r"\lambda", r" with $\lambda > 0$") if factor == "lambda" else (factor, "")
    return rf"Let $R_{k}(a, b) = \frac1{k} \log(e^{{{k} a}} + e^{{{k} b}})${given}."


@EXERCISE.variants(factor=FACTORS)
def c1(factor: str) -> Question:
    k, letters, one, listed = factor, {}, "the factor 1", ""
    if factor == "lambda":
        k, letters, one, listed = r"\lambda", {factor: "positive"}, r"$\lambda = 1$", r"$\lambda$, "
    prompt = rf"""
    {said(factor)}
    Give $R_{k}(a, b) - \max(a, b)$ as a formula in {listed}$a$ and $b$.
    """
    kind = Formula(
        f"log(1 + exp(-{factor}*abs(a - b)))/{factor}",
        domain={**letters, "a": "real", "b": "real"},
        asked=[f"exp({factor}*a) + exp({factor}*b)"],
        misconceptions=[
            (
                "outer-factor-forgotten",
                f"log(1 + exp(-{factor}*abs(a - b)))",
                rf"This is the difference for ${k} R_{k}$. Divide once more.",
            ),
            (
                "inner-factor-forgotten",
                f"log(1 + exp(-abs(a - b)))/{factor}",
                f"What counts is the distance between ${k} a$ and ${k} b$.",
            ),
            ("no-factor", "log(1 + exp(-abs(a - b)))", f"This is the difference for {one}."),
        ],
    )
    hints = [
        rf"Put ${k} a$ and ${k} b$ into $\log(e^a + e^b) = \max(a, b) + \log(1 + e^{{-|a - b|}})$.",
        rf"$\max({k} a, {k} b)$ is ${k}$ times the maximum, as ${k} > 0$. Then divide.",
    ]
    solution = rf"""
    A factor ${k} > 0$ keeps the order, so
    $\log(e^{{{k} a}} + e^{{{k} b}}) = {k} \max(a, b) + \log(1 + e^{{-{k} |a - b|}})$.
    Divided by ${k}$, the difference is positive as before:
    $\frac1{k} \log(1 + e^{{-{k} |a - b|}})$.
    """
    return EXERCISE.part("c1", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda factor: rf"{said(factor)} Take its difference from $\max(a, b)$.", factor=FACTORS
)
def c2(factor: str) -> Question:
    k, one, larger, fixed, both = factor, "the factor 1", "factor", "", ""
    if factor == "lambda":
        k, one, larger, fixed = (
            r"\lambda",
            r"$\lambda = 1$",
            r"$\lambda$",
            r", if $\lambda$ is fixed",
        )
        both = r"both statements hold for every $\lambda$: "
    prompt = f"Which values does this difference take over all real $a$ and $b${fixed}?"
    kind = Interval(
        f"(0, log(2)/{factor}]",
        named=[
            f"log(exp({factor}*a) + exp({factor}*b))/{factor} - max(a, b)",
            f"log(1 + exp(-{factor}*abs(a - b)))/{factor}",
        ],
        domain={"lambda": "positive"} if factor == "lambda" else "real",
        misconceptions=[
            (
                "no-factor",
                "(0, log(2)]",
                f"This is right for {one}. What is the difference at $a = b$?",
            ),
            (
                "factor-upside-down",
                f"(0, {factor}*log(2)]",
                f"A larger {larger} makes the difference smaller, not larger.",
            ),
            ("infimum-reached", f"[0, log(2)/{factor}]", "No finite $a$ and $b$ make it 0."),
        ],
    )
    compare = f"Compare with {one}. Which end of the interval changes?"
    hints = ["Look at $a = b$, and at numbers further and further apart.", compare]
    solution = rf"""
    At $a = b$ it is $\frac{{\log 2}}{{{k}}}$. As $|a - b| \to \infty$ the difference falls
    towards 0 without reaching it. So {both}$R_{k}$ is strictly above the
    maximum, and as near to it as you like. The values are $(0, \frac{{\log 2}}{{{k}}}]$.
    """
    return EXERCISE.part("c2", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda x, y: said("lambda"), x=("a", "2a", "3a", "4a"), y=("b", "2b", "3b", "5b")
)
def d1(x: str, y: str) -> Question:
    prompt = rf"What is the limit of $R_\lambda({x}, {y})$ as $\lambda \to \infty$?"
    kind = Limit(
        f"max({x}, {y})",
        misconceptions=[
            (
                "factor-forgotten",
                "inf",
                r"The logarithm may grow without bound, but it is divided by $\lambda$.",
            ),
            ("limit-of-difference", "0", "This is the limit of its distance from the maximum."),
            ("one-order-only", x, rf"This is right where ${x} \ge {y}$."),
            (
                "other-end",
                f"({x} + {y})/2",
                r"The mean belongs to $\lambda \to 0$, after subtracting $\frac{\log 2}{\lambda}$.",
            ),
            ("no-factor", f"log(exp({x}) + exp({y}))", r"This is its value at $\lambda = 1$."),
        ],
    )
    hints = [
        r"What is the limit of its difference from the maximum?",
        r"This difference is at most $\frac{\log 2}{\lambda}$.",
    ]
    solution = rf"""
    $0 < R_\lambda({x}, {y}) - \max({x}, {y}) \le \frac{{\log 2}}{{\lambda}} \to 0$, so the limit is
    $\max({x}, {y})$.
    """
    return EXERCISE.part("d1", prompt, kind, hints=hints, solution=solution)


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
