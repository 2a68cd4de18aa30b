"""The claims that a notebook displays, and those that it gives to `prove`; nothing is proved here.

Only the statements that a claim is built from are run: plots, fits and other proofs are not.
"""

import ast
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from notebooks import Cell, code, markdown, prose, read_cells, tree
from sympy import Rel

DISPLAY = re.compile(
    r"\$\$((?:(?!\$\$).)*?)\$\$\s*\((eq-[^()\s]+)\)"
    r"|```\{math\}[^\n]*\n:label:\s*(eq-\S+)\n(.*?)```",
    re.S,
)


@dataclass(frozen=True)
class Claim:
    """What a call of `prove` was given."""

    claim: Rel
    label: str
    given: list[Rel] = field(default_factory=list)
    n_classes: int | None = None
    by: Any = None
    between: Any = None


def displays(cells: list[Cell]) -> dict[str, str]:
    """The LaTeX of each displayed claim, by its label."""
    found = [match.groups() for cell in markdown(cells) for match in DISPLAY.finditer(prose(cell))]
    return {first or second: one or two for one, first, second, two in found}


@cache
def proved_claims(path: Path) -> dict[str, Claim]:
    """Run what the claims of a notebook are built from; give the claims by label."""
    found: dict[str, Claim] = {}

    def record(claim: Rel, label: str, **options: Any) -> None:
        found[label] = Claim(claim, label, **options)

    statements = [statement for cell in code(read_cells(path)) for statement in tree(cell).body]
    module = ast.Module(needed_for_claims(statements), type_ignores=[])
    exec(compile(module, path.name, "exec"), {"prove": record})
    return found


def needed_for_claims(statements: list[ast.stmt]) -> list[ast.stmt]:
    """Keep the calls of `prove`, and what gives a value to a letter they use; last to first."""
    wanted: set[str] = set()
    kept: list[ast.stmt] = []
    for statement in reversed(statements):
        if isinstance(statement, ast.Import | ast.ImportFrom):
            names = [each for each in statement.names if (each.asname or each.name) in wanted]
            if names:
                kept.append(type(statement)(**{**vars(statement), "names": names}))
            continue
        nodes = list(ast.walk(statement))
        own = {n.arg for n in nodes if isinstance(n, ast.arg)}
        inner = [n.target for n in nodes if isinstance(n, ast.comprehension)]
        own |= {n.id for each in inner for n in ast.walk(each) if isinstance(n, ast.Name)}
        given = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        given = given - own | {n.name for n in nodes if isinstance(n, ast.FunctionDef)}
        if not given & wanted and not any(is_prove(node) for node in nodes):
            continue
        kept.append(statement)
        used = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
        wanted = wanted - given | used - own - {"prove"}
    return kept[::-1]


def is_prove(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") == "prove"
