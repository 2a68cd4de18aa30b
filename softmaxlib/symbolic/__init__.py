"""The wing that proves: SymPy for a general number of classes, and `prove`.

Build a claim from the vocabulary (`softmax`, `real_softmax`, `total`, SymPy's own functions),
state it with `equal`, `less`, `at_most`, `greater` or `at_least`, and pass it to `prove`.

>>> from softmaxlib.symbolic import equal, o, prove, softmax, total
>>> prove(equal(total(lambda j: softmax(o, j)), 1), label="eq-sum").how
'exact, for every K'
"""

from .claims import at_least, at_most, equal, greater, less
from .proof import NotProved, prove
from .record import Proof
from .refutation import Refutation, refute
from .vocabulary import K, ell, i, j, k, m, o, r, real_softmax, softmax, total

__all__ = [
    "K",
    "NotProved",
    "Proof",
    "Refutation",
    "at_least",
    "at_most",
    "ell",
    "equal",
    "greater",
    "i",
    "j",
    "k",
    "less",
    "m",
    "o",
    "prove",
    "r",
    "real_softmax",
    "refute",
    "softmax",
    "total",
]
