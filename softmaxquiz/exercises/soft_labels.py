r"""Soft labels: the gradient of the loss if a label is not one-hot.

A note on softmax regression assumes without saying so that a label sums to 1. It also prints the
first probability in every row of its gradient.
"""

from fractions import Fraction
from typing import Any

from softmaxquiz import Exercise, Formula, Number, Question, Vector, fractions, tex, word

EXERCISE = Exercise(
    "soft_labels",
    "Soft labels and smoothed ones",
    "Lei Zhao, Softmax Regression, equations 9 and 11",
)


@EXERCISE.variants(c=(1, 2, 3, 4, 5, 10))
def a(c: int) -> Question:
    logits, k, times, extra = r"$\mathbf o$", "", "", []
    if c > 1:
        logits, k, times = rf"${c} \mathbf o$", f"{c}", f"{c}*"
        extra = [
            ("factor-forgotten", "t*p_k - y_k", f"The softmax is that of {c} times the logits.")
        ]
    prompt = rf"""
    Let the entries of $\mathbf y$ be any numbers. Their sum is $t = \sum_j y_j$. What is the
    derivative of $-\sum_j y_j \log p_j$ in the logit $o_k$, if $\mathbf p$ is the softmax of
    {logits}? Answer in $t$, $p_k$ and $y_k$, typed `t`, `p_k` and `y_k`.
    """
    slips = [
        ("sum-taken-as-one", f"{times}(p_k - y_k)", "This is right only for $t = 1$."),
        ("sign", f"{times}(y_k - t*p_k)", "Mind the minus in front of the sum."),
        (
            "all-scaled",
            f"{times}t*(p_k - y_k)",
            "The sum $t$ multiplies only one of the two terms.",
        ),
        ("one-term", f"-{times}y_k*(1-p_k)", "All $p_j$ depend on $o_k$, not $p_k$ alone."),
        *extra,
    ]
    kind = Formula(
        f"{times}(t*p_k - y_k)",
        domain={"t": "real", "p_k": "unit", "y_k": "real"},
        misconceptions=slips,
    )
    left, right = ("", "") if c == 1 else (f"{c} (", ")")
    hints = [
        rf"$\log p_j = {k}o_j - \log \sum_\ell e^{{{k}o_\ell}}$. What is its derivative in $o_k$?",
        rf"It is ${left}\delta_{{jk}} - p_k{right}$. Multiply by $-y_j$ and sum over $j$.",
    ]
    solution = rf"""
    $\partial \log p_j / \partial o_k = {left}\delta_{{jk}} - p_k{right}$, so the derivative is
    $-{k}\sum_j y_j (\delta_{{jk}} - p_k) = {left}t\, p_k - y_k{right}$.
    """
    return EXERCISE.part("a", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    y=(
        ("y_1", "y_2", "y_3"),
        *map(fractions, ("1/2 1/4 1/4", "1/5 2/5 2/5", "1/2 1/3 1/6", "1/10 1/5 7/10")),
    )
)
def b(y: tuple[Any, ...]) -> Question:
    prompt = r"""
    From here on labels sum to 1. Write out the gradient in $\mathbf o$ for three classes, a vector
    of three entries. Use `p_1`, `p_2`, `p_3` and `y_1`, `y_2`, `y_3`.
    """
    written = y
    if isinstance(y[0], Fraction):
        written = tuple(map(tex, y))
        prompt = rf"""
        The label of three classes is $({", ".join(written)})$, and $\mathbf p$ is the softmax of
        $\mathbf o$. Write out the gradient of $-\sum_j y_j \log p_j$ in $\mathbf o$, a vector of
        three entries. Use `p_1`, `p_2`, `p_3`.
        """
    slips = [
        (
            "first-probability",
            [f"p_1-{each}" for each in y],
            "All entries have the first probability. Each entry has its own logit.",
        ),
        (
            "sign",
            [f"{each}-p_{k}" for k, each in enumerate(y, 1)],
            "This points downhill; the gradient points uphill.",
        ),
        (
            "in-probability",
            [f"-{each}/p_{k}" for k, each in enumerate(y, 1)],
            "This is the gradient in the probabilities.",
        ),
    ]
    kind = Vector(
        [f"p_{k}-{each}" for k, each in enumerate(y, 1)], domain="probability", misconceptions=slips
    )
    result = ", ".join(f"p_{k} - {each}" for k, each in enumerate(written, 1))
    solution = rf"With $t = 1$, part a gives $({result})$."
    hints = ["Put $t = 1$ into part a.", "Entry $k$ is the derivative in $o_k$."]
    follows = {"a": lambda a: [a.replace("_k", f"_{k}").replace("t", "1") for k in (1, 2, 3)]}
    return EXERCISE.part("b", prompt, kind, hints=hints, solution=solution, follows=follows)


@EXERCISE.variants(t=("t", 2, 3, 4, 5, 10))
def c(t: int | str) -> Question:
    begin, letters = "Now let $t$ be any number again.", {"t": "real", "R": "real"}
    typed, result = "`t` and `R`", "(t - 1) R"
    if isinstance(t, int):
        begin, letters = rf"Let the entries of $\mathbf y$ have the sum $t = {t}$.", {"R": "real"}
        typed, result = "`R`", f"{t - 1} R".removeprefix("1 ")
    prompt = rf"""
    {begin} The loss $-\sum_j y_j \log p_j$ is often rewritten as
    $R - \sum_j y_j o_j$ with $R = \log \sum_\ell e^{{o_\ell}}$. How much larger is the first form
    than the second? Answer in {typed}.
    """
    other = "Try $y_j = 2$ for one class." if t == "t" else f"Here $t = {t}$."
    slips = [
        ("sum-taken-as-one", "0", f"This is right only for $t = 1$. {other}"),
        ("sign", f"(1-{t})*R", "This is the second form minus the first."),
        ("not-subtracted", f"{t}*R", "The second form contains $R$, too."),
    ]
    kind = Formula(f"({t}-1)*R", domain=letters, misconceptions=slips)
    hints = [
        r"$-\sum_j y_j \log p_j = -\sum_j y_j (o_j - R)$.",
        r"How often does $R$ occur in the first form?",
    ]
    solution = rf"""
    The two forms agree if $t = 1$. The first is ${t} R - \sum_j y_j o_j$, so the difference is
    ${result}$.
    """
    return EXERCISE.part("c", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda t: (
        r"The loss $-\sum_j y_j \log p_j$ is often rewritten as $R - \sum_j y_j o_j$ with "
        r"$R = \log \sum_\ell e^{o_\ell}$."
    ),
    t=("t", 2, 3, 4, 5, 10),
)
def d(t: int | str) -> Question:
    forms, typed, result = "of part c in $\\mathbf o$", ", in `t`", "1 - t"
    if isinstance(t, int):
        forms, typed = rf"in $\mathbf o$, for a label with the sum $t = {t}$", ""
        result = f"{1 - t}"
    prompt = rf"""
    Take the gradients of both forms {forms}. What is the sum of the entries of
    each gradient? Answer with a vector of two sums, the first form first{typed}.
    """
    slips = [
        ("sum-taken-as-one", ["0", "0"], "The second sum is 0 only for $t = 1$."),
        ("swapped", [f"1-{t}", "0"], "The first form comes first."),
        ("sign", ["0", f"{t}-1"], "In the gradient the label is subtracted."),
    ]
    kind = Vector(
        ["0", f"1-{t}"],
        domain={} if isinstance(t, int) else {"t": "real"},
        misconceptions=slips,
    )
    hints = ["Part a gives the first gradient. Differentiate the second form.", "Sum term by term."]
    solution = rf"""
    A constant added to all logits changes no probability, and so not the first form. It changes the
    second, unless $t = 1$. The sums are $\sum_k ({t} p_k - y_k)$ and $\sum_k (p_k - y_k)$, which
    are $(0, {result})$.
    """
    return EXERCISE.part("d", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(shape=((3, 1), (3, 2), (3, 3), (2, 1), (2, 2), (4, 1), (4, 2), (4, 4)))
def e(shape: tuple[int, int]) -> Question:
    K, c = shape
    nth, classes = ("first", "second", "third", "fourth")[c - 1], f"{word(K)} classes"
    prompt = rf"""
    *Label smoothing* mixes a one-hot label with the uniform distribution: $(1 - s)\, \mathbf y +
    s \mathbf 1 / K$ with $0 < s < 1$. What is the smoothed label for {classes}, if the {nth} is
    right? Answer with a vector in `s`.
    """

    def label(right: str, wrong: str) -> list[str]:
        return [right if i == c else wrong for i in range(1, K + 1)]

    slips = [
        (
            "others-only",
            label("1-s", f"s/{K - 1}"),
            "This spreads $s$ over the wrong classes only. Include the right one.",
        ),
        ("own-share-forgotten", label("1-s", f"s/{K}"), "These do not sum to 1."),
        ("not-shared", label("1-s", "s"), "These do not sum to 1."),
    ]
    kind = Vector(label(f"1-{K - 1}*s/{K}", f"s/{K}"), domain={"s": "unit"}, misconceptions=slips)
    uniform = ", ".join([tex(Fraction(1, K))] * K)
    hints = [rf"$\mathbf 1 / K$ is $({uniform})$.", "So the right class gets a share of $s$, too."]
    one_hot = ", ".join(label("1", "0"))
    smoothed = ", ".join(label(rf"1 - \frac{{{K - 1 if K > 2 else ''}s}}{K}", rf"\frac s{K}"))
    solution = f"$(1 - s)({one_hot}) + s ({uniform}) = ({smoothed})$."
    return EXERCISE.part("e", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda K: (
        r"A smoothed label is $(1 - s)\, \mathbf y + s \mathbf 1 / K$ with a one-hot $\mathbf y$."
    ),
    K=("K", 3, 4, 5, 8, 10),
)
def f(K: int | str) -> Question:
    classes, typed, wrong = r"$K \ge 2$", "`s` and `K`", "(K-1)"
    if isinstance(K, int):
        classes, typed, wrong = word(K), "`s`", f"{K - 1}"
    prompt = rf"""
    For which difference of logits is the loss of a smoothed label smallest? Let there be {classes}
    classes. Answer with the right logit minus any other one, in {typed}.
    """
    slips = [
        (
            "own-share-forgotten",
            f"log((1-s)*{K}/s)",
            f"The right class also gets a share $s / {K}$.",
        ),
        ("others-only", f"log((1-s)*{wrong}/s)", "Smoothing includes the right class."),
        ("not-shared", "log((1-s)/s)", f"All classes share $s$: each gets $s / {K}$."),
        ("other-way", f"log(s/({K}-{wrong}*s))", "This is another logit minus the right one."),
    ]
    kind = Formula(
        f"log(({K} - {wrong}*s)/s)",
        domain={"s": "unit"} if isinstance(K, int) else {"s": "unit", "K": "natural, K >= 2"},
        misconceptions=slips,
    )
    hints = [
        r"The gradient is 0 where $\mathbf p = \mathbf y$.",
        rf"$o_c - o_k = \log (p_c / p_k)$ with $p_c = 1 - s + s/{K}$ and $p_k = s/{K}$.",
    ]
    factor = r"(K - 1) s" if K == "K" else f"{wrong} s"
    solution = rf"""
    There $\mathbf p$ is the smoothed label. The difference is finite, unlike that of a one-hot
    label: $\log \frac{{1 - s + s/{K}}}{{s/{K}}} = \log \frac{{{K} - {factor}}}{{s}}$.
    """
    return EXERCISE.part("f", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    y=(
        *map(fractions, ("1/2 1/4 1/4", "1/2 1/4 1/8 1/8", "1/4 1/8 1/2 1/8")),
        *map(fractions, ("1/2 1/8 1/8 1/8 1/8", "1/4 1/4 1/4 1/8 1/8")),
        *map(fractions, ("1/4 1/4 1/8 1/8 1/8 1/8", "1/2 1/4 1/8 1/16 1/16")),
    )
)
def g(y: tuple[Fraction, ...]) -> Question:
    bits = [each.denominator.bit_length() - 1 for each in y]
    entropy = sum(each * of for each, of in zip(y, bits, strict=True))
    K = len(y)
    summed = " + ".join(rf"{tex(each)} \cdot {of}" for each, of in zip(y, bits, strict=True))
    prompt = rf"""
    What is the least loss of the soft label $({", ".join(map(tex, y))})$ over all logits, in bits?
    Answer exactly.
    """
    slips = [
        ("zero", "0", "Only a one-hot label has the infimum 0."),
        (
            "best-class",
            f"{min(bits)}",
            rf"This is $-\log_2 {tex(max(y))}$, the surprisal of one class alone.",
        ),
        ("unweighted", f"{sum(bits)}", "Weight each surprisal with its probability."),
        (
            "rarest-class",
            f"{max(bits)}",
            rf"This is $-\log_2 {tex(min(y))}$, the surprisal of one class alone.",
        ),
        (
            "uniform",
            f"log({K})/log(2)",
            rf"This is the loss at $\mathbf p = ({', '.join('1' * K)})/{K}$.",
        ),
    ]
    kind = Number(entropy, unit="bits", misconceptions=slips)
    hints = [
        r"Put $\mathbf p = \mathbf y$ into $-\sum_j y_j \log_2 p_j$.",
        "It is the entropy of the label.",
    ]
    solution = rf"""
    It is the entropy of the label: ${summed} = {tex(entropy)}$
    bits.
    """
    return EXERCISE.part("g", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(sides=((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 3), (3, 3), (4, 4)))
def h(sides: tuple[int, int]) -> Question:
    left, right = sides
    n = left + right + 2
    at = ", ".join(f"{x}" for x in (*range(-left, 1), *range(right + 1)))
    prompt = rf"""
    {word(n).capitalize()} examples have one feature, $x = {at}$. The first {word(left + 1)} are of
    one class, the last {word(right + 1)} of another. What is the infimum of the mean loss over all
    weights and biases, in nats?
    """
    slips = [
        ("separable", "0", "No weights get both examples at $x = 0$ right."),
        (
            "only-the-tied",
            "log(2)",
            f"This is the mean of two of the examples. Take all {word(n)}.",
        ),
    ]
    kind = Number(f"2*log(2)/{n}", unit="nats", misconceptions=slips)
    others, share = "two others" if n == 4 else "others", tex(Fraction(1, n))
    hints = [
        "What do the two examples at $x = 0$ cost together, at least?",
        f"The weights can make the loss of the {others} as small as you please.",
    ]
    solution = rf"""
    The two examples at 0 get the probabilities $q$ and $1 - q$, and cost
    $-\log\bigl(q (1 - q)\bigr) \ge 2 \log 2$. What the {others} cost tends to 0 as the
    weights grow. So the infimum is ${share} \cdot 2 \log 2 = {tex(Fraction(2, n))} \log 2$. It is
    not attained.
    """
    return EXERCISE.part("h", prompt, kind, hints=hints, solution=solution)


PARTS = (a, b, c, d, e, f, g, h)
