"""Rules that explain a wrong formula, from special to general; the first that fits speaks."""

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from itertools import combinations

from ._case import Case
from ._digits import number_text
from ._errors import TooLargeError, UndefinedError
from ._looking import Point
from ._tree import (
    ONE,
    Node,
    add,
    call,
    constant,
    div,
    mul,
    neg,
    number,
    power,
    sub,
    symbol,
    symbols,
    walk,
)
from ._tree import replaced as put_in
from .numbers import Value, is_exact, value_of

Explanation = tuple[str, str]
_LOG2 = call("log", number(2))
_FACTORS: tuple[tuple[str, Node, str], ...] = (
    ("sign", number(-1), "The sign is wrong: yours is the negative of what is expected"),
    (
        "nats-for-bits",
        _LOG2,
        "Yours is in nats, expected are bits: divide by `log(2)`, or take `log2`",
    ),
    (
        "bits-for-nats",
        div(number(1), _LOG2),
        "Yours is in bits, expected are nats: multiply by `log(2)`, or take the natural logarithm",
    ),
    (
        "log10-for-ln",
        div(number(1), call("log", number(10))),
        "This would be right with natural logarithms; yours has the base 10",
    ),
    ("percent", number(100), "Yours is 100 times too large: a percentage where a share is asked"),
    ("percent", number(Fraction(1, 100)), "Yours is 100 times too small: is it a percentage?"),
)
_TRIG = {"sin", "cos", "tan", "cot", "sec", "csc"}


def explain(case: Case) -> Explanation | None:
    """Return the name and the message of the first rule that fits."""
    for rule in RULES:
        try:
            found = rule(case)
        except (UndefinedError, TooLargeError):
            continue
        if found:
            return found
    return None


def known_factor(case: Case) -> Explanation | None:
    """Sign, nats and bits, base 10, percent: a factor that has a name."""
    ratio = case.ratio
    for name, factor, message in _FACTORS if ratio is not None else ():
        if case.is_same(ratio, value_of(factor, {}, case.numbers)):
            return name, message
    return None


def swapped(case: Case) -> Explanation | None:
    """Two distributions or two letters in each other's place."""
    for left, right in _pairs(symbols(case.expected)):
        new = {**dict(zip(left, right, strict=True)), **dict(zip(right, left, strict=True))}
        other = put_in(case.expected, {old: symbol(name) for old, name in new.items()})
        if case.equal(other):
            a, b = (side[0].partition("_")[0] for side in (left, right))
            is_kl = any(n.kind == "call" and n.name.startswith("log") for n in walk(case.expected))
            return "swapped-kl" if is_kl else "swapped", f"`{a}` and `{b}` are exchanged in yours"
    return None


def _pairs(names: tuple[str, ...]) -> list[tuple[list[str], list[str]]]:
    """Pair letters with the same indices, such as p_1, p_2 and q_1, q_2."""
    groups: dict[str, list[str]] = {}
    for name in sorted(names):
        groups.setdefault(name.partition("_")[0], []).append(name)
    indices = {base: [n.partition("_")[2] for n in group] for base, group in groups.items()}
    return [
        (groups[a], groups[b])
        for a, b in combinations(groups, 2)
        if indices[a] == indices[b] and len(groups) <= 4
    ]


def own_derivative(case: Case) -> Explanation | None:
    """A probability s where its derivative s(1 − s) was asked, or the reverse."""
    one = number(1)
    if not case.varies:
        return None
    if case.means(mul(case.yours, sub(one, case.yours))):
        message = (
            "This is the probability `s` itself; expected is its derivative `s*(1 - s)` "
            "in its own score"
        )
        return "softmax-for-derivative", message
    if case.equal(mul(case.expected, sub(one, case.expected))):
        return (
            "derivative-for-softmax",
            "This is the derivative `s*(1 - s)`; expected is `s` itself",
        )
    return None


def missing_normaliser(case: Case) -> Explanation | None:
    """A numerator without the sum or number below it."""
    bottoms = {n.args[1]: None for n in walk(case.expected) if n.kind == "div"}
    powers = [n for n in walk(case.expected) if n.kind == "pow" and _is_minus_one(n.args[1])]
    for bottom in [*bottoms, *(n.args[0] for n in powers)]:
        if (symbols(bottom) or bottom.kind == "add") and case.equal(mul(case.expected, bottom)):
            return "missing-normaliser", "What it is to be divided by is missing: the normaliser"
    return None


def _is_minus_one(node: Node) -> bool:
    return node.number == -1


def missing_brackets(case: Case) -> Explanation | None:
    """Right if brackets are put in: 1/2x for 1/(2x), or a/b+c for a/(b+c)."""
    tight = case.tight()
    ways = [] if tight is None or tight == case.yours else [tight]
    for way in [*ways, *_with_brackets(case.yours)]:
        if case.means(way):
            message = (
                "Brackets are missing: `1/2*x` is read as `(1/2)*x` and `1/2 + x` as "
                "`(1/2) + x`; write `1/(2*x)` or `1/(2 + x)`"
            )
            return "missing-brackets", message
    return None


def _with_brackets(node: Node) -> list[Node]:
    """Put a sum wholly above, or wholly below, the line of a fraction in it."""
    found = []
    if node.kind == "add":
        first, last = node.args[0], node.args[-1]
        if first.kind == "div":
            found.append(div(first.args[0], add(first.args[1], *node.args[1:])))
        if last.kind == "div":
            found.append(div(add(*node.args[:-1], last.args[0]), last.args[1]))
    if node.kind == "neg" and node.args[0].kind == "pow":
        base, exponent = node.args[0].args
        found.append(power(neg(base), exponent))
    return found


def another_function(case: Case) -> Explanation | None:
    """Right with natural logarithms, radians or without bars."""
    ways: tuple[tuple[str, Callable[[Node], Node], str], ...] = (
        ("log10-for-ln", _log_to(10), "The logarithm is natural, to the base e; yours has base 10"),
        ("log2-for-ln", _log_to(2), "The logarithm is natural, to the base e; yours has base 2"),
        ("degrees", _in_degrees, "Angles are in radians here; yours are in degrees"),
        ("missing-absolute-value", _without_bars, "The absolute value is missing"),
    )
    for name, change, message in ways:
        other = _mapped(case.expected, change)
        if other != case.expected and case.equal(other):
            return name, message
    return None


def _mapped(node: Node, change: Callable[[Node], Node]) -> Node:
    """Change every node of a tree, from the leaves up."""
    return change(Node(node.kind, tuple(_mapped(a, change) for a in node.args), node.value))


def _log_to(base: int) -> Callable[[Node], Node]:
    def change(node: Node) -> Node:
        natural = node.kind == "call" and node.value == "log" and len(node.args) == 1
        return call(f"log{base}", *node.args) if natural else node

    return change


def _in_degrees(node: Node) -> Node:
    if node.kind == "call" and node.name in _TRIG:
        return call(node.name, div(mul(node.args[0], constant("pi")), number(180)))
    return node


def _without_bars(node: Node) -> Node:
    return node.args[0] if node.kind == "call" and node.value == "abs" else node


def reciprocal(case: Case) -> Explanation | None:
    """One over what is expected."""
    if not case.varies and case.everywhere(lambda _, a, b: is_exact(b) and b.denominator == 1):
        return None  # 1/2 for 2 may have any reason
    fits = case.everywhere(lambda _, a, b: case.is_same(case.numbers.mul([a, b]), ONE))
    return ("reciprocal", "Yours is the reciprocal of what is expected") if fits else None


def factor(case: Case) -> Explanation | None:
    """A constant factor without a name."""
    ratio = case.ratio
    if ratio is None or not case.both_vary or not _is_simple(ratio):
        return None
    return "factor", f"Yours is {_shown(ratio)} times what is expected: a constant factor is wrong"


def constant_gap(case: Case) -> Explanation | None:
    """A constant too much or too little."""
    gap = case.gap
    if gap is None or not case.varies:
        return None
    more = number_text(gap, 4)
    shown = f"smaller by {more[1:]}" if more.startswith("-") else f"larger by {more}"
    return "additive-constant", f"Yours is {shown} than expected, everywhere"


def _is_simple(value: Value) -> bool:
    """Tell whether a factor is one that a slip explains."""
    return not is_exact(value) or value.numerator.bit_length() + value.denominator.bit_length() < 24


def _shown(value: Value) -> str:
    """Write a factor: a fraction as such."""
    if is_exact(value) and value.denominator > 1 and value.denominator < 1000:
        return f"{value.numerator}/{value.denominator}"
    return number_text(value, 4)


def wrong_power(case: Case) -> Explanation | None:
    """Squared, or not; or a power of a letter one too high or low."""
    if not case.both_vary:
        return None
    if case.everywhere(lambda _, a, b: case.is_same(a, case.numbers.mul([b, b]))):
        return "squared", "Yours is the square of what is expected"
    if case.everywhere(lambda _, a, b: case.is_same(case.numbers.mul([a, a]), b)):
        return "not-squared", "Expected is the square of yours"
    for name in symbols(case.expected):
        if case.everywhere(partial(_is_times, case, name)):
            return "off-by-one-power", f"The power of `{name}` is one too high"
        if case.everywhere(partial(_is_over, case, name)):
            return "off-by-one-power", f"The power of `{name}` is one too low"
    return None


def _is_times(case: Case, name: str, point: Point, a: Value, b: Value) -> bool:
    """Tell whether the answer is the key times a letter."""
    return case.is_same(a, case.numbers.mul([b, case.numbers.symbol(point[name])]))


def _is_over(case: Case, name: str, point: Point, a: Value, b: Value) -> bool:
    """Tell whether the answer is the key over a letter."""
    return _is_times(case, name, point, b, a)


RULES: tuple[Callable[[Case], Explanation | None], ...] = (
    known_factor,
    missing_normaliser,
    own_derivative,
    swapped,
    missing_brackets,
    another_function,
    reciprocal,
    wrong_power,
    factor,
    constant_gap,
)
