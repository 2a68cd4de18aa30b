"""Hold a displayed formula against the claim that was proved, by values at random points."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import permutations
from random import Random
from typing import Any

import mpmath
from displays import Claim
from latex_reader import Display, Reader, Side, read_definition, read_display
from page_letters import LETTERS
from scope import Definition, Scope, Undefined, Unreadable, Vector
from sympy import Eq, Expr, Ge, IndexedBase, Limit, Rel, Symbol, latex
from sympy.tensor.indexed import Indexed

from softmaxlib.symbolic import K
from softmaxlib.symbolic.letters import class_letters, integer_letters
from softmaxlib.symbolic.points import Point

SIZES = (4, 3, 5, 2, 1)
POINTS = 3  # for each number of classes
DIGITS = 60
AGREE = mpmath.mpf(10) ** -15  # second derivatives are central differences
REVERSED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "=="}


@dataclass
class Place:
    """A random point: what the display's letters are there, and the sides of the claim."""

    scope: Scope
    point: Point
    entry: int  # the class that a claim about the entries of a vector is about

    def value(self, side: Expr) -> Any:
        return self.point.value(side)

    def __str__(self) -> str:
        values = {**self.point.integers, **self.point.reals}
        return ", ".join(f"{letter} = {mpmath.nstr(x, 5)}" for letter, x in values.items())


def name_in_latex(letter: Any) -> str:
    r"""Write a letter as the reader does: `\bar t` or `m_1`."""
    found = re.sub(r"_\{(\w+)\}", r"_\1", latex(letter))
    return re.sub(r"\{(\w)\}", r" \1", found)


class Held:
    """A claim, and the points at which its display is read."""

    def __init__(self, page: str, proved: Claim) -> None:
        self.proved = proved
        self.read: set[str] = set()
        self.relations = [proved.claim, *proved.given]
        own = [read_definition(line) for line in LETTERS.get(proved.label, [])]
        self.fixed = [d for d in own if not d.indices and d.base in self.letters]
        of_page = [read_definition(line) for line in LETTERS.get(page, [])]
        self.definitions = [d for d in [*own, *of_page] if d not in self.fixed]

    @cached_property
    def letters(self) -> dict[str, Any]:
        """The claim's letters by their names in LaTeX."""
        families = set().union(*[r.atoms(IndexedBase) for r in self.relations])
        free = set().union(*[integer_letters(r) for r in self.relations])
        labels = {family.label for family in families}
        symbols = set().union(*[r.atoms(Symbol) for r in self.relations])
        free |= {s for s in symbols - labels if s.is_real and not s.is_integer} | {K}
        return {name_in_latex(each): each for each in sorted(families | free, key=str)}

    @cached_property
    def ranks(self) -> dict[str, int]:
        entries = set().union(*[r.atoms(Indexed) for r in self.relations])
        return {name_in_latex(each.base): len(each.indices) for each in entries}

    @cached_property
    def classes(self) -> list[Symbol]:
        return class_letters(self.proved.claim)

    @cached_property
    def lengths(self) -> list[Symbol]:
        """The claim's whole numbers that name no class."""
        whole = set().union(*[integer_letters(r) for r in self.relations])
        return sorted(whole.difference(*[class_letters(r) for r in self.relations]), key=str)

    @cached_property
    def places(self) -> list[Place]:
        """Random points at which the hypotheses hold."""
        with mpmath.workdps(DIGITS):
            return list(self.draw(POINTS, Random(self.proved.label)))

    def draw(self, number: int, rng: Random, fixed: bool = True) -> Iterator[Place]:
        """Draw points, some for each number of classes that the claim is about."""
        sizes = (self.proved.n_classes,) if self.proved.n_classes else SIZES
        least = [r.args[1] for r in self.proved.given if isinstance(r, Ge) and r.args[0] == K]
        for size in (size for size in sizes if size >= max([1, *least])):
            found = 0
            for _ in range(200):
                place = self.place(size, rng, fixed)
                if place is not None:
                    found += 1
                    yield place
                if found == number:
                    break
            else:
                raise ValueError(f"expected points for K = {size}, got {found}")

    def place(self, size: int, rng: Random, fixed: bool) -> Place | None:
        point = Point(size, rng)
        for letter in self.lengths:
            point.integers[letter] = rng.randint(1, 6)
        scope = Scope(size, self.lookup(point), [])
        for definition in self.fixed:
            letter = self.letters[definition.base]
            value = Reader(definition.latex, []).whole()(scope)
            if letter.is_positive and value <= 0:
                return None
            point.reals[letter] = value
        if fixed:
            for relation in self.proved.given:
                fix(point, relation)
            if not all(holds(relation, point) for relation in self.proved.given):
                return None
        for side in self.proved.claim.args:
            point.value(without_limit(side))  # meets all letters, so that they have values
        entry = point.integer(self.classes[0]) if len(self.classes) == 1 else 0
        return Place(scope, point, entry)

    def lookup(self, point: Point) -> Callable[[str, tuple[int, ...]], Any]:
        """Values of the claim's letters at a point."""

        values: dict[tuple[str, tuple[int, ...]], Any] = {}

        def known(base: str, indices: tuple[int, ...]) -> Any:
            letter = self.letters.get(base)
            if letter is None or self.ranks.get(base, 0) != len(indices):
                return None
            self.read.add(base)
            if (base, indices) not in values:
                if indices:
                    value = point.real(letter[indices])[0]
                else:
                    whole = letter.is_integer
                    value = mpmath.mpf(point.integer(letter)) if whole else point.real(letter)[0]
                values[base, indices] = value
            return values[base, indices]

        return known

    def problem(self, text: str, places: list[Place] | None = None) -> str | None:
        """Say how a display differs from the claim; None if it does not."""
        with mpmath.workdps(DIGITS):
            places = places or self.places
            try:
                display = read_display(text, self.definitions)
                for condition in display.conditions:
                    free = list(self.draw(2, Random(1), fixed=False))
                    if all(self.difference(condition, each, free) for each in self.hypotheses):
                        return "a displayed hypothesis is not one of the claim"
                self.read = {"K", *[each.base for each in self.fixed]}
                problem = self.difference(display, self.proved.claim, places)
                unread = sorted({*self.letters} - self.read)
                return problem or (f"{unread} in the claim only" if unread else None)
            except (Unreadable, ArithmeticError, ValueError, TypeError) as error:
                return f"{type(error).__name__}: {error}"

    @cached_property
    def hypotheses(self) -> list[Rel]:
        number = self.proved.n_classes
        return [*self.proved.given, *([Eq(K, number, evaluate=False)] if number else [])]

    def difference(self, display: Display, claim: Rel, places: list[Place]) -> str | None:
        """Say how a displayed relation differs from another; None if it does not."""
        wanted = claim.rel_op
        last = len(display.sides) - 1
        pairs = [pair for pair in permutations(range(last + 1), 2) if wanted == "=="]
        pairs = pairs or [(0, 1)] if display.relations[0] == wanted else [(1, 0)]
        if {*display.relations} - ({wanted} if wanted == "==" else {wanted, REVERSED[wanted]}):
            return f"{display.relations} is displayed, {wanted} proved"
        pairs = [
            (first, second)
            for first, second in pairs
            if same_limit(display.sides[first], claim.args[0])
            and same_limit(display.sides[second], claim.args[1])
        ]
        problem, tried = "no side is the same limit", 0
        definitions = compiled((*display.definitions, *self.definitions))
        for place in places:
            scope = replace(place.scope, definitions=definitions)
            try:
                shown = [self.number(side, scope, place) for side in display.sides]
            except Undefined:
                continue
            tried += 1
            left, right = (place.value(without_limit(side)) for side in claim.args)
            pairs = [(a, b) for a, b in pairs if near(shown[a], left) and near(shown[b], right)]
            if last > 1 and not all(near(x, left) for x in shown):
                pairs = []
            if not pairs:
                values = [mpmath.nstr(x, 5) for x in (*shown, left, right)]
                return f"sides {values[:-2]}, proved {values[-2:]}, at {place}"
        return None if pairs and tried else problem

    def same(self, latex: str, other: str) -> bool:
        """Tell whether two displays have the same sides at points of their own."""
        with mpmath.workdps(DIGITS):
            first, second = (read_display(text, self.definitions) for text in (latex, other))
            pairs = list(zip(first.sides, second.sides, strict=True))
            for place in self.draw(2 * POINTS, Random(latex)):
                one, two = (
                    replace(
                        place.scope, definitions=compiled((*each.definitions, *self.definitions))
                    )
                    for each in (first, second)
                )
                try:
                    values = [
                        (self.number(a, one, place), self.number(b, two, place)) for a, b in pairs
                    ]
                except Undefined:
                    continue
                if not all(near(x, y) for x, y in values):
                    return False
        return True

    def number(self, side: Side, scope: Scope, place: Place) -> Any:
        value = side.value(scope)
        if not isinstance(value, Vector):
            return value
        self.read |= {*map(str, self.classes)}
        return value[place.entry]


@cache
def compiled(definitions: tuple[Definition, ...]) -> list[tuple[Definition, Any]]:
    return [(each, Reader(each.latex, definitions).whole()) for each in definitions]


def without_limit(side: Expr) -> Expr:
    return side.args[0] if isinstance(side, Limit) else side


def same_limit(side: Side, proved: Expr) -> bool:
    """Tell whether both sides are limits in the same letter at the same place, or neither is."""
    if side.limit is None or not isinstance(proved, Limit):
        return side.limit is None and not isinstance(proved, Limit)
    _, letter, where, direction = proved.args
    if where.is_infinite:
        target = {r"\infty" if where > 0 else r"-\infty"}
    else:
        target = {f"{where}{direction}", f"{where}"}
    return side.limit[0] == name_in_latex(letter) and side.limit[1] in target


def near(x: Any, y: Any) -> bool:
    return bool(mpmath.isfinite(x) and abs(x - y) <= AGREE * max(1, abs(y)))


def fix(point: Point, relation: Rel) -> None:
    """Give a letter the value that an equation fixes."""
    for letter, side in (relation.args, relation.args[::-1]):
        if isinstance(relation, Eq) and isinstance(letter, Symbol | Indexed):
            point.fix(letter, side)
            return


def holds(relation: Rel, point: Point) -> bool:
    left, right = (point.value(side) for side in relation.args)
    if isinstance(relation, Eq):
        return near(left, right)
    return bool(
        {"<": left < right, "<=": left <= right, ">": left > right}.get(
            relation.rel_op, left >= right
        )
    )
