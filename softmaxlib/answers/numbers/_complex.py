"""Complex arithmetic at one precision: principal values, as in textbooks on complex numbers.

A value is a ``Fraction``, or a pair of floats. A part that is lost beside the other one is 0.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from mpmath import libmp

from .._errors import TooLargeError, UndefinedError
from ._budget import float_cost, function_cost
from ._float import ONE, ZERO, Value, checked, is_exact, magnitude, sign, to_float
from ._functions import MOST_BITS
from ._real import SLACK, WEIGHTS, Real

Pair = tuple[Any, Any]
# Functions that have complex values where no real ones exist.
_EXTENDED = {"log", "log2", "log10", "root", "asin", "acos", "acosh", "atanh", "arg"}
_LARGEST_EXPONENT = 4_000  # bits of an argument that exp, sin and so on take
_DIRECT = {
    "exp", "sin", "cos", "tan", "sinh", "cosh", "tanh", "asin", "acos", "atan", "asinh", "acosh",
    "atanh", "gamma",
}  # fmt: skip


class Complex(Real):
    """Arithmetic of complex numbers; rational ones stay exact."""

    def constant(self, name: str) -> Value:
        """Return e, π or i."""
        if name == "i":
            return (libmp.fzero, libmp.fone)
        return (super().constant(name), libmp.fzero)

    def call(self, name: str, args: list[Value]) -> Value:
        """Call a function: of real numbers as real ones, where that has a value."""
        self.budget.spend(function_cost(self.bits, 4 * WEIGHTS.get(name, 1)))
        if name == "gamma" and self.bits > MOST_BITS:
            raise TooLargeError
        reals = [self.real_of(arg) for arg in args]
        principal = name == "root" and any(x is None or sign(x) < 0 for x in reals[:1])
        if not principal and all(x is not None for x in reals):
            try:
                return self.as_real(lambda real: real.call(name, reals))
            except UndefinedError:
                if name not in _EXTENDED:
                    raise
        if name in _COMPLEX:
            return _COMPLEX[name](self, *args)
        if name in _DIRECT:
            return self._direct(name, args[0])
        raise UndefinedError

    def real_of(self, value: Value) -> Value:
        """Return a value as a real one; None if it is not real."""
        if is_exact(value):
            return value
        return value[0] if value[1] == libmp.fzero else None

    def as_real(self, compute: Callable[[Real], Value]) -> Value:
        """Compute with real numbers, and keep what was noted on the way."""
        real = Real(self.bits, self.budget)
        value = compute(real)
        self.need(real.demand)
        self.cancelled |= real.cancelled
        return value if is_exact(value) else (value, libmp.fzero)

    def pair(self, value: Value) -> Pair:
        """Return a value as real and imaginary part."""
        if is_exact(value):
            return (to_float(value, self.bits), libmp.fzero)
        return value if len(value) == 2 else (value, libmp.fzero)

    def cleaned(self, value: Pair, scale: int | None = None) -> Value:
        """Drop a part that is lost beside the other, or below a scale; 0 is exact."""
        for part in value:
            if not part[1] and part != libmp.fzero:
                raise UndefinedError
            checked(part)
        sizes = [magnitude(part) for part in value if part[1]]
        if not sizes:
            return ZERO if scale is None else self.cancel(scale)
        least = (max(sizes) if scale is None else scale) - self.bits + SLACK
        kept = [part if part[1] and magnitude(part) >= least else libmp.fzero for part in value]
        if kept == [libmp.fzero] * 2:
            return ZERO if scale is None else self.cancel(scale)
        return (kept[0], kept[1])

    def symbol(self, value: Any) -> Value:
        """Return the value of a symbol at a point, where it may be a pair of rational numbers."""
        if isinstance(value, tuple):
            return tuple(to_float(part, self.bits) for part in value)
        return value

    def add(self, terms: list[Value]) -> Value:
        """Add."""
        if all(map(is_exact, terms)):
            return super().add(terms)
        self.budget.spend(4 * len(terms) * float_cost(self.bits))
        pairs = [*map(self.pair, terms)]
        total = pairs[0]
        for each in pairs[1:]:
            total = libmp.mpc_add(total, each, self.bits, "n")
        sizes = [magnitude(part) for each in pairs for part in each if part[1]]
        if max(sizes) - min(sizes) > self.bits - 64:
            self.need(max(sizes) - min(sizes) + 80)
        return self.cleaned(total, max(sizes))

    def neg(self, value: Value) -> Value:
        """Negate."""
        return -value if is_exact(value) else libmp.mpc_neg(self.pair(value))

    def mul(self, factors: list[Value]) -> Value:
        """Multiply."""
        if all(map(is_exact, factors)):
            return super().mul(factors)
        if any(is_exact(factor) and not factor for factor in factors):
            return ZERO
        self.budget.spend(4 * len(factors) * float_cost(self.bits))
        total = self.pair(factors[0])
        for factor in factors[1:]:
            total = libmp.mpc_mul(total, self.pair(factor), self.bits, "n")
        return self.cleaned(total)

    def div(self, top: Value, bottom: Value) -> Value:
        """Divide."""
        if is_exact(bottom):
            return super().div(top, bottom)
        if is_exact(top) and not top:
            return ZERO
        return self.cleaned(libmp.mpc_div(self.pair(top), self.pair(bottom), self.bits, "n"))

    def power(self, base: Value, exponent: Value) -> Value:
        """Raise to a power, the principal one."""
        whole = is_exact(exponent) and exponent.denominator == 1
        x, y = self.real_of(base), self.real_of(exponent)
        if x is not None and y is not None and (whole or sign(x) >= 0):
            return self.as_real(lambda real: real.power(x, y))
        if is_exact(base) and not base:
            raise UndefinedError
        self.budget.spend(function_cost(self.bits, 4))
        if whole and abs(exponent) < 1 << 32:
            value = libmp.mpc_pow_int(self.pair(base), exponent.numerator, self.bits + 40, "n")
            return self.cleaned(value)
        return self._direct("exp", self.mul([exponent, self._direct("log", base)]))

    def compare(self, left: Value, right: Value) -> int:
        """Return the sign of a difference of real numbers."""
        gap = self.sub(left, right)
        if is_exact(gap):
            return super().compare(gap, ZERO)
        if gap[1] != libmp.fzero:
            raise UndefinedError
        return int(libmp.mpf_sign(gap[0]))

    def _direct(self, name: str, x: Value) -> Value:
        """Call a function of libmp."""
        self.budget.spend(function_cost(self.bits, 4))
        pair = self.pair(x)
        if max(map(magnitude, pair)) > _LARGEST_EXPONENT.bit_length():
            raise TooLargeError
        try:
            value = getattr(libmp, f"mpc_{name}")(pair, self.bits + 16, "n")
        except (ValueError, ZeroDivisionError) as error:
            raise UndefinedError from error
        return self.cleaned(value)


# What comes to these is not real: `call` has tried that.


def _size(number: Complex, x: Value) -> Value:
    """|x|."""
    return (libmp.mpc_abs(x, number.bits, "n"), libmp.fzero)


def _real_part(number: Complex, x: Value) -> Value:
    return number.cleaned((x[0], libmp.fzero))


def _imaginary_part(number: Complex, x: Value) -> Value:
    return number.cleaned((x[1], libmp.fzero))


def _conjugate(number: Complex, x: Value) -> Value:
    return (x[0], libmp.mpf_neg(x[1]))


def _argument(number: Complex, x: Value) -> Value:
    if is_exact(x):  # that is 0: other real numbers have their angle
        raise UndefinedError
    return number.cleaned((libmp.mpc_arg(number.pair(x), number.bits, "n"), libmp.fzero))


def _root(number: Complex, x: Value, degree: Value) -> Value:
    return number.power(x, number.div(ONE, degree))


_COMPLEX: dict[str, Callable[..., Value]] = {
    "abs": _size,
    "re": _real_part,
    "im": _imaginary_part,
    "conj": _conjugate,
    "arg": _argument,
    "root": _root,
    "log": lambda n, x, base=None: (
        n._direct("log", x) if base is None else n.div(n._direct("log", x), n._direct("log", base))
    ),
    "log2": lambda n, x: n.div(n._direct("log", x), n._direct("log", Fraction(2))),
    "log10": lambda n, x: n.div(n._direct("log", x), n._direct("log", Fraction(10))),
    "cot": lambda n, x: n.div(n._direct("cos", x), n._direct("sin", x)),
    "coth": lambda n, x: n.div(n._direct("cosh", x), n._direct("sinh", x)),
    "sec": lambda n, x: n.div(ONE, n._direct("cos", x)),
    "csc": lambda n, x: n.div(ONE, n._direct("sin", x)),
    "sign": lambda n, x: n.div(x, _size(n, x)),
}
