"""Each numbered equation is a definition or a claim, and each claim is proved on its page."""

import ast
import re
from pathlib import Path

import pytest
from notebooks import BOOK, NOTEBOOKS, Cell, code, markdown, name, prose, read_cells, sample, tree

# $$ ... $$ (label), and the {math} directive's :label:
LABEL = re.compile(r"\$\$\s*\(([^()\s]+)\)|\{math\}[^\n]*\n:label:\s*(\S+)")


def labels(markup: str) -> list[str]:
    """List the labels of the equations in a text."""
    return [dollar or directive for dollar, directive in LABEL.findall(markup)]


def proved_labels(cell: Cell) -> list[str]:
    """List the labels that a code cell's `prove` calls name; a computed label counts as '?'."""
    found = []
    for node in ast.walk(tree(cell)):
        if not isinstance(node, ast.Call):
            continue
        called = getattr(node.func, "id", getattr(node.func, "attr", ""))
        for keyword in node.keywords if called == "prove" else []:
            if keyword.arg == "label":
                found.append(getattr(keyword.value, "value", "?"))
    return found


def label_problems(found: list[str]) -> list[str]:
    """Say which labels are neither of a definition nor of a claim, or are there twice."""
    strange = [f"{x}: expected eq-… or def-…" for x in found if not x.startswith(("eq-", "def-"))]
    return strange + [f"{x}: labels two equations" for x in set(found) if found.count(x) > 1]


def claim_problems(cells: list[Cell]) -> list[str]:
    """Compare a notebook's claims with its proofs, both ways."""
    found = [label for cell in markdown(cells) for label in labels(prose(cell))]
    claims = {label for label in found if label.startswith("eq-")}
    proved = {label for cell in code(cells) for label in proved_labels(cell)}
    unproved = [f'{x}: no cell calls prove(..., label="{x}")' for x in sorted(claims - proved)]
    unstated = [f"{x}: proved, but no equation has this label" for x in sorted(proved - claims)]
    return label_problems(found) + unproved + unstated


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
def test_every_claim_is_proved_and_every_proof_has_its_claim(path: Path) -> None:
    assert claim_problems(read_cells(path)) == []


@pytest.mark.parametrize("path", sorted(BOOK.glob("*.md")), ids=name)
def test_pages_without_code_only_define(path: Path) -> None:
    found = labels(path.read_text(encoding="utf-8"))
    assert [label for label in found if not label.startswith("def-")] == []


def test_no_label_is_used_on_two_pages() -> None:
    found = [x for p in NOTEBOOKS for cell in markdown(read_cells(p)) for x in labels(prose(cell))]
    assert label_problems(found) == []


CLAIM = ("markdown", "$$\na = a\n$$ (eq-same)")
THEOREM = "```{prf:theorem}\nIt is so.\n```\n"
PROOF = ("code", "%matplotlib inline\nprove(Eq(a, a), label='eq-same')")


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ([CLAIM, PROOF], None),
        ([("markdown", "$$\na\n$$ (def-a)")], None),
        ([CLAIM], "no cell calls prove"),
        ([PROOF], "no equation has this label"),
        ([CLAIM, ("code", "# prove(a, label='eq-same')")], "no cell calls prove"),
        ([("markdown", f"{THEOREM}\n{CLAIM[1]}\n{THEOREM}")], "no cell calls prove"),
        ([("markdown", f"```python\n{CLAIM[1]}\n```")], None),
        ([CLAIM, CLAIM, PROOF], "labels two equations"),
        ([("markdown", "$$a$$ (thm-a)")], "expected eq-… or def-…"),
        ([("markdown", "```{math}\n:label: eq-d\na\n```")], "no cell calls prove"),
        ([("code", "prove(a, label=f'eq-{n}')")], "?: proved"),
    ],
)
def test_the_check_sees(cells: list[tuple[str, str]], problem: str | None) -> None:
    problems = claim_problems(sample(*cells))
    assert len(problems) == (problem is not None)
    assert problem is None or problem in problems[0]
