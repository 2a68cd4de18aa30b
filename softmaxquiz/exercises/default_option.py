r"""Neither: exercise 4b of the softmax regression section of Dive into Deep Learning.

The summary adds a third class to the choice between apples and oranges. That is right, but it does
not say what the new score does.
"""

from fractions import Fraction

from softmaxquiz import (
    Choice,
    Exercise,
    Formula,
    Number,
    Question,
    Vector,
    fractions,
    right,
    tex,
    wrong,
)

EXERCISE = Exercise(
    "default_option", "Neither", "Dive into Deep Learning, section 4.1, exercise 4b"
)


@EXERCISE.variants(fruit=("apples", "oranges"), n=("n", "2", "3", "4", "5", "10"))
def b1(fruit: str, n: str) -> Question:
    letter = "a" if fruit == "apples" else "b"
    chosen = f"exp({letter})"
    score = "a score $n$ of its own" if n == "n" else f"the score {n}"
    prompt = f"""
    Besides apples (score $a$) and oranges (score $b$), “neither” is now a third option. It has
    {score}. What is the probability of {fruit}?
    """
    kind = Formula(
        f"{chosen}/(exp(a) + exp(b) + exp({n}))",
        domain=dict.fromkeys(("a", "b", "n") if n == "n" else ("a", "b"), "real"),
        misconceptions=[
            (
                "two-options",
                f"{chosen}/(exp(a) + exp(b))",
                "This is the probability among those who choose a fruit. Include the third option.",
            ),
            (
                "score-for-power",
                f"{chosen}/(exp(a) + exp(b) + {n})",
                "The score of “neither” enters through its exponential, like the others.",
            ),
            (
                "fixed-to-zero",
                f"{chosen}/(exp(a) + exp(b) + 1)",
                f"This fixes the score of “neither” at 0. Here it is ${n}$.",
            ),
            (
                "other-option",
                f"exp({n})/(exp(a) + exp(b) + exp({n}))",
                "This is the probability of “neither”.",
            ),
        ],
    )
    hints = [
        "“Neither” is a third class, with a score like the others.",
        "What is the softmax of three scores?",
    ]
    solution = rf"$$\frac{{e^{letter}}}{{e^a + e^b + e^{{{n}}}}}.$$"
    return EXERCISE.part("b1", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda P, q: (
        "Somebody chooses apples (score $a$) or oranges (score $b$). Later “neither” (score $n$) "
        "becomes a third option."
    ),
    P=fractions("2/3 3/4 2/5 3/5 4/5"),
    q=fractions("1/4 1/5 1/6 1/10 1/3"),
)
def b2(P: Fraction, q: Fraction) -> Question:
    odds = P / (1 - P)
    prompt = rf"""
    Without the third option, apples had the probability ${tex(P)}$. With it, “neither” has
    ${tex(q)}$. The scores of the fruits have not changed. What is the probability of apples now?
    Answer exactly.
    """
    kind = Number(
        P * (1 - q),
        misconceptions=[
            (
                "unchanged",
                P,
                f"Then oranges would keep ${tex(1 - P)}$, and nothing would be left for “neither”.",
            ),
            (
                "of-neither",
                P * q,
                f"This is ${tex(P)}$ of ${tex(q)}$. What is left for the fruits?",
            ),
            ("oranges", (1 - P) * (1 - q), "This is the probability of oranges."),
            (
                "from-one-alone",
                P - q,
                f"This takes the whole ${tex(q)}$ from apples. Oranges lose as well.",
            ),
            (
                "equal-amounts",
                P - q / 2,
                "This takes equal amounts from both. It is their ratio that does not change.",
            ),
        ],
    )
    hints = [
        "The odds of apples against oranges are $e^{a - b}$, with or without $n$.",
        r"The fruits share what is left. In which ratio?",
    ]
    solution = rf"""
    The odds $\frac{{e^a}}{{e^b}}$ do not contain $n$, so the fruits still share as
    ${odds.numerator} : {odds.denominator}$. They share ${tex(1 - q)}$, and apples get
    ${tex(P)} \cdot {tex(1 - q)} = {tex(P * (1 - q))}$.
    """
    return EXERCISE.part("b2", prompt, kind, hints=hints, solution=solution)


b3 = EXERCISE.part(
    "b3",
    "What does the score $n$ do? When is “neither” the most likely of the three options?",
    Choice(
        wrong(
            "Exactly if $n > 0$.",
            "Only differences count: add 10 to all three scores and no probability changes.",
            "absolute-level",
        ),
        wrong(
            "Exactly if $n > a + b$.",
            "Scores are compared, not added. Try $a = b = -1$ and $n = -1.5$.",
            "sum-of-scores",
        ),
        right(
            "Exactly if $n > a$ and $n > b$.",
            "The score of “neither” is a threshold that the best fruit has to exceed.",
        ),
        wrong(
            "Exactly if $e^n > e^a + e^b$.",
            r"Then its probability exceeds $\frac12$. The most likely of three may have less.",
            "majority",
        ),
    ),
    hints=[
        "Look at the odds of “neither” against each of the fruits.",
        "They are $e^{n - a}$ and $e^{n - b}$. When does each exceed 1?",
    ],
    solution=r"""
    c. Its odds against the fruits are $e^{n - a}$ and $e^{n - b}$. Both exceed 1 exactly if $n > a$
    and $n > b$. So $n$ is a threshold that a fruit has to exceed.
    """,
)


@EXERCISE.variants(
    lambda c: "Apples, oranges and “neither” have the scores $a$, $b$ and $n$.",
    c=(0, 1, 2, 3, 5, 10),
)
def b4(c: int) -> Question:
    plus = f" + {c}" if c else ""
    prompt = f"""
    The score of “neither” can be fixed at {c}. Which scores $(a', b')$ of apples and oranges then
    give the same three probabilities as $(a, b, n)$? Answer with two entries.
    """
    kind = Vector(
        [f"a - n{plus}", f"b - n{plus}"],
        domain={"a": "real", "b": "real", "n": "real"},
        misconceptions=[
            (
                "others-unchanged",
                ["a", "b"],
                "This changes the odds against “neither”: all three scores must move alike.",
            ),
            (
                "wrong-way",
                [f"a + n{-c or ''}", f"b + n{-c or ''}"],
                f"Which shift takes $n$ to {c}?",
            ),
            (
                "factor-for-shift",
                [f"a*{c or 1}/n", f"b*{c or 1}/n"],
                "A common factor changes the odds. What leaves them unchanged?",
            ),
        ],
    )
    hints = [
        "What can be done to all scores without changing any probability?",
        f"Add the same number to all three. Which number takes $n$ to {c}?",
    ]
    solution = f"""
    The softmax does not change if the same number is added to all scores. So the model has two free
    scores, not three. Adding ${c or ""}-n$ takes $n$ to {c}, and the others to
    $(a - n{plus}, b - n{plus})$.
    """
    return EXERCISE.part("b4", prompt, kind, hints=hints, solution=solution)


PARTS = (b1, b2, b3, b4)
