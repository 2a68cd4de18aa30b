"""Real arithmetic at one precision.

Rational numbers stay exact. Elsewhere noise is not left to grow into a verdict: a sum that cancels
to its last bits is 0, a cosine that is 0 to its last bits is 0. What is really that small comes out
at a higher precision, and ``demand`` says which one would show every term of every sum.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Any, ClassVar

from mpmath import libmp

from .._errors import TooLargeError, UndefinedError
from ._budget import Budget, exact_cost, float_cost, function_cost
from ._float import (
    LARGEST_EXACT,
    LARGEST_MAGNITUDE,
    ONE,
    ZERO,
    Value,
    bits_of,
    checked,
    is_exact,
    magnitude,
    sign,
    to_float,
)
from ._roots import exact_root

SLACK = 20  # the last bits of a float, which are not to be trusted
LARGEST_ROOTED = 1_000  # bits of a number of which an exact root is looked for
BUDGET = 5_000  # of arithmetic that is given none
WEIGHTS = {"erf": 30, "gamma": 10, "factorial": 10, "binomial": 30, "log": 2, "max": 3, "min": 3}
MARGIN = 32  # bits that a small term must show beside a large one


class Real:
    """Arithmetic of real numbers.

    Parameters
    ----------
    bits : int
        The precision.
    budget : Budget, optional
        What may be computed.
    """

    functions: ClassVar[dict[str, Callable[..., Value]]] = {}  # filled by `_evaluate`

    def __init__(self, bits: int, budget: Budget | None = None) -> None:
        self.bits = bits
        self.budget = budget or Budget(BUDGET)
        self.demand = 0
        self.cancelled = False

    def symbol(self, value: Any) -> Value:
        """Return the value of a symbol at a point."""
        return value

    def need(self, bits: int) -> None:
        """Note that this many bits would be needed."""
        self.demand = max(self.demand, bits)

    def constant(self, name: str) -> Value:
        """Return e or π."""
        if name == "pi":
            return libmp.mpf_pi(self.bits)
        if name == "e":
            return libmp.mpf_e(self.bits)
        raise UndefinedError

    def call(self, name: str, args: list[Value]) -> Value:
        """Call a function."""
        self.budget.spend(function_cost(self.bits, WEIGHTS.get(name, 1)))
        return self.functions[name](self, *args)

    def add(self, terms: list[Value]) -> Value:
        """Add; a sum that cancels to its last bits is 0."""
        sizes = [magnitude(term) for term in terms if sign(term)]
        largest = max(sizes, default=0)
        if sizes and largest - min(sizes) > self.bits - MARGIN - SLACK:
            self.need(largest - min(sizes) + MARGIN + SLACK)
        total: Value = self.exact_sum([term for term in terms if isinstance(term, Fraction)])
        floats = [term for term in terms if not is_exact(term)]
        if not floats:
            return self._kept(total)
        self.budget.spend(len(floats) * float_cost(self.bits))
        if total:
            floats.append(to_float(total, self.bits))
        value = floats[0]
        for term in floats[1:]:
            value = libmp.mpf_add(value, term, self.bits, "n")
        if not value[1] or value[2] + value[3] < largest - self.bits + SLACK:
            return self.cancel(largest)
        return value

    def exact_sum(self, terms: list[Fraction]) -> Fraction:
        """Add rational numbers."""
        total = ZERO
        for term in terms:
            self.budget.spend(exact_cost(bits_of(total) + bits_of(term)))
            total += term
        return total

    def cancel(self, largest: int) -> Value:
        """Return 0 for a sum that is lost in the noise of its terms; ask for low noise."""
        self.cancelled = True
        self.need(largest + MARGIN + 2 * SLACK)
        return ZERO

    def neg(self, value: Value) -> Value:
        """Negate."""
        return -value if isinstance(value, Fraction) else libmp.mpf_neg(value)

    def sub(self, left: Value, right: Value) -> Value:
        """Subtract."""
        return self.add([left, self.neg(right)])

    def mul(self, factors: list[Value]) -> Value:
        """Multiply; exact factors are multiplied exactly."""
        exact, rest = ONE, None
        self.budget.spend(len(factors) * float_cost(self.bits))
        for factor in factors:
            if isinstance(factor, Fraction):
                self.budget.spend(exact_cost(bits_of(exact) + bits_of(factor)))
                exact = exact * factor if factor != 1 else exact
                if bits_of(exact) > LARGEST_EXACT:
                    large = to_float(exact, self.bits)
                    rest = large if rest is None else libmp.mpf_mul(rest, large, self.bits, "n")
                    exact = ONE
            else:
                rest = factor if rest is None else libmp.mpf_mul(rest, factor, self.bits, "n")
        if rest is None or not exact:
            return exact
        if exact == 1:
            return checked(rest)
        return checked(libmp.mpf_mul(rest, to_float(exact, self.bits), self.bits, "n"))

    def _kept(self, value: Fraction) -> Value:
        """Round a rational number of very many bits."""
        return value if bits_of(value) <= LARGEST_EXACT else to_float(value, self.bits)

    def div(self, top: Value, bottom: Value) -> Value:
        """Divide."""
        self.budget.spend(float_cost(self.bits))
        if is_exact(bottom):
            if not bottom:
                raise UndefinedError
            return self.mul([top, 1 / bottom])
        if is_exact(top) and not top:
            return ZERO
        return checked(libmp.mpf_div(to_float(top, self.bits), bottom, self.bits, "n"))

    def compare(self, left: Value, right: Value) -> int:
        """Return the sign of a difference."""
        return sign(self.sub(left, right))

    def power(self, base: Value, exponent: Value) -> Value:
        """Raise to a power: 0^0 has no value, and a negative base needs an odd root."""
        if is_exact(base) and base == 1 and is_exact(exponent):
            return ONE
        if sign(base) == 0:
            if sign(exponent) > 0:
                return ZERO
            raise UndefinedError
        if is_exact(exponent):
            if exponent.denominator == 1:
                return self.whole_power(base, exponent.numerator)
            return self.root(self.whole_power(base, exponent.numerator), exponent.denominator)
        if magnitude(exponent) > self.bits:
            raise TooLargeError  # whether it is an integer cannot be seen any more
        if sign(base) < 0:
            raise UndefinedError
        return self.general_power(base, exponent)

    def whole_power(self, base: Value, n: int) -> Value:
        """Raise to an integer power."""
        if is_exact(base) and abs(base) == 1:
            return base ** (n % 2)
        if is_exact(base) and bits_of(base) * abs(n) <= LARGEST_EXACT:
            self.budget.spend(exact_cost(bits_of(base) * abs(n)))
            return base**n
        if n == 0:
            return ONE
        self.budget.spend(function_cost(self.bits, 1))
        extra = n.bit_length() + 8
        if extra + magnitude(base).bit_length() > LARGEST_MAGNITUDE:
            raise TooLargeError
        value = libmp.mpf_pow_int(to_float(base, self.bits + extra), n, self.bits + extra, "n")
        return checked(value)

    def root(self, radicand: Value, degree: int) -> Value:
        """Take a root, exactly where the result is rational; odd ones of negative numbers too."""
        if sign(radicand) < 0:
            if degree % 2 == 0:
                raise UndefinedError
            return self.neg(self.root(self.neg(radicand), degree))
        if sign(radicand) == 0:
            return ZERO
        if is_exact(radicand) and degree <= 16 and bits_of(radicand) <= LARGEST_ROOTED:
            exact = exact_root(radicand, degree)
            if exact is not None:
                return exact
        self.budget.spend(function_cost(self.bits, 1))
        value = to_float(radicand, self.bits)
        if degree == 2:
            return libmp.mpf_sqrt(value, self.bits, "n")
        if degree < 1000:
            return checked(libmp.mpf_nthroot(value, degree, self.bits, "n"))
        return self.general_power(radicand, Fraction(1, degree))

    def general_power(self, base: Value, exponent: Value) -> Value:
        """Raise a positive number to any power."""
        self.budget.spend(function_cost(self.bits, 3))
        extra = max(0, magnitude(exponent)) + abs(magnitude(base)).bit_length() + 8
        if extra > LARGEST_MAGNITUDE:
            raise TooLargeError
        bits = self.bits + extra
        log = libmp.mpf_log(to_float(base, bits), bits, "n")
        if log == libmp.fzero:
            return ONE
        log = libmp.mpf_mul(log, to_float(exponent, bits), bits, "n")
        self.need(3 * abs(min(0, magnitude(log) + 20)))
        return checked(libmp.mpf_exp(log, bits, "n"))
