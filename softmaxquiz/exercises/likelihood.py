r"""The probability of a label: an exercise of this book, after Zhao's note and the log-odds text.

$P(\mathbf y \mid \mathbf x) = \prod_j \hat y_j^{y_j}$ is a number; Zhao writes it for the vector
$\hat{\mathbf y}$ too. Its negative logarithm is in nats if logarithms are natural.
"""

from softmaxquiz import (
    Case,
    Choice,
    Derivation,
    Exercise,
    Formula,
    Number,
    PythonFunction,
    right,
    wrong,
)

from ._logits import cases, log_softmax

EXERCISE = Exercise("likelihood", "The probability of a label", "This book")

LETTERS = {f"p_{k}": "probability" for k in (1, 2, 3)}
ONE_HOT = LETTERS | {f"y_{k}": "label" for k in (1, 2, 3)}
SOFT = LETTERS | {f"y_{k}": "probability" for k in (1, 2, 3)}

a1 = EXERCISE.part(
    "a1",
    r"""
    A model gives three classes the probabilities $\hat{\mathbf y}$, written `p_1`, `p_2`, `p_3`.
    The one-hot label is `y_1`, `y_2`, `y_3`. Write the probability of the label as a **product**
    of powers.
    """,
    Formula(
        "p_1^y_1*p_2^y_2*p_3^y_3",
        domain=ONE_HOT,
        form=SOFT,
        misconceptions=[
            (
                "sum-form",
                "p_1*y_1 + p_2*y_2 + p_3*y_3",
                "This sum has the same value at one-hot labels. Asked is the product.",
            ),
            ("label-left-out", "p_1*p_2*p_3", "Only the factor of the right class may count."),
            (
                "factors",
                "p_1*y_1*p_2*y_2*p_3*y_3",
                "Two of the labels are 0, so this is always 0. Put them somewhere else.",
            ),
            ("logarithm", "y_1*log(p_1) + y_2*log(p_2) + y_3*log(p_3)", "This is its logarithm."),
        ],
    ),
    hints=["Every factor but that of the right class must be 1.", "What is $p^0$, and $p^1$?"],
    solution=r"""
    $\hat y_1^{y_1} \hat y_2^{y_2} \hat y_3^{y_3}$: a factor with $y_j = 0$ is 1, the one with
    $y_j = 1$ is $\hat y_j$.
    """,
)

a2 = EXERCISE.part(
    "a2",
    r"""
    The indicator form is the sum $\sum_j 1\{y_j = 1\}\, \hat y_j$. For one-hot labels both forms
    agree. A **soft** label $(1/2, 1/2, 0)$ is put for $\mathbf y$ into $\prod_j \hat y_j^{y_j}$ and
    $\sum_j y_j \hat y_j$, with $\hat{\mathbf y} = (p, q, 1 - p - q)$. By how much is the sum larger
    than the product? A formula in `p` and `q`.
    """,
    Formula(
        "(p + q)/2 - sqrt(p*q)",
        domain={"p": "unit", "q": "unit, p + q < 1"},
        misconceptions=[
            ("no-difference", "0", "They agree at one-hot labels only."),
            ("order", "sqrt(p*q) - (p + q)/2", "This is the product less the sum."),
            ("root-missing", "(p + q)/2 - p*q", "The exponents are one half."),
        ],
    ),
    hints=[r"The product is $p^{1/2} q^{1/2}$.", "An arithmetic and a geometric mean."],
    solution=r"""
    $\frac{p + q}2 - \sqrt{p q} = \frac12 (\sqrt p - \sqrt q)^2 \ge 0$. The logarithm of the product
    is linear in the label, which is why it is the one to keep.
    """,
)

b = EXERCISE.part(
    "b",
    r"""
    A text says $P(\mathbf y \mid \mathbf x) = \hat{\mathbf y}$, and then minimises
    $-\log P(\mathbf y \mid \mathbf x)$. What is wrong?
    """,
    Choice(
        wrong("Nothing.", "One may not minimise a vector.", "vector-minimised"),
        wrong(
            "A probability may not be on both sides.",
            "Both sides may be probabilities, but look what kind of thing each is.",
        ),
        right(
            r"$\hat{\mathbf y}$ is a vector, the probability of the label that came a number.",
            "The number is the entry of the right class.",
        ),
        wrong(
            r"It should be maximised.",
            "The minus sign sees to that: less of it is more probability.",
            "maximised",
        ),
    ),
    hints=["How many numbers stand on either side?"],
    solution=r"""
    $\hat{\mathbf y}$ holds $K$ numbers, one for each label that might have come. For the one that
    came, $P(\mathbf y \mid \mathbf x) = \prod_j \hat y_j^{y_j} = \hat y_c$.
    """,
)

c1 = EXERCISE.part(
    "c1",
    r"""
    Three independent examples: the model gives their right classes the probabilities $1/2$, $1/4$
    and $1/4$. What is the likelihood?
    """,
    Number(
        "1/32",
        misconceptions=[
            ("sum", "1", "Probabilities of independent labels multiply."),
            ("mean", "1/3", "Probabilities of independent labels multiply; do not average."),
        ],
    ),
    hints=["The labels are independent."],
    solution=r"$\frac12 \cdot \frac14 \cdot \frac14 = \frac1{32}$.",
)

c2 = EXERCISE.part(
    "c2",
    "What is the mean negative log-likelihood of these examples, in **nats**? Answer exactly.",
    Number(
        "5*log(2)/3",
        unit="nats",
        misconceptions=[
            ("not-divided", "5*log(2)", "This is the sum over the examples. Asked is the mean."),
            ("log-of-mean", "log(3)", "Take the logarithms first, and the mean then."),
            ("sign", "-5*log(2)/3", "Mind the sign: it is the *negative* logarithm."),
        ],
    ),
    hints=["Write all three as powers of 2.", r"$\frac13 \log 32$."],
    solution=r"$\frac13 \log 32 = \frac53 \log 2 \approx 1.155$ nats.",
)

c3 = EXERCISE.part(
    "c3",
    "And in **bits**?",
    Number(
        "5/3",
        unit="bits",
        misconceptions=[("not-divided", "5", "This is the sum over the examples.")],
    ),
    hints=[r"One nat is $1 / \log 2$ bits."],
    solution=r"$\frac53 \log 2 / \log 2 = \frac53$ bits. Natural logarithms give nats, not bits.",
)

d = EXERCISE.part(
    "d",
    r"""
    Two classes with logits `a` and `b`; the first is right. Lead from $-\log \hat y_1$ to the form
    that is safe in floating point, with at least one line between.
    """,
    Derivation("-log(exp(a)/(exp(a) + exp(b)))", "log(1 + exp(b - a))"),
    hints=["Turn the fraction round to lose the sign.", "Divide by `exp(a)`."],
    solution=r"$-\log \frac{e^a}{e^a + e^b} = \log \frac{e^a + e^b}{e^a} = \log(1 + e^{b - a})$.",
)

e = EXERCISE.part(
    "e",
    r"""
    Write `label_loss(logits, label)`: the negative log-likelihood in nats of one label, a class
    counted from 0, for logits of any size.
    """,
    PythonFunction(
        "label_loss",
        [
            Case(([0.0, 0.0], 1), 0.6931471805599453, "Two equal logits cost log 2."),
            Case(([1.0, 2.0, 4.0], 2), 0.16984601955628573, "Is it the right class?"),
            Case(
                ([1.0, 2.0, 4.0], 0), 3.169846019556286, "Is it the right class?", "class-ignored"
            ),
            *cases(lambda logits, label: 0.0 - log_softmax(logits)[label], labels=True),
        ],
    ),
    hints=["The loss is `logsumexp(logits) - logits[label]`.", "Subtract the largest from all."],
    solution="""
    `shifted = logits - logits.max()`, then `return np.log(np.exp(shifted).sum()) - shifted[label]`.
    """,
)

PARTS = (a1, a2, b, c1, c2, c3, d, e)
