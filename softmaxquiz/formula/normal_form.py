"""One form for formulas that differ only in how they are written down."""

from fractions import Fraction
from typing import Any

from .tree import Node

# Kind, name or number, parts. Of one kind the second is of one type, so that forms can be sorted.
Form = tuple[str, Any, tuple[Any, ...]]

LARGEST_FOLDED = 4_000  # bits
_E: Form = ("constant", "e", ())


def normal_form(node: Node) -> Form:
    """Return a form in which order, signs, fractions and roots are written in one way.

    Equal forms mean equal formulas wherever both have a value; unequal ones mean nothing.
    """
    args = [normal_form(arg) for arg in node.args]
    if node.kind == "add":
        return _sum(args)
    if node.kind == "mul":
        return _product(args)
    if node.kind == "neg":
        return _product([_number(Fraction(-1)), args[0]])
    if node.kind == "div":
        return _product([args[0], _power(args[1], _number(Fraction(-1)))])
    if node.kind == "pow":
        return _power(args[0], args[1])
    if node.kind == "call":
        return _call(node.name, args)
    return (node.kind, "" if node.value is None else node.value, tuple(args))


def _number(value: Fraction) -> Form:
    return ("number", value, ())


def _value(form: Form) -> Fraction | None:
    """Return the value of a number."""
    return form[1] if form[0] == "number" else None


def _bits(value: Fraction) -> int:
    return value.numerator.bit_length() + value.denominator.bit_length()


def _flat(kind: str, args: list[Form]) -> tuple[list[Fraction], list[Form]]:
    """Flatten sums in sums; return the numbers and the rest, sorted."""
    flat = [part for arg in args for part in (arg[2] if arg[0] == kind else (arg,))]
    numbers = [form[1] for form in flat if form[0] == "number"]
    if sum(map(_bits, numbers)) > LARGEST_FOLDED:
        return [], sorted(flat)
    return numbers, sorted(form for form in flat if form[0] != "number")


def _sum(args: list[Form]) -> Form:
    """Flatten, add the numbers, sort."""
    numbers, rest = _flat("add", args)
    total = sum(numbers, Fraction(0))
    if total or not rest:
        rest.append(_number(total))
    return rest[0] if len(rest) == 1 else ("add", "", tuple(rest))


def _product(args: list[Form]) -> Form:
    """Flatten, multiply the numbers, sort."""
    numbers, rest = _flat("mul", args)
    total = Fraction(1)
    for value in numbers:
        total *= value
    if total != 1 or not rest:
        rest.append(_number(total))
    return rest[0] if len(rest) == 1 else ("mul", "", tuple(rest))


def _power(base: Form, exponent: Form) -> Form:
    """Compute small powers of numbers."""
    p, b = _value(exponent), _value(base)
    if p is not None and p == 1:
        return base
    if p is not None and b and p.denominator == 1 and _bits(b) * abs(p) < LARGEST_FOLDED:
        return _number(b**p.numerator)
    return ("pow", "", (base, exponent))


def _call(name: str, args: list[Form]) -> Form:
    """Write exp as a power of e, and roots of a given degree as powers."""
    if name == "exp":
        return _power(_E, args[0])
    degree = _value(args[1]) if name == "root" else None
    if degree and degree.denominator == 1:
        return _power(args[0], _number(1 / degree))
    return ("call", name, tuple(sorted(args) if name in ("max", "min") else args))
