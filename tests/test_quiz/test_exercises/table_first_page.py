"""Answers to the part of `softmaxquiz.exercises.first_page`."""

from tables import Rows

TABLE = {
    "share": Rows(
        right=["3/5", "0.6", "60%", r"\frac{6}{10}"],
        named=[
            ("no-exponential", "log(6)/(log(6)+log(3)+0)", "shares of the logits"),
            ("odds", "2", "odds of cat"),
            ("numerator", "6", "Divide it"),
            ("zero-logit", "6/9", "leaves out the dog"),
        ],
        near=["0.6000001", "5/3", "1/10"],
        wrong_type=object(),
        wrong_shape=["3/5", "3/10"],
        nonsense="most of it",
    ),
}
