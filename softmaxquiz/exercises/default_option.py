r"""Neither: exercise 4b of the softmax regression section of Dive into Deep Learning.

The summary adds a third class to the choice between apples and oranges. That is right, but it does
not say what the new score does.
"""

from softmaxquiz import Choice, Exercise, Formula, Number, Vector, right, wrong

EXERCISE = Exercise(
    "default_option", "Neither", "Dive into Deep Learning, section 4.1, exercise 4b"
)

b1 = EXERCISE.part(
    "b1",
    r"""
    Besides apples (score $a$) and oranges (score $b$), “neither” is now a third option. It has a
    score $n$ of its own. What is the probability of apples?
    """,
    Formula(
        "exp(a)/(exp(a) + exp(b) + exp(n))",
        misconceptions=[
            (
                "two-options",
                "exp(a)/(exp(a) + exp(b))",
                "This is the probability among those who choose a fruit. Include the third option.",
            ),
            (
                "score-for-power",
                "exp(a)/(exp(a) + exp(b) + n)",
                "The score of “neither” enters through its exponential, like the others.",
            ),
            (
                "fixed-to-zero",
                "exp(a)/(exp(a) + exp(b) + 1)",
                "This fixes the score of “neither” at 0. Here it is $n$.",
            ),
            (
                "other-option",
                "exp(n)/(exp(a) + exp(b) + exp(n))",
                "This is the probability of “neither”.",
            ),
        ],
    ),
    hints=[
        "“Neither” is a third class, with a score like the others.",
        "What is the softmax of three scores?",
    ],
    solution=r"$$\frac{e^a}{e^a + e^b + e^n}.$$",
)

b2 = EXERCISE.part(
    "b2",
    r"""
    Without the third option, apples had the probability $\frac23$. With it, “neither” has
    $\frac14$. The scores of the fruits have not changed. What is the probability of apples now?
    Answer exactly.
    """,
    Number(
        "1/2",
        misconceptions=[
            (
                "unchanged",
                "2/3",
                r"Then oranges would keep $\frac13$, and nothing would be left for “neither”.",
            ),
            ("of-neither", "1/6", r"This is $\frac23$ of $\frac14$. What is left for the fruits?"),
            ("oranges", "1/4", "This is the probability of oranges."),
            (
                "from-one-alone",
                "5/12",
                r"This takes the whole $\frac14$ from apples. Oranges lose as well.",
            ),
            (
                "equal-amounts",
                "13/24",
                "This takes equal amounts from both. It is their ratio that does not change.",
            ),
        ],
    ),
    hints=[
        "The odds of apples against oranges are $e^{a - b}$, with or without $n$.",
        r"The fruits share what is left. In which ratio?",
    ],
    solution=r"""
    The odds $\frac{e^a}{e^b}$ do not contain $n$, so the fruits still share as $2 : 1$. They share
    $\frac34$, and apples get $\frac23 \cdot \frac34 = \frac12$.
    """,
)

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

b4 = EXERCISE.part(
    "b4",
    r"""
    The score of “neither” can be fixed at 0. Which scores $(a', b')$ of apples and oranges then
    give the same three probabilities as $(a, b, n)$? Answer with two entries.
    """,
    Vector(
        ["a - n", "b - n"],
        domain={"a": "real", "b": "real", "n": "real"},
        misconceptions=[
            (
                "others-unchanged",
                ["a", "b"],
                "This changes the odds against “neither”: all three scores must move alike.",
            ),
            ("wrong-way", ["a + n", "b + n"], "Which shift takes $n$ to 0?"),
            (
                "factor-for-shift",
                ["a/n", "b/n"],
                "A common factor changes the odds. What leaves them unchanged?",
            ),
        ],
    ),
    hints=[
        "What can be done to all scores without changing any probability?",
        "Add the same number to all three. Which number takes $n$ to 0?",
    ],
    solution=r"""
    The softmax does not change if the same number is added to all scores. So the model has two free
    scores, not three. Adding $-n$ takes $n$ to 0, and the others to $(a - n, b - n)$.
    """,
)

PARTS = (b1, b2, b3, b4)
