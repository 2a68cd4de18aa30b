r"""Many labels in one word: exercise 2b of the softmax section of Dive into Deep Learning.

Two labels of three classes have nine outcomes, not four as the summary says. $n$ labels in one word
take $\lceil n \log_2 3 \rceil$ bits, which comes to the entropy.
"""

from fractions import Fraction

from softmaxquiz import (
    Case,
    Exercise,
    Formula,
    Limit,
    Number,
    PrefixCode,
    PythonFunction,
    Question,
    tex,
    word,
)

EXERCISE = Exercise(
    "block_code", "Many labels in one word", "Dive into Deep Learning, section 4.1, exercise 2b"
)


def best_mean(n: int) -> Fraction:
    """Bits that the best prefix code of n equally probable outcomes needs on average."""
    bits = n.bit_length() - 1
    return bits + Fraction(2 * (n - 2**bits), n)


@EXERCISE.variants(K=(3, 5, 6, 7, 9, 10))
def b1(K: int) -> Question:
    bits = (K * K).bit_length() - 1
    names = [first + second for first in "ABCDEFGHIJ"[:K] for second in "ABCDEFGHIJ"[:K]]
    shown = names if K == 3 else [*names[:2], "…", names[-1]]
    prompt = (
        f"Put two independent labels of {word(K)} classes together. How many outcomes has the pair?"
    )
    kind = Number(
        K * K,
        misconceptions=[
            (
                "coins",
                "4",
                f"Two coins have four. Here each of the two has {word(K)} possibilities.",
            ),
            ("sum", 2 * K, "The second label is free whatever the first is: multiply."),
            (
                "doubled",
                2**bits,
                f"{word(bits).capitalize()} bits have {word(2**bits)} outcomes; "
                f"two labels of {word(K)} classes more.",
            ),
        ],
    )
    hints = ["Write them down: AA, AB, …"]
    solution = rf"${K} \cdot {K} = {K * K}$: {', '.join(shown)}."
    return EXERCISE.part("b1", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda K: f"Two independent labels of {word(K)} classes are put together.",
    K=(3, 6, 7, 12, 13, 14, 15),
)
def b2(K: int) -> Question:
    bits = (K * K - 1).bit_length()
    fewer = 2 ** (bits - 1)
    prompt = "How many bits does a word for such a pair need, if all words have the same length?"
    kind = Number(
        bits,
        unit="bits",
        misconceptions=[
            ("four-outcomes", "2", "Two bits make four words. There are more pairs than that."),
            (
                "one-short",
                bits - 1,
                f"{word(bits - 1).capitalize()} bits make {word(fewer)} words: "
                f"{word(K * K - fewer)} too few.",
            ),
            ("not-whole", f"log({K * K})/log(2)", "A word has a whole number of bits."),
        ],
    )
    hints = ["Which power of 2 is enough?"]
    solution = rf"""
    $2^{bits - 1} = {fewer} < {K * K} \le {2 * fewer} = 2^{bits}$, so {bits} bits,
    or {bits // 2} for each label: with a fixed length, pairs gain nothing.
    """
    return EXERCISE.part("b2", prompt, kind, hints=hints, solution=solution)


PAIRS = [first + second for first in "ABC" for second in "ABC"]


@EXERCISE.variants(n=(9, 5, 6, 7, 10, 11))
def b3(n: int) -> Question:
    bits = n.bit_length() - 1
    over = n - 2**bits  # so many words of `bits` bits are split
    first, last = [f"{at:0{bits}b}" for at in range(2**bits)], "1" * bits
    words = first[: 2**bits - over] + [w + end for w in first[2**bits - over :] for end in "01"]
    what = "pair" if n == 9 else "outcome"
    left = f"One {what} is" if over == 1 else f"{word(over).capitalize()} {what}s are"
    short, long = word(2**bits - over).capitalize(), word(2 * over)
    the = "the nine" if n == 9 else word(n)
    listed = ", ".join(f"`{each}`" for each in words)
    kraft = rf"{tex(1 - Fraction(over, 2**bits))} + \frac{2 * over}{{{2 ** (bits + 1)}}}"
    prompt = (
        f"Give a prefix code for {the} {what}s, all equally probable, "
        "with the least expected length."
    )
    kind = PrefixCode([f"1/{n}"] * n, names=PAIRS if n == 9 else (), block=2 if n == 9 else 1)
    hints = [
        f"Begin with the {word(2**bits)} words of {word(bits)} bits. {left} left over.",
        f"Split {word(over)} of them: `{last}` becomes `{last}0` and `{last}1`.",
    ]
    solution = rf"""
    {short} words of {word(bits)} bits and {long} of {word(bits + 1)}: {listed}.
    The Kraft sum is ${kraft} = 1$.
    """
    return EXERCISE.part("b3", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda K: f"Labels have {word(K)} classes, all equally probable, and are coded in pairs.",
    K=(3, 5, 6, 7, 9, 10, 11),
)
def b4(K: int) -> Question:
    n, bits = K * K, (K * K).bit_length() - 1
    short = 2 ** (bits + 1) - n  # so many words have `bits` bits, the others one more
    bit, pair, single = word(bits), best_mean(n), best_mean(K)
    prompt = (
        "How many bits *per label* does the best prefix code of pairs need on average? "
        "Answer exactly."
    )
    kind = Number(
        pair / 2,
        unit="bits",
        misconceptions=[
            ("per-pair", pair, "This is for a pair. A pair has two labels."),
            (
                "unweighted",
                Fraction(2 * bits + 1, 4),
                f"Most of the words have {word(bits if 2 * short > n else bits + 1)} bits: "
                "weight the lengths.",
            ),
            ("single-labels", single, "This is the best code of single labels. Pairs do better."),
            ("entropy", f"log({K})/log(2)", "This is the entropy: pairs come closer, not so far."),
        ],
    )
    hints = [
        f"How many words have {bit} bits, how many {word(bits + 1)}?",
        f"Divide by {n}, then by 2.",
    ]
    solution = rf"""
    ${tex(Fraction(1, n))} ({short} \cdot {bits} + {n - short} \cdot {bits + 1}) = {tex(pair)}$
    bits for a pair, ${tex(pair / 2)} \approx {float(pair / 2):.3f}$ per label.
    """
    return EXERCISE.part("b4", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda K: f"Labels have {word(K)} classes, all equally probable.",
    K=(3, 5, 6, 7, 9, 10),
)
def b5(K: int) -> Question:
    n, bits = K**3, (K**3).bit_length() - 1
    short = 2 ** (bits + 1) - n
    triple, pair = best_mean(n), best_mean(K * K)
    prompt = (
        "And the best prefix code of *triples*, per label?"
        if K == 3
        else "How many bits per label does the best prefix code of *triples* need? Answer exactly."
    )
    kind = Number(
        triple / 3,
        unit="bits",
        misconceptions=[
            ("per-triple", triple, "This is for a triple. Divide by its three labels."),
            (
                "fixed-length",
                Fraction(bits + 1, 3),
                f"This is for words of {word(bits + 1)} bits each. Some can be shorter.",
            ),
            ("pairs", pair / 2, "This is the code of pairs."),
            (
                "too-few-short",
                triple / 3 + Fraction(1, 3 * n),
                "One more word can be shortened: is the Kraft sum 1?",
            ),
        ],
    )
    hints = [
        rf"{n} words of lengths {bits} and {bits + 1}. With $s$ short ones the Kraft sum is "
        rf"$s / {2**bits} + ({n} - s) / {2 ** (bits + 1)}$.",
        f"It must be at most 1: {word(short)} words may be short.",
    ]
    solution = rf"""
    $s / {2**bits} + ({n} - s) / {2 ** (bits + 1)} \le 1$ gives $s \le {short}$. So
    ${short} \cdot {bits} + {n - short} \cdot {bits + 1} = {n * triple}$ bits for all {n} words,
    ${tex(triple)}$ on average, ${tex(triple / 3)} \approx {float(triple / 3):.3f}$ per label.
    """
    return EXERCISE.part("b5", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(lambda K: f"Labels have {word(K)} classes.", K=(3, 5, 6, 7, 9, 10, 11, 12))
def b6(K: int) -> Question:
    prompt = rf"""
    {"Now put" if K == 3 else "Put"} $n$ labels into one word, all words of the same length.
    How many bits are that per label? A formula in `n`; write `ceil(x)` for $\lceil x \rceil$
    and `log2(x)` for the base 2.
    """
    kind = Formula(
        f"ceil(n*log2({K}))/n",
        domain="natural",
        misconceptions=[
            ("rounded-too-early", f"ceil(log2({K}))", "This rounds for each label. Round once."),
            ("not-rounded", f"log2({K})", "A word has a whole number of bits."),
            ("per-word", f"ceil(n*log2({K}))", "This is for the whole word."),
            ("rounded-down", f"floor(n*log2({K}))/n", "So few bits make too few words: round up."),
            (
                "outcomes-multiplied-by-n",
                f"ceil(log2({K}*n))/n",
                f"Not `{K}n` outcomes: each is free.",
            ),
        ],
    )
    hints = ["How many outcomes do $n$ labels have?", rf"The least $b$ with $2^b \ge {K}^n$."]
    solution = rf"""
    $2^b \ge {K}^n$ means $b \ge n \log_2 {K}$, so $b = \lceil n \log_2 {K} \rceil$.
    Divide by $n$: $\lceil n \log_2 {K} \rceil / n$ bits per label.
    """
    return EXERCISE.part("b6", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(lambda K: f"Labels have {word(K)} classes.", K=(3, 5, 6, 7, 9, 10))
def b7(K: int) -> Question:
    many = 10_000
    bits = {n: (K**n - 1).bit_length() for n in (1, 2, 3, 5, many)}
    prompt = r"""
    Write a function `fixed_bits(n)`: the number of bits of a word for $n$ labels. It must be
    exact for $n$ in the thousands too.
    """
    kind = PythonFunction(
        "fixed_bits",
        [
            Case((1,), bits[1], f"Two classes would take one bit; {word(K)} take more.", "too-few"),
            Case((2,), bits[2], f"{word(K * K).capitalize()} outcomes.", "rounded-too-early"),
            Case((3,), bits[3]),
            Case(
                (5,),
                bits[5],
                f"${K}^5 = {K**5}$ outcomes: round once, not for each label.",
                "each-rounded",
            ),
            Case(
                (many,), bits[many], "Does something overflow? Compare whole numbers.", "overflow"
            ),
        ],
        tolerance="0",
    )
    hints = [
        f"Python's whole numbers have no limit: `{K}**n` is exact.",
        "`(m - 1).bit_length()` is the least $b$ with $2^b \\ge m$.",
    ]
    solution = rf"""
    `def fixed_bits(n): return ({K}**n - 1).bit_length()`. The words are numbered from 0 to
    ${K}^n - 1$, and the largest number takes that many bits.
    """
    return EXERCISE.part("b7", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda K: (
        f"$n$ labels of {word(K)} classes are put into one word, all words of the same length."
    ),
    K=(3, 5, 6, 7, 9, 10, 11, 12),
)
def b8(K: int) -> Question:
    bits = (K - 1).bit_length()
    best = min((Fraction((K**n - 1).bit_length(), n), n) for n in range(2, 6))
    prompt = rf"Where do the bits per label{' of b6' if K == 3 else ''} go as $n \to \infty$?"
    kind = Limit(
        f"log({K})/log(2)",
        misconceptions=[
            ("fixed-length", bits, "That is where they begin, at one label a word."),
            ("nats", f"log({K})", "This is in nats. We count bits."),
            ("zero", "0", "A label has an entropy, and no code beats it."),
            ("one", "1", f"One bit tells two classes apart, and there are {word(K)}."),
            (
                "best-of-short-words",
                best[0],
                f"This is the value at {best[1]} labels. Longer words do better.",
            ),
        ],
    )
    hints = [r"$x \le \lceil x \rceil < x + 1$.", rf"Divide $n \log_2 {K} + 1$ by $n$."]
    solution = rf"""
    $\log_2 {K} \le \lceil n \log_2 {K} \rceil / n < \log_2 {K} + 1/n$, so the limit is
    $\log_2 {K}$, the entropy.
    """
    return EXERCISE.part("b8", prompt, kind, hints=hints, solution=solution)


PARTS = (b1, b2, b3, b4, b5, b6, b7, b8)
