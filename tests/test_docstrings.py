"""Everything exported has a NumPy docstring that says what goes in, what comes out, what fails.

A package exports what its `__all__` lists, a module beside the packages all its public names, but
for `checks`, which serves the library alone. What is public but not exported needs one line. A
figure is called by one page and drawn by the tests: its docstring says what it takes.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LIBRARY, QUIZ = ROOT / "softmaxlib", ROOT / "softmaxquiz"
PUBLIC_FILES = [
    file
    for file in sorted([*LIBRARY.rglob("*.py"), *QUIZ.rglob("*.py")])
    if file.stem == "__init__" or not file.stem.startswith("_")
]
Function = ast.FunctionDef | ast.AsyncFunctionDef
SECTION = re.compile(r"(?m)^([A-Z]\w+(?: \w+)?)\n-{3,}$")


def sections(docstring: str) -> dict[str, str]:
    """Split a docstring at its underlined titles; what stands before them is the summary."""
    summary, *rest = SECTION.split(docstring)
    return {"summary": summary.strip(), **dict(zip(rest[::2], rest[1::2], strict=True))}


def own_nodes(function: Function) -> Iterator[ast.AST]:
    """Walk a function's body without entering the functions and classes inside it."""
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, Function | ast.ClassDef | ast.Lambda):
            waiting += ast.iter_child_nodes(node)


def parameters(function: Function) -> list[str]:
    """List a function's parameters, a method's first one left out."""
    given = function.args
    names = [arg.arg for arg in [*given.posonlyargs, *given.args, *given.kwonlyargs]]
    names += [arg.arg for arg in (given.vararg, given.kwarg) if arg]
    return [name for name in names if name not in {"self", "cls"}]


def decorators(node: Function | ast.ClassDef) -> set[str]:
    """Name what decorates a function or a class."""
    return set(re.findall(r"\w+", " ".join(map(ast.unparse, node.decorator_list))))


def needed(function: Function) -> set[str]:
    """Name the sections that a function's body asks for."""
    nodes = list(own_nodes(function))
    returns = any(isinstance(x, ast.Return) and x.value is not None for x in nodes)
    return {
        *(["Parameters"] if parameters(function) else []),
        *(["Yields"] if any(isinstance(x, ast.Yield | ast.YieldFrom) for x in nodes) else []),
        *(["Returns"] if returns else []),
        *(["Raises"] if any(isinstance(x, ast.Raise) and x.exc for x in nodes) else []),
    }


def function_problems(function: Function) -> list[str]:
    """Say what a public function's docstring lacks."""
    parts = sections(ast.get_docstring(function) or "")
    if not parts["summary"]:
        return ["no docstring"]
    if decorators(function) & {"overload"}:
        return []
    found = [f"no section {title}" for title in sorted(needed(function) - parts.keys())]
    listed = parts.get("Parameters", "")
    entries = set(re.findall(r"\w+", " ".join(re.findall(r"(?m)^(\S[^:\n]*)", listed))))
    if "Parameters" in parts:
        found += [
            f"{name}: not in Parameters" for name in parameters(function) if name not in entries
        ]
    if ">>> " not in parts.get("Examples", ""):
        found.append("no section Examples with a doctest")
    return found


def class_problems(node: ast.ClassDef) -> list[str]:
    """Say what the docstring of a public class lacks, and which methods have none."""
    parts = sections(ast.get_docstring(node) or "")
    if not parts["summary"]:
        return ["no docstring"]
    is_exception = any(ast.unparse(base).endswith(("Error", "Exception")) for base in node.bases)
    # An exception's example is that of the function which raises it.
    no_example = ">>> " not in parts.get("Examples", "") and not is_exception
    found = ["no section Examples with a doctest"] if no_example else []
    for inner in node.body:
        if not isinstance(inner, Function):
            continue
        if inner.name == "__init__" and parameters(inner) and "Parameters" not in parts:
            found.append("no section Parameters")
        if not inner.name.startswith("_"):
            found += [] if ast.get_docstring(inner) else [f"{inner.name}: no docstring"]
    return found


def exported(file: Path) -> set[str] | None:
    """Name what the wing of a file exports; None outside of wings, where all is public.

    The quiz is one wing, but for its exercises.
    """
    if file.parent == LIBRARY:
        return set() if file.stem == "checks" else None
    wing = LIBRARY / file.relative_to(LIBRARY).parts[0] if file.is_relative_to(LIBRARY) else QUIZ
    if file.is_relative_to(QUIZ / "exercises"):
        wing = QUIZ / "exercises"
    for node in ast.parse((wing / "__init__.py").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return set(ast.literal_eval(node.value))
    return set()


def problems(source: str, public: set[str] | None = None) -> list[str]:
    """Say what the docstrings of a module lack; what is not public needs a docstring only."""
    module = ast.parse(source)
    found = [] if ast.get_docstring(module) else ["module: no docstring"]
    for node in module.body:
        if not isinstance(node, Function | ast.ClassDef) or node.name.startswith("_"):
            continue
        if "variants" in decorators(node):
            continue  # a part of an exercise: its prompt says what it is
        if public is not None and node.name not in public:
            found += [] if ast.get_docstring(node) else [f"{node.name}: no docstring"]
            continue
        is_class = isinstance(node, ast.ClassDef)
        lacks = class_problems(node) if is_class else function_problems(node)
        found += [f"{node.name}: {each}" for each in lacks]
    return found


@pytest.mark.parametrize("file", PUBLIC_FILES, ids=lambda f: f.relative_to(ROOT).as_posix())
def test_docstrings_are_complete(file: Path) -> None:
    found = problems(file.read_text(encoding="utf-8"), exported(file))
    if file.parent.name == "figures":
        found = [each for each in found if "Parameters" in each or "no docstring" in each]
    assert found == []


GOOD = '''"""M."""
def double(x):
    """Double a number.

    Parameters
    ----------
    x : int
        The number.

    Returns
    -------
    int
        Twice the number.

    Raises
    ------
    TypeError
        If it is none.

    Examples
    --------
    >>> double(2)
    4
    """
    if x is None:
        raise TypeError("expected a number, got None")
    return 2 * x
'''
CLASS = '''"""M."""
class Thing:
    """A thing.

    Examples
    --------
    >>> Thing()
    """
    @property
    def size(self):
        """Size of the thing."""
        return 1
'''


def test_what_is_not_exported_needs_one_line() -> None:
    helper = '"""M."""\ndef f(x):\n    """Say."""\n'
    assert problems(helper, {"g"}) == []
    assert problems(helper, {"f"}) != []
    assert problems(helper.replace('"""Say."""', "pass"), {"g"}) == ["f: no docstring"]


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        (GOOD, None),
        (GOOD.replace("def double", "async def double"), None),
        (CLASS, None),
        (GOOD.replace('"""M."""', ""), "module: no docstring"),
        ('"""M."""\ndef f(): pass', "f: no docstring"),
        ('"""M."""\ndef _f(): pass', None),
        (GOOD.replace("Parameters", "Arguments"), "double: no section Parameters"),
        (GOOD.replace("    x : int", "    y : int"), "double: x: not in Parameters"),
        (GOOD.replace("Returns", "Gives"), "double: no section Returns"),
        (GOOD.replace("Raises", "Fails"), "double: no section Raises"),
        (GOOD.replace(">>> double(2)", "double(2)"), "no section Examples with a doctest"),
        (CLASS.replace(">>> ", ""), "Thing: no section Examples"),
        (
            CLASS.replace("size(self)", "_size(self)").replace("class Thing", "class Oh(Error)"),
            None,
        ),
        (CLASS.replace('"""Size of the thing."""', ""), "Thing: size: no docstring"),
        (CLASS.replace("    @property\n", ""), None),
        (CLASS.replace("size(self)", "__init__(self, x)"), "Thing: no section Parameters"),
    ],
)
def test_the_check_sees(source: str, problem: str | None) -> None:
    found = problems(source)
    assert len(found) == (problem is not None)
    assert problem is None or problem in found[0]


def test_sections_are_for_what_a_package_exports() -> None:
    short = GOOD[: GOOD.index("    Parameters")].rstrip() + '"""\n    return 2 * x\n'
    assert problems(short, {"other"}) == []
    assert len(problems(short, {"double"})) == 3
    assert problems('"""M."""\ndef f(): pass', {"other"}) == ["f: no docstring"]
    assert exported(LIBRARY / "logits.py") is None
    assert {"prove", "Proof"} <= (exported(LIBRARY / "symbolic" / "signs.py") or set())
    assert "sign_of" not in (exported(LIBRARY / "symbolic" / "signs.py") or set())
