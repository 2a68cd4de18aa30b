r"""Apples or oranges: exercise 4a of the softmax regression section of Dive into Deep Learning.

In the Bradley-Terry model a larger score must make its item likelier, and the item with the largest
score must be the most likely. Instead of a proof, the summary gives only the formula of the model.
"""

from fractions import Fraction

from softmaxquiz import Exercise, Formula, Interval, Line, Ordering, Question, tex

EXERCISE = Exercise(
    "bradley_terry", "Apples or oranges", "Dive into Deep Learning, section 4.1, exercise 4a"
)

FACTORS = (1, 2, 3, 5, 6, 10)  # of the scores; 4 would give a3 the values of a probability
FORGOTTEN = "What became of the factor of the scores?"


def scores(c: int) -> tuple[str, str, str]:
    """Write the scores times a factor, and the factor itself."""
    return (f"{c}a", f"{c}b", f"{c}") if c > 1 else ("a", "b", "")


def said(c: int) -> str:
    """Say how somebody chooses."""
    both = f"${c}a$ and ${c}b$" if c > 1 else "the two scores"
    return (
        "Somebody chooses between apples, with score $a$, and oranges, with score $b$, "
        f"according to the softmax of {both}."
    )


@EXERCISE.variants(c=FACTORS)
def a1(c: int) -> Question:
    x, y, _ = scores(c)
    prompt = f"{said(c)} Give the probability of apples, as a formula in $a$ and $b$."
    kind = Formula(
        f"exp({x})/(exp({x}) + exp({y}))",
        misconceptions=[
            (
                "other-item",
                f"exp({y})/(exp({x}) + exp({y}))",
                "This is the probability of oranges: it falls when $a$ rises.",
            ),
            (
                "odds",
                f"exp({x} - {y})",
                "These are the odds of apples against oranges. They may exceed 1.",
            ),
            (
                "scores-for-powers",
                "a/(a + b)",
                "Scores may be negative. What would this give for $a = 1$ and $b = -2$?",
            ),
            *[("factor-forgotten", "exp(a)/(exp(a) + exp(b))", FORGOTTEN)] * (c > 1),
        ],
    )
    hints = [
        "Scores may be negative. Which function makes them positive and keeps their order?",
        f"Divide the exponential of ${x}$ by the sum of both exponentials.",
    ]
    ex, ey = f"e^{{{x}}}", f"e^{{{y}}}"
    solution = rf"$$\frac{{{ex}}}{{{ex} + {ey}}} = \frac{{1}}{{1 + e^{{-({x} - {y})}}}}.$$"
    return EXERCISE.part("a1", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(lambda c: f"{said(c)} Look at the probability of apples.", c=FACTORS)
def a2(c: int) -> Question:
    x, y, factor = scores(c)
    ex, ey = f"e^{{{x}}}", f"e^{{{y}}}"
    prompt = "Call this probability $p$. Give its derivative in $a$, as a formula in $p$."
    kind = Formula(
        f"{factor}p*(1 - p)",
        domain={"p": "unit"},
        misconceptions=[
            (
                "denominator-fixed",
                f"{factor}p",
                "This treats the denominator as a constant, but it contains $a$, too.",
            ),
            (
                "other-score",
                f"-{factor}p*(1 - p)",
                "This is the derivative in $b$. In $a$ the probability rises.",
            ),
            (
                "derivative-of-log",
                f"{factor}(1 - p)",
                r"This is the derivative of $\log p$. What is it for $p$ itself?",
            ),
            *[("factor-forgotten", "p*(1 - p)", FORGOTTEN)] * (c > 1),
        ],
    )
    top = f"{factor}{ex} ({ex} + {ey}) - {factor}{ex} {ex}"
    hints = [
        rf"The quotient rule gives $\bigl({top}\bigr) / ({ex} + {ey})^2$.",
        f"The numerator is ${factor}{ex} {ey}$. Split the fraction into two factors.",
    ]
    solution = rf"""
    $$\frac{{{top}}}{{({ex} + {ey})^2}}
    = {factor} \frac{{{ex}}}{{{ex} + {ey}}} \cdot \frac{{{ey}}}{{{ex} + {ey}}}
    = {factor}p (1 - p).$$
    """
    return EXERCISE.part("a2", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda c: f"{said(c)} Let $p$ be the probability of apples, and take its derivative in $a$.",
    c=FACTORS,
)
def a3(c: int) -> Question:
    most = Fraction(c, 4)
    prompt = f"""
    Is {"it" if c > 1 else "the derivative of a2"} always positive? Give all values that it takes,
    over all real scores $a$ and $b$, as an interval.
    """
    kind = Interval(
        f"(0, {most}]",
        named=["p*(1 - p)" if c == 1 else f"{c}*p*(1 - p)"],
        misconceptions=[
            (
                "zero-reached",
                f"[0, {most}]",
                "It would be 0 only for $p = 0$ or $p = 1$. Do any real scores give these?",
            ),
            ("tie-forgotten", f"(0, {most})", "The right end is reached: look at $a = b$."),
            (
                "values-of-p",
                "(0, 1)",
                "These are the values of $p$. Its derivative has a second factor.",
            ),
            *[("factor-forgotten", "(0, 1/4]", FORGOTTEN)] * (c > 1),
        ],
    )
    hints = [
        "Which values does $p$ take, if both exponentials are positive?",
        "The derivative is a parabola in $p$. Its top lies halfway between its zeros.",
    ]
    solution = rf"""
    Both exponentials are positive, so $0 < p < 1$ and ${scores(c)[2]}p (1 - p) > 0$. The parabola
    is highest at $p = \frac12$, that is at $a = b$, where it is ${tex(most)}$. As
    $a - b \to \pm\infty$ it falls towards 0 without reaching it: $(0, {tex(most)}]$.
    """
    return EXERCISE.part("a3", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(said, c=FACTORS)
def a4(c: int) -> Question:
    x, y, _ = scores(c)
    prompt = "Divide the probability of apples by that of oranges. Give these odds, in $a$ and $b$."
    kind = Formula(
        f"exp({x} - {y})",
        misconceptions=[
            ("log-odds", f"{x} - {y}", "This is the logarithm of the odds, which may be negative."),
            (
                "scores-divided",
                "a/b",
                "The exponentials of the scores are divided, not the scores.",
            ),
            ("other-way-round", f"exp({y} - {x})", "These are the odds of oranges against apples."),
            *[("factor-forgotten", "exp(a - b)", FORGOTTEN)] * (c > 1),
        ],
    )
    hints = ["Both probabilities have the same denominator.", "What happens to the exponents?"]
    cancelled = f"$e^{{{x}}} / e^{{{y}}} = e^{{{x} - {y}}}$"
    solution = f"The denominators cancel, and the odds exceed 1 exactly if $a > b$: {cancelled}."
    follows = {"a1": lambda a1: f"({a1})/(1 - ({a1}))"}
    return EXERCISE.part("a4", prompt, kind, hints=hints, solution=solution, follows=follows)


a5 = EXERCISE.part(
    "a5",
    r"""
    Now take $K \ge 2$ items. Prove that an item becomes likelier if its own score rises, and that a
    single item with the largest score is the most likely. Put the lines in order. Two of the lines
    do not belong to the proof.
    """,
    Ordering(
        Line("e", r"Let $S = \sum_j e^{o_j}$ and $p_i = e^{o_i} / S$."),
        Line("b", "$S$ has two or more terms, all positive: $0 < p_i < 1$.", needs="e"),
        Line("h", r"$\partial p_i / \partial o_i = p_i (1 - p_i)$.", needs="e"),
        Line("c", "So this derivative is positive: $p_i$ grows with $o_i$.", needs="bh"),
        Line("g", "$e^x > 1$ exactly if $x > 0$."),
        Line("a", "$p_i / p_j = e^{o_i - o_j}$.", needs="e"),
        Line("i", "So $p_i > p_j$ exactly if $o_i > o_j$.", needs="ag"),
        Line("d", "So the largest score has the largest probability.", needs="i"),
        Line(
            "f",
            "All scores are positive, so $p_i > 0$.",
            distractor="scores may be negative; it is their exponentials that are positive.",
        ),
        Line(
            "j",
            "$p_i$ is given by the softmax, so both requirements hold.",
            distractor="it names the model and claims what it should prove.",
        ),
    ),
    hints=[
        "Say first what $p_i$ is.",
        "There are two chains: the sign of a derivative, and a ratio that is compared with 1.",
        "A derivative is positive if both of its factors are.",
    ],
    solution=r"""
    `e b h c g a i d`, or any other order in which each line has what it needs. Lines f and j do not
    belong: scores may be negative, and writing down a formula proves nothing.
    """,
)


@EXERCISE.variants(c=FACTORS)
def a6(c: int) -> Question:
    x, y, _ = scores(c)
    prompt = f"""
    Two options have the utilities ${x} + T G$ and ${y} + T H$ with independent Gumbel noise $G$,
    $H$ and $T > 0$. The greater one is chosen. What is the probability of the first?
    """
    kind = Formula(
        f"1/(1 + exp(-({x} - {y})/T))",
        domain={"a": "real", "b": "real", "T": "positive"},
        misconceptions=[
            ("noiseless", f"1/(1 + exp(-({x} - {y})))", "The strength of the noise is missing."),
            (
                "more-certain",
                f"1/(1 + exp(-({x} - {y})*T))",
                "More noise makes the choice less certain, not more.",
            ),
        ],
    )
    hints = ["Divide both utilities by $T$.", f"Then use the softmax of ${x}/T$ and ${y}/T$."]
    solution = rf"""
    Divided by $T > 0$, the utilities keep their order. They are ${x}/T + G$ and ${y}/T + H$, so the
    first is the greater with probability
    $\operatorname{{softmax}}({x}/T, {y}/T)_1 = \frac{{1}}{{1 + e^{{-({x} - {y})/T}}}}$.
    """
    return EXERCISE.part("a6", prompt, kind, hints=hints, solution=solution)


PARTS = (a1, a2, a3, a4, a5, a6)
