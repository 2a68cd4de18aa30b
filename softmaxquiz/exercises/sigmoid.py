r"""Two classes: the softmax becomes the sigmoid, and softmax regression logistic regression.

The derivation from log-odds calls softmax regression a specialisation of logistic regression.
"""

from fractions import Fraction
from typing import Any

from softmaxquiz import (
    Choice,
    Derivation,
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
    "sigmoid", "Two classes", "This book, and the derivation of softmax regression from log-odds"
)

a = EXERCISE.part(
    "a",
    r"""
    Two classes have the scores $a$ and $b$. Show line by line that the softmax depends only on
    their difference: it is the sigmoid of $a - b$.
    """,
    Derivation("exp(a)/(exp(a) + exp(b))", "1/(1 + exp(-(a - b)))"),
    hints=["Divide numerator and denominator by the same positive number.", "Divide by $e^a$."],
    solution=r"""
    $$\frac{e^a}{e^a + e^b} = \frac{e^a / e^a}{(e^a + e^b) / e^a} = \frac{1}{1 + e^b / e^a}
    = \frac{1}{1 + e^{-(a - b)}}.$$
    """,
)


@EXERCISE.variants(c=(1, 2, 3, 4, 5, 10))
def b(c: int) -> Question:
    asked, itself, u, k, times = r"of the sigmoid $\sigma(x)", r"\sigma", "x", "", ""
    power, extra = "exp(-x)", []
    if c > 1:
        u, k, times, power = f"{c}x", f"{c}", f"{c}*", f"exp(-{c}*x)"
        asked, itself = rf"in $x$ of $\sigma({u})", rf"\sigma({u})"
        extra = [
            ("factor-forgotten", f"{power}/(1 + {power})^2", f"What is the derivative of ${u}$?")
        ]
    prompt = rf"Give the derivative {asked} = 1/(1 + e^{{-{u}}})$, as a formula in $x$."
    slips = [
        (
            "inner-sign",
            f"-{times}{power}/(1 + {power})^2",
            rf"The sigmoid rises. One minus sign is from $1/u$, the other from $e^{{-{u}}}$.",
        ),
        (
            "inner-derivative-forgotten",
            f"1/(1 + {power})^2",
            "The chain rule has a second factor: the derivative of the denominator.",
        ),
        ("sigmoid-itself", f"1/(1 + {power})", rf"This is ${itself}$ itself."),
        *extra,
    ]
    kind = Formula(f"{times}{power}/(1 + {power})^2", misconceptions=slips)
    hints = [r"The derivative of $1/u$ is $-u'/u^2$.", rf"Here $u = 1 + e^{{-{u}}}$. What is $u'$?"]
    solution = rf"""
    In terms of $\sigma$ it is ${k}\sigma({u}) \bigl(1 - \sigma({u})\bigr)$, since $1 - \sigma({u})
    = \frac{{e^{{-{u}}}}}{{1 + e^{{-{u}}}}}$. In $x$ it is
    $\frac{{{k}e^{{-{u}}}}}{{(1 + e^{{-{u}}})^2}}$.
    """
    return EXERCISE.part("b", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda c: r"The sigmoid is $\sigma(x) = 1/(1 + e^{-x})$.",
    c=fractions("1 3 5 6 10 12 1/2 1/3 1/5"),
)
def c(c: Fraction) -> Question:
    k, asked, extra = "", "the sigmoid", []
    if c != 1:
        k, asked = tex(c), rf"$\sigma({tex(c)} x)$"
        extra = [("factor-forgotten", "1/4", "This is the largest slope of the sigmoid itself.")]
    prompt = f"What is the largest slope of {asked}? Answer exactly."
    slips = [
        ("height-for-slope", "1/2", "This is the value of the sigmoid there, not its slope."),
        ("one", f"{c}", r"Both factors of $\sigma (1 - \sigma)$ are below 1."),
        ("place-for-slope", "0", "This is the place where it is steepest, not the slope."),
        *extra,
    ]
    kind = Number(c / 4, misconceptions=slips)
    hints = [
        r"Where is $\sigma (1 - \sigma)$ largest?",
        "Two numbers with the sum 1 have the largest product if they are equal.",
    ]
    solution = rf"""
    ${k}\sigma (1 - \sigma)$ is largest at $\sigma = \frac12$, that is at $x = 0$. There it is
    ${tex(c / 4)}$.
    """
    return EXERCISE.part("c", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(lambda c: r"The sigmoid is $\sigma(x) = 1/(1 + e^{-x})$.", c=(1, 2, 3, 4, 5, 10))
def d(c: int) -> Question:
    begin, u, by, after, extra = "Invert it: which", "x", "", "", []
    if c > 1:
        begin, u, by = "Which", f"{c}x", f"/{c}"
        extra = [("factor-forgotten", "log(p/(1 - p))", f"This is ${u}$.")]
        after = rf", and $x = {tex(Fraction(1, c))} \log \frac{{p}}{{1 - p}}$"
    prompt = rf"{begin} $x$ has $\sigma({u}) = p$, for $0 < p < 1$? Give a formula in $p$."
    slips = [
        ("odds", "p/(1 - p)", "These are the odds. The score is their logarithm."),
        ("other-class", f"log((1 - p)/p){by}", "This is the log-odds of the other class."),
        ("log-probability", f"log(p){by}", "This is never positive, but $x$ can be."),
        *extra,
    ]
    kind = Formula(f"log(p/(1 - p)){by}", domain={"p": "unit"}, misconceptions=slips)
    hints = [f"Solve $1 + e^{{-{u}}} = 1/p$.", f"$e^{u if c == 1 else f'{{{u}}}'}$ are the odds."]
    solution = rf"""
    $e^{{-{u}}} = \frac{{1 - p}}{{p}}$, so ${u}$ is the log-odds, or logit:
    $\log \frac{{p}}{{1 - p}}${after}.
    """
    return EXERCISE.part("d", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda scores: r"The sigmoid is $\sigma(x) = 1/(1 + e^{-x})$.",
    scores=(
        ("u", "c", "v", "d"),
        *((5, 2, 2, 4), (3, 5, 7, 2), (4, 3, 2, 6), (6, 7, 3, 5), (2, 9, 5, 4), (7, 2, 4, 8)),
    ),
)
def e(scores: tuple[Any, ...]) -> Question:
    u, c, v, d = scores
    first, second = f"{u} x + {c}", f"{v} x + {d}"
    result = f"{u - v}, {c - d}" if isinstance(u, int) else "u - v, c - d"
    prompt = rf"""
    Softmax regression with one feature $x$ and two classes has the scores ${first}$ and ${second}$.
    For which $(w, b)$ does logistic regression, $P(\text{{first}}) = \sigma(w x + b)$, give the
    same probabilities? Answer with two entries.
    """
    slips = [
        (
            "other-class",
            [f"{v} - {u}", f"{d} - {c}"],
            "This gives the probability of the second class.",
        ),
        ("second-ignored", [f"{u}", f"{c}"], "This is right if the second class has the score 0."),
        (
            "sum-for-difference",
            [f"{u} + {v}", f"{c} + {d}"],
            "It is the difference of the scores that counts.",
        ),
        (
            "wrong-pairs",
            [f"{u} - {c}", f"{v} - {d}"],
            "Collect the terms with $x$, and the terms without.",
        ),
    ]
    kind = Vector([f"{u} - {v}", f"{c} - {d}"], misconceptions=slips)
    hints = [
        "By part a the softmax is the sigmoid of the difference of the scores.",
        "Split the difference into the terms with $x$ and the terms without.",
    ]
    solution = rf"""
    $({first}) - ({second}) = ({u} - {v})\, x + ({c} - {d})$. Only differences between the classes
    count, so four parameters do the work of two: $({result})$.
    """
    return EXERCISE.part("e", prompt, kind, hints=hints, solution=solution)


f = EXERCISE.part(
    "f",
    "How are softmax regression and logistic regression related?",
    Choice(
        wrong(
            "Softmax regression is a special case of logistic regression.",
            "Can logistic regression have five classes?",
            "specialisation",
        ),
        wrong(
            "They are different models, since one has twice as many parameters.",
            "The spare parameters change no probability.",
            "parameters-counted",
        ),
        right(
            "Logistic regression is softmax regression for two classes.",
            "Softmax regression generalises it to more classes.",
        ),
        wrong(
            r"Softmax regression is $K$ logistic regressions, one for each class.",
            r"Their probabilities need not sum to 1. The softmax has one denominator for all.",
            "one-against-rest",
        ),
    ),
    hints=[
        "Which of the two can do what the other can, and more?",
        "How many classes may each of them have?",
    ],
    solution=r"""
    c. For two classes they are the same model, by part e. For more classes only softmax regression
    is defined. So it is the generalisation, and logistic regression is the special case $K = 2$.
    """,
)

PARTS = (a, b, c, d, e, f)
