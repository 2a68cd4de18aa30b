r"""How many test examples: an exercise of this book, on Hoeffding's inequality.

An accuracy measured on $n$ independent examples is off by $\varepsilon$ or more, to one side, with
probability at most $e^{-2 n \varepsilon^2}$. The 15,000 examples that Dive into Deep Learning asks
for are for one side.
"""

from fractions import Fraction
from math import ceil, log

from softmaxquiz import (
    Case,
    Choices,
    Exercise,
    Formula,
    Line,
    Number,
    Ordering,
    PythonFunction,
    Question,
    decimal,
    fractions,
    right,
    wrong,
)

EXERCISE = Exercise("test_set_size", "How many test examples", "This book")

LETTERS = {"epsilon": "unit", "delta": "unit", "m": "natural"}

a = EXERCISE.part(
    "a",
    r"""
    A model's accuracy is measured on $n$ independent test examples. By Hoeffding's inequality it
    exceeds the true one by $\varepsilon$ or more with probability at most $e^{-2 n \varepsilon^2}$,
    and falls short of it by as much with at most the same. Which $n$ keeps the probability of an
    error of $\varepsilon$ or more, **to either side**, at or below $\delta$? Put the lines in
    order. Two of them do not belong to the proof.
    """,
    Ordering(
        Line("f", r"To each side the probability is at most $e^{-2 n \varepsilon^2}$."),
        Line("b", r"To either side it is at most the sum, $2 e^{-2 n \varepsilon^2}$.", needs="f"),
        Line(
            "e", r"That is at most $\delta$ if $e^{-2 n \varepsilon^2} \le \delta / 2$.", needs="b"
        ),
        Line(
            "a",
            r"The logarithm increases, so the same is $-2 n \varepsilon^2 \le \log(\delta / 2)$.",
            needs="e",
        ),
        Line(
            "d",
            r"Divide by $-2 \varepsilon^2$; the sign $\le$ becomes $\ge$, which bounds $n$ from "
            r"below.",
            needs="a",
        ),
        Line(
            "c",
            r"Divide by $-2 \varepsilon^2$; the sign $\le$ stays, which bounds $n$ from above.",
            distractor="division by a negative number reverses the sign.",
        ),
        Line(
            "g",
            r"The two sides are independent, so it is at most $e^{-4 n \varepsilon^2}$.",
            distractor="it cannot be too high and too low at once. Add the probabilities.",
        ),
    ),
    hints=["One side first, then both.", "Then solve for $n$, and mind the sign."],
    solution="`f b e a d`: one side, both sides, at most δ, the logarithm, and the division.",
)


def hoeffding(c: int = 1, **_: object) -> str:
    """Say what Hoeffding's inequality says of an accuracy, or of a loss between 0 and c."""
    mean = "The accuracy" if c == 1 else f"Losses lie between 0 and {c}. The mean loss"
    return (
        rf"{mean} on $n$ independent examples exceeds the true one by $\varepsilon$ or more with "
        f"probability at most $e^{{-{exponent(c)}}}$, "
        "and falls short of it by as much with at most the same."
    )


def exponent(c: int) -> str:
    """Write the exponent of Hoeffding's inequality, without its sign."""
    return r"2 n \varepsilon^2" + (f" / {c * c}" if c > 1 else "")


@EXERCISE.variants(hoeffding, c=(1, 2, 3, 4, 5, 8, 10))
def b1(c: int) -> Question:
    asked, times = "Solve a for $n$: which number of examples is enough for both sides?", ""
    if c > 1:
        asked = r"Which $n$ keeps the risk of such an error to either side at $\delta$?"
        times = f"{c * c} "
    scaled = f"{c * c}*log"
    prompt = f"""
    {asked} Do not round. Answer with a
    formula in `epsilon` and `delta`.
    """
    kind = Formula(
        f"{scaled}(2/delta)/(2*epsilon^2)",
        domain={name: LETTERS[name] for name in ("epsilon", "delta")},
        also=["ceil(log(2/delta)/(2*epsilon^2))"],
        misconceptions=[
            ("one-side", f"{scaled}(1/delta)/(2*epsilon^2)", "This is for one side."),
            (
                "not-squared",
                f"{scaled}(2/delta)/(2*epsilon)",
                "The error is squared in the exponent.",
            ),
            ("factor-lost", f"{scaled}(2/delta)/epsilon^2", "The exponent has a factor 2."),
            (
                "negative",
                f"{scaled}(delta/2)/(2*epsilon^2)",
                "The logarithm of `delta/2` is negative.",
            ),
        ],
    )
    hints = [rf"Solve $2 e^{{-{exponent(c)}}} = \delta$ for $n$."]
    solution = (
        "Rounded up, this is the least number: "
        rf"$n = {times}\log(2 / \delta) / (2 \varepsilon^2)$."
    )
    return EXERCISE.part("b1", prompt, kind, hints=hints, solution=solution)


SIZES = {
    "epsilon": fractions("0.01 0.02 0.03 0.05 0.005"),
    "delta": fractions("0.05 0.1 0.01 0.02 0.2"),
}


@EXERCISE.variants(hoeffding, **SIZES)
def b2(epsilon: Fraction, delta: Fraction) -> Question:
    off, risk = decimal(epsilon), decimal(delta)
    fewer = f"Round up: with one fewer, the bound is above {risk}."
    both, one = (log(sides / delta) / (2 * epsilon**2) for sides in (2, 1))
    asked = "does b1 ask for" if (off, risk) == ("0.01", "0.05") else "are enough for both sides"
    prompt = rf"""
    How many examples {asked} if $\varepsilon = {off}$ and $\delta = {risk}$? Round up to a
    whole number.
    """
    kind = Number(
        ceil(both),
        unit="examples",
        misconceptions=[
            ("one-side", ceil(one), "This is for one side only."),
            ("source-answer", int(float(f"{one:.2g}")), "This is for one side, and rounded."),
            ("rounded-down", int(both), fewer),
            ("not-whole", f"log(2/{risk})/(2*{off}^2)", "Round up to a whole number."),
            ("not-whole", f"{both:.1f}", "Round up to a whole number."),
            ("base-2", f"ceil(log2(2/{risk})/(2*{off}^2))", "The logarithm is natural."),
            ("factor-lost", f"ceil(log(2/{risk})/{off}^2)", "The exponent has a factor 2."),
            ("not-squared", f"ceil(log(2/{risk})/(2*{off}))", "Square the error."),
        ],
    )
    hints = [
        rf"Here $2 / \delta = {2 / delta}$ and $2 \varepsilon^2 = {decimal(2 * epsilon**2)}$.",
        "Then round up.",
    ]
    solution = rf"""
    $\log(2 / {risk}) / (2 \cdot {off}^2) \approx {both:.1f}$, so it takes ${ceil(both)}$.
    """
    follows = {
        "b1": lambda b1: f"ceil({b1.replace('epsilon', f'({off})').replace('delta', f'({risk})')})"
    }
    return EXERCISE.part("b2", prompt, kind, hints=hints, solution=solution, follows=follows)


@EXERCISE.variants(hoeffding, **SIZES)
def b3(epsilon: Fraction, delta: Fraction) -> Question:
    off, risk = decimal(epsilon), decimal(delta)
    fewer = f"Round up: with one fewer, the bound is above {risk}."
    both, one = (log(sides / delta) / (2 * epsilon**2) for sides in (2, 1))
    again = " again" if (off, risk) == ("0.01", "0.05") else ""
    prompt = rf"""
    How many examples does it take if only one side matters, so that the model is not *worse* than
    measured by {off} or more? Take $\delta = {risk}${again}, and round up to a whole number.
    """
    kind = Number(
        ceil(one),
        unit="examples",
        misconceptions=[
            ("both-sides", ceil(both), "This is for both sides."),
            ("half", ceil(both / 2), "One side needs more than half as many."),
            ("rounded-down", int(one), fewer),
            ("not-whole", f"log(1/{risk})/(2*{off}^2)", "Round up to a whole number."),
            ("not-whole", f"{one:.1f}", "Round up to a whole number."),
            ("source-answer", int(float(f"{one:.2g}")), "This is rounded. Give the exact number."),
        ],
    )
    hints = [r"Solve $e^{-2 n \varepsilon^2} = \delta$ for $n$."]
    solution = rf"""
    $\log(1 / {risk}) / (2 \cdot {off}^2) \approx {one:.1f}$, so it takes ${ceil(one)}$.
    """
    return EXERCISE.part("b3", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(hoeffding, k=(2, 3, 4, 5, 6, 8, 10))
def c(k: int) -> Question:
    halve = "halve the error" if k == 2 else f"divide the error by {k}"
    prompt = f"To {halve} at the same risk, by which factor must the number of examples grow?"
    kind = Number(
        k * k,
        misconceptions=[
            ("linear", k, "The error is squared in the formula."),
            (
                "root",
                f"sqrt({k})",
                "It is the other way round: the error falls with the root of `n`.",
            ),
            ("less", f"1/{k * k}", "A smaller error needs more examples, not fewer."),
            ("cubed", k**3, "The error is squared, not cubed."),
        ],
    )
    hints = ["Where does the error stand in the formula?"]
    solution = rf"$n$ is proportional to $1 / \varepsilon^2$, so it grows by the factor ${k * k}$."
    return EXERCISE.part("c", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(hoeffding, c=(1, 2, 3, 4, 5, 8, 10))
def d(c: int) -> Question:
    scaled = f"{c * c}*log"
    prompt = r"""
    Now `m` models, fixed beforehand, are tested on the same examples. How many examples keep the
    risk that *any* of the models is off by $\varepsilon$ or more, to either side, at or below
    $\delta$? Do not round. Answer with a formula.
    """
    kind = Formula(
        f"{scaled}(2*m/delta)/(2*epsilon^2)",
        domain={name: LETTERS[name] for name in ("epsilon", "delta", "m")},
        also=["ceil(log(2*m/delta)/(2*epsilon^2))"],
        misconceptions=[
            (
                "times-m",
                f"m*{scaled}(2/delta)/(2*epsilon^2)",
                "The models share the examples. It is the risk that grows.",
            ),
            (
                "one-model",
                f"{scaled}(2/delta)/(2*epsilon^2)",
                "Every model may be the one that is off.",
            ),
            (
                "risk-times-m",
                f"{scaled}(2/(m*delta))/(2*epsilon^2)",
                "Each model must have a smaller risk, not a larger one.",
            ),
        ],
    )
    hints = [
        r"The risk that any model is off is at most the sum of their risks.",
        r"Give each model a risk of $\delta / m$.",
    ]
    times = f"{c * c} " if c > 1 else ""
    solution = rf"""
    With $\delta / m$ for $\delta$ it is $n = {times}\log(2 m / \delta) / (2 \varepsilon^2)$.
    """
    follows = {"b1": lambda b1: b1.replace("delta", "(delta/m)")}
    return EXERCISE.part("d", prompt, kind, hints=hints, solution=solution, follows=follows)


BOTH = "For both sides the risks add up."
SLIPS = [
    ("one-side", 35, BOTH),
    ("rounded-down", 69, "Round up: fewer examples are not enough."),
    ("not-whole", log(4) / 0.02, "Round up: a number of examples is whole."),
    ("base-2", 100, "Take the natural logarithm."),
]
OTHERS = [(e, d, s) for e in (0.3, 0.05, 0.002) for d in (0.9, 0.2, 0.001) for s in (1, 2)]


def size(epsilon: float, delta: float, sides: int) -> int:
    """Number of examples that are enough."""
    return ceil(log(sides / delta) / (2 * epsilon**2))


e = EXERCISE.part(
    "e",
    """
    Write a function `test_size(epsilon, delta, sides)` that returns the number of examples for 1 or
    2 sides, rounded up to a whole number.
    """,
    PythonFunction(
        "test_size",
        [
            Case((0.1, 0.5, 2), 70, misconceptions=SLIPS),
            Case((0.01, 0.05, 2), 18445, BOTH, "one-side"),
            Case((0.01, 0.05, 1), 14979, "Here only one side counts.", "both-sides"),
            Case((0.5, 0.1, 1), 5, "Is it rounded up, for any numbers?"),
            *(Case(args, size(*args), "Is it right for any numbers?") for args in OTHERS),
        ],
        exact=True,
    ),
    hints=["`math.ceil` rounds up.", "`sides` multiplies the exponential, and so divides `delta`."],
    solution="`return math.ceil(math.log(sides / delta) / (2 * epsilon**2))`",
)

f = EXERCISE.part(
    "f",
    "What does Hoeffding's inequality need here?",
    Choices(
        right("The examples are independent.", "A copy of an example adds no information."),
        wrong("The accuracy is near one half.", "It holds for every accuracy.", "near-half"),
        right(
            "The model was fixed before the test.",
            "Otherwise it may have been chosen for its luck.",
        ),
        wrong("Errors are normally distributed.", "It holds for every `n`, exactly.", "normal"),
        wrong("The classes are equally frequent.", "Only right and wrong count.", "balanced"),
    ),
    hints=["Copy an example a hundred times, or pick the best of many models. What goes wrong?"],
    solution="""
    a and c: independent examples, and a model that was not chosen with them. Nothing else.
    """,
)

PARTS = (a, b1, b2, b3, c, d, e, f)
