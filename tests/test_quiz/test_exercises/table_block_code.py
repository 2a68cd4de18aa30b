"""Answers to the parts of `softmaxquiz.exercises.block_code`."""

import math

from tables import Rows

SEVEN_AND_TWO = ["000", "001", "010", "011", "100", "101", "110", "1110", "1111"]


def by_search(n: int) -> int:
    """Find the number of bits by trying."""
    b, outcomes = n, 3**n
    while 1 << b < outcomes:
        b += 1
    return b


TABLE = {
    "b1": Rows(
        right=["9 outcomes", "9", 9, "3^2", "3*3"],
        named=[
            ("coins", "4", "coins"),
            ("sum", "6", "multiply"),
            ("triples", "27", "three labels"),
            ("doubled", "8", "three bits can tell"),
        ],
        near=["10", "5", "9.0000001"],
        wrong_type=object(),
        wrong_shape=["AA", "AB"],
        nonsense="AA, AB, …",
    ),
    "b2": Rows(
        right=["4", "4 bits", "ceil(log2(9))"],
        named=[
            ("four-outcomes", "2", "more pairs"),
            ("one-short", "3", "eight"),
            ("not-whole", "2*log2(3)", "whole"),
            ("outcomes", "9", "outcomes"),
            ("nats-for-bits", "4 log(2)", "nats"),
        ],
        near=["8", "5", "29/9"],
        wrong_type=object(),
        wrong_shape=[4, 4],
        nonsense="four, I think",
    ),
    "b3": Rows(
        right=[
            ", ".join(SEVEN_AND_TWO),
            SEVEN_AND_TWO[::-1],
            "0000 0001 001 010 011 100 101 110 111",
        ],
        named=[
            ("too-long", [f"{k:04b}" for k in range(9)], "room left"),
            ("too-long", [a + b for a in ("0", "10", "11") for b in ("0", "10", "11")], "shorter"),
            ("collision", [*SEVEN_AND_TWO[:7], "111", "1111"], "begins"),
        ],
        near=[
            [*SEVEN_AND_TWO[:8], "11110"],
            [*SEVEN_AND_TWO[:7], "111", "111"],
            ["00", *SEVEN_AND_TWO[1:]],
        ],
        wrong_type=4,
        wrong_shape="0, 10, 11",
        nonsense="a b c d e f g h i",
    ),
    "b4": Rows(
        right=["29/18", "29/18 bits", "(7*3 + 2*4)/18", "1 + 11/18"],
        named=[
            ("per-pair", "29/9", "two labels"),
            ("unweighted", "7/4", "weight"),
            ("single-labels", "5/3", "single"),
            ("entropy", "log2(3)", "entropy"),
            ("fixed-length", "2", "fixed"),
            ("one-long", "28/18", "no room"),
            ("all-short", "3/2", "not enough"),
            ("nats-for-bits", "29/18*log(2)", "nats"),
            ("rounded", "1.611", "exactly"),
        ],
        near=["27/18", "1.6111111", "11/18", "-29/18"],
        wrong_type=object(),
        wrong_shape=[29, 18],
        nonsense="less",
    ),
    "b5": Rows(
        right=["130/81", "(5*4 + 22*5)/81", "1 + 49/81", "130/81 bit"],
        named=[
            ("per-triple", "130/27", "three labels"),
            ("fixed-length", "5/3", "five bits"),
            ("pairs", "29/18", "pairs"),
            ("too-few-short", "131/81", "Kraft"),
            ("too-many-short", "129/81", "larger than 1"),
            ("total", "130", "total"),
            ("entropy", "log2(3)", "entropy"),
            ("nats-for-bits", "130/81 log(2)", "nats"),
            ("rounded", "1.605", "exactly"),
        ],
        near=["5", "1.604938", "49/81", "132/81"],
        wrong_type=object(),
        wrong_shape=[[130, 81]],
        nonsense="27 words",
    ),
    "b6": Rows(
        right=[
            "ceil(n*log2(3))/n",
            "ceil(n*log(3)/log(2))/n",
            "ceiling(log2(3^n))/n",
            "(floor(n*log2(3)) + 1)/n",
            "1/n * ceil(log(3**n, 2))",
        ],
        named=[
            ("rounded-too-early", "2", "Round only once"),
            ("not-rounded", "log(3)/log(2)", "whole number"),
            ("per-word", "ceil(n log2(3))", "whole word"),
            ("rounded-down", "floor(n*log2(3))/n", "round up"),
            ("outcomes-multiplied-by-n", "ceil(log2(3n))/n", "multiply"),
        ],
        near=[
            "n*ceil(log2(3))",
            "ceil(n*log(3))/n",
            "ceil(n*1.6)/n",
            "ceil(log2(3))/n",
            "ceil(n*1.585)/n",  # right up to n = 199
            "ceil(n*1.58496)/n",  # up to n = 664
            "ceil(n*1.5849625)/n",  # up to n = 31866
            "(floor(n*1.5849625) + 1)/n",
        ],
        wrong_type=object(),
        wrong_shape=["ceil(n*log2(3))", "n"],
        nonsense="rounded up",
    ),
    "b7": Rows(
        right=[
            (lambda n: (3**n - 1).bit_length()),
            (lambda n: math.ceil(n * math.log2(3))),
            by_search,
        ],
        named=[
            ("too-few", (lambda n: int(n * math.log2(3))), "two classes"),
            ("rounded-too-early", (lambda n: n + 1), "nine"),
            ("each-rounded", (lambda n: 2 * n if n < 3 else 2 * n - 1), "for each label"),
            ("overflow", (lambda n: min(math.ceil(n * math.log2(3)), 1024)), "overflow"),
            ("raises", (lambda n: math.ceil(math.log2(3.0**n))), "OverflowError"),
            ("inexact", (lambda n: math.ceil(n * 1.585)), "253"),
            ("inexact", (lambda n: math.ceil(n * 1.58496)), "665"),
            ("inexact", (lambda n: math.ceil(n * 1.5849625)), "31867"),
            ("inexact", (lambda n: math.ceil(n * 1.58496251)), "15601"),
            ("inexact", (lambda n: -(-19 * n // 12)), "rounded"),
            ("inexact", (lambda n: -(-8 * n // 5)), "rounded"),
            ("missing-return", (lambda n: None), "return"),
        ],
        near=[
            (lambda n: 2 * n),
            (lambda n: n * math.log2(3)),
            (lambda n: 3**n),
            (lambda n: (3**n).bit_length() - 1),
            (lambda n: (3**n).bit_length() + 1),
            (lambda n: round(n * math.log2(3))),
            (lambda n: math.ceil(n * math.log(3))),
        ],
        wrong_type=15850,
        wrong_shape=(lambda n: [2] * n),
        nonsense="def fixed_bits",
    ),
    "b8": Rows(
        right=["log2(3)", "log(3)/log(2)", r"\log_2 3", "ln(3)/ln(2)"],
        named=[
            ("fixed-length", "2", "one label"),
            ("nats", "ln 3", "nats"),
            ("zero", "0", "entropy"),
            ("one", "1", "three"),
            ("classes", "3", "classes"),
            ("best-of-short-words", "1.6", "5 labels"),
        ],
        near=["1.585", "log2(3) + 1e-12", "inf", "none"],
        wrong_type=object(),
        wrong_shape="[log2(3), 0]",
        nonsense="the entropy",
    ),
}
