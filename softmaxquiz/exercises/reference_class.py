r"""The reference class: log-odds against one class, and the parameters that are not needed.

The derivation takes log-odds against class $k$ for all classes, including class $k$ itself. It does
not say that this makes $w_k = 0$, and it states the general formula for class $k$ alone.
"""

from fractions import Fraction
from typing import Any

from softmaxquiz import (
    Choice,
    Choices,
    Exercise,
    Formula,
    Number,
    Question,
    Vector,
    fractions,
    right,
    tex,
    word,
    wrong,
)

EXERCISE = Exercise(
    "reference_class",
    "The reference class",
    "This book, and the derivation of softmax regression from log-odds",
)

a = EXERCISE.part(
    "a",
    r"""
    Let the log-odds against class $k$ be linear: $\log \frac{P_i}{P_k} = \mathbf x \mathbf w_i$ for
    every input $\mathbf x$. What does this say for $i = k$ itself?
    """,
    Choice(
        wrong(
            r"Nothing: $\mathbf w_k$ is free, like the others.",
            "What is the left side for $i = k$?",
            "reference-free",
        ),
        right(
            r"$\mathbf w_k = \mathbf 0$.", r"The left side is $\log 1 = 0$ for every $\mathbf x$."
        ),
        wrong(
            r"$\mathbf w_k = -\sum_{i \ne k} \mathbf w_i$.",
            "This is another way to fix the freedom, but it does not follow here.",
            "sum-to-zero",
        ),
        wrong(
            r"$\mathbf x \mathbf w_k = 1$ for every $\mathbf x$.",
            "The odds are 1. What is their logarithm?",
            "odds-for-log-odds",
        ),
    ),
    hints=["What are the odds of a class against itself?", "They are $1 : 1$. Take the logarithm."],
    solution=r"""
    b. $\log \frac{P(y=k)}{P(y=k)} = 0$, so $\mathbf x \mathbf w_k = 0$ for every $\mathbf x$, and
    $\mathbf w_k = \mathbf 0$.
    """,
)


@EXERCISE.variants(shape=((3, 3), (3, 1), (3, 2), (4, 4), (4, 1), (4, 2), (4, 3)))
def b(shape: tuple[int, int]) -> Question:
    K, k = shape  # class k is the reference
    nth = ("first", "second", "third", "fourth")[k - 1]
    others = [i for i in range(1, K + 1) if i != k]
    scores, odds = (
        [each.format(i=i, k=k) for i in others]
        for each in ("$s_{i}$", r"$P_{i} = P_{k}\, e^{{s_{i}}}$")
    )
    said = (
        f"all but the {nth} have the log-odds {', '.join(scores[:-1])} and {scores[-1]} against it"
    )
    if k == 3 == K:
        said = "the first two have the log-odds $s_1$ and $s_2$ against the third"
    total = " + ".join(f"exp(s_{i})" for i in others)
    terms = [f"exp(s_{i})" if i != k else "1" for i in range(1, K + 1)]
    S = " + ".join(["1", *(f"e^{{s_{i}}}" for i in others)])
    shown = (rf"\frac{{{f'e^{{s_{i}}}' if i != k else 1}}}{{{S}}}" for i in range(1, K + 1))
    listed = ", ".join(f"s_{i}" if i != k else "0" for i in range(1, K + 1))
    prompt = f"""
    Of {word(K)} classes, {said}. Give the
    {word(K)} probabilities as a vector.
    """
    slips = [
        (
            "reference-term-forgotten",
            [f"{each}/({total})" for each in terms],
            "These sum to more than 1: the reference class has a term in the sum, too.",
        ),
        (
            "reference-impossible",
            [f"{each}/({total})" if each != "1" else "0" for each in terms],
            f"Log-odds are finite, so the {nth} class is possible.",
        ),
    ]
    kind = Vector([f"{each}/(1 + {total})" for each in terms], misconceptions=slips)
    hints = [
        f"{', '.join(odds[:-1])} and {odds[-1]}, and the {word(K)} sum to 1.",
        rf"$P_{k}\, ({S}) = 1$.",
    ]
    solution = rf"""
    It is the softmax of $({listed})$. The equation $P_{k}\, ({S.removeprefix("1 + ")} + 1) = 1$
    gives $P_{k}$, and then $P_i = P_{k}\, e^{{s_i}}$. The probabilities are
    $\left[{", ".join(shown)}\right]$.
    """
    return EXERCISE.part("b", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(odds=((2, 3), (2, 5), (3, 4), (3, 2), (4, 7), (5, 6), (2, 9), (4, 3)))
def c(odds: tuple[int, int]) -> Question:
    first, second = odds
    total, (one, two) = first + second + 1, (f"${each} : 1$" for each in odds)
    prompt = f"""
    Two classes have the odds {one} and {two} against the reference class. What is the
    probability of the reference class? Answer exactly.
    """
    slips = [
        (
            "reference-term-forgotten",
            f"1/{first + second}",
            "The reference class itself belongs to the sum, with the odds $1 : 1$.",
        ),
        (
            "odds-for-log-odds",
            f"1/(1 + exp({first}) + exp({second}))",
            "The odds are given, not their logarithms.",
        ),
        (
            "first-class",
            f"{first}/{total}",
            f"This is the probability of the class with odds {one}.",
        ),
        (
            "second-class",
            f"{second}/{total}",
            f"This is the probability of the class with odds {two}.",
        ),
    ]
    kind = Number(f"1/{total}", misconceptions=slips)
    hints = [
        "What are the odds of the reference class against itself?",
        f"The probabilities are in the ratio ${first} : {second} : 1$. Divide by the sum.",
    ]
    solution = rf"""
    The probabilities are in the ratio ${first} : {second} : 1$, so it is
    $\frac{{1}}{{{first} + {second} + 1}} = {tex(Fraction(1, total))}$.
    """
    return EXERCISE.part("c", prompt, kind, hints=hints, solution=solution)


d = EXERCISE.part(
    "d",
    r"""
    In general $P_k = \frac1S$ with $S = \sum_j e^{s_j}$. Put this into $P_i = P_k\, e^{s_i}$. What
    is $P_i$ for any class $i$? Write $s$ for its log-odds $s_i$. Answer in $s$ and $S$.
    """,
    Formula(
        "exp(s)/S",
        domain={"s": "real", "S": "positive, exp(s) < S"},
        misconceptions=[
            ("reference-only", "1/S", "This is right for the reference class, where $s = 0$."),
            ("not-normalised", "exp(s)", "These are the odds against the reference class."),
            ("sum-upside-down", "exp(s)*S", r"$P_k$ is one over the sum."),
        ],
    ),
    hints=["Replace $P_k$ and keep the factor.", "The factor is the exponential of the log-odds."],
    solution=r"""
    This holds for *every* class; the source writes it for $P(y = k)$ only. The reference class is
    no exception, since $s_k = 0$. So $P_i$ is $\frac{e^s}{S}$.
    """,
)


@EXERCISE.variants(scores=(("s_1", "s_2"), (2, 5), (3, 1), (4, 2), (1, 3), (5, 3), (2, 7)))
def e(scores: tuple[Any, ...]) -> Question:
    first, second = scores
    result = ("0", f"{second} - {first}", f"-{first}")
    given = f"({first}, {second}, 0)"
    if isinstance(first, int):
        result = ("0", f"{second - first}", f"-{first}")
    prompt = rf"""
    The log-odds of three classes against the third are ${given}$. What are their log-odds
    against the first? Give a vector of three entries.
    """
    slips = [
        (
            "wrong-way",
            ["0", f"{first} - {second}", f"{first}"],
            "These are the log-odds of the first class against each.",
        ),
        (
            "odds-for-log-odds",
            ["1", f"{second}/{first}", f"1/{first}"],
            "Odds are divided. What happens to logarithms?",
        ),
        (
            "only-first-changed",
            ["0", f"{second}", "0"],
            "All three entries change: they are against another class now.",
        ),
    ]
    kind = Vector([*result], misconceptions=slips)
    hints = [
        r"$P_2 / P_1 = (P_2 / P_3) / (P_1 / P_3)$.",
        "Take logarithms: a quotient becomes a difference.",
    ]
    solution = rf"""
    The probabilities are the same, whichever class is the reference. Subtract ${first}$ from all:
    $({", ".join(result)})$.
    """
    return EXERCISE.part("e", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(sizes=(("d", "K"), (784, 10), (2, 3), (4, 3), (20, 5), (8, 4), (100, 12)))
def f(sizes: tuple[Any, ...]) -> Question:
    d, K = sizes
    weights, many, result, times = f"${d}$ weights", f"${K}$", "d + 1", " "
    letters = {"d": "natural", "K": "natural, K >= 2"}
    if isinstance(d, int):
        many, result, times, letters = word(K), f"{d + 1}", r" \cdot ", {}
    prompt = rf"""
    The symmetric form has {weights} and a bias for each of {many} classes. The reference form has
    them for all classes but one. How many parameters of the symmetric form are not needed?
    """
    slips = [
        ("bias-forgotten", f"{d}", "Each class has a bias, too."),
        (
            "needed-for-spare",
            f"({d} + 1)*({K} - 1)",
            "This is the number of parameters that are needed.",
        ),
        ("all", f"({d} + 1)*{K}", "This is the number of all parameters."),
        ("one-constant", "1", "A whole vector may be added to the weights of every class."),
    ]
    kind = Formula(f"{d} + 1", domain=letters, misconceptions=slips)
    hints = ["How many parameters does one class have?", "Subtract the two totals."]
    solution = f"Those of one class: $({d} + 1){times}{K} - ({d} + 1)({K} - 1) = {result}$."
    return EXERCISE.part("f", prompt, kind, hints=hints, solution=solution)


g = EXERCISE.part(
    "g",
    "Which changes of the symmetric form change no probability, for any input?",
    Choices(
        right(
            r"Adding one vector $\mathbf v$ to every $\mathbf w_j$.",
            "All scores change by the same number.",
        ),
        wrong(
            r"Adding $\mathbf v$ to $\mathbf w_1$ alone.", "Only one score changes.", "one-class"
        ),
        wrong("Doubling all weights and biases.", "This halves the temperature.", "factor"),
        right("Adding 1 to all biases.", "All scores rise by 1."),
        right(
            r"Subtracting $\mathbf w_K$ from every $\mathbf w_j$.", "This is a common vector, too."
        ),
    ),
    hints=["Only differences between scores count.", "Which changes shift all scores alike?"],
    solution=r"""
    a, d and e. A common shift of all scores cancels. The last change gives the reference form, if
    the bias of class $K$ is subtracted, too.
    """,
)


@EXERCISE.variants(means=((0, 2), (0, 4), (0, 6), (1, 3), (1, 5), (2, 4), (3, 5), (2, 6)))
def h(means: tuple[int, int]) -> Question:
    first, second = means
    slope, level = second - first, (second**2 - first**2) // 2
    square = "x^2" if first == 0 else f"(x-{first})^2"
    prompt = f"""
    Two equally frequent classes have one feature $x$, normal with standard deviation 1, around
    {first} in the first and around {second} in the second. What are the log-odds of the second
    class against the first?
    """
    slips = [
        (
            "half-forgotten",
            f"{2 * slope}*x - {2 * level}",
            r"The exponent of the density has a factor $\frac12$.",
        ),
        (
            "other-class",
            f"{level} - {slope}*x",
            "These are the log-odds of the first against the second.",
        ),
    ]
    kind = Formula(f"{slope}*x - {level}", misconceptions=slips)
    hints = [
        "Take the logarithm of the ratio of the densities.",
        "Each density is proportional to $e^{-(x-m)^2/2}$, with its own mean $m$.",
    ]
    solution = rf"""
    The factors in front of the two densities are the same and cancel. The squares cancel as well,
    so the log-odds are linear: ${square}/2 - (x-{second})^2/2 = {slope}x - {level}$.
    """
    return EXERCISE.part("h", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    weights=((2, -1), (1, -1), (3, -1), (3, -2), (1, -3), (4, -1)),
    growth=fractions("1/3 1/2 1/4 1/5"),
)
def i(weights: tuple[int, int], growth: Fraction) -> Question:
    cat, dog = weights
    power = (cat - dog) * growth
    shown = "e" if power == 1 else f"e^{{{power}}}"
    prompt = rf"""
    A feature has the weight {cat} for cat and ${dog}$ for dog. It grows by ${tex(growth)}$, the
    others stay. By which factor are the odds cat : dog multiplied?
    """
    slips = [
        ("grows-by-one", f"exp({cat - dog})", "That is the factor for a growth by 1."),
        ("one-weight", f"exp({cat * growth})", "The dog's weight counts too."),
    ]
    kind = Number(f"exp({power})", misconceptions=slips)
    hints = [
        "How does the difference of the two logits change?",
        rf"By ${tex(growth)} \cdot ({cat} - ({dog}))$.",
    ]
    solution = rf"""
    The log-odds are the difference of the two logits. It grows by
    ${tex(growth)} \cdot ({cat} - ({dog})) = {tex(power)}$, so the odds are multiplied by
    ${shown}$.
    """
    return EXERCISE.part("i", prompt, kind, hints=hints, solution=solution)


PARTS = (a, b, c, d, e, f, g, h, i)
