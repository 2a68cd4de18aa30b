"""Softmax and RealSoftMax as SymPy expressions, for a general number of classes.

Conventions, used by the whole wing; `prove` proves a claim for all values they leave open:

- ``K`` is the number of classes, a positive integer that is never given a value. A claim that
  fails for ``K = 1`` needs the hypothesis ``K >= 2``.
- An integer letter that stands as an index (``i``, ``j``, ``k``, ``m`` or one of your own) names
  some class: it ranges over ``1..K``. So does one that is taken from ``K``, as in a sum up to
  ``K - m``. Any other integer letter, such as an exponent, is any positive integer.
- All other letters and families are real: declare them ``real=True``, ``positive=True``, ….
- ``ell`` is the letter that sums are written with; sums never run backwards.
- Scores may be a SymPy ``IndexedBase`` or any function from an index to an expression, so
  ``softmax(lambda j: o[j] + c, k)`` is the softmax of shifted logits.
- A hypothesis about ``o[k]`` is about one class. To say something of all classes, write it into
  the family: ``lambda j: M - d[j]`` with ``d`` nonnegative puts all scores at ``M`` or below.
"""

from collections.abc import Callable
from typing import Any, TypeAlias

import sympy as sp

__all__ = ["Family", "K", "ell", "i", "j", "k", "m", "o", "r", "real_softmax", "softmax", "total"]

# Numbers by class: ``o`` itself, or a function such as ``lambda j: o[j] + c``.
Family: TypeAlias = sp.IndexedBase | Callable[[Any], Any]

K = sp.Symbol("K", integer=True, positive=True)
i, j, k, m, r, ell = sp.symbols("i j k m r ell", integer=True, positive=True)
o = sp.IndexedBase("o", real=True)


def total(terms: Family, upper: Any = K, letter: sp.Symbol | None = None) -> sp.Expr:
    r"""Sum of the terms of all classes, :math:`\sum_{\ell=1}^{K} t_\ell`.

    Parameters
    ----------
    terms : Family
        The terms, by class.
    upper : Expr, default K
        The last class of the sum.
    letter : Symbol, optional
        What to write the sum with, such as ``r`` for features. By default ``ell``, or the next
        letter that no term uses already.

    Returns
    -------
    Expr
        An unevaluated ``Sum``.

    Raises
    ------
    ValueError
        If the terms use `letter` already, or all letters that sums are written with.

    Examples
    --------
    >>> total(lambda j: o[j] + 1)
    Sum(o[ell] + 1, (ell, 1, K))
    """
    used = _at(terms, sp.Symbol("_probe", integer=True, positive=True)).free_symbols
    if letter in used:
        raise ValueError(f"expected a letter that no term uses, got {letter}")
    free = (ell, *sp.symbols("r s t", integer=True, positive=True))
    letter = letter or next((s for s in free if s not in used), None)
    if letter is None:
        raise ValueError("expected at most four sums in one another without `letter`")
    return sp.Sum(_at(terms, letter), (letter, 1, upper))


def softmax(logits: Family, index: Any) -> sp.Expr:
    r"""Entry of the softmax, :math:`\hat y_k = e^{o_k} / \sum_{\ell=1}^{K} e^{o_\ell}`.

    Parameters
    ----------
    logits : Family
        The logits, by class.
    index : Expr
        The class :math:`k` whose probability is wanted.

    Returns
    -------
    Expr
        The probability of class `index`.

    Examples
    --------
    >>> softmax(o, k)
    exp(o[k])/Sum(exp(o[ell]), (ell, 1, K))
    """
    return sp.exp(_at(logits, index)) / total(lambda j: sp.exp(_at(logits, j)))


def real_softmax(logits: Family) -> sp.Expr:
    r"""RealSoftMax, :math:`\log\sum_{\ell=1}^{K} e^{o_\ell}`, in nats.

    Parameters
    ----------
    logits : Family
        The logits, by class.

    Returns
    -------
    Expr
        The logarithm of the sum of exponentials.

    Examples
    --------
    >>> real_softmax(o)
    log(Sum(exp(o[ell]), (ell, 1, K)))
    """
    return sp.log(total(lambda j: sp.exp(_at(logits, j))))


def _at(terms: Family, index: Any) -> sp.Expr:
    """Value of a family at an index."""
    if isinstance(terms, sp.IndexedBase):
        return terms[index]
    return sp.sympify(terms(index))
