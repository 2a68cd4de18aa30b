"""One form for formulas that differ only in how they are written down."""

from collections.abc import Callable, Container, Iterator
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


def as_multiple(form: Form) -> tuple[Form, Fraction]:
    """Split a product into what stands beside its number, and the number."""
    numbers, rest = _flat("mul", [form])
    return _product(rest), numbers[0] if numbers else Fraction(1)


def pieces(form: Form) -> Iterator[Form]:
    """Yield a form and what it is made of, without exponents."""
    yield form
    for part in form[2][:1] if form[0] == "pow" else form[2]:
        yield from pieces(part)


def without_padding(form: Form, kept: Container[Form] = (), *, top: bool = True) -> Form:
    """Return a form without terms and factors that cancel: `t + p - p` and `t*x/x` are t.

    Inside, only terms are left out, and `1 - p + p` stays as it is if p is to be kept: a step may
    be about it. What stands in exponents stays, too.
    """
    kind, name, args = form
    if top and (inner := _undone(form)):
        return without_padding(inner, kept)
    if kind == "pow":
        return _power(without_padding(args[0], kept, top=False), args[1])
    parts = [without_padding(arg, kept, top=False) for arg in args]
    if kind == "add":
        terms = _counted(parts, _term)
        rest = _sum([_product([_number(n), t]) for t, n in terms])
        gone = {_term(part)[0] for part in parts} - {term for term, _ in terms}
        stays = rest[0] != "add" and any(term in kept for term in gone)
        return _sum(parts) if stays and not top else rest
    if kind == "mul" and any(_value(part) == 0 for part in parts):
        return _number(Fraction(0))
    if kind == "mul":
        factors = [_power(base, _number(n)) for base, n in _counted(parts, _factor)]
        return _product(factors if top else parts)
    return _call(name, parts) if kind == "call" else form


def _undone(form: Form) -> Form | None:
    """Return what a function and its opposite leave as it is: log(e^t), sqrt(t^2), max(t, t)."""
    kind, name, args = form
    if kind == "pow" and args[0] == _E and args[1][:2] == ("call", "log"):
        return args[1][2][0]  # type: ignore[no-any-return]
    if kind == "pow" and args[0][0] == "pow":
        both = _value(args[1]), _value(args[0][2][1])
        return args[0][2][0] if both[0] and both[1] and both[0] * both[1] == 1 else None
    if kind == "call" and name == "log" and args[0][0] == "pow" and args[0][2][0] == _E:
        return args[0][2][1]  # type: ignore[no-any-return]
    return args[0] if kind == "call" and name in ("max", "min") and len({*args}) == 1 else None


def _counted(
    parts: list[Form], split: Callable[[Form], tuple[Form, Fraction]]
) -> list[tuple[Form, Fraction]]:
    """Let terms of a sum, or factors of a product, cancel; like ones among others stay."""
    found: dict[Form, list[Fraction]] = {}
    for part in parts:
        if part not in (_power(_E, _number(Fraction(0))), ("call", "log", (_number(Fraction(1)),))):
            rest, count = split(part)
            found.setdefault(rest, []).append(count)
    alone = len(found) == 1
    cancelled = {r: [sum(n)] if alone or min(n) < 0 < max(n) else n for r, n in found.items()}
    return [(rest, count) for rest, counts in cancelled.items() for count in counts if count]


def _term(form: Form) -> tuple[Form, Fraction]:
    """Split a term into what is left without its number, and the number."""
    if form[0] == "number":
        return _number(Fraction(1)), form[1]
    factors = form[2] if form[0] == "mul" else (form,)
    numbers = [arg[1] for arg in factors if arg[0] == "number"]
    powers: dict[Form, Fraction] = {}
    for base, count in map(_factor, (arg for arg in factors if arg[0] != "number")):
        powers[base] = powers.get(base, Fraction(0)) + count
    rest = _product([_power(base, _number(n)) for base, n in powers.items()])
    return rest, numbers[0] if numbers else Fraction(1)


def _factor(form: Form) -> tuple[Form, Fraction]:
    """Split a factor into base and exponent, if that is a number."""
    exponent = _value(form[2][1]) if form[0] == "pow" else None
    return (form, Fraction(1)) if exponent is None else (form[2][0], exponent)
