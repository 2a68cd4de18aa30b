r"""Stable softmax: write it, its logarithm, the loss and its gradient for any finite logits.

Called for by the second source, whose formulas overflow as they stand, and by the D2L summary,
which trusts that frameworks handle overflow by themselves.
"""

from softmaxquiz import Case, Choice, Exercise, Number, PythonFunction, right, wrong

from ._logits import LARGEST, cases, log_softmax, softmax

EXERCISE = Exercise(
    "stable_softmax",
    "A softmax that does not break",
    "Lei Zhao, Softmax Regression, equations 4 and 9",
)

TINY = "A small probability must keep its value: nothing is added, and nothing cut off."
GRADIENT = {"overflow": "Start from the logits.", "shift-by-other": LARGEST, "log-of-zero": TINY}


def loss(logits: list[float], label: int) -> float:
    """Cross-entropy of one example."""
    result: float = 0.0 - log_softmax(logits)[label]
    return result


def slope(logits: list[float], label: int) -> list[float]:
    """Gradient of the loss in the logits."""
    return [p - (k == label) for k, p in enumerate(softmax(logits))]


a = EXERCISE.part(
    "a",
    r"""
    Write `softmax(logits)`: an array of the same shape and dtype, softmax along the *last* axis,
    for any finite logits. Leave the argument as it is.
    """,
    PythonFunction(
        "softmax",
        cases(softmax, batches=True, hints={"log-of-zero": TINY}),
        keeps_dtype=True,
    ),
    hints=[
        "A constant can be subtracted from all logits of a row. Which one keeps `exp` below 1?",
        "`logits - logits.max(axis=-1, keepdims=True)` is a new array, so nothing is changed.",
        "Divide the exponentials by their sum along `axis=-1`, with `keepdims=True`.",
    ],
    solution=r"""
    ```python
    def softmax(logits):
        shifted = logits - logits.max(axis=-1, keepdims=True)
        powers = np.exp(shifted)
        return powers / powers.sum(axis=-1, keepdims=True)
    ```

    The largest exponent is 0, so nothing overflows and the sum is at least 1.
    """,
)

b = EXERCISE.part(
    "b",
    "Write `log_softmax(logits)`: the logarithm of that, finite for any finite logits.",
    PythonFunction("log_softmax", cases(log_softmax, batches=True), keeps_dtype=True),
    hints=[
        r"$\log \hat y_k = o_k - \log \sum_\ell e^{o_\ell}$ has no quotient.",
        "Shift first, then subtract the logarithm of the sum of the exponentials.",
    ],
    solution=r"""
    ```python
    def log_softmax(logits):
        shifted = logits - logits.max(axis=-1, keepdims=True)
        return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    ```

    No logarithm meets a 0: the sum is at least 1.
    """,
)

c = EXERCISE.part(
    "c",
    r"""
    Write `cross_entropy(logits, label)`, in nats: the loss of one example, from its logits and the
    number of its class, counted from 0.
    """,
    PythonFunction("cross_entropy", cases(loss, labels=True)),
    hints=["It is one entry of part b, with the sign changed."],
    solution="`return -log_softmax(logits)[label]`, with `log_softmax` of part b.",
)

d = EXERCISE.part(
    "d",
    r"Write `gradient(logits, label)`: the gradient of that loss in the logits.",
    PythonFunction(
        "gradient",
        [
            Case(
                ([0.0, 0.0], 0),
                [-0.5, 0.5],
                misconceptions=[("sign", [0.5, -0.5], "Mind the sign.")],
            ),
            *cases(slope, labels=True, hints=GRADIENT),
        ],
    ),
    hints=[r"It is $\hat{\mathbf y} - \mathbf y$.", "Subtract 1 from one entry of a new array."],
    solution=r"""
    ```python
    def gradient(logits, label):
        result = softmax(logits)
        result[label] -= 1
        return result
    ```
    """,
)

e1 = EXERCISE.part(
    "e1",
    r"""
    The largest number of single precision (float32) is $(2 - 2^{-23})\, 2^{127}$. Beyond which
    logit does `exp` overflow?
    """,
    Number(
        "log((2 - 2^-23)*2^127)",
        tolerance="0.01",
        misconceptions=[
            ("binary", "128", "This is the exponent of 2. Which power of $e$ is it?"),
            ("decimal", "38.53", "This is the exponent of 10. Which power of $e$ is it?"),
            ("double", "709.78", "This is the limit of double precision."),
        ],
    ),
    hints=[r"Solve $e^x = 2^{128}$, which is nearly the largest number."],
    solution=r"$x = \log\bigl((2 - 2^{-23})\, 2^{127}\bigr) \approx 128 \log 2 \approx 88.72$.",
)

e2 = EXERCISE.part(
    "e2",
    r"""
    The smallest positive number of float32 is $2^{-149}$. A result is rounded to the nearest
    number there is. Up to which logit is `exp` rounded to 0?
    """,
    Number(
        "-150*log(2)",
        tolerance="0.01",
        misconceptions=[
            ("not-rounded", "-149*log(2)", "A result a little below $2^{-149}$ is rounded up."),
            ("normal", "-126*log(2)", "Below come the subnormal numbers, with fewer digits."),
            ("symmetric", "-88.72", "The range is not symmetric."),
        ],
    ),
    hints=["Halfway between 0 and the smallest positive number it turns.", r"$e^x = 2^{-150}$."],
    solution=r"$x = -150 \log 2 \approx -103.97$.",
)

f = EXERCISE.part(
    "f",
    r"""
    Frameworks are said to handle overflow by themselves. In float32 the logits are $(0, -110)$, and
    somebody computes `log(softmax(logits))` with the softmax of part a. What is the second entry?
    """,
    Choice(
        wrong("$-110$, as it should be.", "The probability $e^{-110}$ must survive first.", "fine"),
        right(r"$-\infty$", "$e^{-110}$ is rounded to 0, and no logarithm brings it back."),
        wrong("`nan`", "No $0/0$ and no difference of infinities occurs here.", "nan"),
        wrong("About $-103.97$, the least there is.", "Rounding leaves 0 there.", "clipped"),
    ),
    hints=["Compare with part e2.", r"What is $\log 0$?"],
    solution=r"""
    $-\infty$. The softmax is stable, but its smallest probabilities are 0. The fused `log_softmax`
    gives $-110$: stability must be asked for, in the right function.
    """,
)

PARTS = (a, b, c, d, e1, e2, f)
