r"""Many labels in one word: exercise 2b of the softmax section of Dive into Deep Learning.

Two labels of three classes have nine outcomes, not four as the summary says. $n$ labels in one word
take $\lceil n \log_2 3 \rceil$ bits, which comes to the entropy.
"""

from softmaxquiz import Case, Exercise, Formula, Limit, Number, PrefixCode, PythonFunction

EXERCISE = Exercise(
    "block_code", "Many labels in one word", "Dive into Deep Learning, section 4.1, exercise 2b"
)

b1 = EXERCISE.part(
    "b1",
    "Put two independent labels of three classes together. How many outcomes has the pair?",
    Number(
        "9",
        misconceptions=[
            ("coins", "4", "Two coins have four. Here each of the two has three possibilities."),
            ("sum", "6", "The second label is free whatever the first is: multiply."),
            ("doubled", "8", "Three bits have eight outcomes; two labels of three classes more."),
        ],
    ),
    hints=["Write them down: AA, AB, …"],
    solution="$3 \\cdot 3 = 9$: AA, AB, AC, BA, BB, BC, CA, CB, CC.",
)

b2 = EXERCISE.part(
    "b2",
    "How many bits does a word for such a pair need, if all words have the same length?",
    Number(
        "4",
        unit="bits",
        misconceptions=[
            ("four-outcomes", "2", "Two bits make four words. There are more pairs than that."),
            ("one-short", "3", "Three bits make eight words: one too few."),
            ("not-whole", "log(9)/log(2)", "A word has a whole number of bits."),
        ],
    ),
    hints=["Which power of 2 is enough?"],
    solution=r"""
    $2^3 = 8 < 9 \le 16 = 2^4$, so 4 bits, or 2 for each label: with a fixed length, pairs gain
    nothing.
    """,
)

PAIRS = [first + second for first in "ABC" for second in "ABC"]

b3 = EXERCISE.part(
    "b3",
    "Give a prefix code for the nine pairs, all equally probable, with the least expected length.",
    PrefixCode(["1/9"] * 9, names=PAIRS, block=2),
    hints=[
        "Begin with the eight words of three bits. One pair is left over.",
        "Split one of them: `111` becomes `1110` and `1111`.",
    ],
    solution=r"""
    Seven words of three bits and two of four: `000`, `001`, `010`, `011`, `100`, `101`, `110`,
    `1110`, `1111`. The Kraft sum is $\frac78 + \frac2{16} = 1$.
    """,
)

b4 = EXERCISE.part(
    "b4",
    "How many bits *per label* does the best prefix code of pairs need on average? Answer exactly.",
    Number(
        "29/18",
        unit="bits",
        misconceptions=[
            ("per-pair", "29/9", "This is for a pair. A pair has two labels."),
            ("unweighted", "7/4", "Most of the words have three bits: weight the lengths."),
            ("single-labels", "5/3", "This is the best code of single labels. Pairs do better."),
            ("entropy", "log(3)/log(2)", "This is the entropy: pairs come closer, not so far."),
        ],
    ),
    hints=["How many words have three bits, how many four?", "Divide by 9, then by 2."],
    solution=r"""
    $\frac19 (7 \cdot 3 + 2 \cdot 4) = \frac{29}9$ bits for a pair, $\frac{29}{18} \approx 1.611$
    per label.
    """,
)

b5 = EXERCISE.part(
    "b5",
    "And the best prefix code of *triples*, per label?",
    Number(
        "130/81",
        unit="bits",
        misconceptions=[
            ("per-triple", "130/27", "This is for a triple. Divide by its three labels."),
            ("fixed-length", "5/3", "This is for words of five bits each. Some can be shorter."),
            ("pairs", "29/18", "This is the code of pairs."),
            ("too-few-short", "131/81", "One more word can be shortened: is the Kraft sum 1?"),
        ],
    ),
    hints=[
        r"27 words of lengths 4 and 5. With $s$ short ones the Kraft sum is "
        r"$s / 16 + (27 - s) / 32$.",
        "It must be at most 1: five words may be short.",
    ],
    solution=r"""
    $s / 16 + (27 - s) / 32 \le 1$ gives $s \le 5$. So $5 \cdot 4 + 22 \cdot 5 = 130$ bits for all
    27 words, $\frac{130}{27}$ on average, $\frac{130}{81} \approx 1.605$ per label.
    """,
)

b6 = EXERCISE.part(
    "b6",
    r"""
    Now put $n$ labels into one word, all words of the same length. How many bits are that per
    label? A formula in `n`; write `ceil(x)` for $\lceil x \rceil$ and `log2(x)` for the base 2.
    """,
    Formula(
        "ceil(n*log2(3))/n",
        domain="natural",
        misconceptions=[
            ("rounded-too-early", "ceil(log2(3))", "This rounds for each label. Round once."),
            ("not-rounded", "log2(3)", "A word has a whole number of bits."),
            ("per-word", "ceil(n*log2(3))", "This is for the whole word."),
            ("rounded-down", "floor(n*log2(3))/n", "So few bits make too few words: round up."),
            ("outcomes-multiplied-by-n", "ceil(log2(3*n))/n", "Not `3n` outcomes: each is free."),
        ],
    ),
    hints=["How many outcomes do $n$ labels have?", r"The least $b$ with $2^b \ge 3^n$."],
    solution=r"""
    $2^b \ge 3^n$ means $b \ge n \log_2 3$, so $b = \lceil n \log_2 3 \rceil$. Divide by $n$.
    """,
)

# All to some hundreds, then some; at the last, 3^n is closest to a power of 2 from one side.
LENGTHS = (
    *range(6, 700), *range(701, 4000, 7), 1636, 2301, 2966, 4961, 7621, 9616, 10_000, 15_601,
    16_266, 31_867,
)  # fmt: skip
OVERFLOW = "Does something overflow? Compare whole numbers."
FEW = "Two classes would take one bit; three take more."
ROUNDED = "Is $\\log_2 3$ rounded, or the power of 3? Whole numbers are exact."

b7 = EXERCISE.part(
    "b7",
    r"""
    Write a function `fixed_bits(n)`: the number of bits of a word for $n$ labels. It must be exact
    for $n$ in the thousands too.
    """,
    PythonFunction(
        "fixed_bits",
        [
            Case((1,), 2, misconceptions=[("too-few", 1, FEW)]),
            Case((2,), 4, "Nine outcomes.", "rounded-too-early"),
            Case((3,), 5),
            Case((5,), 8, "$3^5 = 243$ outcomes: round once, not for each label.", "each-rounded"),
            Case((700,), 1110, ROUNDED, "inexact", misconceptions=[("overflow", 1024, OVERFLOW)]),
            *(Case((n,), (3**n - 1).bit_length(), ROUNDED, "inexact") for n in LENGTHS),
        ],
        exact=True,
    ),
    hints=[
        "Python's whole numbers have no limit: `3**n` is exact.",
        "`(m - 1).bit_length()` is the least $b$ with $2^b \\ge m$.",
    ],
    solution=r"""
    `def fixed_bits(n): return (3**n - 1).bit_length()`. The words are numbered from 0 to
    $3^n - 1$, and the largest number takes that many bits.
    """,
)

b8 = EXERCISE.part(
    "b8",
    r"Where do the bits per label of b6 go as $n \to \infty$?",
    Limit(
        "log(3)/log(2)",
        misconceptions=[
            ("fixed-length", "2", "That is where they begin, at one label a word."),
            ("nats", "log(3)", "This is in nats. We count bits."),
            ("zero", "0", "A label has an entropy, and no code beats it."),
            ("one", "1", "One bit tells two classes apart, and there are three."),
            (
                "best-of-short-words",
                "8/5",
                "This is the value at 5 labels. Longer words do better.",
            ),
        ],
    ),
    hints=[r"$x \le \lceil x \rceil < x + 1$.", r"Divide $n \log_2 3 + 1$ by $n$."],
    solution=r"""
    $\log_2 3 \le \lceil n \log_2 3 \rceil / n < \log_2 3 + 1/n$, so the limit is $\log_2 3$, the
    entropy.
    """,
)

PARTS = (b1, b2, b3, b4, b5, b6, b7, b8)
