"""Codes that send symbols as digits: how near the entropy one can get, measured.

What holds for all of them. A message is a sequence of symbols 0..K−1; digits are a string such as
"0110". Where a base can be chosen it is from 2 to 36, with the digits 0-9 and a-z. Weights are
probabilities or counts in proportion to them: integers and Fractions are exact, and so are floats,
each being a fraction. Everything is deterministic, and integer arithmetic is all there is in it.

`decode` undoes `encode` for every message, and raises `DecodingError` for digits that `encode` does
not make of some message. Digits that were changed on their way may be those of another message:
`pack` sends a message together with checks, and `unpack` finds that out.

>>> code = huffman_code([0.5, 0.25, 0.25])
>>> code.words, code.encode([0, 2, 1]), code.decode("01110")
(('0', '10', '11'), '01110', array([0, 2, 1]))
"""

from .arithmetic import ArithmeticCode
from .blocks import BlockCode, block_code, block_counts
from .errors import DecodingError
from .frame import pack, unpack
from .measures import expected_length, find_collision, kraft_sum
from .models import AdaptiveModel, FixedModel, TableModel
from .prefix import PrefixCode, fixed_length_code, fixed_length_rate, huffman_code

__all__ = [
    "AdaptiveModel", "ArithmeticCode", "BlockCode", "DecodingError", "FixedModel", "PrefixCode",
    "TableModel", "block_code", "block_counts", "expected_length", "find_collision",
    "fixed_length_code", "fixed_length_rate", "huffman_code", "kraft_sum", "pack", "unpack",
]  # fmt: skip
