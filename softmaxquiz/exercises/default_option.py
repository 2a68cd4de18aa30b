r"""Neither: exercise 4b of the softmax regression section of Dive into Deep Learning.

The summary adds a third class to the choice between apples and oranges, which is right. It does not
say what the new score does.
"""

from softmaxquiz import Choice, Exercise, Formula, Number, Vector, right, wrong

EXERCISE = Exercise(
    "default_option", "Neither", "Dive into Deep Learning, section 4.1, exercise 4b"
)

b1 = EXERCISE.part(
    "b1",
    r"""
    Besides apples (score $a$) and oranges (score $b$) one may now choose neither. Give this option
    a score $n$ of its own. What is the probability of apples?
    """,
    Formula(
        "exp(a)/(exp(a) + exp(b) + exp(n))",
        misconceptions=[
            (
                "two-options",
                "exp(a)/(exp(a) + exp(b))",
                "This is the probability among those who choose a fruit. The third option takes "
                "its share too.",
            ),
            (
                "score-for-power",
                "exp(a)/(exp(a) + exp(b) + n)",
                "Neither has a score like the others. It counts with its power.",
            ),
            (
                "fixed-to-zero",
                "exp(a)/(exp(a) + exp(b) + 1)",
                "This fixes the score of neither to 0. Here it is $n$.",
            ),
            (
                "other-option",
                "exp(n)/(exp(a) + exp(b) + exp(n))",
                "This is the probability of neither.",
            ),
        ],
    ),
    hints=[
        "Neither is a third class, with a score like the others.",
        "What is the softmax of three scores?",
    ],
    solution=r"$$\frac{e^a}{e^a + e^b + e^n}.$$",
)

b2 = EXERCISE.part(
    "b2",
    r"""
    Without the default option, apples had the probability $\frac23$. With it, neither has
    $\frac14$, and the scores of the fruits are as before. What is the probability of apples now?
    """,
    Number(
        "1/2",
        misconceptions=[
            (
                "unchanged",
                "2/3",
                r"Then oranges keep $\frac13$ too, and nothing is left for neither.",
            ),
            (
                "from-one-alone",
                "5/12",
                r"This takes the whole $\frac14$ from apples. Oranges lose as well.",
            ),
            (
                "equal-amounts",
                "13/24",
                "This takes equal amounts from both. What stays as it was is their ratio.",
            ),
        ],
    ),
    hints=[
        "The odds apples : oranges are $e^{a - b}$, with or without $n$.",
        r"What is left for the fruits, $\frac34$, is split as $2 : 1$.",
    ],
    solution=r"""
    The denominators cancel in the odds: $\frac{e^a}{e^b}$ does not contain $n$. So apples : oranges
    stays $2 : 1$, and apples have $\frac23 \cdot \frac34 = \frac12$.
    """,
)

b3 = EXERCISE.part(
    "b3",
    "What does the score $n$ do? Say when neither is the most likely of the three.",
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
            "The score of neither is a threshold which the best fruit has to pass.",
        ),
        wrong(
            "Exactly if $e^n > e^a + e^b$.",
            r"Then its probability exceeds $\frac12$. The most likely of three may have less.",
            "majority",
        ),
    ),
    hints=[
        "Look at the odds of neither against each of the fruits.",
        "They are $e^{n - a}$ and $e^{n - b}$. When does each exceed 1?",
    ],
    solution=r"""
    Its odds against the fruits are $e^{n - a}$ and $e^{n - b}$. Both exceed 1 exactly if $n > a$
    and $n > b$. So $n$ is a threshold: whoever finds nothing better takes nothing.
    """,
)

b4 = EXERCISE.part(
    "b4",
    r"""
    The score of neither can be fixed to 0. Which scores $(a', b')$ of apples and oranges then give
    the same three probabilities as $(a, b, n)$?
    """,
    Vector(
        ["a - n", "b - n"],
        domain={"a": "real", "b": "real", "n": "real"},
        misconceptions=[
            (
                "others-unchanged",
                ["a", "b"],
                "This changes the odds against neither: all three scores must move alike.",
            ),
            ("wrong-way", ["a + n", "b + n"], "Which shift takes $n$ to 0?"),
            (
                "factor-for-shift",
                ["a/n", "b/n"],
                "A common factor changes the odds. What leaves them as they are?",
            ),
        ],
    ),
    hints=[
        "What can be done to all scores without changing any probability?",
        "A common shift, and it must take $n$ to 0.",
    ],
    solution=r"""
    The softmax does not change if the same number is added to all scores. Add $-n$:
    $(a - n, b - n, 0)$. So the model has two free scores, not three.
    """,
)

PARTS = (b1, b2, b3, b4)
