"""Huffman's code: no prefix code has a shorter mean length."""

from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from typing import Any

from ._checks import as_code_base, as_weights
from .prefix import PrefixCode, code_from_lengths


def huffman_code(weights: Iterable[Any], base: int = 2) -> PrefixCode:
    """Huffman code: the lightest `base` nodes are joined until one is left, which is the root.

    Its mean length L is the least of all prefix codes, and for weights above 0 within a digit of
    the entropy in the same base: H ≤ L < H + 1.

    Parameters
    ----------
    weights : iterable of float, int or Fraction, (n_symbols,)
        Probabilities or counts of the symbols. One of weight 0 gets a word too.
    base : int, default 2
        The number of digits to write with, in 2..36.

    Returns
    -------
    PrefixCode
        The code; the word of a single symbol has no digits.

    Raises
    ------
    TypeError, ValueError
        If weights are not finite numbers of at least 0, or none is above 0; if the base is not in
        2..36.

    Notes
    -----
    Deterministic: weights are compared exactly; among equal ones, symbols come in their order and
    before nodes, these in the order in which they were made, which keeps the longest word short.
    Words are canonical (`code_from_lengths`). Above base 2, symbols of weight 0 that nobody sends
    are joined first, as many as make the number of nodes come out: n ≡ 1 mod (base − 1).

    Source: D. A. Huffman, "A method for the construction of minimum-redundancy codes", Proceedings
    of the IRE 40 (1952), doi:10.1109/JRPROC.1952.273898.

    Examples
    --------
    >>> huffman_code([0.4, 0.3, 0.2, 0.1]).words
    ('0', '10', '110', '111')
    >>> huffman_code([1, 1, 1, 1], base=3).words
    ('20', '21', '0', '1')
    """
    exact, base = as_weights(weights), as_code_base(base)
    return code_from_lengths(_depths(exact, base), base)


def _depths(weights: list[int], base: int) -> list[int]:
    """Return how deep in the tree each symbol is. Symbols are nodes 0..K−1, fillers are below 0."""
    n_symbols = len(weights)
    fillers = -(n_symbols - 1) % (base - 1)
    heap = [(weight, node) for node, weight in enumerate([0] * fillers + weights, -fillers)]
    heapify(heap)
    parent: dict[int, int] = {}
    root = n_symbols - 1
    while len(heap) > 1:
        root += 1
        lightest = [heappop(heap) for _ in range(base)]
        parent |= {node: root for _, node in lightest}
        heappush(heap, (sum(weight for weight, _ in lightest), root))
    depth = {root: 0}
    for node in range(root - 1, -1, -1):  # a parent has a higher number than its children
        depth[node] = depth[parent[node]] + 1
    return [depth[symbol] for symbol in range(n_symbols)]
