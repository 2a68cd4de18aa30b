r"""Temperature: exercise 7 of the softmax regression section of Dive into Deep Learning.

$Q(i) \propto P(i)^\alpha$ makes a distribution sharper or flatter. The source leaves all of these
questions unanswered.
"""

from softmaxquiz import Choice, Exercise, Number, Question, right, word, wrong

EXERCISE = Exercise(
    "temperature", "Temperature", "Dive into Deep Learning, section 4.1, exercise 7"
)


@EXERCISE.variants(c=(2, 3, 4, 5, 6, 8, 10))
def a1(c: int) -> Question:
    doubles, halves = f"makes the temperature {word(c)} times as high", f"divides `T` by {c}"
    if c == 2:
        doubles, halves = "doubles the temperature", "halves `T`"
    prompt = rf"""
    A distribution $P$ gives another one, $Q(i) \propto P(i)^\alpha$ with $\alpha > 0$. Write
    $P(i) \propto e^{{o_i / T}}$ with logits $o_i$ and temperature $T$. Which $\alpha$ {doubles}?
    """
    kind = Number(
        f"1/{c}",
        misconceptions=[
            ("reciprocal", c, f"The exponent is $o_i / T$. A factor of {c} there {halves}."),
            ("squared", f"1/{c * c}", f"This makes the temperature {word(c * c)} times as high."),
            ("log", f"log({c})", "No logarithm is needed: compare the exponents themselves."),
            ("negative", f"-1/{c}", "A negative exponent would reverse the order of the classes."),
        ],
    )
    hints = [
        r"Raise $e^{o_i / T}$ to the power $\alpha$. What is the new exponent?",
        r"$\alpha o_i / T = o_i / T'$ gives the new temperature $T' = T / \alpha$.",
    ]
    solution = rf"""
    $\bigl(e^{{o_i / T}}\bigr)^\alpha = e^{{o_i / (T / \alpha)}}$, so the new temperature is
    $T / \alpha$. It is ${c}T$ if $\alpha = 1/{c}$.
    """
    return EXERCISE.part("a1", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda c: r"Let $P(i) \propto e^{o_i / T}$ with logits $o_i$ and temperature $T$.",
    c=(2, 3, 4, 5, 6, 8, 10),
)
def a2(c: int) -> Question:
    halves, doubles = f"divides the temperature by {c}", f"multiplies the temperature by {c}"
    before, quarter = "Let", f"one part in {c * c}"
    if c == 2:
        halves, doubles = "halves the temperature", "doubles the temperature"
        before, quarter = "As before,", "a quarter"
    prompt = rf"{before} $Q(i) \propto P(i)^\alpha$. Which $\alpha$ {halves}?"
    kind = Number(
        c,
        misconceptions=[
            ("reciprocal", f"1/{c}", rf"This {doubles}: $\alpha$ divides it."),
            ("squared", c * c, f"This leaves {quarter} of the temperature."),
            ("unchanged", 1, "This leaves the distribution as it is."),
        ],
    )
    hints = [r"The new temperature is $T / \alpha$."]
    solution = rf"The new temperature is $T / \alpha$. It is $T / {c}$ if $\alpha = {c}$."
    return EXERCISE.part("a2", prompt, kind, hints=hints, solution=solution)


b = EXERCISE.part(
    "b",
    r"""
    Let $m$ be the number of classes $i$ with the largest $P(i)$. What does $Q$ become
    as the temperature goes to 0?
    """,
    Choice(
        wrong(
            "Uniform over all classes.",
            "That is the other limit: a high temperature makes all classes alike.",
            "other-limit",
        ),
        wrong(
            "All probability on one class, whatever $m$ is.",
            "Classes with equal $P$ have equal $Q$ at every temperature, and so in the limit.",
            "ties-forgotten",
        ),
        wrong(
            "$Q$ becomes $P$.", r"$Q = P$ needs $\alpha = 1$; here $\alpha$ grows without bound."
        ),
        right(
            "$1/m$ on each of the $m$ most probable classes, 0 on all others.",
            "The ratios to the largest go to 0 or stay 1.",
        ),
        wrong(
            "There is no limit: $Q$ goes to 0 everywhere.",
            r"$P(i)^\alpha$ does, but $Q$ is normalised: it always sums to 1.",
            "normaliser-forgotten",
        ),
    ),
    hints=[
        r"The temperature goes to 0 as $\alpha$ goes to $\infty$.",
        r"Divide all $P(i)^\alpha$ by the largest. Which ratios go to 0, and which stay 1?",
    ],
    solution=r"""
    With $M = \max_j P(j)$,

    $$Q(i) = \frac{(P(i)/M)^\alpha}{\sum_j (P(j)/M)^\alpha}.$$

    As $\alpha \to \infty$ a ratio below 1 goes to 0 and a ratio of 1 stays 1. So $Q(i) \to 1/m$ for
    the $m$ classes at the maximum and 0 elsewhere.
    """,
)

c = EXERCISE.part(
    "c",
    r"What does $Q$ become as the temperature goes to $\infty$? Some $P(i)$ may be 0.",
    Choice(
        wrong(
            "All probability on the most probable class.",
            "That is the other limit: a low temperature makes $Q$ sharper.",
            "other-limit",
        ),
        right(
            "Uniform over the classes with $P(i) > 0$; the others keep probability 0.",
            r"$P(i)^\alpha$ goes to 1 where $P(i) > 0$, and $0^\alpha = 0$ for $\alpha > 0$.",
        ),
        wrong(
            "Uniform over all classes, whatever $P$ is.",
            r"Try $P = (1, 0)$: what is $0^\alpha$ for $\alpha > 0$?",
            "zeros-forgotten",
        ),
        wrong("$Q$ becomes $P$.", r"$Q = P$ needs $\alpha = 1$; here $\alpha$ goes to 0."),
    ),
    hints=[
        r"The temperature goes to $\infty$ as $\alpha$ goes to 0.",
        r"What is the limit of $p^\alpha$ as $\alpha \to 0$, for $p > 0$ and for $p = 0$?",
    ],
    solution=r"""
    As $\alpha \to 0$, $P(i)^\alpha \to 1$ if $P(i) > 0$, and it is 0 for every $\alpha$ if
    $P(i) = 0$. So $Q$ becomes uniform over the classes with $P(i) > 0$.
    """,
)

PARTS = (a1, a2, b, c)
