"""The one question of the book's first page, to be tried there. It does not count."""

from softmaxquiz import Exercise, Number
from softmaxquiz.progress import Progress

EXERCISE = Exercise("first_page", "First page", "Made for this page", progress=Progress())

share = EXERCISE.part(
    "share",
    r"""
    Cat, chicken and dog have the logits $\log 6$, $\log 3$ and $0$. What is the probability of the
    cat?
    """,
    Number(
        "3/5",
        misconceptions=[
            (
                "no-exponential",
                "log(6)/(log(6) + log(3))",
                "These are shares of the logits. The softmax takes the exponential of each first.",
            ),
            ("odds", "2", "This is the odds of cat against chicken. A probability is at most 1."),
            ("numerator", "6", "This is the exponential of the logit. Divide it by a sum."),
            (
                "zero-logit",
                "2/3",
                "This leaves out the dog. What is the exponential of its logit?",
            ),
        ],
    ),
    hints=[
        "The softmax takes the exponential of each logit and divides by their sum.",
        r"$e^{\log 6} = 6$, and $e^0 = 1$.",
    ],
    solution=r"The exponentials are 6, 3 and 1. Their sum is 10, and $\frac{6}{10} = \frac35$.",
)

PARTS = (share,)
