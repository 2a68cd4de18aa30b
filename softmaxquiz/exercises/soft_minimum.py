r"""Soft minimum, and more numbers: exercise 5e and f of Dive into Deep Learning, softmax section.

The summary leaves both unanswered.
"""

from fractions import Fraction
from math import log

from softmaxquiz import Exercise, Formula, Interval, Limit, Number, Question, tex, word

EXERCISE = Exercise(
    "soft_minimum",
    "Soft minimum, and more than two numbers",
    "Dive into Deep Learning, section 4.1, exercise 5e and f",
)


@EXERCISE.variants(
    lambda names: r"RealSoftMax of any numbers $x_i$ is $\log \sum_i e^{x_i}$.",
    names=("ab", "abc", "uvw", "xyz", "abcd"),
)
def e1(names: str) -> Question:
    numbers, minus = ", ".join(names), [f"-{each}" for each in names]
    up, down = (" + ".join(f"exp({each})" for each in of) for of in (names, minus))
    powers = " + ".join(f"e^{{{each}}}" for each in minus)
    other = r" = a + b - \log(e^a + e^b)" if names == "ab" else ""
    named, listed = (f"${'$, $'.join(of[:-1])}$ and ${of[-1]}$" for of in (names, minus))
    maximum = rf"-\max({', '.join(minus)})"
    prompt = rf"""
    Make the soft minimum of {named} from RealSoftMax, as $\min({numbers}) = {maximum}$. Give it
    as a formula.
    """
    slips = [
        (
            "outer-sign-forgotten",
            f"log({down})",
            f"This is the soft maximum of {listed}. Change its sign.",
        ),
        (
            "inner-signs-forgotten",
            f"-log({up})",
            f"This is near $-\\max({numbers})$: negate the {word(len(names))} numbers as well.",
        ),
        (
            "reciprocal",
            f"1/log({up})",
            "A minimum is a maximum with changed signs, not one over a maximum.",
        ),
        ("hard-minimum", f"min({numbers})", "This is the minimum itself, with its corner."),
    ]
    kind = Formula(f"-log({down})", misconceptions=slips)
    hints = [
        r"Replace $\max$ by RealSoftMax, and nothing else.",
        rf"RealSoftMax of {listed} is $\log({powers})$. What is still missing?",
    ]
    solution = rf"$$-\log({powers}){other}.$$"
    return EXERCISE.part("e1", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda n: r"The soft minimum of numbers $x_i$ is $-\log \sum_i e^{-x_i}$.",
    n=(2, 3, 4, 5, 6, 8, 10, 20),
)
def e2(n: int) -> Question:
    numbers, least, powers = f"{word(n)} numbers", r"m = \min_i x_i", r" \sum_i e^{-x_i}"
    listed, largest, tie = "these numbers with changed signs", r"\max_i(-x_i)", "all are equal"
    if n == 2:
        numbers, least, powers = "$a$ and $b$", r"m = \min(a, b)", "(e^{-a} + e^{-b})"
        listed, largest, tie = "$-a$ and $-b$", r"\max(-a, -b)", "$a = b$"
    others = "other number counts, too, so it" if n == 2 else "other numbers count, too, so it"
    prompt = rf"""
    Where does the soft minimum of {numbers} lie? Give all values that it can take for a given
    ${least}$, as an interval in $m$.
    """
    slips = [
        ("wrong-side", f"(m, m + log({n})]", "It lies below the minimum."),
        ("minimum-reached", f"[m - log({n}), m]", f"The {others} is never $m$ itself."),
        ("tie-forgotten", f"(m - log({n}), m)", f"The left end is reached: what if {tie}?"),
    ]
    named = ["-log(exp(-a) + exp(-b))"] if n == 2 else []
    domain = {"m": "real"}
    kind = Interval(f"[m - log({n}), m)", named=named, domain=domain, misconceptions=slips)
    hints = [
        rf"RealSoftMax of {listed} lies above ${largest} = -m$, by at most $\log {n}$.",
        "Change all signs. What happens to the order?",
    ]
    solution = rf"""
    $-m < \log{powers} \le -m + \log {n}$. With signs changed,
    $m - \log {n} \le -\log{powers} < m$. The left end is reached {"at" if n == 2 else "if"} {tie},
    so the values are $[m - \log {n}, m)$.
    """
    return EXERCISE.part("e2", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(c=(1, 2, 3, 4, 5, 8, 10))
def f1(c: int) -> Question:
    before, by, end = (f"{tex(Fraction(1, c))} ", f"{c} ", f"/{c}") if c > 1 else ("", "", "")
    begin, total = "Take" if c > 1 else "Now take", rf"\sum_i e^{{{by}x_i}}"
    top, bound = (f"e^{{{by}M}}", rf"{before}\log K") if c > 1 else ("e^M", r"\log K")
    prompt = rf"""
    {begin} $K \ge 2$ real numbers with the maximum $M$. Give all values that
    ${before}\log {total}$ can take, as an interval in $M$ and $K$.
    """
    slips = [
        (
            "two-only",
            f"(M, M + log(2){end}]",
            "This is right for $K = 2$. What if all $K$ are equal?",
        ),
        (
            "maximum-reached",
            f"[M, M + log(K){end}]",
            "The other exponentials are positive, however small.",
        ),
        (
            "logarithm-forgotten",
            f"(M, M + K{end}]",
            f"For equal numbers the sum is $K {top}$. What is its logarithm?",
        ),
        ("factor-for-summand", "(M, K*M]", rf"$\log(K {top})$ is a sum, not a product."),
    ]
    domain = {"M": "real", "K": "natural, K >= 2"}
    kind = Interval(f"(M, M + log(K){end}]", domain=domain, misconceptions=slips)
    hints = [
        "The largest exponential alone gives one bound. It is never the whole sum.",
        rf"No exponential exceeds ${top}$: ${total} \le K {top}$.",
    ]
    solution = rf"""
    ${top} < {total} \le K {top}$, so $M < {before}\log {total} \le M + {bound}$. The right end is
    reached if all numbers are equal. The left end is only approached, as the others fall:
    $(M, M + {bound}]$.
    """
    return EXERCISE.part("f1", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(numbers=(("m", "K"), (2, 5), (3, 10), (4, 10), (5, 8), (6, 20), (2, 3)))
def f2(numbers: tuple[int | str, int | str]) -> Question:
    m, K = numbers
    asked, terms = "Exactly $m$ of these $K$ numbers equal", f"${m}$"
    if isinstance(m, int) and isinstance(K, int):
        asked, terms = f"Exactly {word(m)} of {word(K)} numbers $x_i$ equal", word(m)
    prompt = rf"""
    {asked} the maximum $M$. Give the limit of
    $\log \sum_i e^{{\lambda x_i}} - \lambda M$ as $\lambda \to \infty$.
    """
    slips = [
        (
            "all-counted",
            f"log({K})",
            r"Exponentials below the largest become negligible beside it.",
        ),
        ("ties-forgotten", "0", "This is right if only one number has the maximum."),
        ("logarithm-forgotten", m, "This is the limit of the sum before its logarithm."),
    ]
    kind = Limit(
        f"log({m})",
        domain={"M": "real"}
        if isinstance(m, int)
        else {"m": "natural", "K": "natural, K >= 2, m <= K", "M": "real"},
        misconceptions=slips,
    )
    hints = [
        r"Move $\lambda M$ into the logarithm: $\log \sum_i e^{\lambda (x_i - M)}$.",
        "Which terms stay 1, and which go to 0?",
    ]
    solution = rf"""
    The difference is $\log \sum_i e^{{\lambda (x_i - M)}}$. It stays bounded, so
    $\frac1\lambda \log \sum_i e^{{\lambda x_i}} \to M$ with ties or without. The {terms} terms at
    the maximum are 1, and the others go to 0: the limit is $\log {m}$.
    """
    return EXERCISE.part("f2", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    n=(10, 5, 6, 8, 12),
    share=((100, "hundredth"), (10, "tenth"), (50, "fiftieth"), (20, "twentieth")),
)
def f3(n: int, share: tuple[int, str]) -> Question:
    (d, part), many, powers = share, word(n), r"\sum_i e^{\lambda x_i}"
    prompt = rf"""
    For {many} numbers, $\frac1\lambda \log {powers}$ must exceed the maximum by at most
    ${tex(Fraction(1, d))}$, whatever the numbers are. Give the smallest such $\lambda$ exactly.
    """
    slips = [
        ("two-only", f"{d}*log(2)", "This is enough for two numbers."),
        (
            "logarithm-forgotten",
            f"{d * n}",
            "The worst case is $\\log K$ over $\\lambda$, not $K$ over $\\lambda$.",
        ),
        ("base-ten", f"{d}*log({n})/log(10)", "The logarithm is natural: $\\log 10$ is not 1."),
        ("hundredth-forgotten", f"log({n})", f"For this the excess is up to 1, not a {part}."),
        ("one-fewer", f"{d}*log({n - 1})", f"All {many} numbers count in the worst case."),
        (
            "exchanged",
            f"{n}*log({d})",
            f"There are {many} numbers, so $K$ is {n}. You have exchanged two numbers.",
        ),
        ("upside-down", f"log({n})/{d}", "This $\\lambda$ makes the excess large, not small."),
    ]
    kind = Number(f"{d}*log({n})", misconceptions=slips)
    hints = [
        "In which case is the difference largest?",
        r"The excess is at most $\frac{\log K}{\lambda}$, and reaches it if all are equal.",
    ]
    solution = rf"""
    In the worst case, {many} equal numbers, the excess is $\frac{{\log {n}}}{{\lambda}}$. To make
    this at most ${tex(Fraction(1, d))}$, the smallest value is
    $\lambda = {d} \log {n} \approx {d * log(n):.1f}$.
    """
    return EXERCISE.part("f3", prompt, kind, hints=hints, solution=solution)


PARTS = (e1, e2, f1, f2, f3)
