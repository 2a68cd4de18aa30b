"""The formula that a page displays is the one that was proved.

Each display is read from its LaTeX and compared with the claim that its notebook gives to
`prove`: the same relation, the same sides at random points, the same hypotheses where the display
has any. Then each display gets small faults, to see that they are noticed.
"""

from functools import cache
from pathlib import Path

import pytest
from displays import displays, proved_claims
from holding import Held
from mutations import mutations
from notebooks import NOTEBOOKS, code, name, read_cells, shown
from sympy import latex

PAGES = {path: displays(read_cells(path)) for path in NOTEBOOKS}
DISPLAYS = [(path, label) for path, found in PAGES.items() for label in found]


@cache
def held(path: Path, label: str) -> Held:
    return Held(path.stem, proved_claims(path)[label])


@pytest.mark.parametrize(("path", "label"), DISPLAYS, ids=[label for _, label in DISPLAYS])
def test_the_display_is_what_was_proved(path: Path, label: str) -> None:
    assert held(path, label).problem(PAGES[path][label]) is None


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
def test_the_claims_are_those_that_the_page_shows(path: Path) -> None:
    outputs = "\n".join(shown(cell) for cell in code(read_cells(path)))
    claims = proved_claims(path)
    assert {*claims} == {*PAGES[path]}
    for label, each in claims.items():
        for relation in (each.claim, *each.given):
            assert latex(relation) in outputs, label


def test_a_fault_in_a_display_is_noticed() -> None:
    made, the_same = 0, 0
    missed = []
    for path, label in DISPLAYS:
        latex, claim = PAGES[path][label], held(path, label)
        for fault, mutant in mutations(latex):
            made += 1
            if claim.problem(mutant) is None:
                same = claim.same(latex, mutant)
                the_same += same
                missed += [] if same else [f"{label}, {fault}: {mutant}"]
    print(f"{made} faults, {the_same} of them change no value, {len(missed)} missed")
    assert missed == []
    assert the_same < made / 50
