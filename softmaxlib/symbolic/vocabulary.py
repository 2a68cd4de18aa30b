"""Softmax and RealSoftMax as SymPy expressions, for a general number of classes.

Conventions, used by the whole wing:

- ``K`` is the number of classes, a positive integer that is never given a value.
- A free index (``i``, ``j``, ``k``, ``m``) names some class: it ranges over ``1..K``.
- ``ell`` is the letter that sums are written with.
- Scores may be a SymPy ``IndexedBase`` or any function from an index to an expression, so
  ``softmax(lambda j: o[j] + c, k)`` is the softmax of shifted logits.
"""

from collections.abc import Callable
from typing import Any, TypeAlias

from sympy import Expr, IndexedBase, Sum, Symbol, exp, log, symbols, sympify

__all__ = [
    "Family",
    "K",
    "ell",
    "i",
    "j",
    "k",
    "m",
    "o",
    "real_softmax",
    "softmax",
    "total",
]

# Numbers by class: ``o`` itself, or a function such as ``lambda j: o[j] + c``.
Family: TypeAlias = IndexedBase | Callable[[Any], Any]

K = Symbol("K", integer=True, positive=True)
i, j, k, m, ell = symbols("i j k m ell", integer=True, positive=True)
o = IndexedBase("o", real=True)


def total(terms: Family, upper: Any = K) -> Expr:
    r"""Sum of the terms of all classes, :math:`\sum_{\ell=1}^{K} t_\ell`.

    Parameters
    ----------
    terms : Family
        The terms, by class.
    upper : Expr, default K
        The last class of the sum.

    Returns
    -------
    Expr
        An unevaluated ``Sum``. Its letter is one that no term uses already.

    Examples
    --------
    >>> total(lambda j: o[j] + 1)
    Sum(o[ell] + 1, (ell, 1, K))
    """
    used = _at(terms, Symbol("_probe", integer=True, positive=True)).free_symbols
    letter = next(s for s in (ell, *symbols("r s t", integer=True, positive=True)) if s not in used)
    return Sum(_at(terms, letter), (letter, 1, upper))


def softmax(logits: Family, index: Any) -> Expr:
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
    return exp(_at(logits, index)) / total(lambda j: exp(_at(logits, j)))


def real_softmax(logits: Family) -> Expr:
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
    return log(total(lambda j: exp(_at(logits, j))))


def _at(terms: Family, index: Any) -> Expr:
    """Value of a family at an index."""
    if isinstance(terms, IndexedBase):
        return terms[index]
    return sympify(terms(index))
