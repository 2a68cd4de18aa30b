r"""Mutual information: what an image tells about its label, and the loss that no model goes below.

For the section of that name in the chapter on information theory.
"""

from fractions import Fraction

from softmaxquiz import Choice, Exercise, Number, Question, fractions, right, tex, wrong

EXERCISE = Exercise("mutual_information", "What an image tells about its label", "This book")


@EXERCISE.variants(q=fractions("1/4 1/8 1/3 1/5 1/6 1/10 1/16 2/5 3/8 3/10"))
def a(q: Fraction) -> Question:
    same, other, p = tex((1 - q) / 2), tex(q / 2), 1 - q
    left = f"-(({q})*log2({q}) + ({p})*log2({p}))"
    prompt = rf"""
    Half of all images show a cat, the other half a dog. Half are sharp, the other half blurred. A
    sharp cat has the probability ${same}$, and so has a blurred dog; a sharp dog and a blurred cat
    have ${other}$ each. How many bits does it tell about the label whether an image is sharp?
    Answer exactly. You may write `log2(x)` for the logarithm to base 2.
    """
    kind = Number(
        f"1 - {left}",
        unit="bits",
        misconceptions=[
            ("what-is-left", left, "This is what the image leaves open, $H(Y \\mid X)$."),
            ("label", "1", "This is $H(Y)$, the entropy of the label without the image."),
            ("both", f"1 + {left}", "This is the entropy of image and label together."),
        ],
    )
    hints = [
        r"$I(X; Y) = H(Y) - H(Y \mid X)$.",
        rf"Among sharp images, a share of ${tex(p)}$ are cats. What is the entropy of their label?",
    ]
    terms = rf"{tex(q)} \log_2 {tex(q)} + {tex(p)} \log_2 {tex(p)}"
    solution = rf"""
    $H(Y) = 1$ bit. Sharp or blurred, the label has the probabilities ${tex(p)}$ and ${tex(q)}$. So
    $I(X; Y) = 1 + {terms}$ bits.
    """
    return EXERCISE.part("a", prompt, kind, hints=hints, solution=solution)


b = EXERCISE.part(
    "b",
    r"""
    Images $X$ come with labels $Y$. A model may compute what it likes from an image. Below which
    expected loss can no model go?
    """,
    Choice(
        wrong(
            "$0$",
            "It is 0 only if the image leaves nothing of the label open.",
            "zero",
        ),
        wrong(
            "$H(Y)$, the entropy of the label",
            "This is the least loss of a model that does not look at the image.",
            "no-image",
        ),
        wrong(
            "$I(X; Y)$, the mutual information",
            "This is how much a model can save at most.",
            "saved",
        ),
        right(
            r"$H(Y \mid X)$, the entropy of the label if the image is known",
            "A model that gives each label its true probability reaches it.",
        ),
    ),
    hints=["Which probabilities does the best model give? What is its loss?"],
    solution=r"""
    d. The expected loss is $H(Y \mid X)$ plus the mean divergence of the model's probabilities from
    the true ones, which is never negative.
    """,
)

PARTS = (a, b)
