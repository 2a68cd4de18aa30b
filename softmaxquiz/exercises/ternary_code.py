r"""A code for three classes: exercise 2a of the softmax section of Dive into Deep Learning.

Three equiprobable classes take 2 bits in a fixed-length code, 5/3 bits on average in the best
prefix code, and have an entropy of $\log_2 3$ bits. The source asks for at least 3 bits.
"""

from softmaxquiz import Choice, Exercise, Number, PrefixCode, right, wrong

EXERCISE = Exercise(
    "ternary_code", "A code for three classes", "Dive into Deep Learning, section 4.1, exercise 2a"
)

a1 = EXERCISE.part(
    "a1",
    r"""
    Three classes A, B, C have probability $1/3$ each. We send labels, one after the other, as bits.
    If the words of all classes have the same length, how many bits must a word have at least?
    """,
    Number(
        "2",
        unit="bits",
        misconceptions=[
            (
                "bit-for-each-class",
                "3",
                "One bit for each class is a one-hot label. It uses three of the eight words of "
                "three bits: shorter ones do.",
            ),
            ("too-few-words", "1", "There are only two words of one bit: `0` and `1`."),
            ("entropy", "log(3)/log(2)", "This is the entropy. A word has a whole number of bits."),
        ],
    ),
    hints=[
        "How many different words of $b$ bits are there?",
        "$2^b$ words must be enough for three classes.",
    ],
    solution=r"""
    There are $2^b$ words of $b$ bits. $2^1 = 2 < 3 \le 4 = 2^2$, so 2 bits: `00`, `01`, `10`.
    """,
)

a2 = EXERCISE.part(
    "a2",
    "What is the trouble with that code?",
    Choice(
        wrong(
            "It takes a bit for each class, so at least 3 bits.",
            "Two bits already make four different words, more than there are classes.",
            "bit-for-each-class",
        ),
        wrong(
            "The receiver cannot tell where a word ends.",
            "All words have the same length, so he counts.",
            "words-run-together",
        ),
        right(
            "One of its four words is never used: 3 is no power of 2.", "It pays for four classes."
        ),
        wrong(
            "Equal probabilities leave nothing to gain, so the code is the best there is.",
            "A fixed length is best for equal probabilities if the number of words is that of "
            "the classes. Here it is not.",
            "nothing-to-gain",
        ),
    ),
    hints=["Write its words down, and those it leaves out."],
    solution=r"""
    Of `00`, `01`, `10`, `11` one is left over. No fixed length fits, since 3 is no power of 2: one
    bit is too little, two are more than needed.
    """,
)

a3 = EXERCISE.part(
    "a3",
    r"""
    Words may have different lengths, if none is the beginning of another: a **prefix code**. Give
    one for A, B, C with the least expected length.
    """,
    PrefixCode(["1/3", "1/3", "1/3"]),
    hints=[
        r"Lengths $l_k$ are possible if and only if $\sum_k 2^{-l_k} \le 1$.",
        "Begin with the words `00`, `01`, `10`. Which of them can be made shorter?",
    ],
    solution=r"""
    `0`, `10`, `11`, or any other with lengths 1, 2, 2. Here $2^{-1} + 2^{-2} + 2^{-2} = 1$: there
    is no room left.
    """,
)

a4 = EXERCISE.part(
    "a4",
    "What is the expected length of a word in the best prefix code? Answer exactly.",
    Number(
        "5/3",
        unit="bits",
        misconceptions=[
            ("sum", "5", "This is the sum of the lengths. Weight each with its probability."),
            ("mean-of-lengths-used", "3/2", "Two of the three classes have the longer word."),
            ("fixed-length", "2", "This is the fixed length. One class has a shorter word."),
            (
                "entropy",
                "log(3)/log(2)",
                "This is the entropy: no code has less, but this one has a little more.",
            ),
        ],
    ),
    hints=[r"$\sum_k p_k l_k$ with the lengths of your code."],
    solution=r"$\frac13 (1 + 2 + 2) = \frac53 \approx 1.667$ bits, a sixth less than 2.",
)

a5 = EXERCISE.part(
    "a5",
    """
    No code that can be decoded has a smaller expected length than the entropy. What is the entropy
    here, in bits and exactly?
    """,
    Number(
        "log(3)/log(2)",
        unit="bits",
        misconceptions=[
            ("one-term", "log(3)/(3*log(2))", "This is the term of one class. There are three."),
            ("sum-of-surprisals", "3*log(3)/log(2)", "Weight each surprisal with its probability."),
            (
                "sign",
                "-log(3)/log(2)",
                "The logarithm of a probability is negative: mind the sign.",
            ),
            ("fixed-length", "2", "This is the fixed length; the entropy need not be whole."),
            ("best-code", "5/3", "This is what the best prefix code needs; the bound is lower."),
        ],
    ),
    hints=[
        r"$H = -\sum_k p_k \log_2 p_k$.",
        "All terms are equal. Write the logarithm to base 2 as `log2(x)` or `log(x)/log(2)`.",
    ],
    solution=r"$-3 \cdot \frac13 \log_2 \frac13 = \log_2 3 \approx 1.585$ bits.",
)

PARTS = (a1, a2, a3, a4, a5)
