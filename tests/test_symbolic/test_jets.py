"""Derivatives by jets against SymPy's, on random expressions of the vocabulary."""

from random import Random

import mpmath
import pytest
from examples import A, C, D, N, W, X, Y
from hypothesis import assume, given
from hypothesis import strategies as st
from sympy import Derivative, Expr, KroneckerDelta, Rational, S, Sum, exp, log

from softmaxlib.symbolic import K, equal, i, j, k, less, o, softmax, total
from softmaxlib.symbolic.crosscheck import counterexample
from softmaxlib.symbolic.letters import freshen, integer_letters
from softmaxlib.symbolic.points import Point, UndefinedError

LETTERS = [A, C, X, o[i], o[j], o[k], o[1], W[j, k]]
CONSTANTS = [S(2), Rational(-1, 3), K, N, D, KroneckerDelta(j, k)]
FAMILIES = [
    lambda a: o[a] ** 2 * C,
    lambda a: exp(o[a] * A),
    lambda a: W[a, k] * W[j, a],
    lambda a: softmax(o, a) * X,
    lambda a: KroneckerDelta(a, j) * o[a] ** N,
    lambda a: total(lambda b: W[a, b] * exp(o[b])),
    lambda a: Derivative(softmax(o, a), o[j]),
    lambda a: Derivative(exp(C * o[j]) * softmax(o, k), o[a]),
]


def grown(inner: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    return st.one_of(
        st.builds(lambda a, b: a + b, inner, inner),
        st.builds(lambda a, b: a * b, inner, inner),
        st.builds(lambda a, b: a / b, inner, inner),
        st.builds(lambda a, n: a**n, inner, st.sampled_from([2, 3, -1, Rational(1, 2), N])),
        st.builds(lambda a, b: X ** (a / 5) * Y**b, inner, inner),
        st.builds(lambda a, b: (1 + exp(a)) ** b, inner, inner),
        st.builds(lambda a: exp(a / 3), inner),
        st.builds(log, inner),
        st.builds(lambda a, s: Derivative(a, s), inner, st.sampled_from(LETTERS)),
    )


expressions = st.recursive(
    st.sampled_from(LETTERS)
    | st.sampled_from(CONSTANTS)
    | st.builds(total, st.sampled_from(FAMILIES), st.sampled_from([K, K - 1, k])),
    grown,
    max_leaves=4,
)


def by_sympy(expr: Expr, point: Point) -> mpmath.mpf:
    """Value with all sums and derivatives written out by SymPy."""
    letters = [K, *integer_letters(expr)]
    numbers = {letter: S(int(point.value(letter))) for letter in letters}
    return point.value(freshen(expr).xreplace(numbers).doit())


@given(expressions, st.lists(st.sampled_from(LETTERS), min_size=1, max_size=3), st.integers(0, 99))
def test_jets_agree_with_sympy(expr: Expr, letters: list[Expr], seed: int) -> None:
    slope = Derivative(expr, *letters, evaluate=False)
    with mpmath.workdps(50):
        point = Point(1 + seed % 3, Random(seed))
        try:
            expected = by_sympy(slope, point)
            found = point.value(slope)
        except UndefinedError:
            assume(False)
        assert abs(found - expected) <= 1e-30 * max(1, abs(expected))


def test_a_derivative_by_the_letter_of_the_sum_around_it() -> None:
    # SymPy does not count the index of o[l] among the free letters of this derivative.
    slopes = total(lambda a: Derivative(log(total(lambda b: exp(o[b]))), o[a]))
    with mpmath.workdps(50):
        assert all(abs(Point(n, Random(n)).value(slopes) - 1) < 1e-40 for n in (1, 2, 5))


@pytest.mark.parametrize(
    ("expr", "letters", "at"),
    [
        (log(C) + A, [A], -1),  # what is differentiated has no value
        (C ** Rational(1, 2), [C], 0),  # infinite slope
        (C ** Rational(3, 2), [C, C], 0),  # infinite curvature
        (C**A, [A], -2),  # powers of a negative number
        (C**A, [A], 0),
        (A / C, [A], 0),
        (log(C), [C], 0),
    ],
)
def test_a_derivative_without_value_is_undefined(expr: Expr, letters: list[Expr], at: int) -> None:
    point = Point(1, Random(0))
    point.fix(A, S(2))
    point.fix(C, S(at))
    with pytest.raises(UndefinedError):
        point.value(Derivative(expr, *letters, evaluate=False))


def test_powers_of_zero_have_derivatives() -> None:
    point = Point(1, Random(0))
    point.fix(C, S(0))
    assert [point.value(Derivative(C**3, (C, n), evaluate=False)) for n in (1, 2, 3, 4)] == [
        0,
        0,
        6,
        0,
    ]


def test_false_claims_about_derivatives_are_seen() -> None:
    p, delta = (lambda a: softmax(o, a)), KroneckerDelta
    d = lambda e, *by: Derivative(e, *by, evaluate=False)  # noqa: E731
    square = total(lambda a: o[a] ** 2)
    loss = log(total(lambda b: exp(o[b]))) - o[j]
    claims = [
        equal(d(p(k), o[j]), p(k) * (p(j) - delta(k, j))),
        equal(d(p(k), o[j]), p(j) * (delta(k, j) - p(i))),
        equal(d(p(k), o[k]), -(p(k) ** 2)),
        equal(d(o[j], o[k]), 1),
        equal(d(o[j], o[k]), 0),
        equal(d(square, o[k]), 2 * o[j]),
        equal(d(square, o[k], o[j]), 2),
        equal(d(o[j] ** 2 * o[k], o[j], o[k]), 2 * o[j]),
        equal(d(o[j] ** 2 * A, o[j], A), d(o[j] ** 2 * A, A, A)),
        equal(d(A**2 * C**3, A, (C, 2)), d(A**2 * C**3, (A, 2), C)),
        equal(total(lambda a: d(p(a), o[j])), p(j)),
        equal(total(lambda a: d(loss, o[a])), 1),
        equal(d(loss, o[k]), p(k)),
        equal(d(loss, o[k], o[j]), -p(k) * p(j)),
        equal(d(total(lambda a: d(o[a] ** 3, o[a])), o[k]), 3 * o[k] ** 2),
        equal(d(log(C), C), 1 / C),  # not where C is negative
        equal(d(C ** Rational(1, 2), C) * C ** Rational(1, 2), Rational(1, 2)),
        equal(d(exp(A * C), A, A), C * A * exp(A * C)),
        equal(d(X**C, C), C * X ** (C - 1)),
        equal(d(Sum(W[j, k] * o[k], (k, 1, K)), o[k]), W[j, i]),
        less(d(log(total(lambda b: exp(A * o[b]))), A, A), 0),
    ]
    assert [claim for claim in claims if counterexample(claim) is None] == []


def test_the_same_claims_are_true_if_written_rightly() -> None:
    p, delta = (lambda a: softmax(o, a)), KroneckerDelta
    claims = [
        equal(Derivative(p(k), o[j]), p(k) * (delta(k, j) - p(j))),
        equal(Derivative(X**C, C), log(X) * X**C),
        equal(Derivative(total(lambda a: o[a] ** 2), o[k], o[j]), 2 * delta(j, k)),
    ]
    assert [counterexample(claim) for claim in claims] == [None] * 3
