"""The names of functions and constants, and in which of them a letter is meant."""

from .._tree import Typed

_ONE_ARGUMENT = (
    "exp", "sqrt", "cbrt", "abs", "sign", "floor", "sin", "cos", "tan", "cot", "sec", "csc", "asin",
    "acos", "atan", "sinh", "cosh", "tanh", "coth", "asinh", "acosh", "atanh", "factorial", "gamma",
    "erf", "factorial2", "re", "im", "conj", "arg", "log2", "log10",
)  # fmt: skip
# Name of a function: its canonical name and the numbers of arguments it may have.
FUNCTIONS: dict[str, tuple[str, tuple[int, ...]]] = {name: (name, (1,)) for name in _ONE_ARGUMENT}
FUNCTIONS |= {
    "log": ("log", (1, 2)),
    "ln": (Typed("log", "ln"), (1,)),
    "lg": ("log10", (1,)),
    "lb": ("log2", (1,)),
    "ld": ("log2", (1,)),
    "root": ("root", (2,)),
    "binomial": ("binomial", (2,)),
    "binom": ("binomial", (2,)),
    "comb": ("binomial", (2,)),
    "nCr": ("binomial", (2,)),
    "choose": ("binomial", (2,)),
    "nPr": ("perm", (2,)),
    "perm": ("perm", (2,)),
    "pow": ("pow", (2,)),
    "max": ("max", tuple(range(1, 33))),
    "min": ("min", tuple(range(1, 33))),
    "ceil": ("ceil", (1,)),
    "ceiling": ("ceil", (1,)),
    "sgn": ("sign", (1,)),
    "fabs": ("abs", (1,)),
    "absolute": ("abs", (1,)),
    "cosec": ("csc", (1,)),
    "tg": ("tan", (1,)),
    "ctg": ("cot", (1,)),
    "cotan": ("cot", (1,)),
    "conjugate": ("conj", (1,)),
}
for _name in ("sin", "cos", "tan", "sinh", "cosh", "tanh"):
    FUNCTIONS["arc" + _name] = ("a" + _name, (1,))
for _name in ("sinh", "cosh", "tanh"):
    FUNCTIONS["ar" + _name] = ("a" + _name, (1,))
FUNCTIONS["arctg"] = ("atan", (1,))

CONSTANTS = {"pi": "pi", "e": "e", "inf": "inf", "oo": "inf", "infinity": "inf", "infty": "inf"}
SHORT = ("lg", "lb", "ld", "tg")
# How SymPy prints constants; only read so where a SymPy object was given.
OBJECT_CONSTANTS = {"E": "e", "I": "i", "zoo": "inf"}
# In a key these are letters where nothing is applied.
LETTERS_TOO = {"gamma", "arg", "re", "im", "sign", "root"}
# Words that are no names in a key: what Python prints for no value is a slip of its author.
NEVER_NAMES = {"nan", "true", "false"}
