"""One form for formulas that differ only in how they are written down."""

from fractions import Fraction

from ._tree import Node, add, call, constant, mul, number, power

LARGEST_FOLDED = 4_000  # bits


def canonical(node: Node) -> Node:
    """Return a tree in which order, signs, fractions and roots are written in one way.

    Equal results mean equal formulas wherever both have a value; unequal ones mean nothing.
    """
    args = [canonical(arg) for arg in node.args]
    if node.kind == "add":
        return _sum(args)
    if node.kind == "mul":
        return _product(args)
    if node.kind == "neg":
        return _product([number(-1), args[0]])
    if node.kind == "div":
        return _product([args[0], _power(args[1], number(-1))])
    if node.kind == "pow":
        return _power(args[0], args[1])
    if node.kind == "call":
        return _call(node.name, args)
    return Node(node.kind, tuple(args), node.value) if args else node


def _sum(args: list[Node]) -> Node:
    """Flatten, add the numbers, sort."""
    flat = [term for arg in args for term in (arg.args if arg.kind == "add" else (arg,))]
    total = sum((t.number for t in flat if t.number is not None), Fraction(0))
    rest = sorted((t for t in flat if t.number is None), key=_order)
    return add(*rest, number(total)) if total or not rest else add(*rest)


def _product(args: list[Node]) -> Node:
    """Flatten, multiply the numbers, sort."""
    flat = [factor for arg in args for factor in (arg.args if arg.kind == "mul" else (arg,))]
    total = Fraction(1)
    for factor in flat:
        total *= factor.number if factor.number is not None else 1
    rest = sorted((f for f in flat if f.number is None), key=_order)
    return mul(number(total), *rest) if total != 1 or not rest else mul(*rest)


def _power(base: Node, exponent: Node) -> Node:
    """Compute small powers of numbers."""
    p, b = exponent.number, base.number
    if p is not None and p == 1:
        return base
    if p is not None and b and p.denominator == 1:
        size = b.numerator.bit_length() + b.denominator.bit_length()
        if size * abs(p) < LARGEST_FOLDED:
            return number(b**p.numerator)
    return power(base, exponent)


def _call(name: str, args: list[Node]) -> Node:
    """Write exp as a power of e, and roots of a given degree as powers."""
    if name == "exp":
        return _power(constant("e"), args[0])
    degree = args[1].number if name == "root" else None
    if degree and degree.denominator == 1:
        return _power(args[0], number(1 / degree))
    if name in ("max", "min"):
        args = sorted(args, key=_order)
    return call(name, *args)


def _order(node: Node) -> str:
    """Return what to sort by."""
    return repr(node)
