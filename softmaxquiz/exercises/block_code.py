r"""Many labels in one word: exercise 2b of the softmax section of Dive into Deep Learning.

Two labels of three classes have nine outcomes, not four as the summary says. A word for $n$ labels
needs $\lceil n \log_2 3 \rceil$ bits. Per label this tends to the entropy.
"""

from fractions import Fraction
from functools import cache

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


PAIRS = [first + second for first in "ABC" for second in "ABC"]


def best_mean(n: int) -> Fraction:
    """Bits that the best prefix code of n equally probable outcomes needs on average."""
    bits = n.bit_length() - 1
    return bits + Fraction(2 * (n - 2**bits), n)


@EXERCISE.variants(K=(3, 5, 6, 7, 9, 10))
def b1(K: int) -> Question:
    bits = (K * K).bit_length() - 1
    names = [first + second for first in "ABCDEFGHIJ"[:K] for second in "ABCDEFGHIJ"[:K]]
    shown = names if K == 3 else [*names[:2], "…", names[-1]]
    prompt = f"""
    Put two independent labels of {word(K)} classes together. How many outcomes does the pair have?
    """
    kind = Number(
        K * K,
        misconceptions=[
            ("coins", 4, f"This is right for two coins. Each label has {word(K)} possibilities."),
            ("sum", 2 * K, "Every second label can follow every first one: multiply."),
            ("triples", K**3, "This is right for three labels. A pair has two."),
            (
                "doubled",
                2**bits,
                f"This is what {word(bits)} bits can tell apart. Multiply classes instead.",
            ),
        ],
    )
    hints = [
        "Write them down: AA, AB, …",
        "For each first label, how many second labels are there?",
    ]
    solution = rf"${K} \cdot {K} = {K * K}$: {', '.join(shown)}."
    return EXERCISE.part("b1", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda K: f"Two independent labels of {word(K)} classes are put together.",
    K=(3, 6, 7, 12, 13, 14, 15),
)
def b2(K: int) -> Question:
    bits = (K * K - 1).bit_length()
    few, many, fewer = word(bits - 1).capitalize(), word(bits), word(2 ** (bits - 1))
    prompt = (
        "All words for such pairs have the same length. How many bits does a word need at least?"
    )
    kind = Number(
        bits,
        unit="bits",
        misconceptions=[
            ("four-outcomes", 2, "Two bits make four words, and there are more pairs than that."),
            ("one-short", bits - 1, f"{few} bits make {fewer} words: too few."),
            ("not-whole", f"log({K * K})/log(2)", "A word has a whole number of bits."),
            ("outcomes", K * K, "This is the number of outcomes. How many bits tell them apart?"),
        ],
    )
    hints = ["Which power of 2 is the first to reach the number of pairs?"]
    solution = rf"""
    {few} bits are too few and {many} are enough, since $2^{bits - 1} < {K * K} \le 2^{bits}$. That
    is {bits // 2} bits for each label, so pairs of fixed length save nothing. A word needs
    ${bits}$ bits.
    """
    return EXERCISE.part("b2", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(n=(9, 5, 6, 7, 10, 11))
def b3(n: int) -> Question:
    bits = n.bit_length() - 1
    over = n - 2**bits  # so many words of `bits` bits are split
    first = [f"{at:0{bits}b}" for at in range(2**bits)]
    words = first[: 2**bits - over] + [w + end for w in first[2**bits - over :] for end in "01"]
    listed = ", ".join(f"`{each}`" for each in words)
    kraft = rf"{tex(1 - Fraction(over, 2**bits))} + \frac{2 * over}{{{2 ** (bits + 1)}}}"
    whole = "word" if over == 2**bits - 1 else "words"
    outcome, outcomes = ("pair", "the nine pairs") if n == 9 else ("outcome", f"{word(n)} outcomes")
    left = f"One {outcome} is" if over == 1 else f"{word(over).capitalize()} {outcome}s are"
    each = "Replace one of these words" if over == 1 else f"Replace {word(over)} words, each"
    prompt = f"""
    Give a prefix code for {outcomes}, all equally probable, with the least expected length:
    {word(n)} words of 0s and 1s.
    """
    kind = PrefixCode([f"1/{n}"] * n, names=PAIRS if n == 9 else (), block=2 if n == 9 else 1)
    hints = [
        f"Start with the {word(2**bits)} words of {word(bits)} bits. {left} left over.",
        f"{each} by two that are one bit longer.",
    ]
    solution = rf"""
    {word(2**bits - over).capitalize()} {whole} of {word(bits)} bits and {word(2 * over)} of
    {word(bits + 1)}: {listed}. The Kraft sum is ${kraft} = 1$.
    """
    return EXERCISE.part("b3", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda K: f"Labels have {word(K)} classes, all equally probable, and are coded in pairs.",
    K=(3, 5, 6, 7, 9, 10, 11),
)
def b4(K: int) -> Question:
    n, bits = K * K, (K * K).bit_length() - 1
    short = 2 ** (bits + 1) - n  # so many words have `bits` bits, the others one more
    pair, single = best_mean(n), best_mean(K)
    more, less, most = ("short", "long", "Most") if 2 * short > n else ("long", "short", "Some")
    full = "Eight words of three bits leave no room for a ninth."
    if K > 3:
        full = f"{2**bits} words of {word(bits)} bits leave no room for others."
    prompt = """
    How many bits *per label* does the best prefix code of pairs need on average? Answer exactly.
    """
    kind = Number(
        pair / 2,
        unit="bits",
        misconceptions=[
            ("per-pair", pair, "This is the mean per pair, and a pair has two labels."),
            (
                "unweighted",
                Fraction(2 * bits + 1, 4),
                f"More words are {more} than {less}: weight the lengths.",
            ),
            ("single-labels", single, "This is the best for single labels. Pairs do better."),
            ("entropy", f"log({K})/log(2)", "This is the entropy. Pairs do not quite reach it."),
            (
                "fixed-length",
                Fraction(bits + 1, 2),
                f"This is the fixed length. {most} words can be shorter.",
            ),
            ("one-long", (bits + Fraction(n - 2**bits, n)) / 2, full),
            ("all-short", Fraction(bits, 2), f"There are not enough words of {word(bits)} bits."),
        ],
    )
    hints = [
        f"How many words of your code have {word(bits)} bits, and how many have {word(bits + 1)}?",
        f"Take the mean over the {word(n)} words. Then divide by the number of labels in a word.",
    ]
    solution = rf"""
    A pair takes ${tex(Fraction(1, n))} ({short} \cdot {bits} + {n - short} \cdot {bits + 1}) =
    {tex(pair)}$ bits on average, so a label takes ${tex(pair / 2)} \approx {float(pair / 2):.3f}$
    bits.
    """
    return EXERCISE.part("b4", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda K: f"Labels have {word(K)} classes, all equally probable.", K=(3, 5, 6, 7, 9, 10)
)
def b5(K: int) -> Question:
    n, bits = K**3, (K**3).bit_length() - 1
    short = 2 ** (bits + 1) - n
    triple, pair, step = best_mean(n), best_mean(K * K), Fraction(1, 3 * n)
    kraft = rf"$s / {2**bits} + ({n} - s) / {2 ** (bits + 1)}"
    prompt = """
    How many bits per label does the best prefix code of *triples* need on average? Answer exactly.
    """
    kind = Number(
        triple / 3,
        unit="bits",
        misconceptions=[
            ("per-triple", triple, "This is the mean per triple, and a triple has three labels."),
            (
                "fixed-length",
                Fraction(bits + 1, 3),
                f"This is for words of {word(bits + 1)} bits each. Some can be shorter.",
            ),
            ("pairs", pair / 2, "This is the best that a code of pairs can do."),
            (
                "too-few-short",
                triple / 3 + step,
                "One more word can be shorter: is the Kraft sum 1?",
            ),
            (
                "too-many-short",
                triple / 3 - step,
                "So many short words make the Kraft sum larger than 1.",
            ),
            ("total", n * triple, "This is the total of all lengths. Take the mean, per label."),
            ("entropy", f"log({K})/log(2)", "This is the entropy. Triples do not quite reach it."),
        ],
    )
    hints = [
        f"The {n} words have lengths {bits} and {bits + 1}. "
        f"With $s$ short words the Kraft sum is {kraft}$.",
        "The Kraft sum must be at most 1. What is the largest $s$?",
    ]
    solution = rf"""
    {kraft} \le 1$ gives $s \le {short}$. So all {n} words together have
    ${short} \cdot {bits} + {n - short} \cdot {bits + 1} = {n * triple}$ bits, and a word has
    ${tex(triple)}$ on average. Per label that is
    ${tex(triple / 3)} \approx {float(triple / 3):.3f}$ bits.
    """
    return EXERCISE.part("b5", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(lambda K: f"Labels have {word(K)} classes.", K=(3, 5, 6, 7, 9, 10, 11, 12))
def b6(K: int) -> Question:
    prompt = r"""
    Now put $n$ labels into one word, and let all words have the same, least possible length. How
    many bits is that *per label*? Answer with a formula in `n`. Write `ceil(x)` for
    $\lceil x \rceil$ and `log2(x)` for the logarithm to base 2.
    """
    kind = Formula(
        f"ceil(n*log2({K}))/n",
        domain="natural",
        misconceptions=[
            (
                "rounded-too-early",
                f"ceil(log2({K}))",
                "This rounds for each label. Round only once.",
            ),
            ("not-rounded", f"log2({K})", "A word has a whole number of bits."),
            ("per-word", f"ceil(n*log2({K}))", "This is the length of the whole word."),
            ("rounded-down", f"floor(n*log2({K}))/n", "This gives too few words: round up."),
            (
                "outcomes-multiplied-by-n",
                f"ceil(log2({K}*n))/n",
                "The outcomes of the labels multiply.",
            ),
        ],
    )
    hints = [
        "How many outcomes do $n$ labels have?",
        rf"Find the least whole $b$ with $2^b \ge {K}^n$. Then divide.",
    ]
    solution = rf"""
    $2^b \ge {K}^n$ means $b \ge n \log_2 {K}$, so a word has $\lceil n \log_2 {K} \rceil$ bits.
    Per label that is $\lceil n \log_2 {K} \rceil / n$.
    """
    return EXERCISE.part("b6", prompt, kind, hints=hints, solution=solution)


# All to some hundreds, then some; at the last, 3^n is closest to a power of 2 from one side.
LENGTHS = (
    *range(6, 700), *range(701, 4000, 7), 1636, 2301, 2966, 4961, 7621, 9616, 10_000, 15_601,
    16_266, 31_867,
)  # fmt: skip


@cache
def fixed_bits(K: int, n: int) -> int:
    """Bits of each word for n labels of K classes, if all words have the same length."""
    outcomes: int = K**n
    return (outcomes - 1).bit_length()


@EXERCISE.variants(lambda K: f"Labels have {word(K)} classes.", K=(3, 5, 6, 7, 9, 10))
def b7(K: int) -> Question:
    few = f"One bit is enough for two classes; {word(K)} need more."
    pairs = f"Two labels have {word(K * K)} outcomes."
    once = f"${K}^5 = {K**5}$ outcomes: round once, not for each label."
    overflow = "Does something overflow? Compare whole numbers."
    inexact = rf"Is $\log_2 {K}$ rounded, or the power of {K}? Whole numbers are exact."
    prompt = """
    Write a function `fixed_bits(n)` that returns the number of bits of a word for $n$ labels, as in
    b6. It must be exact for $n$ in the thousands, too.
    """
    kind = PythonFunction(
        "fixed_bits",
        [
            Case((1,), fixed_bits(K, 1), misconceptions=[("too-few", 1, few)]),
            Case((2,), fixed_bits(K, 2), pairs, "rounded-too-early"),
            Case((3,), fixed_bits(K, 3)),
            Case((5,), fixed_bits(K, 5), once, "each-rounded"),
            Case(
                (700,),
                fixed_bits(K, 700),
                inexact,
                "inexact",
                misconceptions=[("overflow", 1024, overflow)],
            ),
            *(Case((n,), fixed_bits(K, n), inexact, "inexact") for n in LENGTHS),
        ],
        exact=True,
    )
    hints = [
        f"The whole numbers of Python have no limit: `{K}**n` is exact.",
        "`.bit_length()` counts binary digits. Which number needs the most of them?",
    ]
    solution = rf"""
    Number the outcomes from 0 to ${K}^n - 1$. The largest number needs the most binary digits:
    `def fixed_bits(n): return ({K}**n - 1).bit_length()`.
    """
    return EXERCISE.part("b7", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda K: f"$n$ labels of {word(K)} classes make one word, and all words have the same length.",
    K=(3, 5, 6, 7, 9, 10, 11, 12),
)
def b8(K: int) -> Question:
    best, n = min((Fraction((K**n - 1).bit_length(), n), n) for n in range(2, 6))
    prompt = rf"""
    What is the limit of the bits per label{" of b6" if K == 3 else ""} as $n \to \infty$?
    Answer exactly.
    """
    kind = Limit(
        f"log({K})/log(2)",
        misconceptions=[
            (
                "fixed-length",
                (K - 1).bit_length(),
                "This is the value for words of one label. Longer words do better.",
            ),
            ("nats", f"log({K})", "This is the limit in nats. The question asks for bits."),
            ("zero", "0", "No code needs less than the entropy, which is positive."),
            ("one", "1", f"One bit tells two classes apart, and there are {word(K)}."),
            ("classes", K, "This is the number of classes, not of bits."),
            (
                "best-of-short-words",
                best,
                f"This is the value for words of {n} labels. Longer words do better.",
            ),
        ],
    )
    hints = [
        r"$x \le \lceil x \rceil < x + 1$.",
        r"Put the bits per label between two bounds, and let $n$ grow in both.",
    ]
    solution = rf"""
    $\log_2 {K} \le \lceil n \log_2 {K} \rceil / n < \log_2 {K} + 1/n$. So the limit is the entropy
    of a label, $\log_2 {K}$.
    """
    return EXERCISE.part("b8", prompt, kind, hints=hints, solution=solution)


PARTS = (b1, b2, b3, b4, b5, b6, b7, b8)
