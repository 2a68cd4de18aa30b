r"""Three levels on a wire: exercise 3 of the softmax section of Dive into Deep Learning.

Two ternary symbols carry a number from 0 to 7, so the same data take fewer symbols. The summary
also says that PAM-3 resists noise better. With the same swing it has half the margin.
"""

from softmaxquiz import Choices, Exercise, Formula, Number, PrefixCode, right, wrong

EXERCISE = Exercise(
    "pam3", "Three levels on a wire", "Dive into Deep Learning, section 4.1, exercise 3"
)

a1 = EXERCISE.part(
    "a1",
    r"""
    A wire carries symbols one after the other. A binary symbol has two levels. A symbol of PAM-3
    has three, $-1$, 0 and 1. How many such ternary symbols does an integer from 0 to 7 need?
    """,
    Number(
        "2",
        unit="symbols",
        misconceptions=[
            ("binary", "3", "This is the number of bits. A ternary symbol has one more level."),
            ("not-whole", "log(8)/log(3)", "Only whole symbols are sent."),
            ("too-few", "1", "One symbol has three levels, and there are eight integers."),
            ("divided", "8/3", "The numbers of levels multiply; they do not add up."),
        ],
    ),
    hints=["How many values can $s$ ternary symbols take?", "$3^s$ must be at least 8."],
    solution=r"""
    $3^1 < 8 \le 3^2$. One of the nine values is left over. The integer needs $2$ symbols.
    """,
)

a2 = EXERCISE.part(
    "a2",
    "Write down such a code: a word for each of 0 to 7. Write the levels as `0`, `1`, `2`.",
    PrefixCode(["1/8"] * 8, names=list("01234567"), alphabet="012"),
    hints=["Count in base 3.", "After 00, 01 and 02 comes 10."],
    solution="In base 3: `00`, `01`, `02`, `10`, `11`, `12`, `20`, `21`. `22` is left over.",
)

b1 = EXERCISE.part(
    "b1",
    "With this code, how many bits does a ternary symbol carry on average? Answer exactly.",
    Number(
        "3/2",
        unit="bits",
        misconceptions=[
            ("reciprocal", "2/3", "This is the number of symbols per bit."),
            (
                "bound",
                "log(3)/log(2)",
                "This is the most that it could carry. Our code wastes a value.",
            ),
            ("all", "3", "Both symbols together carry so many bits."),
        ],
    ),
    hints=["How many bits does an integer from 0 to 7 have?", "Two symbols carry them."],
    solution=r"""
    With no value wasted it would be $\log_2 3 \approx 1.585$ bits. Here 3 bits take 2 symbols:
    $\frac32$.
    """,
)

b2 = EXERCISE.part(
    "b2",
    r"""
    For the same data per second, how many ternary symbols per second does this code send for each
    binary symbol? Answer with the exact ratio.
    """,
    Number(
        "2/3",
        misconceptions=[
            ("reciprocal", "3/2", "This is the other way round: more levels need fewer symbols."),
            ("bound", "log(2)/log(3)", "This is the limit for long words. Take the code of a2."),
            ("same", "1", "A ternary symbol carries more, so fewer are needed."),
        ],
    ),
    hints=["How many binary symbols carry 3 bits, and how many ternary ones?"],
    solution=r"Two symbols do the work of three: $\frac23$.",
)

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

c1 = EXERCISE.part(
    "c1",
    r"""
    A receiver decides for the nearest level. So it reads a symbol right as long as the noise stays
    below the **margin**, half the distance between neighbours. Let `s` be the swing, from the
    lowest to the highest level, and let `m` levels be evenly spaced. What is the margin?
    """,
    Formula(
        "s/(2*(m - 1))",
        domain={"s": "positive", "m": "natural, m >= 2"},
        misconceptions=[
            ("levels-for-gaps", "s/(2*m)", "$m$ levels have $m - 1$ gaps between them."),
            (
                "whole-distance",
                "s/(m - 1)",
                "This is the whole distance. The threshold lies halfway.",
            ),
            ("both-slips", "s/m", "Count the gaps, and take half of one."),
        ],
    ),
    hints=["How many gaps lie between $m$ levels?", "The margin is half a gap."],
    solution=r"$m$ levels have $m - 1$ gaps of $s / (m - 1)$. Half a gap is $\frac{s}{2 (m - 1)}$.",
)

c2 = EXERCISE.part(
    "c2",
    "With the same swing, what is the exact ratio of the margin of three levels to that of two?",
    Number(
        "1/2",
        misconceptions=[
            ("counted-levels", "2/3", "The margin depends on the number of gaps, not of levels."),
            ("better", "2", "Three levels lie closer together than two, not further apart."),
            ("same", "1", "The swing is the same, but there is one more level."),
        ],
    ),
    hints=["Put $m = 3$ and $m = 2$ into c1.", "How many gaps have three levels, and two?"],
    solution=r"So three levels are more easily disturbed: $\frac{s}{4} : \frac{s}{2} = \frac12$.",
)

c3 = EXERCISE.part(
    "c3",
    r"""
    Let `q` be the probability that symmetric noise exceeds the margin in one given direction. All
    levels are sent equally often. What is the probability that a ternary symbol is misread?
    """,
    Formula(
        "4*q/3",
        domain={"q": "unit, q <= 1/2"},
        misconceptions=[
            ("as-for-two-levels", "q", "The middle level has a neighbour on both sides."),
            ("all-in-the-middle", "2*q", "An outer level has a neighbour on one side only."),
            ("mean-of-two", "3*q/2", "There are two outer levels and one middle one."),
        ],
    ),
    hints=[
        "Noise outwards does not harm an outer level.",
        "Find the probability for each of the three levels, then take the mean.",
    ],
    solution=r"""
    For two levels it is $q$, and a much smaller $q$ because of the larger margin. Of three levels,
    an outer one is misread with probability $q$, the middle one with $2 q$. The mean is
    $\frac13 (q + 2 q + q) = \frac43 q$.
    """,
)

PARTS = (a1, a2, b1, b2, b3, c1, c2, c3)
