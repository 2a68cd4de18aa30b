r"""Scores and probabilities: what the softmax keeps, and what it depends on.

Lei Zhao's note "Softmax Regression" writes $P(\mathbf y \mid o_i)$ and
$\operatorname{softmax}(o_i)$, as if each probability depended on its own score alone, and gives no
bound for $\log \sum_j e^{o_j} \approx \max_j o_j$.
"""

from fractions import Fraction
from math import log

from softmaxquiz import (
    Choices,
    Exercise,
    Formula,
    Number,
    Question,
    Vector,
    right,
    tex,
    word,
    wrong,
)

EXERCISE = Exercise(
    "scores",
    "Scores and probabilities",
    "This book, and Lei Zhao, Softmax Regression, equations 1 to 5",
)

a = EXERCISE.part(
    "a",
    r"""
    Which of these vectors always have their largest entry in the same place as the scores
    $\mathbf o$?
    """,
    Choices(
        right(r"$e^{o_j}$, for each $j$", "The exponential function is strictly increasing."),
        wrong("$o_j^2$, for each $j$", r"Try $\mathbf o = (-2, 1)$.", "squares"),
        right(
            r"$\operatorname{softmax}(\mathbf o)_j$, for each $j$",
            "The exponential keeps the order, and so does division by a positive number.",
        ),
        wrong(
            r"$o_j / \sum_i o_i$, for each $j$",
            r"The sum may be negative. Try $\mathbf o = (-1, -3)$.",
            "scores-normalised",
        ),
        right("$3 o_j - 7$, for each $j$", "A positive factor and a shift keep the order."),
        wrong("$-o_j$, for each $j$", "This reverses the order.", "order-reversed"),
    ),
    hints=[
        "Try each with negative scores.",
        "Which of these functions are strictly increasing, for all real scores?",
    ],
    solution=r"""
    a, c and e. A strictly increasing function keeps the order. The softmax applies the
    exponential and then divides by a positive number that is the same for all classes.
    """,
)


@EXERCISE.variants(pair=((2, 3), (2, 5), (3, 4), (3, 6), (2, 2), (4, 5), (5, 4), (7, 2)))
def b(pair: tuple[int, int]) -> Question:
    second, third = pair
    total, logarithms = 1 + second + third, rf"\log {second}, \log {third}"
    shares = [Fraction(each, total) for each in (1, second, third)]
    prompt = rf"""
    Give the softmax of the scores $(0, {logarithms})$, as a vector of three fractions.
    """
    slips = [
        (
            "not-normalised",
            ["1", f"{second}", f"{third}"],
            "These are the exponentials. They do not sum to 1.",
        ),
        (
            "zero-for-one",
            ["0", f"{second}/{second + third}", f"{third}/{second + third}"],
            "The exponential of the score 0 is $e^0$, which is not 0.",
        ),
        (
            "scores-normalised",
            ["0", *(f"log({each})/log({second * third})" for each in pair)],
            "These are the scores over their sum. Take exponentials first.",
        ),
    ]
    kind = Vector([f"{e}" for e in shares], asked=[f"exp(log({second}))"], misconceptions=slips)
    hints = [rf"$e^{{\log {second}}} = {second}$.", "Divide the three exponentials by their sum."]
    solution = rf"""
    The exponentials are $1, {second}, {third}$ and their sum is {total}:
    $({", ".join(map(tex, shares))})$.
    """
    return EXERCISE.part("b", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda scores: "The softmax turns three scores into the probabilities of three classes.",
    scores=((2, 3, 6), (2, 3, 7), (2, 5, 7), (3, 4, 8), (4, 5, 15), (2, 2, 9), (3, 2, 11)),
)
def c(scores: tuple[int, int, int]) -> Question:
    second, before, now = scores
    total, others = 1 + second + now, rf"$0$ and $\log {second}$"
    prompt = rf"""
    The third score rises from $\log {before}$ to $\log {now}$; the first two stay {others}. What is
    the probability of the first class now? Answer exactly.
    """
    slips = [
        (
            "own-score-only",
            f"1/{1 + second + before}",
            "This was its probability before. The denominator has changed.",
        ),
        ("second-class", f"{second}/{total}", "This is the probability of the second class."),
        ("third-class", f"{now}/{total}", "This is the probability of the third class."),
        (
            "itself-left-out",
            f"1/{total - 1}",
            "The exponential of the first class belongs to the sum.",
        ),
        (
            "rest-unchanged",
            f"1/{total + before}",
            f"The exponential {now} replaces the {before}: it is not added to the old sum.",
        ),
    ]
    kind = Number(f"1/{total}", misconceptions=slips)
    hints = ["What are the three exponentials now?", "Divide the first by the new sum."]
    solution = rf"""
    A probability depends on *all* scores: it is $\operatorname{{softmax}}(\mathbf o)_1$, not a
    function of $o_1$ alone. The exponentials are $1, {second}, {now}$, so it falls to
    ${tex(Fraction(1, total))}$.
    """
    return EXERCISE.part("c", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(classes=((1, 2), (1, 3), (2, 3), (3, 1), (3, 2)))
def d(classes: tuple[int, int]) -> Question:
    i, j = classes
    nth, softmax = ("first", "second", "third")[j - 1], r"\operatorname{softmax}(\mathbf o)_i"
    prompt = rf"""
    Let $p_i = {softmax}$ for three classes. Give the derivative of $p_{i}$
    in the score $o_{j}$ of the {nth} class, as a formula in the $p_i$.
    """
    slips = [
        (
            "own-score-only",
            "0",
            f"This would be right if $p_{i}$ depended on $o_{i}$ alone. Where does $o_{j}$ stand?",
        ),
        (
            "own-derivative",
            f"p_{i}*(1 - p_{i})",
            f"This is the derivative in its own score $o_{i}$.",
        ),
        ("takes-nothing", f"p_{i}*p_{j}", f"If $o_{j}$ rises, does $p_{i}$ rise or fall?"),
    ]
    kind = Formula(
        f"-p_{i}*p_{j}",
        domain={"p_1": "probability", "p_2": "probability", "p_3": "probability"},
        misconceptions=slips,
    )
    hints = [
        f"$o_{j}$ stands in the denominator $S$ only: $p_{i} = e^{{o_{i}}} / S$.",
        f"The derivative of $1/S$ in $o_{j}$ is $-e^{{o_{j}}} / S^2$.",
    ]
    solution = rf"""
    It is never 0, since every probability depends on every score:
    $e^{{o_{i}}} \cdot (-e^{{o_{j}}} / S^2) = -p_{i} p_{j}$.
    """
    return EXERCISE.part("d", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(n=(10, 3, 4, 5, 6, 7, 8, 12, 100, 1000))
def e(n: int) -> Question:
    many, total = word(n).capitalize(), r"\sum_j e^{o_j}"
    prompt = rf"""
    {many} scores are all equal. By how much does $\log {total}$ exceed their maximum, in nats?
    Answer exactly.
    """
    slips = [
        (
            "taken-as-equal",
            "0",
            r"The sign $\approx$ in the source hides a difference. How large is it?",
        ),
        ("logarithm-forgotten", f"{n}", f"{many} times $e^o$ has a logarithm that is a sum."),
        ("base-ten", f"log({n})/log(10)", "The logarithm is natural."),
        ("one-fewer", f"log({n - 1})", f"The largest score belongs to the {word(n)}."),
        ("mean", f"log({n})/{n}", "The scores are summed, not averaged."),
    ]
    kind = Number(f"log({n})", unit="nats", misconceptions=slips)
    hints = [
        rf"{many} equal exponentials $e^o$ have the sum ${n}\, e^o$.",
        "The logarithm of this product is a sum, and one of its terms is $o$.",
    ]
    solution = rf"""
    With $K$ scores the excess is at most $\log K$, and exactly that if all are equal. Here
    $\log({n}\, e^o)$ exceeds $o$ by $\log {n} \approx {log(n):.3f}$.
    """
    return EXERCISE.part("e", prompt, kind, hints=hints, solution=solution)


f = EXERCISE.part(
    "f",
    r"For which of these scores is $\log \sum_j e^{o_j}$ within 0.01 of their maximum?",
    Choices(
        right("$(10, 0, 0)$", r"The excess is $\log(1 + 2 e^{-10}) < 0.0001$."),
        wrong(
            "$(1000, 1000, 0)$",
            "The size of the scores does not matter: there is a tie.",
            "size-for-gap",
        ),
        right("$(-5, -12, -13)$", r"The excess is $\log(1 + e^{-7} + e^{-8}) \approx 0.001$."),
        wrong("$(0, 0, 0)$", r"The sum of the exponentials is 3, not 1.", "zeros"),
        wrong("$(3, 2, 1)$", r"$e^{-1} + e^{-2}$ is about one half.", "gap-too-small"),
    ),
    hints=[
        "Subtract the maximum from all scores, and take exponentials.",
        "One exponential is then 1. How large are the others together?",
    ],
    solution=r"""
    a and c. With the maximum $M$, the excess is $\log \sum_j e^{o_j - M}$. It depends on the gaps
    alone. It is small if all others lie well below, and at least $\log 2$ at a tie.
    """,
)


@EXERCISE.variants(
    costs=((1, 9), (1, 4), (1, 19), (1, 99), (2, 3), (2, 8), (3, 7), (5, 20), (9, 1))
)
def g(costs: tuple[int, int]) -> Question:
    treat, miss = costs
    threshold = Fraction(treat, treat + miss)
    dearer = "the dearer a missed illness, the lower the threshold"
    treated = f"{treat} (1 - p)" if treat > 1 else "1 - p"
    waited = f"{miss}p" if miss > 1 else "p"
    prompt = f"""
    An illness is present with probability $p$. Treating a healthy person costs {treat}, leaving an
    ill one untreated costs {miss}. Above which $p$ is treating cheaper on average?
    """
    slips = [
        ("equal-costs", "1/2", "That is the threshold if both mistakes cost the same."),
        ("costs-exchanged", f"{1 - threshold}", f"The costs are the wrong way round: {dearer}."),
    ]
    kind = Number(threshold, misconceptions=slips)
    hints = [
        "Write both expected costs.",
        f"They are ${treated}$ and ${waited}$; where are they equal?",
    ]
    solution = rf"""
    Treating costs ${treated}$ on average, waiting ${waited}$. The two are equal at
    $p = {treat} / ({treat} + {miss})$, and above it treating is cheaper. The threshold is
    ${tex(threshold)}$.
    """
    return EXERCISE.part("g", prompt, kind, hints=hints, solution=solution)


PARTS = (a, b, c, d, e, f, g)
