r"""RealSoftMax: exercise 5a and b of the softmax regression section of Dive into Deep Learning.

By how much does $\log(e^a + e^b)$ exceed the larger of its two numbers, and how small can the
excess be? The summary leaves this unanswered.
"""

from softmaxquiz import Choices, Derivation, Exercise, Formula, Interval, Question, right, wrong

EXERCISE = Exercise(
    "real_softmax", "RealSoftMax", "Dive into Deep Learning, section 4.1, exercise 5a and b"
)

BASES = ("e", "2", "3", "5", "6", "10")


def logarithm(B: str) -> str:
    """Write the logarithm to a base in LaTeX."""
    return r"\log" if B == "e" else rf"\log_{{{B}}}"


def to_base(B: str) -> str:
    """Say how to type a logarithm to a base."""
    return f"Write `log(x)/log({B})` for the logarithm to base {B}."


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


@EXERCISE.variants(to_base, B=BASES)
def a2(B: str) -> Question:
    log = logarithm(B)
    prompt = rf"""
    Now let $a$ and $b$ be any real numbers, whichever is larger. By how much does
    ${log}({B}^a + {B}^b)$ exceed $\max(a, b)$? Give one formula without $\max$.
    """
    kind = Formula(
        f"log(1 + {B}^(-abs(a - b)))/log({B})",
        asked=[f"{B}^a + {B}^b"],
        misconceptions=[
            (
                "one-order-only",
                f"log(1 + {B}^(b - a))/log({B})",
                r"This is right where $a \ge b$. Exchange the two numbers.",
            ),
            (
                "other-order-only",
                f"log(1 + {B}^(a - b))/log({B})",
                r"This is right where $a \le b$. Exchange the two numbers.",
            ),
            (
                "above-the-minimum",
                f"log(1 + {B}^abs(a - b))/log({B})",
                "This is the excess over the smaller of the two.",
            ),
            (
                "tie-only",
                f"log(2)/log({B})",
                "This is the excess at a tie. It shrinks as the numbers move apart.",
            ),
            *[("natural", "log(1 + exp(-abs(a - b)))", "This is right for base $e$.")] * (B != "e"),
        ],
    )
    same = "use part a1" if B == "e" else f"take ${B}^a$ out of the sum"
    hints = [
        rf"For $a \ge b$ {same}. What is it for $b \ge a$?",
        "Both cases depend on the distance of $a$ and $b$ alone.",
    ]
    solution = rf"""
    For $a \ge b$ it is ${log}(1 + {B}^{{-(a - b)}})$, and for $b \ge a$, with the letters
    exchanged, ${log}(1 + {B}^{{-(b - a)}})$. Both are ${log}(1 + {B}^{{-|a - b|}})$.
    """
    return EXERCISE.part("a2", prompt, kind, hints=hints, solution=solution)


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


@EXERCISE.variants(to_base, B=BASES)
def b1(B: str) -> Question:
    log, named = logarithm(B), "natural" if B == "e" else f"to base {B}"
    most = "1" if B == "2" else f"{log} 2"
    prompt = rf"""
    How small can {"this" if B == "e" else "the"} excess of ${log}({B}^a + {B}^b)$ over the
    maximum be, and how large? Give all its values, over all real $a$ and $b$, as an interval.
    """
    kind = Interval(
        f"(0, log(2)/log({B})]",
        named=[f"log({B}^a + {B}^b){'' if B == 'e' else f'/log({B})'} - max(a, b)"],
        misconceptions=[
            (
                "infimum-reached",
                f"[0, log(2)/log({B})]",
                "It comes as near to 0 as you like. But which $a$ and $b$ give 0 itself?",
            ),
            (
                "tie-forgotten",
                f"(0, log(2)/log({B}))",
                "The right end is reached: what if $a = b$?",
            ),
            ("unbounded", "(0, inf)", f"The exponential ${B}^{{-|a - b|}}$ is at most 1."),
            *[("in-bits", "(0, 1]", f"This is right in bits. Here the logarithm is {named}.")]
            * (B != "2"),
            *[("natural", "(0, log(2)]", "This is right for base $e$.")] * (B != "e"),
        ],
    )
    hints = [
        rf"With $g = |a - b| \ge 0$ it is ${log}(1 + {B}^{{-g}})$, which falls as $g$ grows.",
        r"Look at $g = 0$, and at $g \to \infty$. Which of the two values is reached?",
    ]
    solution = rf"""
    ${log}(1 + {B}^{{-g}})$ is continuous and falls from ${most}$ at $g = 0$ towards 0 as
    $g \to \infty$. It is largest at ties, and never 0, since ${B}^{{-g}} > 0$. So it takes every
    value in $(0, {most}]$.
    """
    return EXERCISE.part("b1", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda B: (
        rf"Let the excess be that of ${logarithm(B)}({B}^a + {B}^b)$ over $\max(a, b)$. "
        + to_base(B)
    ),
    B=BASES,
)
def b2(B: str) -> Question:
    log = logarithm(B)
    prompt = """
    How far apart must $a$ and $b$ be if the excess is to be a given $r$ that it can take? Give
    $|a - b|$ as a formula in $r$.
    """
    kind = Formula(
        f"-log({B}^r - 1)/log({B})",
        domain={"r": f"positive, r <= log(2)/log({B})"},
        misconceptions=[
            (
                "approximation",
                f"-log(r)/log({B})",
                rf"This replaces ${log}(1 + x)$ by $x$, which is not exact.",
            ),
            (
                "sign-of-distance",
                f"log({B}^r - 1)/log({B})",
                r"This is negative for small $r$, but a distance is not.",
            ),
            (
                "one-forgotten",
                "-r",
                f"This solves ${B}^{{-g}} = {B}^r$. "
                rf"What became of the 1 in ${log}(1 + {B}^{{-g}})$?",
            ),
            *[("natural", "-log(exp(r) - 1)", "This is right for base $e$.")] * (B != "e"),
        ],
    )
    first = "take the exponential of" if B == "e" else f"raise {B} to"
    hints = [rf"Solve ${log}(1 + {B}^{{-g}}) = r$ for $g$.", f"First {first} both sides."]
    solution = rf"""
    Every $r$ in $(0, {log} 2]$ has such a distance $g \ge 0$, so the excess can be made as small as
    you like. Here $1 + {B}^{{-g}} = {B}^r$ gives $g = -{log}({B}^r - 1)$.
    """
    return EXERCISE.part("b2", prompt, kind, hints=hints, solution=solution)


PARTS = (a1, a2, a3, b1, b2)
