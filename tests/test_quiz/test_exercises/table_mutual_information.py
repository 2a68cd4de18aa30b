"""Answers to the parts of `softmaxquiz.exercises.mutual_information`."""

from tables import Rows, choice_rows

TABLE = {
    "a": Rows(
        right=[
            "3/4*log2(3) - 1",
            "3/4*log(3)/log(2) - 1 bits",
            "1 + 1/4*log2(1/4) + 3/4*log2(3/4)",
            "(3*log2(3) - 4)/4",
            "(3/4*log(3) - log(2)) nats",
        ],
        named=[
            ("what-is-left", "2 - 3/4*log2(3)", "leaves open"),
            ("label", "1", "without the image"),
            ("both", "3 - 3/4*log2(3)", "together"),
            ("nats-for-bits", "3/4*log(3) - log(2)", "number of nats"),
        ],
        near=["0.1887", "0.3113", "1 - 3/4*log2(3)", "3/4*log2(3)", "0"],
        wrong_type=object(),
        wrong_shape=["1/4", "3/4"],
        nonsense="a fifth or so",
    ),
    "b": choice_rows(
        "d",
        4,
        named=[
            ("zero", "a", "leaves nothing"),
            ("no-image", "b", "does not look"),
            ("saved", "c", "save at most"),
        ],
    ),
}
