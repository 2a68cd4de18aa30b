"""Formulas of school and university that are equal or not, in tables that a contributor extends."""

import pairs_algebra
import pairs_analysis
import pairs_book
import pairs_hard
import pairs_structures
import pytest

from softmaxquiz.formula.compare import compare

TABLES = (pairs_algebra, pairs_analysis, pairs_book, pairs_hard, pairs_structures)


@pytest.mark.parametrize(("answer", "key", "domain"), [p for t in TABLES for p in t.SAME])
def test_equal_formulas_are_correct(answer, key, domain) -> None:
    assert compare(answer, key, domain=domain).status == "correct"


@pytest.mark.parametrize(("answer", "key", "domain"), [p for t in TABLES for p in t.OTHER])
def test_other_formulas_are_incorrect(answer, key, domain) -> None:
    assert compare(answer, key, domain=domain).status == "incorrect"


@pytest.mark.parametrize(
    ("answer", "key", "domain"), [*pairs_hard.UNDECIDED, *pairs_structures.UNDECIDED]
)
def test_what_cannot_be_told_is_neither_right_nor_wrong(answer, key, domain) -> None:
    assert compare(answer, key, domain=domain).status in ("undecided", "invalid")
