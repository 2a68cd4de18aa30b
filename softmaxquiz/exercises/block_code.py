r"""Many labels in one word: exercise 2b of the softmax section of Dive into Deep Learning.

Two labels of three classes have nine outcomes, not four as the summary says. A word for $n$ labels
needs $\lceil n \log_2 3 \rceil$ bits. Per label this tends to the entropy.
"""

from softmaxquiz import Case, Exercise, Formula, Limit, Number, PrefixCode, PythonFunction

EXERCISE = Exercise(
    "block_code", "Many labels in one word", "Dive into Deep Learning, section 4.1, exercise 2b"
)

b1 = EXERCISE.part(
    "b1",
    "Put two independent labels of three classes together. How many outcomes does the pair have?",
    Number(
        "9",
        misconceptions=[
            ("coins", "4", "This is right for two coins. Each label has three possibilities."),
            ("sum", "6", "Every second label can follow every first one: multiply."),
            ("triples", "27", "This is right for three labels. A pair has two."),
            ("doubled", "8", "Three bits have so many outcomes. Multiply classes instead."),
        ],
    ),
    hints=["Write them down: AA, AB, …", "For each first label, how many second labels are there?"],
    solution="$3 \\cdot 3 = 9$: AA, AB, AC, BA, BB, BC, CA, CB, CC.",
)

b2 = EXERCISE.part(
    "b2",
    "All words for such pairs have the same length. How many bits does a word need at least?",
    Number(
        "4",
        unit="bits",
        misconceptions=[
            ("four-outcomes", "2", "Two bits make four words, and there are more pairs than that."),
            ("one-short", "3", "Three bits make eight words: too few."),
            ("not-whole", "log(9)/log(2)", "A word has a whole number of bits."),
            ("outcomes", "9", "This is the number of outcomes. How many bits tell them apart?"),
        ],
    ),
    hints=["Which power of 2 is the first to reach the number of pairs?"],
    solution=r"""
    Three bits are too few and four are enough, since $2^3 < 9 \le 2^4$. That is 2 bits for each
    label, so pairs of fixed length save nothing. A word needs $4$ bits.
    """,
)

PAIRS = [first + second for first in "ABC" for second in "ABC"]

b3 = EXERCISE.part(
    "b3",
    """
    Give a prefix code for the nine pairs, all equally probable, with the least expected length:
    nine words of 0s and 1s.
    """,
    PrefixCode(["1/9"] * 9, names=PAIRS, block=2),
    hints=[
        "Start with the eight words of three bits. One pair is left over.",
        "Replace one of these words by two that are one bit longer.",
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
            ("per-pair", "29/9", "This is the mean per pair, and a pair has two labels."),
            ("unweighted", "7/4", "More words are short than long: weight the lengths."),
            ("single-labels", "5/3", "This is the best for single labels. Pairs do better."),
            ("entropy", "log(3)/log(2)", "This is the entropy. Pairs do not quite reach it."),
            ("fixed-length", "2", "This is the fixed length. Most words can be shorter."),
            ("one-long", "14/9", "Eight words of three bits leave no room for a ninth."),
            ("all-short", "3/2", "There are not enough words of three bits."),
        ],
    ),
    hints=[
        "How many words of your code have three bits, and how many have four?",
        "Take the mean over the nine words. Then divide by the number of labels in a word.",
    ],
    solution=r"""
    A pair takes $\frac19 (7 \cdot 3 + 2 \cdot 4) = \frac{29}9$ bits on average, so a label takes
    $\frac{29}{18} \approx 1.611$ bits.
    """,
)

b5 = EXERCISE.part(
    "b5",
    """
    How many bits per label does the best prefix code of *triples* need on average? Answer exactly.
    """,
    Number(
        "130/81",
        unit="bits",
        misconceptions=[
            ("per-triple", "130/27", "This is the mean per triple, and a triple has three labels."),
            ("fixed-length", "5/3", "This is for words of five bits each. Some can be shorter."),
            ("pairs", "29/18", "This is the best that a code of pairs can do."),
            ("too-few-short", "131/81", "One more word can be shorter: is the Kraft sum 1?"),
            ("too-many-short", "129/81", "So many short words make the Kraft sum larger than 1."),
            ("total", "130", "This is the total of all lengths. Take the mean, per label."),
            ("entropy", "log(3)/log(2)", "This is the entropy. Triples do not quite reach it."),
        ],
    ),
    hints=[
        r"The 27 words have lengths 4 and 5. With $s$ short words the Kraft sum is "
        r"$s / 16 + (27 - s) / 32$.",
        "The Kraft sum must be at most 1. What is the largest $s$?",
    ],
    solution=r"""
    From $s / 16 + (27 - s) / 32 \le 1$ follows $s \le 5$. So all 27 words together have
    $5 \cdot 4 + 22 \cdot 5 = 130$ bits, and a word has $\frac{130}{27}$ on average. Per label that
    is $\frac{130}{81} \approx 1.605$ bits.
    """,
)

b6 = EXERCISE.part(
    "b6",
    r"""
    Now put $n$ labels into one word, and let all words have the same, least possible length. How
    many bits is that *per label*? Answer with a formula in `n`. Write `ceil(x)` for
    $\lceil x \rceil$ and `log2(x)` for the logarithm to base 2.
    """,
    Formula(
        "ceil(n*log2(3))/n",
        domain="natural",
        misconceptions=[
            ("rounded-too-early", "ceil(log2(3))", "This rounds for each label. Round only once."),
            ("not-rounded", "log2(3)", "A word has a whole number of bits."),
            ("per-word", "ceil(n*log2(3))", "This is the length of the whole word."),
            ("rounded-down", "floor(n*log2(3))/n", "This gives too few words: round up."),
            (
                "outcomes-multiplied-by-n",
                "ceil(log2(3*n))/n",
                "The outcomes of the labels multiply.",
            ),
        ],
    ),
    hints=[
        "How many outcomes do $n$ labels have?",
        r"Find the least whole $b$ with $2^b \ge 3^n$. Then divide.",
    ],
    solution=r"""
    $2^b \ge 3^n$ means $b \ge n \log_2 3$, so a word has $\lceil n \log_2 3 \rceil$ bits. Per label
    that is $\lceil n \log_2 3 \rceil / n$.
    """,
)

b7 = EXERCISE.part(
    "b7",
    r"""
    Write a function `fixed_bits(n)` that returns the number of bits of a word for $n$ labels, as in
    b6. It must be exact for $n$ in the thousands, too.
    """,
    PythonFunction(
        "fixed_bits",
        [
            Case((1,), 2, "One bit is enough for two classes; three need more.", "too-few"),
            Case((2,), 4, "Two labels have nine outcomes.", "rounded-too-early"),
            Case((3,), 5),
            Case((5,), 8, "$3^5 = 243$ outcomes: round once, not for each label.", "each-rounded"),
            Case((10_000,), 15_850, "Does something overflow? Compare whole numbers.", "overflow"),
        ],
        tolerance="0",
    ),
    hints=[
        "The whole numbers of Python have no limit: `3**n` is exact.",
        "`.bit_length()` counts binary digits. Which number needs the most of them?",
    ],
    solution=r"""
    Number the outcomes from 0 to $3^n - 1$. The largest number needs the most binary digits:
    `def fixed_bits(n): return (3**n - 1).bit_length()`.
    """,
)

b8 = EXERCISE.part(
    "b8",
    r"What is the limit of the bits per label of b6 as $n \to \infty$? Answer exactly.",
    Limit(
        "log(3)/log(2)",
        misconceptions=[
            (
                "fixed-length",
                "2",
                "This is the value for words of one label. Longer words do better.",
            ),
            ("nats", "log(3)", "This is the limit in nats. Asked are bits."),
            ("zero", "0", "No code needs less than the entropy, which is positive."),
            ("one", "1", "One bit tells two classes apart, and there are three."),
            ("classes", "3", "This is the number of classes, not of bits."),
            (
                "best-of-short-words",
                "8/5",
                "This is the value for words of 5 labels. Longer words do better.",
            ),
        ],
    ),
    hints=[
        r"$x \le \lceil x \rceil < x + 1$.",
        r"Put the bits per label between two bounds, and let $n$ grow in both.",
    ],
    solution=r"""
    $\log_2 3 \le \lceil n \log_2 3 \rceil / n < \log_2 3 + 1/n$. So the limit is the entropy of a
    label, $\log_2 3$.
    """,
)

PARTS = (b1, b2, b3, b4, b5, b6, b7, b8)
