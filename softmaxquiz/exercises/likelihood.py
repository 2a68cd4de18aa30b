r"""The probability of a label: an exercise of this book, after Zhao's note and the log-odds text.

$P(\mathbf y \mid \mathbf x) = \prod_j \hat y_j^{y_j}$ is a number. Zhao uses the same
symbol for the vector $\hat{\mathbf y}$. With natural logarithms, its negative logarithm is in nats.
"""

from fractions import Fraction
from math import log

from softmaxquiz import (
    Case,
    Choice,
    Derivation,
    Exercise,
    Formula,
    Number,
    PythonFunction,
    Question,
    fractions,
    right,
    tex,
    word,
    wrong,
)

from ._logits import cases, log_softmax

EXERCISE = Exercise("likelihood", "The probability of a label", "This book")

LOSS = {
    "overflow": "This loss is finite. Is a logarithm of 0 taken, or an exponential too large?",
}
# Exponents: three examples get the probabilities $2^{-a}$, $2^{-b}$ and $2^{-b}$.
EXPONENTS = ((1, 2), (1, 3), (2, 1), (3, 1), (2, 3), (3, 2), (1, 4), (4, 1))


def examples(powers: tuple[int, int]) -> str:
    """Say in a variant what the parts before say in the book."""
    a, b = (2**power for power in powers)
    given = f"the probabilities $1/{a}$, $1/{b}$ and $1/{b}$"
    return f"A model gives the right classes of three examples {given}."


@EXERCISE.variants(K=(3, 2, 4, 5))
def a1(K: int) -> Question:
    p, y = ([f"{letter}_{k}" for k in range(1, K + 1)] for letter in "py")
    all_p, all_y = (", ".join(f"`{each}`" for each in of) for of in (p, y))
    key = "*".join(f"{each}^{label}" for each, label in zip(p, y, strict=True))
    zeros = word(K - 1).capitalize() + (" entry of {} is" if K == 2 else " entries of {} are")
    prompt = rf"""
    A model gives {word(K)} classes the probabilities $\hat{{\mathbf y}}$, written {all_p}.
    The one-hot label is {all_y}. Write the probability of the label as a **product**
    of powers.
    """
    slips = [
        (
            "sum-form",
            key.replace("*", " + ").replace("^", "*"),
            "This sum has the same value for one-hot labels. The question asks for the product.",
        ),
        ("label-left-out", "*".join(p), "Only the factor of the right class may count."),
        (
            "factors",
            key.replace("^", "*"),
            f"{zeros.format('the label')} 0, so this is always 0. Where else can they stand?",
        ),
        (
            "logarithm",
            " + ".join(f"{label}*log({each})" for each, label in zip(p, y, strict=True)),
            "This is the logarithm of the probability.",
        ),
    ]
    soft = dict.fromkeys([*p, *y], "probability")
    kind = Formula(key, domain=soft | dict.fromkeys(y, "label"), form=soft, misconceptions=slips)
    hints = ["Every factor but that of the right class must be 1.", "What are $p^0$ and $p^1$?"]
    powers = " ".join(rf"\hat y_{k}^{{y_{k}}}" for k in range(1, K + 1))
    solution = rf"""
    A factor with $y_j = 0$ must be 1, and the one with $y_j = 1$ must be $\hat y_j$:
    ${powers}$.
    """
    if K != 3:
        solution += f"Typed, it is `{key}`."
    return EXERCISE.part("a1", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(s=fractions("1/2 1/3 2/3 1/4 3/4 1/5 2/5 4/5"))
def a2(s: Fraction) -> Question:
    r, mean, weighted = 1 - s, f"({s})*p + ({1 - s})*q", "weighted "
    article = "an" if s == r else "a"
    product, why = f"p^({s})*q^({r})", "The exponents are the entries of the label."
    shown = f"{tex(s)} p + {tex(r)} q - p^{{{s}}} q^{{{r}}}$, which is never negative"
    if s == r:
        mean, product, weighted, why = "(p + q)/2", "sqrt(p*q)", "", "The exponents are one half."
        shown = r"\frac{p + q}2 - \sqrt{p q} = \frac12 (\sqrt p - \sqrt q)^2 \ge 0$"
    prompt = rf"""
    For one-hot labels, the product $\prod_j \hat y_j^{{y_j}}$ and the sum $\sum_j y_j \hat y_j$
    agree. Now put the **soft** label $({s}, {r}, 0)$ for $\mathbf y$ into both, with
    $\hat{{\mathbf y}} = (p, q, 1 - p - q)$. By how much is the sum larger than the product? Answer
    with a formula in `p` and `q`.
    """
    slips = [
        ("no-difference", "0", "They agree only for one-hot labels."),
        ("order", f"{product} - ({mean})", "This is the product minus the sum."),
        ("root-missing", f"{mean} - p*q", why),
    ]
    kind = Formula(
        f"{mean} - {product}", domain={"p": "unit", "q": "unit, p + q < 1"}, misconceptions=slips
    )
    hints = [
        f"The product is $p^{{{s}}} q^{{{r}}}$.",
        f"The sum is {article} {weighted}arithmetic mean, the product a {weighted}geometric one.",
    ]
    solution = rf"""
    We keep the product, since its logarithm is linear in the label. The difference is
    ${shown}.
    """
    return EXERCISE.part("a2", prompt, kind, hints=hints, solution=solution)


b = EXERCISE.part(
    "b",
    r"""
    A text says $P(\mathbf y \mid \mathbf x) = \hat{\mathbf y}$, and then minimises
    $-\log P(\mathbf y \mid \mathbf x)$. What is wrong?
    """,
    Choice(
        wrong("Nothing.", "A vector cannot be minimised.", "vector-minimised"),
        wrong(
            "There must not be a probability on both sides.",
            "Both sides may be probabilities. But is each a number?",
        ),
        right(
            r"$\hat{\mathbf y}$ is a vector, but the probability of the observed label is a "
            r"number.",
            "The number is the entry of the right class.",
        ),
        wrong(
            r"It should be maximised.",
            "The minus sign does this: a smaller loss is a larger probability.",
            "maximised",
        ),
    ),
    hints=["How many numbers stand on each side?"],
    solution=r"""
    c. $\hat{\mathbf y}$ contains $K$ numbers, one for each possible label. For the observed label,
    $P(\mathbf y \mid \mathbf x) = \prod_j \hat y_j^{y_j} = \hat y_c$.
    """,
)


@EXERCISE.variants(powers=EXPONENTS)
def c1(powers: tuple[int, int]) -> Question:
    one, two = (Fraction(1, 2**each) for each in powers)
    first = f"${one}$, ${two}$"
    total, bits = one + two + two, powers[0] + 2 * powers[1]
    prompt = rf"""
    Three independent examples: the model gives their right classes the probabilities {first}
    and ${two}$. What is the likelihood? Answer exactly.
    """
    slips = [
        ("sum", f"{total}", "Probabilities of independent labels multiply."),
        ("one-left-out", f"{one * two}", "There are three examples. Did you use all of them?"),
        ("one-too-many", f"{two**3}", "Only two of the three probabilities are the same."),
        ("log", f"{bits}*log(2)", "This is the negative logarithm of the likelihood."),
        ("mean", f"{total / 3}", "Probabilities of independent labels multiply; do not average."),
    ]
    kind = Number(one * two * two, misconceptions=slips)
    hints = ["The labels are independent.", "Multiply the three probabilities."]
    solution = rf"${tex(one)} \cdot {tex(two)} \cdot {tex(two)} = {tex(one * two * two)}$."
    return EXERCISE.part("c1", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(examples, powers=EXPONENTS)
def c2(powers: tuple[int, int]) -> Question:
    one, two = powers
    total = one + 2 * two
    mean = Fraction(1, 3) * (Fraction(1, 2**one) + Fraction(2, 2**two))
    prompt = """
    What is the mean negative log-likelihood of these examples, in **nats**? Answer exactly.
    """
    slips = [
        (
            "not-divided",
            f"{total}*log(2)",
            "This is the sum over the examples. The question asks for the mean.",
        ),
        ("log-of-mean", f"-log({mean})", "Take the logarithms first, then the mean."),
        ("mean-of-two", f"{one + two}*log(2)/2", "There are three examples, two of them alike."),
        ("sign", f"-{total}*log(2)/3", "Mind the sign: it is the *negative* logarithm."),
    ]
    kind = Number(f"{total}*log(2)/3", unit="nats", misconceptions=slips)
    hints = [
        "Write all three as powers of 2.",
        "Add the three exponents. Then divide by the number of examples.",
    ]
    solution = rf"""
    $\frac13 \log {2**total}$ nats, which is
    ${tex(Fraction(total, 3))} \log 2 \approx {total * log(2) / 3:.3f}$.
    """
    follows = {"c1": lambda c1: f"-log({c1})/3"}
    return EXERCISE.part("c2", prompt, kind, hints=hints, solution=solution, follows=follows)


@EXERCISE.variants(
    lambda powers: examples(powers) + " Take the mean of their negative log-likelihoods.",
    powers=EXPONENTS,
)
def c3(powers: tuple[int, int]) -> Question:
    one, two = powers
    total = one + 2 * two
    prompt = "What is this mean in **bits**? Answer exactly."
    slips = [
        ("not-divided", f"{total}", "This is the sum over the examples."),
        ("wrong-way", f"{total}*log(2)^2/3", "Divide by the number of nats in a bit."),
        ("mean-of-two", f"{one + two}/2", "There are three examples, two of them alike."),
    ]
    kind = Number(Fraction(total, 3), unit="bits", misconceptions=slips)
    mean = tex(Fraction(total, 3))
    hints = [r"One nat is $1 / \log 2$ bits."]
    solution = rf"""
    Natural logarithms give nats. In bits it is ${mean} \log 2 / \log 2 = {mean}$.
    """
    follows = {"c2": lambda c2: f"({c2})/log(2)"}
    return EXERCISE.part("c3", prompt, kind, hints=hints, solution=solution, follows=follows)


d = EXERCISE.part(
    "d",
    r"""
    Two classes have the logits `a` and `b`, and the first is right. Transform $-\log \hat y_1$ into
    the form that is safe in floating point, with at least one line in between.
    """,
    Derivation("-log(exp(a)/(exp(a) + exp(b)))", "log(1 + exp(b - a))"),
    hints=["Invert the fraction to lose the minus sign.", "Divide by `exp(a)`."],
    solution=r"$-\log \frac{e^a}{e^a + e^b} = \log \frac{e^a + e^b}{e^a} = \log(1 + e^{b - a})$.",
)

e = EXERCISE.part(
    "e",
    r"""
    Write a function `label_loss(logits, label)` that returns the negative log-likelihood of one
    label in nats. The label is the number of its class, counted from 0. Logits may have any size.
    """,
    PythonFunction(
        "label_loss",
        [
            Case(([0.0, 0.0], 1), 0.6931471805599453, "Two equal logits give the loss log 2."),
            Case(([1.0, 2.0, 4.0], 2), 0.16984601955628573, "Is it the right class?"),
            Case(
                ([1.0, 2.0, 4.0], 0), 3.169846019556286, "Is it the right class?", "class-ignored"
            ),
            *cases(lambda logits, label: 0.0 - log_softmax(logits)[label], labels=True, hints=LOSS),
        ],
    ),
    hints=["The loss is `logsumexp(logits) - logits[label]`.", "Subtract the largest from all."],
    solution="""
    `shifted = logits - logits.max()`, then `return np.log(np.exp(shifted).sum()) - shifted[label]`.
    """,
)

PARTS = (a1, a2, b, c1, c2, c3, d, e)
