"""Predict first: what the hand will see when it moves an explorer. These parts do not count."""

from softmaxquiz import Choice, Exercise, right, wrong
from softmaxquiz.progress import Progress

EXERCISE = Exercise(
    "predictions", "Predict first", "Made for the book's explorers", progress=Progress()
)

warmer = EXERCISE.part(
    "warmer",
    r"""
    Three logits are not all equal. They stay as they are, and the temperature rises from 1 to 2.
    Which way does the entropy of the probabilities go?
    """,
    Choice(
        right("It rises.", "A higher temperature makes the probabilities more alike."),
        wrong("It falls.", "It would fall if the temperature fell: then the winner gains."),
        wrong(
            "It stays as it is.",
            r"$\gamma$, added to all logits, changes nothing. The temperature divides them.",
            "as-a-shift",
        ),
        wrong(
            "That depends on which logit is the largest.",
            "Names of classes do not matter to the entropy, and the order never changes.",
        ),
    ),
    hints=["What are the log-odds divided by?", "Are the probabilities more alike than before?"],
    solution=r"""
    All log-odds are halved, so the probabilities come nearer to each other, and the entropy rises.
    It rises towards that of uniform probabilities, the largest there is, $\log 3$.
    """,
)

raised = EXERCISE.part(
    "raised",
    "You raise the logit of the cat alone. What happens to the probabilities of chicken and dog?",
    Choice(
        wrong("They stay as they are.", "All probabilities sum to one, and that of the cat rises."),
        wrong(
            "Both fall, the larger one by the greater factor.",
            "Their odds are $e^{o_i - o_j}$. Has one of these two logits moved?",
            "larger-pays-more",
        ),
        right(
            "Both fall, by the same factor.",
            "Their logits have not moved, so their odds stay as they are.",
        ),
        wrong("Only the smaller one falls.", "Both are divided by the same sum, which has grown."),
    ),
    hints=["Which of the numbers in the formula have changed?", "What are the odds of the two?"],
    solution=r"""
    In $\hat y_k = e^{o_k} / \sum_\ell e^{o_\ell}$ only the sum grows. It divides both, so both fall
    by the same factor, and their odds $e^{o_i - o_j}$ stay.
    """,
)

PARTS = (warmer, raised)
