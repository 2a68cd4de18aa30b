"""Answers to the parts of `softmaxquiz.exercises.temperature`."""

from fractions import Fraction

from tables import Rows, choice_rows

TABLE = {
    "a1": Rows(
        right=["1/2", "0.5", Fraction(1, 2), r"\frac{1}{2}", "2^-1"],
        named=[
            ("reciprocal", "2", "halves"),
            ("squared", "1/4", "four times"),
            ("log", "ln 2", "exponents"),
            ("negative", "-1/2", "reverse"),
        ],
        near=["0.49999999999999", "1/2 + 1e-15", "1/3", "3/2"],
        wrong_type=object(),
        wrong_shape=["1/2", "1/2"],
        nonsense="half of it",
    ),
    "a2": Rows(
        right=["2", 2, "4/2", "sqrt(4)"],
        named=[
            ("reciprocal", "0.5", "doubles"),
            ("squared", "4", "a quarter"),
            ("unchanged", "1", "as it is"),
        ],
        near=["2.000000000000001", "-2", "1.5"],
        wrong_type={"alpha": object()},
        wrong_shape=[[2]],
        nonsense="twice!!",
    ),
    "b": choice_rows(
        "d",
        5,
        named=[
            ("other-limit", "a", "other limit"),
            ("ties-forgotten", "b", "equal"),
            ("normaliser-forgotten", "e", "sums to 1"),
        ],
    ),
    "c": choice_rows(
        "b", 4, named=[("other-limit", "a", "other limit"), ("zeros-forgotten", "c", "(1, 0)")]
    ),
}
