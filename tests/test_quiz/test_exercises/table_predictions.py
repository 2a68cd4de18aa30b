"""Answers to the parts of `softmaxquiz.exercises.predictions`."""

from tables import choice_rows

TABLE = {
    "warmer": choice_rows("a", 4, named=[("as-a-shift", "c", "changes nothing")]),
    "raised": choice_rows("c", 4, named=[("larger-pays-more", "b", "odds")]),
}
