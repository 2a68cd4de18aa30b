r"""The probability of a label: an exercise of this book, after Zhao's note and the log-odds text.

$P(\mathbf y \mid \mathbf x) = \prod_j \hat y_j^{y_j}$ is a number. Zhao uses the same
symbol for the vector $\hat{\mathbf y}$. With natural logarithms, its negative logarithm is in nats.
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
LOSS = {
    "overflow": "This loss is finite. Is a logarithm of 0 taken, or an exponential too large?",
}
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
                "This sum has the same value for one-hot labels. Asked is the product.",
            ),
            ("label-left-out", "p_1*p_2*p_3", "Only the factor of the right class may count."),
            (
                "factors",
                "p_1*y_1*p_2*y_2*p_3*y_3",
                "Two entries of the label are 0, so this is always 0. Where else can they stand?",
            ),
            (
                "logarithm",
                "y_1*log(p_1) + y_2*log(p_2) + y_3*log(p_3)",
                "This is the logarithm of the probability.",
            ),
        ],
    ),
    hints=["Every factor but that of the right class must be 1.", "What are $p^0$ and $p^1$?"],
    solution=r"""
    A factor with $y_j = 0$ must be 1, and the one with $y_j = 1$ must be $\hat y_j$:
    $\hat y_1^{y_1} \hat y_2^{y_2} \hat y_3^{y_3}$.
    """,
)

a2 = EXERCISE.part(
    "a2",
    r"""
    For one-hot labels, the product $\prod_j \hat y_j^{y_j}$ and the sum $\sum_j y_j \hat y_j$
    agree. Now put the **soft** label $(1/2, 1/2, 0)$ for $\mathbf y$ into both, with
    $\hat{\mathbf y} = (p, q, 1 - p - q)$. By how much is the sum larger than the product? Answer
    with a formula in `p` and `q`.
    """,
    Formula(
        "(p + q)/2 - sqrt(p*q)",
        domain={"p": "unit", "q": "unit, p + q < 1"},
        misconceptions=[
            ("no-difference", "0", "They agree only for one-hot labels."),
            ("order", "sqrt(p*q) - (p + q)/2", "This is the product minus the sum."),
            ("root-missing", "(p + q)/2 - p*q", "The exponents are one half."),
        ],
    ),
    hints=[
        r"The product is $p^{1/2} q^{1/2}$.",
        "The sum is an arithmetic mean, the product a geometric one.",
    ],
    solution=r"""
    We keep the product, since its logarithm is linear in the label. The difference is
    $\frac{p + q}2 - \sqrt{p q} = \frac12 (\sqrt p - \sqrt q)^2 \ge 0$.
    """,
)

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

c1 = EXERCISE.part(
    "c1",
    r"""
    Three independent examples: the model gives their right classes the probabilities $1/2$, $1/4$
    and $1/4$. What is the likelihood? Answer exactly.
    """,
    Number(
        "1/32",
        misconceptions=[
            ("sum", "1", "Probabilities of independent labels multiply."),
            ("one-left-out", "1/8", "There are three examples. Did you use all of them?"),
            ("one-too-many", "1/64", "Only two of the three probabilities are the same."),
            ("log", "5*log(2)", "This is the negative logarithm of the likelihood."),
            ("mean", "1/3", "Probabilities of independent labels multiply; do not average."),
        ],
    ),
    hints=["The labels are independent.", "Multiply the three probabilities."],
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
            ("log-of-mean", "log(3)", "Take the logarithms first, then the mean."),
            ("mean-of-two", "3*log(2)/2", "There are three examples, two of them alike."),
            ("sign", "-5*log(2)/3", "Mind the sign: it is the *negative* logarithm."),
        ],
    ),
    hints=[
        "Write all three as powers of 2.",
        "Add the three exponents. Then divide by the number of examples.",
    ],
    solution=r"$\frac13 \log 32$ nats, which is $\frac53 \log 2 \approx 1.155$.",
)

c3 = EXERCISE.part(
    "c3",
    "What is this mean in **bits**? Answer exactly.",
    Number(
        "5/3",
        unit="bits",
        misconceptions=[
            ("not-divided", "5", "This is the sum over the examples."),
            ("wrong-way", "5*log(2)^2/3", "Divide by the number of nats in a bit."),
            ("mean-of-two", "3/2", "There are three examples, two of them alike."),
        ],
    ),
    hints=[r"One nat is $1 / \log 2$ bits."],
    solution=r"Natural logarithms give nats. In bits it is $\frac53 \log 2 / \log 2 = \frac53$.",
)

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
