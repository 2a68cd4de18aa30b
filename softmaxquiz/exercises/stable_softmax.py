r"""Stable softmax: write it, its logarithm, the loss and its gradient for any finite logits.

The formulas of the second source overflow as they stand. The D2L summary trusts that frameworks
handle overflow by themselves.
"""

from math import log

from softmaxquiz import Case, Choice, Exercise, Number, PythonFunction, Question, right, wrong

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
        "A constant can be subtracted from all logits of a row. Which one "
        "keeps every `exp` at most 1?",
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

Format = tuple[str, str, int, int]  # two names, digits after the first, the largest exponent of 2

FORMATS: tuple[Format, ...] = (
    ("single", "float32", 23, 127),
    ("half", "float16", 10, 15),
    ("double", "float64", 52, 1023),
    ("quadruple", "float128", 112, 16383),
)


@EXERCISE.variants(numbers=FORMATS)
def e1(numbers: Format) -> Question:
    precision, name, digits, top = numbers
    known, limit = ("single", "88.72") if precision == "double" else ("double", "709.78")
    said = rf"(2 - 2^{{-{digits}}})\, 2^{{{top}}}"
    prompt = f"""
    The largest number of {precision} precision ({name}) is ${said}$. From which logit
    on does `exp` overflow? Give two decimals.
    """
    low, largest = top + digits, f"log((2 - 2^-{digits})*2^{top})"
    kind = Number(
        largest,
        tolerance="0.01",
        misconceptions=[
            (
                "binary",
                top + 1,
                "This is the exponent of 2. The question asks for the exponent of $e$.",
            ),
            (
                "decimal",
                f"{largest}/log(10)",
                "This is the exponent of 10. The question asks for the exponent of $e$.",
            ),
            (
                "other-end",
                f"-{low}*log(2)",
                "There `exp` becomes 0. The question asks for the other end.",
            ),
            ("double", limit, f"This is the limit of {known} precision."),
        ],
    )
    hints = [rf"Solve $e^x = 2^{{{top + 1}}}$, which is nearly the largest number."]
    solution = rf"""
    It is almost ${top + 1} \log 2$: $x = \log\bigl({said}\bigr) \approx {(top + 1) * log(2):.2f}$.
    """
    return EXERCISE.part("e1", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(numbers=FORMATS)
def e2(numbers: Format) -> Question:
    precision, name, digits, top = numbers
    known, limit = ("single", "-103.97") if precision == "double" else ("double", "-745.13")
    low, half = f"$2^{{-{top + digits - 1}}}$", top + digits
    prompt = f"""
    The smallest positive number of {name} is {low}. A result is rounded to the nearest
    number of {name}. Up to which logit is `exp` rounded to 0? Give two decimals.
    """
    kind = Number(
        f"-{half}*log(2)",
        tolerance="0.01",
        misconceptions=[
            (
                "not-rounded",
                f"-{half - 1}*log(2)",
                f"A result a little below {low} is rounded up to it.",
            ),
            (
                "normal",
                f"-{top - 1}*log(2)",
                "Below this come the subnormal numbers, with fewer digits.",
            ),
            (
                "binary",
                -half,
                "This is the exponent of 2. The question asks for the exponent of $e$.",
            ),
            ("positive", f"{half}*log(2)", "A logit above 0 has an exponential above 1."),
            ("double", limit, f"This is the end of {known} precision."),
            ("symmetric", f"-{top + 1}*log(2)", "The range is not symmetric."),
        ],
    )
    hints = [
        "Which number lies halfway between 0 and the smallest positive number?",
        "Take its natural logarithm.",
    ]
    solution = rf"$x = -{half} \log 2 \approx {-half * log(2):.2f}$."
    return EXERCISE.part("e2", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(numbers=FORMATS, k=(110, 40, 60, 800))
def f(numbers: Format, k: int) -> Question:
    _, name, digits, top = numbers
    power, kept = f"$e^{{-{k}}}$", f"${-k}$, as it should be."
    prompt = f"""
    Frameworks are said to handle overflow by themselves. In {name}, somebody computes
    `log(softmax(logits))` for the logits $(0, {-k})$, with the softmax of part a. What is the
    second entry?
    """
    first = right(kept, f"{power} is not too small for {name}.")
    second = wrong(r"$-\infty$", f"{power} is not rounded to 0 in {name}.", "lost")
    last = "The probability is kept, and so is its logarithm."
    solution = f"""
    a. {power} is not rounded to 0 in {name}. A smaller probability would be, but the function
    `log_softmax` of part b gives its logarithm, too.
    """
    if k > (top + digits) * log(2):
        first = wrong(kept, f"The probability {power} is too small for {name}.", "fine")
        second = right(r"$-\infty$", f"{power} is rounded to 0, and its logarithm is lost.")
        last = "The probability is rounded to 0."
        solution = f"""
        b. This softmax is stable, but its smallest probabilities are rounded to 0. The function
        `log_softmax` of part b gives ${-k}$. So one has to call the right function.
        """
    kind = Choice(
        first,
        second,
        wrong("`nan`", "No $0/0$ and no difference of infinities occurs here.", "nan"),
        wrong(f"Some finite number above ${-k}$.", last, "clipped"),
    )
    first_hint = "Compare with part e2." if name == "float32" else f"Answer part e2 for {name}."
    hints = [first_hint, r"What is $\log 0$?"]
    return EXERCISE.part("f", prompt, kind, hints=hints, solution=solution)


PARTS = (a, b, c, d, e1, e2, f)
