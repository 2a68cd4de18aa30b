"""Where a displayed formula is evaluated: the letters' values and what other letters stand for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import mpmath

# Central differences with this step are right to some 30 digits, second ones to some 20.
STEP = mpmath.mpf(10) ** -18


class Unreadable(ValueError):  # noqa: N818 - it is about a text
    """A formula that the reader does not understand."""


class Undefined(ArithmeticError):  # noqa: N818 - it is about a value
    """A formula that has no value at this point."""


class Vector(tuple[Any, ...]):
    """Numbers by class or feature, counted from 1."""

    def __getitem__(self, index: Any) -> Any:
        if not 1 <= index <= len(self):
            raise Undefined(f"entry {index} of {len(self)}")
        return super().__getitem__(index - 1)

    def __truediv__(self, other: Any) -> Vector:
        return Vector(x / other for x in self)


def add(*terms: Any) -> Any:
    """Add numbers, or vectors entry by entry."""
    if not any(isinstance(term, Vector) for term in terms):
        return mpmath.fsum(terms)
    return Vector(map(mpmath.fsum, zip(*terms, strict=True)))


def times(*factors: Any) -> Any:
    """Multiply numbers and vectors; two vectors have an inner product."""
    product = mpmath.mpf(1)
    for factor in factors:
        vectors = [each for each in (product, factor) if isinstance(each, Vector)]
        if len(vectors) == 2:
            product = mpmath.fsum(x * y for x, y in zip(*vectors, strict=True))
        elif vectors:
            scale = factor if isinstance(product, Vector) else product
            product = Vector(x * scale for x in vectors[0])
        else:
            product *= factor
    return product


def central_difference(function: Callable[[Any], Any], at: Any) -> Any:
    """Differentiate a function of a number."""
    return (function(at + STEP) - function(at - STEP)) / (2 * STEP)


def softmax(logits: Vector) -> Vector:
    powers = [mpmath.exp(x) for x in logits]
    return Vector(power / mpmath.fsum(powers) for power in powers)


def real_softmax(*logits: Any) -> Any:
    numbers = logits[0] if isinstance(logits[0], Vector) else logits
    return mpmath.log(mpmath.fsum(mpmath.exp(x) for x in numbers))


CALLS = {
    "softmax": softmax,
    "RealSoftMax": real_softmax,
    "sign": mpmath.sign,
    "min": min,
    "max": max,
}


@dataclass(frozen=True)
class Definition:
    """What a letter of a page stands for: `base_indices(parameters) = latex`."""

    base: str
    indices: tuple[str, ...]
    parameters: tuple[str, ...]
    latex: str


@dataclass(frozen=True)
class Scope:
    """Values of letters at a point.

    `known` looks a letter of the claim up by its LaTeX name and its indices; None if the claim
    has no such letter.
    """

    n_classes: int
    known: Callable[[str, tuple[int, ...]], Any]
    definitions: list[tuple[Definition, Callable[[Scope], Any]]]
    bound: dict[str, Any] = field(default_factory=dict)
    moved: dict[tuple[str, tuple[int, ...]], Any] = field(default_factory=dict)

    def bind(self, values: dict[str, Any]) -> Scope:
        """Give letters of sums their values."""
        return replace(self, bound=self.bound | values)

    def move(self, base: str, indices: tuple[int, ...], value: Any) -> Scope:
        """Give a letter of the claim another value."""
        return replace(self, moved=self.moved | {(base, indices): value})

    def classes_without(self, some: list[int]) -> list[int]:
        """Give all classes but some; these must be different."""
        if len({*some}) < len(some):
            raise Undefined("classes that should be different are the same")
        return [k for k in range(1, self.n_classes + 1) if k not in some]

    def letter(self, base: str, indices: tuple[int, ...]) -> Any:
        """Value of a letter of the claim."""
        key = (base, indices)
        value = self.moved[key] if key in self.moved else self.known(base, indices)
        if value is None:
            raise Unreadable(f"{base} is no letter of the claim")
        return value

    def value(
        self, base: str, literal: str, numbers: Callable[[], tuple[int, ...]], given: list[Any]
    ) -> Any:
        """Value of a letter with its indices, as written and as numbers, and its arguments."""
        if base in self.bound:
            found = self.bound[base]
            return found[numbers()[0]] if literal else found
        if literal and self.known(name := f"{base}_{literal}", ()) is not None:
            return self.letter(name, ())
        for definition, body in self.definitions:
            if literal == "K" and (definition.base, definition.indices) == (base, ("K",)):
                return body(replace(self, bound={}))
        if base == r"\delta" and literal:
            i, j = numbers()
            return mpmath.mpf(i == j)
        return self.by_number(base, numbers(), given)

    def by_number(self, base: str, indices: tuple[int, ...], given: list[Any]) -> Any:
        """Value of a letter with numbers for its indices."""
        if self.known(base, indices) is not None:
            return self.letter(base, indices)
        if indices and self.known(name := f"{base}_{indices[0]}", ()) is not None:
            return self.letter(name, ())
        shape = (base, len(indices), len(given))
        for each, body in self.definitions:
            if each.indices == ("K",):  # of the last class only
                continue
            if (each.base, len(each.indices), len(each.parameters)) == shape:
                names = [*each.indices, *each.parameters]
                return body(replace(self, bound=dict(zip(names, [*indices, *given], strict=True))))
        return self.vector(base) if not indices and not given else self.letter(base, indices)

    def vector(self, base: str) -> Vector:
        r"""Value of `\mathbf o`, or of `P` without its index: the entries, by class."""
        name = base.removeprefix(r"\mathbf ")
        if name == "1":
            return Vector([mpmath.mpf(1)] * self.n_classes)
        defined = any((d.base, len(d.indices)) == (name, 1) for d, _ in self.definitions)
        if self.known(name, (1,)) is None and not defined:
            raise Unreadable(f"{name} is no letter of the claim")
        return Vector(self.by_number(name, (k,), []) for k in range(1, self.n_classes + 1))
