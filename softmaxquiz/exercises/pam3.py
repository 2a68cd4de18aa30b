r"""Three levels on a wire: exercise 3 of the softmax section of Dive into Deep Learning.

Two ternary symbols carry a number from 0 to 7. That is fewer symbols for the same data. The summary
also says that it resists noise better; with the same swing it has half the margin.
"""

from softmaxquiz import Choices, Exercise, Formula, Number, PrefixCode, right, wrong

EXERCISE = Exercise(
    "pam3", "Three levels on a wire", "Dive into Deep Learning, section 4.1, exercise 3"
)

a1 = EXERCISE.part(
    "a1",
    r"""
    A wire carries symbols one after the other. A binary one has two levels, one of PAM-3 has three:
    $-1$, 0, 1. How many ternary symbols does an integer from 0 to 7 need?
    """,
    Number(
        "2",
        unit="symbols",
        misconceptions=[
            ("binary", "3", "This is the number of bits. A ternary symbol has a level more."),
            ("not-whole", "log(8)/log(3)", "Only whole symbols are sent."),
            ("too-few", "1", "One symbol has three levels, and there are eight integers."),
            ("divided", "8/3", "Levels of several symbols multiply; they do not add up."),
        ],
    ),
    hints=["How many values can $s$ ternary symbols take?", "$3^s$ must be at least 8."],
    solution=r"$3^1 = 3 < 8 \le 9 = 3^2$: two symbols, and one of their nine values is left over.",
)

a2 = EXERCISE.part(
    "a2",
    "Write down such a code: a word for each of 0 to 7. Write the levels as `0`, `1`, `2`.",
    PrefixCode(["1/8"] * 8, names=list("01234567"), alphabet="012"),
    hints=["Count in base 3.", "00, 01, 02, 10, …"],
    solution="In base 3: `00`, `01`, `02`, `10`, `11`, `12`, `20`, `21`. `22` is left over.",
)

b1 = EXERCISE.part(
    "b1",
    "With this code, how many bits does a ternary symbol carry on average? Answer exactly.",
    Number(
        "3/2",
        unit="bits",
        misconceptions=[
            ("reciprocal", "2/3", "This is symbols per bit."),
            ("bound", "log(3)/log(2)", "This is the most it could carry. Our code wastes a value."),
            ("all", "3", "Three bits are carried by both symbols together."),
        ],
    ),
    hints=["Three bits in two symbols."],
    solution=r"""
    3 bits in 2 symbols: $\frac32$. With no value wasted it would be $\log_2 3 \approx 1.585$.
    """,
)

b2 = EXERCISE.part(
    "b2",
    r"""
    For the same data per second, how many ternary symbols per second does this code send for each
    binary one? Answer with the ratio.
    """,
    Number(
        "2/3",
        misconceptions=[
            ("reciprocal", "3/2", "This is the other way round: with more levels, fewer symbols."),
            ("bound", "log(2)/log(3)", "This is the bound for long words. Take the code of a2."),
            ("same", "1", "A ternary symbol carries more, so fewer are needed."),
        ],
    ),
    hints=["For 3 bits, the one sends three symbols. The other?"],
    solution=r"Two symbols in place of three: $\frac23$.",
)

b3 = EXERCISE.part(
    "b3",
    r"""
    Compare the two on the same wire, with the same lowest and highest voltage and the same noise.
    Which are true of three levels, for the same data per second?
    """,
    Choices(
        right("Fewer symbols are sent per second.", "Each carries more."),
        wrong(
            "It resists noise better.",
            "Three levels between the same ends lie closer together than two, so less noise is "
            "enough to take one for its neighbour.",
            "noise-margin",
        ),
        right("A symbol may last longer.", "There are fewer of them per second."),
        right("It gets along with less bandwidth.", "Fewer symbols, fewer and slower changes."),
        wrong(
            "There is less information to send.",
            "The data are the same. Only their form on the wire is not.",
            "less-information",
        ),
        wrong(
            "The receiver has less to tell apart.",
            "It has to find one of three levels, with two thresholds in place of one.",
            "simpler-receiver",
        ),
    ),
    hints=[
        "Which follow from the ratio in b2?",
        "Draw two levels, then three, between the same ends. How far apart are neighbours?",
    ],
    solution=r"""
    Fewer symbols per second, so each may last longer, and the wire needs less bandwidth. That is
    the gain. Its price is the margin against noise: neighbours are half as far apart.
    """,
)

c1 = EXERCISE.part(
    "c1",
    r"""
    A receiver takes the nearest level. So a symbol comes through as long as the noise stays below
    the **margin**, half the distance of neighbours. Let the swing, from the lowest to the highest
    level, be `s`, and let `m` levels be evenly spaced. What is the margin?
    """,
    Formula(
        "s/(2*(m - 1))",
        domain={"s": "positive", "m": "natural, m >= 2"},
        misconceptions=[
            ("levels-for-gaps", "s/(2*m)", "$m$ levels have $m - 1$ gaps between them."),
            ("whole-distance", "s/(m - 1)", "This is the distance. The threshold is halfway."),
            ("both-slips", "s/m", "Count the gaps, and take half of one."),
        ],
    ),
    hints=["How many gaps lie between $m$ levels?", "The margin is half a gap."],
    solution=r"$m$ levels have $m - 1$ gaps of $s / (m - 1)$, and the threshold is in the middle.",
)

c2 = EXERCISE.part(
    "c2",
    "With the same swing, how large is the margin of three levels, as a share of that of two?",
    Number(
        "1/2",
        misconceptions=[
            ("counted-levels", "2/3", "Margins go with the gaps, not with the levels."),
            ("better", "2", "Three levels lie closer together than two, not further apart."),
            ("same", "1", "The swing is the same, and there is one level more between its ends."),
        ],
    ),
    hints=["Put $m = 3$ and $m = 2$ into c1."],
    solution=r"$\frac{s}{4} : \frac{s}{2} = \frac12$. So three levels are more easily disturbed.",
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
            (
                "mean-of-two",
                "3*q/2",
                "There are two outer levels and one in the middle: weigh them.",
            ),
        ],
    ),
    hints=["Noise outwards does an outer level no harm.", "Average $q$, $2q$ and $q$."],
    solution=r"""
    An outer level is misread with probability $q$, the middle one with $2 q$; their mean is
    $\frac13 (q + 2 q + q) = \frac43 q$. For two levels it is $q$, and with their larger margin a
    much smaller $q$.
    """,
)

PARTS = (a1, a2, b1, b2, b3, c1, c2, c3)
