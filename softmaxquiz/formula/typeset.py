"""Show a tree as LaTeX, so that a learner sees what was understood."""

from fractions import Fraction

from .characters import GREEK_NAMES
from .names import ACCENT
from .numbers_as_text import LONGEST, fraction_text, scientific
from .tree import Node, Typed, is_matrix

_LOOSE, _SUM, _PRODUCT, _SIGN, _POWER, _ATOM = range(6)
_NAMED = {"log", "exp", "sinh", "cosh", "tanh", "max", "min"}
_RELATIONS = {"=": "=", "!=": r"\neq", "<": "<", "<=": r"\leq", ">": ">", ">=": r"\geq"}
_AROUND = {"list": (r"\left[", r"\right]"), "tuple": (r"\left(", r"\right)"), "bare": ("", "")}
_CONSTANTS = {"none": r"\text{none}", "inf": r"\infty", "e": "e"}
_TINY = "0.0000000"
LONGEST_LATEX = 6_000


def to_latex(node: Node) -> str:
    r"""Return the LaTeX of a tree.

    >>> from .names import Names
    >>> from .parser import parse
    >>> to_latex(parse("1/2 x^2 - yhat_1", Names(("x", "yhat_1"))))
    '\\frac{1}{2} x^{2} - \\hat{y}_{1}'
    """
    return _shown(node)[0]


def _shown(node: Node) -> tuple[str, int]:
    """Return the LaTeX of a tree and how strongly it holds together."""
    if node.kind == "number":
        value = node.number or Fraction(0)
        text, strength = _positive(abs(value))
        return (f"-{text}", _SIGN) if value < 0 else (text, strength)
    if node.kind == "symbol":
        return name_latex(node.name), _ATOM
    if node.kind == "constant":
        return _CONSTANTS[node.name], _ATOM
    if node.kind == "neg":
        return f"-{_wrapped(node.args[0], _PRODUCT)}", _PRODUCT
    if node.kind == "div":
        return rf"\frac{{{to_latex(node.args[0])}}}{{{to_latex(node.args[1])}}}", _POWER
    if node.kind == "pow":
        return f"{_wrapped(node.args[0], _ATOM)}^{{{to_latex(node.args[1])}}}", _POWER
    writers = {"add": _add, "mul": _mul, "call": _call}
    return writers.get(node.kind, _composite)(node)


def _wrapped(node: Node, least: int) -> str:
    """Return the LaTeX of a part, in brackets if it holds less strongly than that."""
    text, strength = _shown(node)
    return text if strength >= least else rf"\left({text}\right)"


def _positive(value: Fraction) -> tuple[str, int]:
    """Write a number as a decimal, a fraction, or a power of ten."""
    text = fraction_text(value)
    if text and not text.startswith(_TINY):
        return text, _ATOM
    if max(value.numerator, value.denominator) < 10**LONGEST and not text:
        return rf"\frac{{{value.numerator}}}{{{value.denominator}}}", _POWER
    mantissa, exponent = scientific(value, LONGEST)
    dots = "" if Fraction(mantissa) * Fraction(10) ** exponent == value else r"\ldots"
    return rf"{mantissa}{dots} \cdot 10^{{{exponent}}}", _PRODUCT


def name_latex(name: str) -> str:
    r"""Return the LaTeX of a name.

    >>> name_latex("yhat_1"), name_latex("lambda"), name_latex("rate")
    ('\\hat{y}_{1}', '\\lambda', '\\mathrm{rate}')
    """
    base, _, index = name.partition("_")
    accent = ACCENT.fullmatch(base)
    letter = accent[1] if accent else base
    if letter.lower() in GREEK_NAMES:
        letter = "\\" + letter
    elif len(letter) > 1:
        letter = rf"\mathrm{{{letter}}}"
    shown = rf"\{accent[2]}{{{letter}}}" if accent else letter
    return shown + (f"_{{{index.replace('_', ',')}}}" if index else "")


def _add(node: Node) -> tuple[str, int]:
    parts = [_wrapped(node.args[0], _PRODUCT)]
    for term in node.args[1:]:
        text = _wrapped(term, _PRODUCT)
        parts.append(f"- {text[1:]}" if text.startswith("-") else f"+ {text}")
    return " ".join(parts), _SUM


def _mul(node: Node) -> tuple[str, int]:
    parts = [_wrapped(node.args[0], _PRODUCT)]
    for factor in node.args[1:]:
        text = _wrapped(factor, _POWER)
        dot = text[:1].isdigit() or (factor.kind == "div" and parts[-1][-1:].isdigit())
        parts.append(rf"\cdot {text}" if dot else text)
    return " ".join(parts), _PRODUCT


def _call(node: Node) -> tuple[str, int]:
    name, args = node.name, [to_latex(arg) for arg in node.args]
    if name == "root":
        degree = "" if node.args[1].number == 2 else f"[{args[1]}]"
        return rf"\sqrt{degree}{{{args[0]}}}", _ATOM
    if name == "abs":
        return rf"\left|{args[0]}\right|", _ATOM
    if name in ("floor", "ceil"):
        return rf"\left\l{name} {args[0]} \right\r{name}", _ATOM
    shown = rf"\{name}" if name in _NAMED else rf"\operatorname{{{name}}}"
    if isinstance(node.value, Typed):
        shown = rf"\{node.value.shown}"
    if name in ("log2", "log10"):
        shown = rf"\log_{{{name[3:]}}}"
    if name == "log" and len(args) == 2:
        shown = rf"\log_{{{args.pop()}}}"
    return rf"{shown}\left({', '.join(args)}\right)", _ATOM


def _composite(node: Node) -> tuple[str, int]:
    if is_matrix(node):
        rows = (" & ".join(to_latex(entry) for entry in row.args) for row in node.args)
        return r"\begin{bmatrix} " + r" \\ ".join(rows) + r" \end{bmatrix}", _ATOM
    args = [to_latex(arg) for arg in node.args]
    if node.kind == "relation":
        return f"{args[0]} {_RELATIONS[node.name]} {args[1]}", _LOOSE
    if node.kind == "interval":
        left, right = node.name[0], node.name[1]
        return rf"\left{left}{args[0]}, {args[1]}\right{right}", _ATOM
    if node.kind == "all" or node.value:
        return (r" \lor " if node.value == "or" else r" \land ").join(args), _LOOSE
    left, right = _AROUND[node.kind]
    return left + ", ".join(args) + right, _ATOM
