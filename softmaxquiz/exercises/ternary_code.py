r"""A code for three classes: exercise 2a of the softmax section of Dive into Deep Learning.

Three equally probable classes take 2 bits in a fixed-length code and 5/3 bits on average in the
best prefix code. Their entropy is $\log_2 3$ bits. The source says that at least 3 bits are needed.
"""

from softmaxquiz import Choice, Exercise, Number, PrefixCode, right, wrong

EXERCISE = Exercise(
    "ternary_code", "A code for three classes", "Dive into Deep Learning, section 4.1, exercise 2a"
)

a1 = EXERCISE.part(
    "a1",
    r"""
    Three classes A, B, C have probability $1/3$ each. We send labels, one after the other, as bits.
    The words of all classes have the same length. How many bits does a word need at least?
    """,
    Number(
        "2",
        unit="bits",
        misconceptions=[
            (
                "bit-for-each-class",
                "3",
                "One bit for each class makes a one-hot label. It uses only three of the eight "
                "words of this length.",
            ),
            ("too-few-words", "1", "There are only two words of one bit, `0` and `1`."),
            ("entropy", "log(3)/log(2)", "This is the entropy. A word has a whole number of bits."),
        ],
    ),
    hints=[
        "How many different words of $b$ bits are there?",
        "There are $2^b$. That must be at least the number of classes.",
    ],
    solution=r"""
    There are $2^b$ words of $b$ bits, and $2^1 < 3 \le 2^2$. With the words `00`, `01`, `10` each
    word has $2$ bits.
    """,
)

a2 = EXERCISE.part(
    "a2",
    "What is the weakness of that code?",
    Choice(
        wrong(
            "It needs a bit for each class, so at least 3 bits.",
            "Two bits already make four different words, more than there are classes.",
            "bit-for-each-class",
        ),
        wrong(
            "The receiver cannot tell where a word ends.",
            "All words have the same length, so the receiver counts bits.",
            "words-run-together",
        ),
        right(
            "One of its four words is never used: 3 is not a power of 2.",
            "It is long enough for four classes.",
        ),
        wrong(
            "None: with equal probabilities, no code can be shorter.",
            "That is so only if there are as many words as classes. Here there are more words.",
            "nothing-to-gain",
        ),
    ),
    hints=["Write down its words, and the words that it does not use."],
    solution=r"""
    Of `00`, `01`, `10`, `11` one is left over. No fixed length fits, since 3 is not a power of 2:
    one bit is too little, and two are more than needed.
    """,
)

a3 = EXERCISE.part(
    "a3",
    r"""
    In a **prefix code** words may have different lengths, but no word is the beginning of another.
    Give a prefix code for A, B, C with the least expected length: three words of 0s and 1s.
    """,
    PrefixCode(["1/3", "1/3", "1/3"]),
    hints=[
        r"Lengths $l_k$ are possible if and only if $\sum_k 2^{-l_k} \le 1$.",
        "Start with the words `00`, `01`, `10`. Which of them can be made shorter?",
    ],
    solution=r"""
    `0`, `10`, `11`, or any other with lengths 1, 2, 2. Here $2^{-1} + 2^{-2} + 2^{-2} = 1$: there
    is no room left.
    """,
)

a4 = EXERCISE.part(
    "a4",
    "What is the expected length of a word in the best prefix code, in bits? Answer exactly.",
    Number(
        "5/3",
        unit="bits",
        misconceptions=[
            ("sum", "5", "This is the sum of the lengths. Weight each with its probability."),
            ("mean-of-lengths-used", "3/2", "Two of the three classes have the longer word."),
            ("fixed-length", "2", "This is the fixed length. One class has a shorter word."),
            ("two-short", "4/3", "Only one of the words can have one bit."),
            ("entropy", "log(3)/log(2)", "This is the entropy. No code reaches it here."),
        ],
    ),
    hints=[r"$\sum_k p_k l_k$ with the lengths of your code."],
    solution=r"""
    A sixth less than a fixed length: $\frac13 (1 + 2 + 2) = \frac53 \approx 1.667$ bits.
    """,
)

a5 = EXERCISE.part(
    "a5",
    """
    No code that can be decoded has a smaller expected length than the entropy. What is the entropy
    of the three classes, in bits? Answer exactly.
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
            (
                "best-code",
                "5/3",
                "This is the length of the best prefix code. The entropy is lower.",
            ),
            ("base-ten", "log(3)/log(10)", "Take the logarithm to base 2, not to base 10."),
        ],
    ),
    hints=[
        r"$H = -\sum_k p_k \log_2 p_k$.",
        "All terms are equal. Write the logarithm to base 2 as `log2(x)` or `log(x)/log(2)`.",
    ],
    solution=r"$-3 \cdot \frac13 \log_2 \frac13 = \log_2 3 \approx 1.585$ bits.",
)

PARTS = (a1, a2, a3, a4, a5)
