"""Read the formulas that the book displays, and give their values at a point.

SymPy's own readers of LaTeX know no indexed letters, no sums over classes and no vectors, which
is most of what the book writes. So this is a recursive-descent reader of the book's notation. It
goes straight to numbers: each part of a formula becomes a function of a `Scope`, and no part of
the wing that proves is used. Derivatives are central differences.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import mpmath
from scope import CALLS, Definition, Scope, Unreadable, Vector, add, central_difference, times

Value = Callable[[Scope], Any]

# What only spaces or sizes, and other ways to write the same.
SPACING = re.compile(r"\\[,;!: ]|\\[bB]igg?[lr]?(?![A-Za-z])|\\(left|right)(?![A-Za-z])|\s+")
SAME = {
    r"\\tfrac": r"\\frac",
    r"\\mathrm d(?![A-Za-z])": r"\\partial",
    r"\\operatorname\{(\w+)\}": r"\\\1 ",
    r"\\\|": ",",
    # The book closes a brace after a sum to make its minus sign that of a number.
    r"\{([-+]\\sum_\{[^{}]*\}\^\{[^{}]*\})\}": r"\1 ",
}
TOKEN = re.compile(r"\\[A-Za-z]+|\S")
RELATIONS = {"=": "==", "<": "<", ">": ">", r"\le": "<=", r"\ge": ">="}
ACCENTS = (r"\hat", r"\bar", r"\mathbf", r"\tilde")
# What ends a product; anything else is one more factor.
ENDS = {None, "+", "-", ")", "]", "}", ",", r"\to", r"\ne", *RELATIONS}


@dataclass(frozen=True)
class Side:
    """One side of a relation; for a limit the value is that of what the limit is taken of."""

    value: Value
    limit: tuple[str, str] | None = None  # the letter and what it tends to


@dataclass(frozen=True)
class Display:
    """What a displayed formula says."""

    sides: list[Side]
    relations: list[str]
    conditions: list["Display"]
    definitions: list[Definition]


def tokens(latex: str) -> list[str]:
    """Split a formula into its symbols; digits come one by one."""
    for pattern, other in SAME.items():
        latex = re.sub(pattern, other, latex)
    return TOKEN.findall(SPACING.sub(" ", latex).strip().rstrip(".,; "))


def read_display(latex: str, definitions: list[Definition]) -> Display:
    r"""Read a display: a relation, then conditions and definitions, each after a `\qquad`."""
    main, *rest = re.split(r"\\qquad", latex)
    conditions, own = [], []
    for part in rest:
        if condition := re.fullmatch(r"\s*(?:\((.*)\)|\\text\{ ?if ?\}(.*?))[\s.,;]*", part, re.S):
            conditions.append(condition[1] or condition[2])
        else:
            own.append(read_definition(part))
    known = [*own, *definitions]
    read = [Display(*Reader(text, known).relation(), [], []) for text in conditions]
    return Display(*Reader(main, known).relation(), read, own)


def read_definition(latex: str) -> Definition:
    r"""Read what a letter stands for, such as `f_j(t) = t^j` or `\sigma = \sqrt s`."""
    left, right = latex.split("=", 1)
    reader = Reader(left, [])
    base = reader.base_name()
    indices = reader.index_tokens() if reader.take("_") else []
    parameters = [t for t in reader.rest() if t not in "(,)"]
    return Definition(base, tuple(indices), tuple(parameters), right)


class Reader:
    """A formula, read from left to right."""

    def __init__(self, latex: str, definitions: Sequence[Definition]) -> None:
        self.tokens = tokens(latex)
        self.at = 0
        self.functions = {d.base for d in definitions if d.parameters}

    @property
    def next(self) -> str | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def pop(self) -> str:
        if self.next is None:
            raise Unreadable("ends too early")
        self.at += 1
        return self.tokens[self.at - 1]

    def take(self, *wanted: str) -> bool:
        found = self.tokens[self.at : self.at + len(wanted)] == list(wanted)
        self.at += len(wanted) * found
        return found

    def need(self, token: str) -> None:
        if not self.take(token):
            raise Unreadable(f"expected {token} after {' '.join(self.tokens[: self.at])}")

    def rest(self) -> list[str]:
        self.at, rest = len(self.tokens), self.tokens[self.at :]
        return rest

    def group(self) -> list[str]:
        """Take one token, or those between braces."""
        if not self.take("{"):
            return [self.pop()]
        found, depth = [], 1
        while depth:
            token = self.pop()
            depth += (token == "{") - (token == "}")
            found.append(token)
        return found[:-1]

    def inside(self, group: list[str]) -> "Reader":
        reader = Reader("", [])
        reader.tokens, reader.functions = group, self.functions
        return reader

    def whole(self) -> Value:
        value = self.sum_of_terms()
        if self.next is not None:
            raise Unreadable(f"did not expect {' '.join(self.rest())}")
        return value

    def relation(self) -> tuple[list[Side], list[str]]:
        sides, relations = [self.side()], []
        while self.next in RELATIONS:
            relations.append(RELATIONS[self.pop()])
            sides.append(self.side())
        if self.next is not None or not relations:
            raise Unreadable(f"expected a relation before {' '.join(self.rest()) or 'the end'}")
        return sides, relations

    def side(self) -> Side:
        if not self.take(r"\lim", "_"):
            return Side(self.sum_of_terms())
        where = self.inside(self.group())
        letter = where.base_name()
        where.need(r"\to")
        target = "".join(where.rest()).replace("^", "")
        return Side(self.product(), (letter, target))

    def sum_of_terms(self) -> Value:
        terms = [self.signed(self.take("-") or (self.take("+") and False))]
        while self.next in ("+", "-"):
            terms.append(self.signed(self.pop() == "-"))
        return lambda scope: add(*[term(scope) for term in terms])

    def signed(self, negative: bool) -> Value:
        term = self.product()
        return (lambda scope: times(mpmath.mpf(-1), term(scope))) if negative else term

    def product(self) -> Value:
        """Read factors; a sum or a derivative is of all that is left of the product."""
        factors = [self.factor()]
        while self.next not in ENDS:
            if self.take("/"):
                factors.append(inverse(self.factor()))
            else:
                self.take(r"\cdot")
                factors.append(self.factor())
        return lambda scope: times(*[factor(scope) for factor in factors])

    def factor(self) -> Value:
        if self.take("e", "^"):
            exponent = self.script()
            return lambda scope: mpmath.exp(exponent(scope))
        base = self.atom()
        if not self.take("^"):
            return base
        exponent = self.script()
        return lambda scope: base(scope) ** exponent(scope)

    def script(self) -> Value:
        return self.inside(self.group()).whole()

    def atom(self) -> Value:
        token = self.next
        if token == "(":
            (value,) = self.arguments()
            return value
        special = {"[": self.vector, r"\sum": self.sum, r"\frac": self.fraction, r"\log": self.log}
        special |= {
            "{": self.script,
            r"\sqrt": self.root,
            **{rf"\{name}": self.call for name in CALLS},
        }
        if token in special:
            return special[token]()
        if token and token.isdigit():
            return self.number()
        return self.letter()

    def number(self) -> Value:
        digits = ""
        while self.next and (self.next.isdigit() or self.next == "."):
            digits += self.pop()
        return lambda scope: mpmath.mpf(digits)

    def arguments(self) -> list[Value]:
        self.need("(")
        found = [self.sum_of_terms()]
        while self.take(","):
            found.append(self.sum_of_terms())
        self.need(")")
        return found

    def vector(self) -> Value:
        """Read `[w_{rk}]_{r=1}^{d}`, a vector by its entries."""
        self.need("[")
        body = self.sum_of_terms()
        self.need("]")
        self.need("_")
        letter, numbers = self.range_of()
        return lambda scope: Vector(body(scope.bind({letter: n})) for n in numbers(scope))

    def sum(self) -> Value:
        self.need(r"\sum")
        self.need("_")
        letter, numbers = self.range_of()
        if self.next in ENDS:
            raise Unreadable("a sum of nothing")
        body = self.product()
        return lambda scope: add(
            mpmath.mpf(0), *[body(scope.bind({letter: n})) for n in numbers(scope)]
        )

    def range_of(self) -> tuple[str, Callable[[Scope], list[int]]]:
        r"""Read the bounds of a sum: `{k=1}^{K}`, or `{k \ne i, j}` for two different classes."""
        below = self.inside(self.group())
        letter = below.base_name()
        if below.take(r"\ne"):
            left_out = [below.inside([t]).whole() for t in below.rest() if t != ","]
            return letter, lambda scope: scope.classes_without([int(x(scope)) for x in left_out])
        below.need("=")
        low = below.whole()
        self.need("^")
        high = self.script()
        return letter, lambda scope: list(range(int(low(scope)), int(high(scope)) + 1))

    def fraction(self) -> Value:
        self.need(r"\frac")
        above, below = self.inside(self.group()), self.group()
        if above.take(r"\partial"):
            order = int("".join(above.group())) if above.take("^") else 1
            body = above.whole() if above.next is not None else self.product()
            return self.derivative(body, self.inside(below), order)
        numerator, denominator = above.whole(), inverse(self.inside(below).whole())
        return lambda scope: times(numerator(scope), denominator(scope))

    def derivative(self, body: Value, below: "Reader", order: int) -> Value:
        r"""Read what is differentiated by: `\partial o_j \partial o_k` or `\partial o_k^2`."""
        while below.take(r"\partial"):
            base, indices = below.base_name(), below.indices()
            for _ in range(int(below.pop()) if below.take("^") else 1):
                body, order = slope(body, base, indices), order - 1
        if order or below.next is not None:
            raise Unreadable("a derivative whose order is not that of its denominator")
        return body

    def log(self) -> Value:
        """Read a logarithm: of a sum, or else of one factor."""
        self.need(r"\log")
        base = self.script() if self.take("_") else None
        inner = self.factor()
        if base is None:
            return lambda scope: mpmath.log(inner(scope))
        return lambda scope: mpmath.log(inner(scope)) / mpmath.log(base(scope))

    def root(self) -> Value:
        self.need(r"\sqrt")
        inner = self.script()
        return lambda scope: mpmath.sqrt(inner(scope))

    def call(self) -> Value:
        function, arguments, indices = self.pop()[1:], self.arguments(), self.indices()

        def value(scope: Scope) -> Any:
            found = CALLS[function](*[argument(scope) for argument in arguments])
            return found[int(indices[0](scope))] if indices else found

        return value

    def base_name(self) -> str:
        r"""Take a letter with its accent: `\hat y`, also written `\hat{\mathbf y}`."""
        token = self.pop()
        if token in ACCENTS:
            return f"{token} {' '.join(self.group())}"
        if not token.strip("\\").isalpha():
            raise Unreadable(f"expected a letter, got {token}")
        return token

    def index_tokens(self) -> list[str]:
        return [token for token in self.group() if token != ","]

    def indices(self) -> list[Value]:
        group = self.index_tokens() if self.take("_") else []
        parts = [group] if {"+", "-"} & {*group} else [[token] for token in group]
        return [self.inside(part).whole() for part in parts]

    def letter(self) -> Value:
        r"""Read `o_k`, `\hat y_k(T)` or `f'(w)`."""
        base, primes = self.base_name(), 0
        while self.take("'"):
            primes += 1
        start = self.at
        indices = self.indices()
        literal = "".join(self.tokens[start + 1 : self.at]).strip("{}")
        is_call = base in self.functions and self.next == "("
        arguments = self.arguments() if is_call else []

        def value(scope: Scope) -> Any:
            given = [argument(scope) for argument in arguments]
            numbers = lambda: tuple(int(index(scope)) for index in indices)  # noqa: E731
            if not primes:
                return scope.value(base, literal, numbers, given)
            return central_difference(lambda x: scope.value(base, literal, numbers, [x]), given[0])

        return value


def slope(body: Value, base: str, indices: list[Value]) -> Value:
    """Differentiate by a letter of the claim."""

    def value(scope: Scope) -> Any:
        numbers = tuple(int(index(scope)) for index in indices)
        here = scope.letter(base, numbers)
        return central_difference(lambda x: body(scope.move(base, numbers, x)), here)

    return value


def inverse(value: Value) -> Value:
    return lambda scope: 1 / value(scope)
