"""What people type: other ways to write an answer, and what is said where one cannot be read."""

import pytest

from softmaxquiz.formula.compare import compare

A = {"a": "positive"}
UNIT = {"p_j": "unit"}

INTERVALS = [
    ("0 < x <= 1/4", "(0, 1/4]", "real", "correct"),
    ("1/4 ≥ x > 0", "(0, 1/4]", "real", "correct"),
    ("0 < gap_1 ≤ 1/4", "(0, 1/4]", "real", "correct"),
    ("x > 0 and x <= 1/4", "(0, 1/4]", "real", "correct"),
    ("x <= 1/4, x > 0", "(0, 1/4]", "real", "correct"),
    ("0 \\le x \\leq 1", "[0, 1]", "real", "correct"),
    ("0 < η < 2/a", "(0, 2/a)", A, "correct"),
    ("M < R <= M + log(K)", "(M, M + log(K)]", "real", "correct"),
    ("0 < 2x <= 1/2", "(0, 1/4]", "real", "correct"),
    ("0 < x/2 <= 1/4", "(0, 1/4]", "real", "incorrect"),
    ("0 < -x <= 1/4", "(0, 1/4]", "real", "invalid"),
    ("1/2 > 2 x", "(-inf, 1/4)", "real", "correct"),
    ("x > 0", "(0, inf)", "real", "correct"),
    ("x ≥ 0", "[0, inf)", "real", "correct"),
    ("0 < x", "(0, inf)", "real", "correct"),
    ("R > M", "(M, inf)", "real", "correct"),
    ("x <= 1", "(-inf, 1]", "real", "correct"),
    ("x < 1", "(-inf, 1)", {"x": "real"}, "correct"),
    ("x = (0, 1/4]", "(0, 1/4]", "real", "correct"),
    ("x ∈ (0, 1/4]", "(0, 1/4]", "real", "correct"),
    ("x in (0, 1/4]", "(0, 1/4]", "real", "correct"),
    ("x \\in (0, 1/4]", "(0, 1/4]", "real", "correct"),
    ("]0, 2/a[", "(0, 2/a)", A, "correct"),
    (" ]0, 1/4] ", "(0, 1/4]", "real", "correct"),
    ("[0; 0.25]", "[0, 1/4]", "real", "correct"),
    (("0", "1/4"), "(0, 1/4)", "real", "correct"),
    (["0", "1/4"], "(0, 1/4)", "real", "incorrect"),
    ("0 <= x <= 1/4", "(0, 1/4]", "real", "incorrect"),
    ("0 < x < 1/4", "(0, 1/4]", "real", "incorrect"),
    ("x > 0", "(0, 1/4]", "real", "incorrect"),
    ("x < 0", "(0, inf)", "real", "incorrect"),
    ("x >= 0", "(0, inf)", "real", "incorrect"),
    ("[0, 2[", "(0, 2)", "real", "incorrect"),
    ("0 < a < 2/a", "(0, 2/a)", A, "invalid"),  # a is taken: this says something else
    ("a < 2/a", "(0, 2/a)", A, "invalid"),
    ("a > x > 0, x < 1", "(0, a)", A, "invalid"),
    ("|x| <= 1", "(-1, 1)", "real", "invalid"),
    ("0 < x, y < 1", "(0, 1)", {"x": "real", "y": "real"}, "invalid"),
    ("x = 1, x < 1", "(0, 1)", {"x": "real"}, "incorrect"),
    ("0 = x, x < 1", "[0, 1)", {"x": "real"}, "invalid"),
    ("1 = 2", "(0, 1)", "real", "invalid"),
    ("x != 1", "(0, 1)", {"x": "real"}, "invalid"),
    ("0 < x < y", "(0, 1/4]", "real", "invalid"),
    ("(0; 1; 2)", "(0, 1)", "real", "incorrect"),
    ("(0, ?", "(0, 1)", "real", "invalid"),
    ("0 < a < b", "(0, 2/a)", A, "invalid"),
    ("0 < x < b", "(0, 2/a)", A, "invalid"),
]


@pytest.mark.parametrize(("answer", "key", "domain", "status"), INTERVALS)
def test_an_interval_may_be_typed_in_many_ways(answer, key, domain, status) -> None:
    assert compare(answer, key, domain=domain, interval=True).status == status


ENDS = [
    ("zero-reached", "[0, 1/4]", "Zero is not reached."),
    ("tie-forgotten", "(0, 1/4)", "The quarter is reached."),
    ("nothing", "none", "There is such an interval."),
]


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ("(0, 1/4)", "tie-forgotten"),
        ("0 < x < 1/4", "tie-forgotten"),
        ("[0, 1/4]", "zero-reached"),
        ("[0, 1/4)", "open-or-closed"),
        ("(0, 1/3]", ""),
        (("0", "1/4"), "tie-forgotten"),
    ],
)
def test_misconceptions_tell_open_from_closed_ends(answer, name) -> None:
    outcome = compare(answer, "(0, 1/4]", interval=True, misconceptions=ENDS)
    assert (outcome.status, outcome.misconception) == ("incorrect", name)


FORMULAS = [
    ("x = 1", "1", {"x": "real"}, "correct"),
    ("p = 1/2", "1/2", "real", "correct"),
    ("w := w - eta*g", "w - eta*g", "real", "correct"),
    ("w' = w - eta*g", "w - eta*g", "real", "correct"),
    ("w_{new} = w - eta*g", "w - eta*g", "real", "correct"),
    ("q_j = p_j*(1 - p_j)", "p_j*(1 - p_j)", UNIT, "correct"),
    ("p_j' = p_j*(1 - p_j)", "p_j*(1 - p_j)", UNIT, "correct"),
    ("p_j := p_j*(1 - p_j)", "p_j*(1 - p_j)", UNIT, "correct"),
    ("P(X = 2) = 1/4", "1/4", "real", "correct"),
    ("E[X^2] = 1/4", "1/4", "real", "correct"),
    ("dy/dx = 2x", "2x", "real", "correct"),
    ("\\frac{dy}{dx} = 2x", "2x", "real", "correct"),
    ("gamma = 2x", "2x", "real", "correct"),
    ("(x+1)^2 = x^2 + 2x + 1", "x^2 + 2x + 1", "real", "correct"),
    ("2/4 = 1/2 = 0.5", "1/2", "real", "correct"),
    ("2/4 = 1/2 = 0.6", "1/2", "real", "incorrect"),
    ("p_j = p_j*(1 - p_j)", "p_j*(1 - p_j)", UNIT, "incorrect"),  # only where p_j is 0
    ("2*p_j = p_j*(1 - p_j)", "p_j*(1 - p_j)", UNIT, "incorrect"),
    ("1/p = 1/2", "1/2", {"p": "unit"}, "incorrect"),
    ("e = 5", "5", "real", "incorrect"),
    ("e = 5", "5", {"e": "real"}, "correct"),
    ("f(x, y) = x + y", "x + y", "real", "correct"),
    ("\\theta = x", "x", "real", "correct"),
    ("A = [1, 2]", "[1, 2]", "real", "correct"),
    ("x = 2", "1", {"x": "real"}, "incorrect"),
    ("2*w = 2", "1", {"w": "real"}, "incorrect"),
    ("x == 1", "1", {"x": "real"}, "incorrect"),
    ("x <= 1", "1", {"x": "real"}, "incorrect"),
    ("p =", "1/2", "real", "invalid"),
    ("= 1/2", "1/2", "real", "invalid"),
    ("2x = 3", "3", "real", "invalid"),
]


@pytest.mark.parametrize(("answer", "key", "domain", "status"), FORMULAS)
def test_a_left_side_that_is_a_name_is_left_out(answer, key, domain, status) -> None:
    assert compare(answer, key, domain=domain).status == status


SETS = [
    ("x > n", "(0, 1]", {"x": "real"}, "invalid"),
    ("no solution", "{1}", "real", "invalid"),
    ("x = 3", "{3}", "real", "correct"),
    ("4", "{3}", "real", "incorrect"),
    ("(x, y) = (1, 2)", "(1, 2)", "real", "correct"),
    ("±2", "2", "real", "invalid"),
    ("2 \\pm 1", "2", "real", "invalid"),
    ("(0, 1) ∪ 2", "(0, 1)", "real", "invalid"),
]


@pytest.mark.parametrize(("answer", "key", "domain", "status"), SETS)
def test_a_set_may_be_said_with_a_letter_or_without(answer, key, domain, status) -> None:
    assert compare(answer, key, domain=domain).status == status


ENTRIES = [
    ("1/2, 1/3,", "[1/2, 1/3]", "correct"),
    ("[[1, 2], [3]]^T", "[[1, 3], [2, 4]]", "invalid"),
    ("(1; 2)", "(1, 2)", "correct"),
    ("1/2; 1/3", "[1/2, 1/3]", "correct"),
    ("⟨1, 2⟩", "(1, 2)", "correct"),
    ("\\langle 1, 2\\rangle", "(1, 2)", "correct"),
    ("[[1 2]\n [3 4]]", "[[1, 2], [3, 4]]", "correct"),
    ("[1 2 3]", "[1, 2, 3]", "correct"),
    ("[1/2 1/3]", "[1/2, 1/3]", "correct"),
    ("[ 0.5 -0.5]", "[0.5, -0.5]", "correct"),
    ("[0.5 - 0.5]", "[0.5, -0.5]", "incorrect"),
    ("[1 2; 3", "[[1, 2], [3, 4]]", "invalid"),
    ("2*[[1], [2]]", "[[2], [4]]", "correct"),
    ("[1, 2] + [1, 2, 3]", "[1, 2]", "invalid"),
    ("[1, 2] + 3", "[4, 5]", "invalid"),
    ("1 2\n3 4", "[[1, 2], [3, 4]]", "correct"),
    ("1, 2\n3, 4\n", "[[1, 2], [3, 4]]", "correct"),
    ("[1, 2]\n[3, 4]", "[[1, 2], [3, 4]]", "correct"),
    ("[1, 2; 3, 4]", "[[1, 2], [3, 4]]", "correct"),
    ("1 & 2 \\\\ 3 & 4", "[[1, 2], [3, 4]]", "correct"),
    ("1; 2\n3; 4", "[[1, 2], [3, 4]]", "correct"),
    ("1/2\n1/3\n", "[1/2, 1/3]", "correct"),
    ("1 3\n2 4", "[[1, 2], [3, 4]]", "incorrect"),
    ("1 2\n3", "[[1, 2], [3, 4]]", "incorrect"),
]


@pytest.mark.parametrize(("answer", "key", "status"), ENTRIES)
def test_a_matrix_may_be_typed_in_many_ways(answer, key, status) -> None:
    assert compare(answer, key).status == status


COUNTED = [
    ("log₂8", "3", "real", "correct"),
    ("log_2 8", "3", "real", "correct"),
    ("log₁₀ 100", "2", "real", "correct"),
    ("C(x + 1)", "C*(x + 1)", "real", "correct"),  # the constant of an integral
    ("3x10^1001", "3", "real", "invalid"),
    ("3x10^y", "3", {"y": "real"}, "invalid"),
    ("3x*10^2", "300x", "real", "correct"),
]


@pytest.mark.parametrize(("answer", "key", "domain", "status"), COUNTED)
def test_numbers_are_read_as_people_type_them(answer, key, domain, status) -> None:
    assert compare(answer, key, domain=domain).status == status


COMMAS = [
    ("0,88", "22/25"), ("0,5*p", "p/2"), ("log(0,5)", "-log(2)"), ("(0; 0,25]", "(0, 1/4]"),
    ("[0,88; 0,92]", "[0.88, 0.92]"), ("(0,88, 0,92)", "(0.88, 0.92)"),
    ("0 < x <= 0,25", "(0, 1/4]"),
    ("0,5, 0,25", "[1/2, 1/4]"), ("[0,5; 0,25]", "[1/2, 1/4]"), (["0,5", "0,25"], "[1/2, 1/4]"),
    ([["1,7", "0"], ["0", "1"]], "[[1.7, 0], [0, 1]]"), ("1,7 0\n0 1,5", "[[1.7, 0], [0, 1.5]]"),
    ("[[1,7; 0]; [0; 1]]", "[[1.7, 0], [0, 1]]"), ("1,5 + 2,5", "4"), ("x = 0,5", "1/2"),
    ("1,7; 0\n0; 1,5", "[[1.7, 0], [0, 1.5]]"),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "key"), COMMAS)
def test_a_decimal_comma_costs_nothing(answer, key) -> None:
    interval = key.startswith("(") or key == "[0.88, 0.92]"
    outcome = compare(answer, key, domain={"p": "unit"}, interval=interval)
    assert (outcome.status, "decimal sign is a point" in outcome.message) == ("invalid", True)


MEANT = [("(0,2)", "(0, 2)"), ("[1,2]", "[1, 2]"), ("1,2,3", "[1, 2, 3]"), ("max(0,5)", "5")]


@pytest.mark.parametrize(("answer", "key"), MEANT)
def test_a_comma_that_parts_two_numbers_does(answer, key) -> None:
    assert compare(answer, key, interval=key.startswith("(")).status == "correct"


INFINITE = ["2*inf", "1.01^inf", "e^inf", "inf - 1", "1/inf", "log(inf)", "inf*inf"]


@pytest.mark.parametrize("answer", INFINITE)
def test_nobody_calculates_with_infinity(answer) -> None:
    assert compare(answer, "inf").status == "invalid"


MESSAGES = [
    ("2*x = 2", "x", "an equation: give the right side alone", None),
    ("18,445", "18445", "without commas: `18445`, or `18.445`", 2),
    ("-1,234,567", "1", "without commas: `-1234567`", 2),
    ("1,234.5", "1", "without commas: `1234.5`", 1),
    ("1,5", "1.5", "a comma separates two answers", 1),
    ("x = ?", "x", "no meaning", 4),
]


@pytest.mark.parametrize(("answer", "key", "message", "place"), MESSAGES)
def test_a_message_says_how_to_write_it(answer, key, message, place) -> None:
    outcome = compare(answer, key)
    assert message in outcome.message
    assert outcome.caret == place
    assert place is None or outcome.answer == answer


def test_inequalities_that_are_no_interval_are_told_so() -> None:
    outcome = compare("x != y", "(-1, 1)", domain={"x": "real", "y": "real"}, interval=True)
    assert outcome.status == "invalid"
    assert "one letter in the middle" in outcome.message


def test_a_list_of_numbers_has_commas() -> None:
    assert compare("1,234", "(1, 234)").status == "correct"


NAMES = [
    ("PV/(nR)", "P*V/(n*R)", "positive", "correct"),
    ("2lg", "2*l", "real", "invalid"),
    ("ld 8", "3", "real", "correct"),
    ("ln2 ", "log(2)", "real", "correct"),
    ("1 - ln2/λ", "1 - log(2)/lambda", {"lambda": "positive"}, "correct"),
    ("ln3/ln2", "log2(3)", "real", "correct"),
    ("sqrt2", "sqrt(2)", "real", "correct"),
    ("σ(x)*(1 - sigma(x))", "exp(-x)/(1 + exp(-x))^2", "real", "correct"),
    ("sigmoid(-x)", "1 - 1/(1 + e^-x)", "real", "correct"),
    ("σ(x)", "sigma*x", {"sigma": "real", "x": "real"}, "correct"),
    ("np.log(x)/math.sqrt(x)", "log(x)/sqrt(x)", "positive", "correct"),
    ("log1p(x)", "log(1 + x)", "positive", "correct"),
    ("xnp.log(x)", "x*log(x)", "positive", "invalid"),
    (r"\frac x2", "x/2", "real", "correct"),
    ("2sqrt2/3", "sqrt(8)/3", "real", "correct"),
    ("(1 + sqrt(5))/4", "(1 + sqrt5)/4", "real", "correct"),  # in a key too
    ("ln_2", "log(2)", "real", "invalid"),
    ("ln2", "ln_2", {"ln_2": "real"}, "correct"),  # declared as a name
    ("pj - pj^2", "p_j*(1 - p_j)", UNIT, "correct"),
    ("pj(1-pj)", "p_j*(1 - p_j)", UNIT, "correct"),
    ("-p_ip_j", "-p_i*p_j", {"p_i": "unit", "p_j": "unit"}, "correct"),
    ("2p_iq_j", "2*p_i*q_j", {"p_i": "unit", "q_j": "unit"}, "correct"),
    ("p_ilog p_i", "p_i*log(p_i)", {"p_i": "unit"}, "correct"),
    ("wij", "w_i_j + w_ij", {"w_i_j": "real", "w_ij": "real"}, "invalid"),  # which of them?
    ("pj", "p*j + p_j", {"p": "real", "j": "real", "p_j": "real"}, "incorrect"),  # p times j
    ("pj", "pj + p_j", {"pj": "real", "p_j": "real"}, "incorrect"),
    ("\\hat y_j(1 - ŷ_j)", "y_j*(1 - y_j)", {"y_j": "unit"}, "correct"),
    ("\\hat y_1 + y_2", "y_1 + y_2", "unit", "correct"),
    ("\\hat y_j", "y_j + p_j", {"y_j": "unit", "p_j": "unit"}, "invalid"),
    ("\\hat x_j", "y_j", {"y_j": "unit"}, "invalid"),
    (r"\lceil n\log_2 3\rceil/n", "ceil(n*log2(3))/n", "natural", "correct"),
    ("⌈n log2 3⌉/n", "ceil(n*log2(3))/n", "natural", "correct"),
]


@pytest.mark.parametrize(("answer", "key", "domain", "status"), NAMES)
def test_names_are_read_as_people_type_them(answer, key, domain, status) -> None:
    assert compare(answer, key, domain=domain).status == status


@pytest.mark.parametrize("answer", ["⌈x", "x⌉", "漢", "§", "log2", "x ? y", "1½"])
def test_backquotes_in_a_message_come_in_pairs(answer) -> None:
    assert compare(answer, "x").message.count("`") % 2 == 0
