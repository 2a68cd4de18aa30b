r"""Three levels on a wire: exercise 3 of the softmax section of Dive into Deep Learning.

Two ternary symbols carry a number from 0 to 7, so the same data take fewer symbols. The summary
also says that PAM-3 resists noise better. With the same swing it has half the margin.
"""

from fractions import Fraction

from softmaxquiz import (
    Choices,
    Exercise,
    Formula,
    Number,
    PrefixCode,
    Question,
    right,
    tex,
    word,
    wrong,
)

EXERCISE = Exercise(
    "pam3", "Three levels on a wire", "Dive into Deep Learning, section 4.1, exercise 3"
)

BITS = (3, 4, 5, 6, 7, 8, 10, 11)


def length(bits: int) -> int:
    """Return how many ternary symbols so many bits need."""
    return next(s for s in range(bits) if 3**s >= 2**bits)


def said(bits: int) -> str:
    """Describe the code."""
    return f"An integer from 0 to {2**bits - 1} is sent as {word(length(bits))} ternary symbols."


@EXERCISE.variants(bits=BITS)
def a1(bits: int) -> Question:
    n, s = 2**bits, length(bits)
    few = f"{word(s - 1).capitalize()} symbols have {word(3 ** (s - 1))} values"
    left = f"{word(3**s - n).capitalize()} of the {word(3**s)} values are"
    if s == 2:
        few, left = "One symbol has three levels", "One of the nine values is"
    prompt = rf"""
    A wire carries symbols one after the other. A binary symbol has two levels. A symbol of PAM-3
    has three, $-1$, 0 and 1. How many such ternary symbols does an integer from 0 to {n - 1} need?
    """
    kind = Number(
        s,
        unit="symbols",
        misconceptions=[
            ("binary", bits, "This is the number of bits. A ternary symbol has one more level."),
            ("not-whole", f"log({n})/log(3)", "Only whole symbols are sent."),
            ("too-few", s - 1, f"{few}, and there are {word(n)} integers."),
            ("divided", f"{n}/3", "The numbers of levels multiply; they do not add up."),
        ],
    )
    hints = ["How many values can $s$ ternary symbols take?", f"$3^s$ must be at least {n}."]
    solution = rf"""
    $3^{s - 1} < {n} \le 3^{s}$. {left} left over. The integer needs ${s}$ symbols.
    """
    return EXERCISE.part("a1", prompt, kind, hints=hints, solution=solution)


a2 = EXERCISE.part(
    "a2",
    "Write down such a code: a word for each of 0 to 7. Write the levels as `0`, `1`, `2`.",
    PrefixCode(["1/8"] * 8, names=list("01234567"), alphabet="012"),
    hints=["Count in base 3.", "After 00, 01 and 02 comes 10."],
    solution="In base 3: `00`, `01`, `02`, `10`, `11`, `12`, `20`, `21`. `22` is left over.",
)


@EXERCISE.variants(said, bits=BITS)
def b1(bits: int) -> Question:
    s, waste = length(bits), "a value" if bits == 3 else "some values"
    prompt = "With this code, how many bits does a ternary symbol carry on average? Answer exactly."
    kind = Number(
        Fraction(bits, s),
        unit="bits",
        misconceptions=[
            ("reciprocal", Fraction(s, bits), "This is the number of symbols per bit."),
            (
                "bound",
                "log(3)/log(2)",
                f"This is the most that it could carry. Our code wastes {waste}.",
            ),
            ("all", bits, f"{'Both' if s == 2 else 'All'} symbols together carry this."),
        ],
    )
    hints = [
        f"How many bits does an integer from 0 to {2**bits - 1} have?",
        f"{word(s).capitalize()} symbols carry them.",
    ]
    solution = rf"""
    With no value wasted it would be $\log_2 3 \approx 1.585$ bits. Here {bits} bits take {s}
    symbols: ${tex(Fraction(bits, s))}$.
    """
    follows = {"a1": lambda a1: f"3/({a1})"}
    return EXERCISE.part("b1", prompt, kind, hints=hints, solution=solution, follows=follows)


@EXERCISE.variants(said, bits=BITS)
def b2(bits: int) -> Question:
    s, code = length(bits), "the code of a2" if bits == 3 else "this code"
    prompt = r"""
    For the same data per second, how many ternary symbols per second does this code send for each
    binary symbol? Answer with the exact ratio.
    """
    kind = Number(
        Fraction(s, bits),
        misconceptions=[
            (
                "reciprocal",
                Fraction(bits, s),
                "This is the other way round: more levels need fewer symbols.",
            ),
            ("bound", "log(2)/log(3)", f"This is the limit for long words. Take {code}."),
            ("same", 1, "A ternary symbol carries more, so fewer are needed."),
        ],
    )
    hints = [f"How many binary symbols carry {bits} bits, and how many ternary ones?"]
    ratio = tex(Fraction(s, bits))
    solution = f"{word(s).capitalize()} symbols do the work of {word(bits)}: ${ratio}$."
    follows = {"b1": lambda b1: f"1/({b1})"}
    return EXERCISE.part("b2", prompt, kind, hints=hints, solution=solution, follows=follows)


b3 = EXERCISE.part(
    "b3",
    r"""
    Compare two and three levels on the same wire, with the same lowest and highest voltage, the
    same noise, and the same data per second. Which statements about three levels are true?
    """,
    Choices(
        right("Fewer symbols are sent per second.", "Each symbol carries more."),
        wrong(
            "It resists noise better.",
            "Three levels between the same ends lie closer together than two, so less noise can "
            "turn one into its neighbour.",
            "noise-margin",
        ),
        right("A symbol may last longer.", "There are fewer of them per second."),
        right("It needs less bandwidth.", "The signal changes less often."),
        wrong(
            "There is less information to send.",
            "The data are the same. Only their form on the wire differs.",
            "less-information",
        ),
        wrong(
            "The receiver has fewer levels to tell apart.",
            "It has three levels to tell apart, with two thresholds instead of one.",
            "simpler-receiver",
        ),
    ),
    hints=[
        "Which follow from the ratio in b2?",
        "Draw two levels, then three, between the same ends. How far apart are neighbours?",
    ],
    solution=r"""
    a, c and d. Fewer symbols are sent per second, so each may last longer, and the wire needs less
    bandwidth. In return the margin against noise shrinks: neighbours are half as far apart.
    """,
)


@EXERCISE.variants(m=("m", "3", "4", "5", "6", "8", "9"))
def c1(m: str) -> Question:
    many, levels, gaps, below, half = "`m`", "$m$", "$m - 1$", "(m - 1)", "2 (m - 1)"
    if m != "m":
        many = levels = word(int(m))
        gaps, below, half = word(int(m) - 1), f"{int(m) - 1}", f"{2 * int(m) - 2}"
    prompt = f"""
    A receiver decides for the nearest level. So it reads a symbol right as long as the noise stays
    below the **margin**, half the distance between neighbours. Let `s` be the swing, from the
    lowest to the highest level, and let {many} levels be evenly spaced. What is the margin?
    """
    kind = Formula(
        f"s/(2*({m} - 1))",
        domain={"s": "positive", "m": "natural, m >= 2"} if m == "m" else "positive",
        misconceptions=[
            (
                "levels-for-gaps",
                f"s/(2*{m})",
                f"{levels.capitalize()} levels have {gaps} gaps between them.",
            ),
            (
                "whole-distance",
                f"s/({m} - 1)",
                "This is the whole distance. The threshold lies halfway.",
            ),
            ("both-slips", f"s/{m}", "Count the gaps, and take half of one."),
        ],
    )
    hints = [f"How many gaps lie between {levels} levels?", "The margin is half a gap."]
    half = rf"$\frac{{s}}{{{half}}}$"
    solution = (
        f"{levels.capitalize()} levels have {gaps} gaps of $s / {below}$. Half a gap is {half}."
    )
    return EXERCISE.part("c1", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda m: "Evenly spaced levels have a margin against noise: half a gap.", m=(3, 4, 5, 6, 8, 9)
)
def c2(m: int) -> Question:
    many, more = word(m), "is one more level" if m == 3 else "are more levels"
    prompt = (
        f"With the same swing, what is the exact ratio of the margin of {many} levels to that of "
        "two?"
    )
    kind = Number(
        Fraction(1, m - 1),
        misconceptions=[
            (
                "counted-levels",
                Fraction(2, m),
                "The margin depends on the number of gaps, not of levels.",
            ),
            (
                "better",
                m - 1,
                f"{many.capitalize()} levels lie closer together than two, not further apart.",
            ),
            ("same", 1, f"The swing is the same, but there {more}."),
        ],
    )
    hints = [
        f"Put $m = {m}$ and $m = 2$ into c1.",
        f"How many gaps do {many} levels have? And two levels?",
    ]
    ratio = rf"\frac{{s}}{{{2 * m - 2}}} : \frac{{s}}{{2}} = {tex(Fraction(1, m - 1))}"
    solution = f"Noise disturbs {many} levels more easily than two: ${ratio}$."
    return EXERCISE.part("c2", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda m: (
        f"A receiver decides for the nearest of {word(m)} evenly spaced levels. "
        "The margin is half the distance between neighbours."
    ),
    m=(3, 5, 6, 7, 8),
)
def c3(m: int) -> Question:
    symbol, one, ones = "a symbol", "a middle one", f"{word(m - 2)} middle ones"
    if m == 3:
        symbol, one, ones = "a ternary symbol", "the middle one", "one middle one"
    prompt = f"""
    Let `q` be the probability that symmetric noise exceeds the margin in one given direction. All
    levels are sent equally often. What is the probability that {symbol} is misread?
    """
    kind = Formula(
        f"{2 * m - 2}*q/{m}",
        domain={"q": "unit, q <= 1/2"},
        misconceptions=[
            (
                "as-for-two-levels",
                "q",
                f"{one.capitalize().replace('one', 'level')} has a neighbour on both sides.",
            ),
            ("all-in-the-middle", "2*q", "An outer level has a neighbour on one side only."),
            ("mean-of-two", "3*q/2", f"There are two outer levels and {ones}."),
        ],
    )
    hints = [
        "Noise outwards does not harm an outer level.",
        f"Find the probability for each of the {word(m)} levels, then take the mean.",
    ]
    total = " + ".join(["q", *["2 q"] * (m - 2), "q"])
    solution = rf"""
    For two levels it is $q$, and a much smaller $q$ because of the larger margin. Of {word(m)}
    levels, an outer one is misread with probability $q$, {one} with $2 q$. The mean is
    ${tex(Fraction(1, m))} ({total}) = {tex(Fraction(2 * m - 2, m))} q$.
    """
    return EXERCISE.part("c3", prompt, kind, hints=hints, solution=solution)


PARTS = (a1, a2, b1, b2, b3, c1, c2, c3)
