r"""Stable softmax: write it, its logarithm, the loss and its gradient for any finite logits.

The formulas of the second source overflow as they stand. The D2L summary trusts that frameworks
handle overflow by themselves.
"""

from softmaxquiz import Case, Choice, Exercise, Number, PythonFunction, right, wrong

from ._logits import LARGEST, cases, log_softmax, softmax

EXERCISE = Exercise(
    "stable_softmax",
    "A softmax that does not break",
    "Lei Zhao, Softmax Regression, equations 4 and 9",
)

TINY = "A small probability must keep its value: nothing is added, and nothing cut off."
DIVIDED = "Does an exponential overflow, or do you divide by a probability? It may be 0."
GRADIENT = {"overflow": DIVIDED, "shift-by-other": LARGEST, "log-of-zero": TINY}


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
    Write a function `softmax(logits)` for any finite logits. It takes the softmax along the *last*
    axis and returns an array of the same shape and dtype. It must not change its argument.
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
    "Write a function `log_softmax(logits)`, the logarithm of this, for any finite logits.",
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

    The sum is at least 1, so no logarithm of 0 is taken.
    """,
)

c = EXERCISE.part(
    "c",
    r"""
    Write a function `cross_entropy(logits, label)` that returns the loss of one example in nats,
    from its logits and the number of its class, counted from 0.
    """,
    PythonFunction("cross_entropy", cases(loss, labels=True)),
    hints=["Take one entry of part b and change its sign."],
    solution="`return -log_softmax(logits)[label]`, with `log_softmax` of part b.",
)

d = EXERCISE.part(
    "d",
    r"Write a function `gradient(logits, label)`, the gradient of this loss in the logits.",
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
    The largest number of single precision (float32) is $(2 - 2^{-23})\, 2^{127}$. From which logit
    on does `exp` overflow? Give two decimals.
    """,
    Number(
        "log((2 - 2^-23)*2^127)",
        tolerance="0.01",
        misconceptions=[
            ("binary", "128", "This is the exponent of 2. Asked is the exponent of $e$."),
            ("decimal", "38.53", "This is the exponent of 10. Asked is the exponent of $e$."),
            ("other-end", "-103.97", "There `exp` becomes 0. Asked is the other end."),
            ("double", "709.78", "This is the limit of double precision."),
        ],
    ),
    hints=[r"Solve $e^x = 2^{128}$, which is nearly the largest number."],
    solution=r"""
    It is almost $128 \log 2$: $x = \log\bigl((2 - 2^{-23})\, 2^{127}\bigr) \approx 88.72$.
    """,
)

e2 = EXERCISE.part(
    "e2",
    r"""
    The smallest positive number of float32 is $2^{-149}$. A result is rounded to the nearest
    number of float32. Up to which logit is `exp` rounded to 0? Give two decimals.
    """,
    Number(
        "-150*log(2)",
        tolerance="0.01",
        misconceptions=[
            (
                "not-rounded",
                "-149*log(2)",
                "A result a little below $2^{-149}$ is rounded up to it.",
            ),
            ("normal", "-126*log(2)", "Below this come the subnormal numbers, with fewer digits."),
            ("binary", "-150", "This is the exponent of 2. Asked is the exponent of $e$."),
            ("positive", "150*log(2)", "A logit above 0 has an exponential above 1."),
            ("double", "-745.13", "This is the end of double precision."),
            ("symmetric", "-88.72", "The range is not symmetric."),
        ],
    ),
    hints=[
        "Which number lies halfway between 0 and the smallest positive number?",
        "Take its natural logarithm.",
    ],
    solution=r"$x = -150 \log 2 \approx -103.97$.",
)

f = EXERCISE.part(
    "f",
    r"""
    Frameworks are said to handle overflow by themselves. In float32, somebody computes
    `log(softmax(logits))` for the logits $(0, -110)$, with the softmax of part a. What is the
    second entry?
    """,
    Choice(
        wrong(
            "$-110$, as it should be.",
            "The probability $e^{-110}$ is too small for float32.",
            "fine",
        ),
        right(r"$-\infty$", "$e^{-110}$ is rounded to 0, and its logarithm is lost."),
        wrong("`nan`", "No $0/0$ and no difference of infinities occurs here.", "nan"),
        wrong("Some finite number above $-110$.", "The probability is rounded to 0.", "clipped"),
    ),
    hints=["Compare with part e2.", r"What is $\log 0$?"],
    solution=r"""
    b. This softmax is stable, but its smallest probabilities are rounded to 0. The function
    `log_softmax` of part b gives $-110$. So one has to call the right function.
    """,
)

PARTS = (a, b, c, d, e1, e2, f)
