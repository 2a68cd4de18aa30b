"""Answers to the parts of `softmaxquiz.exercises.predictions`."""

from tables import choice_rows

TABLE = {
    "warmer": choice_rows("a", 4, named=[("as-a-shift", "c", "changes nothing")]),
    "raised": choice_rows("c", 4, named=[("larger-pays-more", "b", "odds")]),
    "second": choice_rows("c", 4, named=[("always-loses", "a", "third")]),
    "half": choice_rows("d", 4, named=[("cancels", "b", "on paper")]),
    "longest": choice_rows("d", 4, named=[("at-label", "a", "is the label")]),
    "bystander": choice_rows("b", 3, named=[("wrong-falls", "a", "far more")]),
    "sharper": choice_rows("b", 4, named=[("blunter", "c", "sharper"), ("no-gap", "d", "adds")]),
    "leader": choice_rows("c", 4, named=[("with-max", "a", "gap"), ("always-most", "b", "tie")]),
    "stuck": choice_rows("c", 4, named=[("both-flat", "b", "go"), ("exchanged", "d", "bound")]),
    "across": choice_rows(
        "b", 4, named=[("too-short", "a", "while"), ("one-is-the-limit", "c", "2/L")]
    ),
    "slowest": choice_rows("b", 4, named=[("both-hit", "a", "fits"), ("exchanged", "c", "steep")]),
    "believed": choice_rows(
        "c",
        4,
        named=[
            ("uniform", "a", "whatever"),
            ("all-on-one", "b", "infinitely"),
            ("entropy-forgotten", "d", "divergence"),
        ],
    ),
    "certain": choice_rows(
        "b", 4, named=[("to-zero", "a", "room"), ("fixed-length", "c", "shorter")]
    ),
    "doubled": choice_rows(
        "c", 3, named=[("biases-alone", "a", "biases"), ("weights-alone", "b", "weights")]
    ),
}
