"""Read the imports and sizes of both packages, and hold the design: wings, floors, small code.

The wings do not import one another, and inside a wing a module imports only from floors below
its own. So a reader can start at floor 0 and never meet a name that comes later.
"""

import ast
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("softmaxlib", "softmaxquiz")
FILES = sorted(file for package in PACKAGES for file in (ROOT / package).rglob("*.py"))

# Module or package of ours: (wing, floor). A new module gets its line here.
PLACES = {
    "checks": ("computes", 0),
    "optimizers": ("computes", 0.5),
    "_fast": ("computes", 0.5),  # shared by logits and losses
    "logits": ("computes", 1),
    "information": ("computes", 1),
    "datasets": ("computes", 1),
    "evaluation": ("computes", 1),
    "losses": ("computes", 2),
    "codes": ("computes", 2),
    "model": ("computes", 3),
    "figures": ("computes", 4),
    "symbolic": ("proves", 0),
    "outcome": ("asks", 0),
    "formula": ("asks", 1),
    "kinds": ("asks", 2),
    "progress": ("asks", 2),
    "variants": ("asks", 2.5),
    "question": ("asks", 3),
    "softmaxquiz": ("asks", 4),  # what its __init__ exports is what exercises are made of
    "exercises": ("asks", 5),
    "browser": ("asks", 6),
}
# What a wing may import besides the standard library; only figures draw.
OUTSIDE = {
    "computes": {"numpy", "pooch"},
    "proves": {"sympy", "mpmath"},
    "asks": set(),
}
DRAWS = {"figures": {"matplotlib"}}
LONGEST_MODULE, LONGEST_FUNCTION = 350, 30
SIZES = {
    "softmaxlib": 9_000,
    "softmaxlib/figures": 2_400,
    "softmaxlib/symbolic": 2_300,
    "softmaxquiz": 14_300,  # wanted: 10,500, before variants and predictions
    "softmaxquiz/exercises": 7_850,  # wanted: 6,000
}


def dotted(file: Path) -> str:
    """Name the module of a file: ``softmaxlib.symbolic`` for ``symbolic/__init__.py``."""
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {dotted(file): file for file in FILES}


def imports(source: str, module: str, is_package: bool, known: set[str]) -> set[str]:
    """Collect the absolute names of the modules that a source imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            parts = module.split(".")
            parts = parts[: len(parts) + is_package - node.level] if node.level else []
            base = ".".join([*parts, *filter(None, [node.module])])
            names = {f"{base}.{alias.name}" for alias in node.names}
            # `from . import logits` imports a module, `from .logits import softmax` does not.
            found |= (names & known) | ({base} if names - known else set())
    return found


def place_of(module: str) -> str:
    """Name the module or package right under the top that a module belongs to, or the top."""
    return module.split(".")[1] if "." in module else module


def problems(module: str, imported: set[str]) -> list[str]:
    """Say which of a module's imports its place in the house does not allow."""
    place = place_of(module)
    if place not in PLACES:
        return [f"{place}: expected a wing and a floor in PLACES, found none"]
    wing, floor = PLACES[place]
    outside = OUTSIDE[wing] | DRAWS.get(place, set()) | sys.stdlib_module_names
    found = []
    for name in sorted(imported):
        top, target = name.split(".")[0], place_of(name)
        if top not in PACKAGES:
            found += [] if top in outside else [f"{module} imports {top}"]
        elif target != place:
            allowed = target in PLACES and PLACES[target][0] == wing and PLACES[target][1] < floor
            found += [] if allowed else [f"{module} (floor {floor}, {wing}) imports {name}"]
    return found


def length(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Module, lines: int) -> int:
    """Count lines, docstrings left out: explaining more should never cost anything."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    for inner in ast.walk(node):
        if isinstance(inner, documented) and ast.get_docstring(inner):
            lines -= inner.body[0].end_lineno - inner.body[0].lineno + 1
    return lines


def is_part(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Tell whether a function is a part of an exercise: its text is long, not its code."""
    return any(ast.unparse(each).startswith("EXERCISE.variants(") for each in node.decorator_list)


def size_problems(source: str) -> list[str]:
    """Name the functions of a source that are too long, and the module if it is."""
    parsed = ast.parse(source)
    whole = length(parsed, len(source.splitlines()))
    found = [f"module of {whole} lines"] if whole > LONGEST_MODULE else []
    for node in ast.walk(parsed):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not is_part(node):
            lines = length(node, node.end_lineno - node.lineno + 1)
            found += [f"{node.name}: {lines} lines"] if lines > LONGEST_FUNCTION else []
    return found


def imports_of(module: str) -> set[str]:
    """Collect the imports of one of our modules."""
    file = MODULES[module]
    source = file.read_text(encoding="utf-8")
    return imports(source, module, file.stem == "__init__", set(MODULES))


@pytest.mark.parametrize("module", sorted(set(MODULES) - {"softmaxlib"}))
def test_imports_keep_to_wings_and_floors(module: str) -> None:
    assert problems(module, imports_of(module)) == []


def test_there_are_no_cycles() -> None:
    inside = set(MODULES) - {"softmaxlib"}
    graph = {module: imports_of(module) & inside for module in inside}
    assert list(TopologicalSorter(graph).static_order())


@pytest.mark.parametrize("module", sorted(MODULES))
def test_neither_package_imports_the_other(module: str) -> None:
    own = module.split(".")[0]
    assert {name.split(".")[0] for name in imports_of(module)} & {*PACKAGES} <= {own}


def lines_in(folder: str) -> int:
    """Count the lines of a folder as `wc -l` does."""
    return sum(file.read_bytes().count(b"\n") for file in (ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("folder", SIZES)
def test_packages_are_small(folder: str) -> None:
    assert 0 < lines_in(folder) <= SIZES[folder]


@pytest.mark.parametrize("file", FILES, ids=lambda file: dotted(file))
def test_modules_and_functions_are_short(file: Path) -> None:
    assert size_problems(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", ["softmaxlib", "softmaxquiz.browser"])
def test_importing_a_package_is_light(name: str) -> None:
    program = f"import {name}, sys; print(*{{'numpy', 'sympy', 'matplotlib'}} & {{*sys.modules}})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr


KNOWN = {"softmaxlib.logits", "softmaxlib.losses", "softmaxlib.symbolic.core"}
KNOWN |= {"softmaxquiz.formula.compare"}


@pytest.mark.parametrize(
    ("module", "source", "problem"),
    [
        ("losses", "import numpy, math\nfrom .logits import softmax", None),
        ("losses", "from . import logits", None),
        ("symbolic.proof", "from .core import mean\nimport sympy.stats", None),
        ("figures", "import matplotlib.pyplot as plt\nfrom softmaxlib.logits import softmax", None),
        ("logits", "from .losses import value", "floor 1, computes) imports softmaxlib.losses"),
        ("logits", "from . import datasets", "imports softmaxlib"),
        ("logits", "from .information import entropy", "imports softmaxlib.information"),
        ("logits", "def f():\n    import softmaxlib.losses", "imports softmaxlib.losses"),
        ("logits", "from .symbolic import prove", "imports softmaxlib.symbolic"),
        ("logits", "from softmaxlib import softmax", "imports softmaxlib"),
        ("symbolic.proof", "from ..logits import softmax", "imports softmaxlib.logits"),
        ("symbolic.proof", "import numpy as np", "imports numpy"),
        ("logits", "from matplotlib import cm", "imports matplotlib"),
        ("figures", "import sympy", "imports sympy"),
        ("novelty", "", "expected a wing and a floor"),
        ("softmaxquiz.kinds.base", "import numpy", "imports numpy"),
        ("softmaxquiz.kinds.number", "from ..formula import compare", None),
        ("softmaxquiz.kinds.number", "from softmaxquiz import Formula", "imports softmaxquiz"),
        ("softmaxquiz.exercises.pam3", "from softmaxquiz import Formula", None),
        ("softmaxquiz.browser", "from softmaxlib import logits", "imports softmaxlib.logits"),
        ("figures", "from softmaxquiz import Formula", "imports softmaxquiz"),
    ],
)
def test_the_check_of_imports_sees(module: str, source: str, problem: str | None) -> None:
    module = module if module.startswith("softmaxquiz") else f"softmaxlib.{module}"
    found = problems(module, imports(source, module, is_package=False, known=KNOWN))
    assert len(found) == (problem is not None)
    assert problem is None or problem in found[0]


def test_the_check_of_cycles_sees() -> None:
    package = imports("from .core import f", "softmaxlib.symbolic", True, KNOWN)
    core = imports("from . import f", "softmaxlib.symbolic.core", False, KNOWN)
    with pytest.raises(CycleError):
        TopologicalSorter(
            {"softmaxlib.symbolic": package, "softmaxlib.symbolic.core": core}
        ).prepare()


def test_the_check_of_sizes_sees() -> None:
    body = "    x = 1\n" * 29
    documented = '    """Say\n\n    more.\n    """\n'
    assert size_problems(f"def f():\n{documented}{body}") == []
    assert size_problems(f"def f():\n{body}    x = 1\n") == ["f: 31 lines"]
    assert size_problems(f"@EXERCISE.variants(n=(1, 2))\ndef f(n):\n{body}    x = 1\n") == []
    assert size_problems("x = 1\n" * 351) == ["module of 351 lines"]
    assert size_problems('"""Say\nmore."""\n' + "x = 1\n" * 350) == []
