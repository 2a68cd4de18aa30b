"""The value of a formula at a point, in the decimal arithmetic of Python's standard library.

Noise is not left to grow into a verdict: a sum that cancels to its last digits is 0. What is really
that small comes out with more digits.
"""

import decimal
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow, Underflow
from functools import lru_cache, partial
from operator import itemgetter

from .errors import TooLargeError
from .tree import E, Node, add, call, div, neg, number, sub

Point = Mapping[str, Decimal]
Value = Decimal | None  # None where there is no value
Function = Callable[[Point], Decimal]

LARGEST = 1_000_000  # decimal exponent
LARGEST_ARGUMENT = 3 * LARGEST  # of exp: beyond, its exponent is larger than that
SLACK = 10  # the last digits, which are not to be trusted
ZERO, ONE = Decimal(0), Decimal(1)
_UNDEFINED = (InvalidOperation, DivisionByZero)
_TOO_LARGE = (Overflow, Underflow)
_HYPERBOLIC: dict[str, Callable[[Node, Node], Node]] = {
    "sinh": lambda up, down: div(sub(up, down), number(2)),
    "cosh": lambda up, down: div(add(up, down), number(2)),
    "tanh": lambda up, down: div(sub(up, down), add(up, down)),
}


def roomy(digits: int) -> Context:
    """Return a context for what is done with values: no two of them overflow it."""
    return Context(digits, decimal.ROUND_HALF_EVEN, Emin=-100 * LARGEST, Emax=100 * LARGEST)


@dataclass(frozen=True)
class Constant:
    """A function that is the same at every point."""

    value: Decimal

    def __call__(self, point: Point) -> Decimal:
        """Return the value."""
        return self.value


class Arithmetic:
    """Decimal arithmetic with so many digits.

    It notes whether a term of a sum was `lost` beside another, whether digits `cancelled`, and
    whether a constant is `too_large`.
    """

    def __init__(self, digits: int) -> None:
        traps = [*_UNDEFINED, *_TOO_LARGE]
        self.digits = digits
        self.lost = self.cancelled = self.too_large = False
        self.context = Context(digits, Emin=-LARGEST, Emax=LARGEST, traps=traps)
        self.wide = Context(digits + SLACK, Emin=-LARGEST, Emax=LARGEST, traps=traps)
        self.noise = Decimal((0, (1,), SLACK - digits))
        self.functions: dict[str, Callable[..., Decimal]] = {
            "exp": self.exp,
            "log": self.log,
            "log2": lambda x: self.log(x, Decimal(2)),
            "log10": lambda x: self.log(x, Decimal(10)),
            "root": self.root,
            "abs": Decimal.copy_abs,
            "sign": lambda x: self.context.compare(x, ZERO),
            "floor": partial(self.whole, rounding=decimal.ROUND_FLOOR),
            "ceil": partial(self.whole, rounding=decimal.ROUND_CEILING),
            "max": lambda *args: max(args),
            "min": lambda *args: min(args),
        }

    def function(self, node: Node) -> Function:
        """Turn a formula into a function of the point; what is constant is computed once."""
        if node.number is not None:
            return Constant(self.context.divide(*map(Decimal, node.number.as_integer_ratio())))
        if node.kind == "symbol":
            return itemgetter(node.name)
        if node.value in _HYPERBOLIC:
            up, down = call("exp", node.args[0]), call("exp", neg(node.args[0]))
            return self.function(_HYPERBOLIC[node.name](up, down))
        if node.kind == "pow" and node.args[0] == E:
            return self.function(call("exp", node.args[1]))
        parts = [self.function(arg) for arg in node.args]
        function = self._operation(node, parts)
        if not all(isinstance(part, Constant) for part in parts):
            return function
        try:
            return Constant(function({}))
        except _UNDEFINED:
            return function
        except _TOO_LARGE:
            self.too_large = True
            return function

    def value(self, function: Function, point: Point) -> Value:
        """Compute; None for no value, and raise `TooLargeError` for what is too large."""
        try:
            return function(point)
        except _UNDEFINED:
            return None
        except _TOO_LARGE as error:
            raise TooLargeError from error

    def _operation(self, node: Node, parts: list[Function]) -> Function:
        """Return what a node does with the values of its parts."""
        context = self.context
        if node.kind == "constant":
            return lambda point: self.exp(ONE) if node == E else self.undefined()
        if len(parts) == 1:
            (only,) = parts
            function = context.minus if node.kind == "neg" else self.functions[node.name]
            return lambda point: function(only(point))
        if node.kind == "add":
            return lambda point: self.add([part(point) for part in parts])
        if node.kind == "mul":
            return lambda point: self.mul([part(point) for part in parts])
        functions = {"div": context.divide, "pow": self.power}
        operation = functions.get(node.kind) or self.functions[node.name]
        return lambda point: operation(*[part(point) for part in parts])

    def add(self, terms: list[Decimal]) -> Decimal:
        """Add; a sum that cancels to its last digits is 0."""
        total = terms[0]
        for term in terms[1:]:
            total = self.context.add(total, term)
        sizes = [term.adjusted() for term in terms if term]
        largest = max(sizes, default=0)
        noise = largest - self.digits + SLACK
        self.lost |= min(sizes, default=0) < noise
        self.cancelled |= total.adjusted() < largest - SLACK if total else bool(sizes)
        return total if total and total.adjusted() > noise else ZERO

    def mul(self, factors: list[Decimal]) -> Decimal:
        """Multiply."""
        product = factors[0]
        for factor in factors[1:]:
            product = self.context.multiply(product, factor)
        return product

    def power(self, base: Decimal, exponent: Decimal) -> Decimal:
        """Raise to a power: 0^0 has no value, nor has a negative base but for whole exponents."""
        if not base:
            return ZERO if exponent > 0 else self.undefined()
        whole = exponent == exponent.to_integral_value(context=self.context)
        if whole and exponent.copy_abs() <= LARGEST:
            return self.context.power(base, exponent)
        if base < 0 and not whole:
            near = self.whole(exponent, decimal.ROUND_FLOOR)
            return self.power(base, near) if self.is_near(exponent, near) else self.undefined()
        if whole and exponent.adjusted() > self.digits:
            raise Overflow  # nobody can tell whether it is even
        wide = self.wide
        size = self.exp(wide.multiply(exponent, wide.ln(base.copy_abs())))
        odd = base < 0 and wide.remainder(exponent, Decimal(2))
        return self.context.minus(size) if odd else self.context.plus(size)

    def undefined(self) -> Decimal:
        """Raise for what has no value."""
        raise InvalidOperation

    def exp(self, x: Decimal) -> Decimal:
        """The exponential."""
        if x.copy_abs() > LARGEST_ARGUMENT:
            raise Overflow
        return self.context.exp(x)

    def log(self, x: Decimal, base: Decimal | None = None) -> Decimal:
        """The logarithm: the natural one if no base is given."""
        if x <= 0 or (base is not None and base <= 0):
            return self.undefined()
        log = self.context.ln(x)
        self.cancelled |= not log or log.adjusted() < -SLACK
        return log if base is None else self.context.divide(log, self.context.ln(base))

    def root(self, x: Decimal, degree: Decimal) -> Decimal:
        """A root; an odd one of a negative number too."""
        if degree == 2:
            return self.context.sqrt(x)
        if x < 0 and self.context.remainder(degree, Decimal(2)) == 1:
            return self.context.minus(self.root(self.context.minus(x), degree))
        return self.power(x, self.wide.divide(ONE, degree))

    def whole(self, x: Decimal, rounding: str) -> Decimal:
        """Round to a whole number; what is one but for noise is that one."""
        near = x.to_integral_value(context=self.context)
        return near if self.is_near(x, near) else x.to_integral_value(rounding, self.context)

    def is_near(self, x: Decimal, whole: Decimal) -> bool:
        """Tell whether a value is a whole number but for noise."""
        gap = self.context.subtract(x, whole).copy_abs()
        return gap <= self.context.multiply(self.noise, max(ONE, whole.copy_abs()))


_with_digits = lru_cache(Arithmetic)


def arithmetic(digits: int) -> Arithmetic:
    """Return the arithmetic with so many digits, which has noted nothing yet."""
    found = _with_digits(digits)
    found.lost = found.cancelled = found.too_large = False
    return found
