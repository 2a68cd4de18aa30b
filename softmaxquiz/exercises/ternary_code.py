r"""A code for three classes: exercise 2a of the softmax section of Dive into Deep Learning.

Three equally probable classes take 2 bits in a fixed-length code and 5/3 bits on average in the
best prefix code. Their entropy is $\log_2 3$ bits. The source says that at least 3 bits are needed.
"""

from fractions import Fraction
from math import log2

from softmaxquiz import (
    Choice,
    Exercise,
    Number,
    PrefixCode,
    Question,
    fractions,
    right,
    tex,
    word,
    wrong,
)

EXERCISE = Exercise(
    "ternary_code", "A code for three classes", "Dive into Deep Learning, section 4.1, exercise 2a"
)

CLASSES = (3, 5, 6, 7, 9, 10, 11, 12)
# Probabilities of three classes. With 1/2 among them the plain mean of 1 and 2 would be right.
THREE = (
    "1/3 1/3 1/3", "3/10 2/5 3/10", "1/5 1/5 3/5", "1/10 3/5 3/10", "1/5 1/10 7/10",
    "7/10 1/5 1/10", "1/10 4/5 1/10", "9/20 7/20 1/5",
)  # fmt: skip


def said(p: str) -> str:
    """Say which probabilities the classes have."""
    each = ", ".join(f"${tex(q)}$" for q in fractions(p))
    return f"Three classes A, B, C have the probabilities {each}."


@EXERCISE.variants(K=CLASSES)
def a1(K: int) -> Question:
    bits = (K - 1).bit_length()
    names, rest, few = "", ", …", f"Only {word(2 ** (bits - 1))} words have {word(bits - 1)} bits."
    if K == 3:
        names, rest, few = " A, B, C", "", "There are only two words of one bit, `0` and `1`."
    prompt = f"""
    {word(K).capitalize()} classes{names} have probability $1/{K}$ each. We send labels, one after
    the other, as bits. The words of all classes have the same length. How many bits does a word
    need at least?
    """
    kind = Number(
        bits,
        unit="bits",
        misconceptions=[
            (
                "bit-for-each-class",
                K,
                f"One bit for each class makes a one-hot label. It uses only {word(K)} of the "
                f"{word(2**K)} words of this length.",
            ),
            ("too-few-words", bits - 1, few),
            (
                "entropy",
                f"log({K})/log(2)",
                "This is the entropy. A word has a whole number of bits.",
            ),
        ],
    )
    hints = [
        "How many different words of $b$ bits are there?",
        "There are $2^b$. That must be at least the number of classes.",
    ]
    words = ", ".join(f"`{at:0{bits}b}`" for at in range(3))
    solution = rf"""
    There are $2^b$ words of $b$ bits, and $2^{bits - 1} < {K} \le 2^{bits}$. The words
    can be {words}{rest}: each has ${bits}$ bits.
    """
    return EXERCISE.part("a1", prompt, kind, hints=hints, solution=solution)


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


@EXERCISE.variants(said, p=THREE)
def a3(p: str) -> Question:
    chances, words = fractions(p), ["10", "11"]
    words.insert(chances.index(max(chances)), "0")
    lengths = [len(each) for each in words]
    prompt = """
    In a **prefix code** words may have different lengths, but no word is the beginning of another.
    Give a prefix code for A, B, C with the least expected length: three words of 0s and 1s.
    """
    hints = [
        r"Lengths $l_k$ are possible if and only if $\sum_k 2^{-l_k} \le 1$.",
        "Start with the words `00`, `01`, `10`. Which of them can be made shorter?",
    ]
    solution = f"""
    {", ".join(f"`{each}`" for each in words)}, or any other with lengths
    {", ".join(map(str, lengths))}. Here ${" + ".join(f"2^{{-{each}}}" for each in lengths)} = 1$:
    there is no room left.
    """
    return EXERCISE.part("a3", prompt, PrefixCode(chances), hints=hints, solution=solution)


@EXERCISE.variants(said, p=THREE)
def a4(p: str) -> Question:
    least, middle, most = sorted(fractions(p))
    equal, best = least == most, 2 - most
    prompt = (
        "What is the expected length of a word in the best prefix code, in bits? Answer exactly."
    )
    kind = Number(
        best,
        unit="bits",
        misconceptions=[
            ("sum", 5, "This is the sum of the lengths. Weight each with its probability."),
            ("mean-of-lengths-used", "3/2", "Two of the three classes have the longer word."),
            ("fixed-length", 2, "This is the fixed length. One class has a shorter word."),
            ("two-short", 2 - most - middle, "Only one of the words can have one bit."),
            (
                "entropy",
                "+".join(f"{q}*log({1 / q})/log(2)" for q in (least, middle, most)),
                "This is the entropy. No code reaches it here.",
            ),
            *[("equal", "5/3", "Weight each length with its probability.")] * (not equal),
            *[("other-class", 2 - least, "Which class should have the shortest word?")]
            * (not equal),
        ],
    )
    hints = [r"$\sum_k p_k l_k$ with the lengths of your code."]
    solution = r"""
    It is a sixth less than a fixed length: $\frac13 (1 + 2 + 2) = \frac53 \approx 1.667$ bits.
    """
    if not equal:
        solution = rf"""
        The most probable class has one bit, the others have two:
        ${tex(most)} \cdot 1 + {tex(1 - most)} \cdot 2 = {tex(best)}$ bits.
        """
    return EXERCISE.part("a4", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(lambda K: f"{word(K).capitalize()} classes are equally probable.", K=CLASSES)
def a5(K: int) -> Question:
    bits = K.bit_length() - 1
    prompt = f"""
    No code that can be decoded has a smaller expected length than the entropy. What is the entropy
    of the {word(K)} classes, in bits? Answer exactly.
    """
    kind = Number(
        f"log({K})/log(2)",
        unit="bits",
        misconceptions=[
            (
                "one-term",
                f"log({K})/({K}*log(2))",
                f"This is the term of one class. There are {word(K)}.",
            ),
            (
                "sum-of-surprisals",
                f"{K}*log({K})/log(2)",
                "Weight each surprisal with its probability.",
            ),
            (
                "sign",
                f"-log({K})/log(2)",
                "The logarithm of a probability is negative: mind the sign.",
            ),
            ("fixed-length", bits + 1, "This is the fixed length; the entropy need not be whole."),
            (
                "best-code",
                bits + 2 - Fraction(2 ** (bits + 1), K),
                "This is the length of the best prefix code. The entropy is lower.",
            ),
            ("base-ten", f"log({K})/log(10)", "Take the logarithm to base 2, not to base 10."),
        ],
    )
    hints = [
        r"$H = -\sum_k p_k \log_2 p_k$.",
        "All terms are equal. Write the logarithm to base 2 as `log2(x)` or `log(x)/log(2)`.",
    ]
    each = tex(Fraction(1, K))
    solution = rf"""
    $-{K} \cdot {each} \log_2 {each} = \log_2 {K} \approx {log2(K):.3f}$ bits.
    """
    return EXERCISE.part("a5", prompt, kind, hints=hints, solution=solution)


PARTS = (a1, a2, a3, a4, a5)
