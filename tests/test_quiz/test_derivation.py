"""Derivations: the first line that does not follow is named, and the goal must be reached."""

import pytest

from softmaxquiz import Derivation

GAP = Derivation("log(exp(a) + exp(b)) - a", "log(1 + exp(b - a))")
STEPS = ["log(exp(a)*(1 + exp(b - a))) - a", "a + log(1 + exp(b - a)) - a", "log(1 + e^(b-a))"]


@pytest.mark.parametrize(
    "answer",
    [
        STEPS,
        tuple(STEPS),
        ["log(exp(a) + exp(b)) - a", *STEPS],
        "\n".join(STEPS),
        "\n= ".join(["log(exp(a) + exp(b)) - a", *STEPS]),
        " = ".join(STEPS),
        "\n\n" + "\n\n".join(STEPS) + "\n",
        [f"= {line}" for line in STEPS],
        [STEPS[0], "log(exp(-a + b) + 1)"],
        "log(1 + e^b/e^a) = log(1 + e^(b - a))",  # log is no name
    ],
)
def test_a_chain_that_reaches_the_goal_is_right(answer: object) -> None:
    assert repr(GAP.check(answer)) == "Correct. Every line follows from the one before."


@pytest.mark.parametrize(
    ("answer", "message", "at"),
    [
        (
            [STEPS[0], "a + log(1 + exp(a - b)) - a", STEPS[2]],
            "Line 2 does not follow from line 1.",
            "line 2",
        ),
        (
            ["log(exp(a)) + log(exp(b)) - a", STEPS[2]],
            "Line 1 does not follow from the start, `log(exp(a) + exp(b)) - a`.",
            "line 1",
        ),
        (
            "log(e^b) = log(1 + e^(b - a))",
            "Line 1 does not follow from the start, `log(exp(a) + exp(b)) - a`.",
            "line 1",
        ),
        (
            [*STEPS, "log(1 + exp(b))"],
            "Line 4 does not follow from line 3.",
            "line 4",
        ),
    ],
)
def test_the_first_line_that_does_not_follow_is_named(
    answer: list[str], message: str, at: str
) -> None:
    outcome = GAP.check(answer)
    assert outcome.status == "incorrect"
    assert outcome.message.startswith(message)
    assert outcome.wrong == (at,)
    assert outcome.witness is not None


def test_the_goal_must_be_reached_as_it_is_written() -> None:
    outcome = GAP.check(STEPS[:2])
    assert repr(outcome) == (
        "Not yet. Every line is right, but the last is not yet the goal: "
        "end with `log(1 + exp(b - a))`."
    )


@pytest.mark.parametrize(
    "answer", ["log(1 + exp(b - a))", "log(exp(b) + exp(a)) - a = log(1 + e^(b - a))"]
)
def test_the_goal_alone_is_no_derivation(answer: str) -> None:
    outcome = GAP.check(answer)
    assert outcome.misconception == "no-steps"
    assert repr(outcome) == (
        "Not yet. Every line is right. Show at least one line between start and goal."
    )
    assert Derivation(GAP.start, GAP.goal, steps=0).check(answer)


def test_steps_must_differ_in_more_than_order() -> None:
    kind = Derivation(GAP.start, GAP.goal, steps=2)
    assert kind.check([STEPS[0], "log(exp(a)) + log(1 + exp(b - a)) - a", STEPS[2]])
    outcome = kind.check([STEPS[0], "-a + log((exp(b - a) + 1)*exp(a))", STEPS[2]])
    assert outcome.message.endswith("Show at least 2 different lines between start and goal.")


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ([STEPS[0], "log(1 + ", STEPS[2]], "Line 2: "),
        ([STEPS[0], "log(1 + z)"], "Line 2: "),
        (["x"] * 21, "Expected at most 20 lines, got more."),
        ("\n".join(["a"] * 21), "Expected at most 20 lines, got more."),
        (3.5, "Expected lines as text or a list, got a float."),
        ("= =", "Expected formulas in the lines, got none."),
        (["a < b"], "Line 1"),
    ],
)
def test_what_is_no_chain_is_told(answer: object, message: str) -> None:
    outcome = GAP.check(answer)
    assert outcome.status in {"invalid", "incorrect"}
    assert outcome.message.startswith(message)


def test_the_caret_points_into_the_line() -> None:
    outcome = GAP.check(f"{STEPS[0]}\nlog(1 + $)")
    assert outcome.caret is not None
    assert outcome.answer[outcome.caret] == "$"


def test_the_form_names_both_ends() -> None:
    assert GAP.form() == {
        "kind": "derivation",
        "how": GAP.how,
        "start": "log(exp(a) + exp(b)) - a",
        "goal": "log(1 + exp(b - a))",
        "letters": ["a", "b"],
    }


GOAL = "log(1 + exp(b - a))"


@pytest.mark.parametrize(
    "line",
    [
        "{} + a - a", "a + {} - a", "({})*a/a", "2*{0} - {0}", "{0}/2 + {0}/2", "-(-{})", "{} + 0",
        "{} + log(1)", "{}*e^0", "log(e^({}))", "e^(log({}))", "{0} + b^2 - b*b", "max({0}, {0})",
        "sqrt(({})^2)", "log(1 + exp(b - a) + b - b)", "{} + 0*a", "({0})^2/({0})", "1*{}",
        "({})*(1 + b - b)", "({})*(2 + b - 1 - b)",
    ],
)  # fmt: skip
def test_a_padded_line_is_nothing_new(line: str) -> None:
    kind = Derivation(GAP.start, GOAL, domain={"a": "real", "b": "real, b <= a"})
    outcome = kind.check([line.format(f"({GOAL})"), GOAL])
    assert (outcome.status, outcome.misconception) == ("incorrect", "no-steps")
    assert "{" not in line or kind.check([line.format(f"({STEPS[0]})"), GOAL])


def test_a_bracket_that_is_one_is_a_step_only_if_the_start_has_its_terms() -> None:
    kind = Derivation("p*t + (1 - p)*t", "t", domain=dict.fromkeys("pqt", "real"))
    assert kind.check(["t*(p + 1 - p)", "t"])
    padded = kind.check(["(p*t + (1 - p)*t)*(1 + p - p)", "t"])
    assert padded.misconception == kind.check(["t*(1 + q - q)", "t"]).misconception == "no-steps"
    assert padded.message.endswith("nothing new in a line.")


@pytest.mark.parametrize(
    "answer",
    [
        "log(e^a*(1 + e^(b - a))) - a ⇒ log(1 + e^(b-a))",
        "log(e^a*(1 + e^(b - a))) - a => log(1 + e^(b-a))",
        r"\log(e^a(1 + e^{b - a})) - a \\ \log(1 + e^{b-a})",
        r"\begin{align*} &= \log(e^a(1 + e^{b - a})) - a \\ &= \log(1 + e^{b-a}) \end{align*}",
        r"\log(e^a(1 + e^{b - a})) - a \implies \log(1 + e^{b-a})",
        "f(a, b) = log(e^a*(1 + e^(b - a))) - a = log(1 + e^(b-a))",
        r"$\log(e^a(1 + e^{b - a})) - a$ = $\log(1 + e^{b-a})$",
    ],
)
def test_lines_may_be_parted_as_in_a_text(answer: str) -> None:
    assert GAP.check(answer)
