"""The boxes to answer in, used in Chromium as a reader uses them."""

import json
from collections.abc import Iterator
from contextlib import suppress
from itertools import product
from typing import Any

import pytest
from browser import HANG, lacks
from html_pages import SITE, require_book
from playwright.sync_api import Browser, Locator, Page, Route
from tables import table_of
from test_pages import AXE, NARROW, WIDE, faults
from variant_rows import rows_of
from watching import listen

from softmaxquiz.browser import another, judge
from softmaxquiz.exercises import UNCOUNTED, questions
from softmaxquiz.progress import PROGRESS

PAGE = "book/exercises/temperature.html"
KINDS = "book/exercises/how-to-answer.html"
MANY = "book/exercises/exponential-family.html"
EVERY = [*questions(), *(question for name in UNCOUNTED for question in questions(name))]
SAMPLE_IDS = [question.id for question in EVERY if question.id.startswith("how_to_answer.")]


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    heard = listen(page, address)
    yield page
    context.close()
    assert heard == []


def box(page: Page, id: str) -> Locator:
    return page.locator(f'[data-question="{id}"]')


def check(found: Locator) -> dict[str, Any]:
    """Press the button, and return the outcome when it is there."""
    found.evaluate("form => form.querySelector('.answer-verdict').removeAttribute('data-outcome')")
    found.get_by_role("button", name="Check").click()
    verdict = found.locator(".answer-verdict[data-outcome]")
    return json.loads(verdict.get_attribute("data-outcome"))


def answer(found: Locator, text: str) -> dict[str, Any]:
    """Type an answer and check it."""
    found.locator(".answer-field").fill(text)
    return check(found)


def in_python(id: str, given: object) -> dict[str, Any]:
    return json.loads(judge(id, json.dumps(given))[0])


def test_every_question_is_asked_in_one_box() -> None:
    require_book()
    pages = (SITE / "book").rglob("*.html")
    markup = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    assert [q.id for q in EVERY if markup.count(f'data-question="{q.id}"') != 1] == []


def test_every_kind_of_box_says_how_to_answer(page: Page, address: str) -> None:
    page.goto(f"{address}/{KINDS}")
    said = {id.partition(".")[2]: box(page, id).inner_text() for id in SAMPLE_IDS}
    assert [name for name, text in said.items() if "undefined" in text or "`" in text] == []
    assert "exactly, such as 2.5, 9/7 or log(5)." in said["number"]
    assert "bits" in said["unit"].splitlines()
    assert "Each entry is a formula in x, y." in said["vector"]
    assert "Choose one." in said["choice"]
    assert "Choose all that are right." in said["choices"]
    assert "Leave out, with ✕, what does not belong." in said["ordering"]
    assert "Give a word to each." in said["code"]
    assert "answer it in the notebook" in said["function"]


def test_a_number(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    found = box(page, "temperature.a1")
    assert answer(found, "2") == in_python("temperature.a1", "2")
    assert "Not yet" in found.inner_text()
    assert found.locator(".answer-verdict math").count() >= 2
    assert answer(found, "1/(")["status"] == "invalid"
    assert found.locator(".answer-verdict pre").inner_text().startswith("1/(")
    assert answer(found, "")["status"] == "not_attempted"
    assert answer(found, "0.5")["status"] == "correct"
    assert "1/4" in page.locator(".bd-links a.current").inner_text()
    assert "Solved 1 of 4" in page.locator(".answer-progress").inner_text()
    page.reload()
    assert "Solved 1 of 4" in page.locator(".answer-progress").inner_text()


def test_what_is_understood_shows_while_typing(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    found = box(page, "temperature.a1")
    answer(found, "1")
    found.locator(".answer-field").fill("1/3")
    found.locator(".answer-understood mfrac").wait_for()


def test_used_boxes_have_nothing_to_hide(page: Page, address: str) -> None:
    page.goto(f"{address}/{KINDS}", wait_until="networkidle")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for name, given in ("number", "4/3"), ("formula", "e^x (1+x"), ("unit", "1"), ("limit", ""):
        answer(box(page, f"how_to_answer.{name}"), given)
    matrix = box(page, "how_to_answer.matrix")
    for field in matrix.locator(".answer-field").all():
        field.fill("a b c d + a b c d + a b c d + a b c d")
    check(matrix)
    box(page, "how_to_answer.ordering").get_by_role("button", name="Leave line c out").click()
    for name in "Hint (1", "Solution":
        buttons = page.get_by_role("button", name=name)
        assert buttons.evaluate_all("all => all.map(each => each.click()).length") > 10
    for look in product(("light", "dark"), (WIDE, NARROW)):
        assert faults(page, *look) == [], look


def test_hints_and_solution(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    found = box(page, "temperature.a1")
    first, second = found.locator(".answer-hint").all()
    assert not first.is_visible()
    found.get_by_role("button", name="Hint (1 of 2)").click()
    assert first.is_visible()
    assert not second.is_visible()
    assert "Hint 1 of 2 is shown." in found.get_by_role("status").all_inner_texts()
    found.get_by_role("button", name="Hint (2 of 2)").click()
    assert second.is_visible()
    assert found.get_by_role("button", name="No more hints").is_disabled()
    found.get_by_role("button", name="Solution").click()
    assert found.locator(".answer-solution").is_visible()


ALL_AT_ONCE = """async ([worker, asked]) => {
  const python = new Worker(worker, {type: 'module'});
  const answers = new Array(asked.length);
  await new Promise(resolve => {
    let open = asked.length;
    python.onmessage = ({data}) => {
      if (data.ready) {
        asked.forEach((each, id) => python.postMessage({id, ...each}));
      } else if ('id' in data) {
        answers[data.id] = data.json;
        if (!--open) resolve();
      }
    };
  });
  return answers;
}"""


def all_answers() -> Iterator[tuple[str, str]]:
    """Give every answer in the tables of the exercises that a page could send, as JSON."""
    for question in EVERY:
        name, _, letter = question.id.partition(".")
        rows = table_of(name)[letter]
        for given in (
            *rows.right,
            *(wrong for _, wrong, _ in rows.named),
            *rows.near,
            rows.nonsense,
        ):
            with suppress(TypeError):
                yield question.id, json.dumps(given)
        for seed in (1, 2, 17) if question.variants else ():
            for given in rows_of(variant := question.variants[seed]).right:
                with suppress(TypeError):
                    yield variant.id, json.dumps(given)


def test_verdicts_are_those_of_the_notebook_byte_for_byte(page: Page, address: str) -> None:
    asked = list(all_answers())
    page.goto(f"{address}/{PAGE}")
    varied = [question.id for question in EVERY if question.variants]
    sent = [{"question": id, "answer": given} for id, given in asked]
    sent += [{"question": id, "last": last} for id in varied for last in (0, 1)]
    got = page.evaluate(ALL_AT_ONCE, [f"{address}/_static/answer-worker.mjs", sent])
    assert len(asked) > 500
    PROGRESS.reset()  # what follows from an earlier answer is told so, here as there
    for (id, given), json_text in zip(asked, got, strict=False):
        assert json_text == judge(id, given)[0], (id, given)
    made = [another(id, last) for id in varied for last in (0, 1)]
    assert got[len(asked) :] == made


def test_choices_grids_derivations_and_orders(page: Page, address: str) -> None:
    page.goto(f"{address}/{MANY}")
    found = box(page, "exponential_family.a4")
    assert found.get_by_role("group", name="Part a4").get_by_role("checkbox").count() >= 3
    for option in "ace":
        found.locator(f"input[value={option}]").check()
    assert check(found) == in_python("exponential_family.a4", "a, c, e")
    found = box(page, "exponential_family.a3")
    rows = [["p_1", "0", "0"], ["0", "p_2", "0"], ["0", "0", "p_3"]]
    fields = iter(found.locator(".answer-field").all())
    for text in (entry for row in rows for entry in row):
        next(fields).fill(text)
    outcome = check(found)
    assert outcome == in_python("exponential_family.a3", rows)
    assert "row 1, column 1" in outcome["wrong"]
    lines = "p*(1 - p)^2 + (1 - p)*p^2\np*(1 - p)*(1 - p + p)\np*(1 - p)"
    assert answer(box(page, "label_variance.b1"), lines)["status"] == "correct"


def test_a_half_filled_box_is_not_judged(page: Page, address: str) -> None:
    page.goto(f"{address}/{KINDS}")
    for name, empty in {
        "vector": "entry 2.",
        "matrix": "row 1, column 2; row 2, column 1; row 2, column 2.",
        "code": "word for snow; word for sun.",
    }.items():
        found = box(page, f"how_to_answer.{name}")
        found.locator(".answer-field").first.fill("0")
        found.get_by_role("button", name="Check").click()
        verdict = found.locator(".answer-verdict")
        assert verdict.inner_text() == f"Not judged yet. Still empty: {empty}"


def test_lines_are_put_in_order_by_keyboard_and_by_mouse(page: Page, address: str) -> None:
    lacks("its driver starts no drag of an element", "firefox", "webkit")
    page.goto(f"{address}/{MANY}")
    found = box(page, "label_variance.b3")
    found.get_by_role("button", name="Move line b up").press("Enter")
    found.get_by_role("button", name="Leave line c out").click()
    lines = found.locator("li")
    lines.nth(7).drag_to(lines.nth(0))
    order = [line.get_attribute("data-key") for line in lines.all()]
    assert order == ["h", "b", "a", "c", "d", "e", "f", "g"]
    assert check(found) == in_python("label_variance.b3", "h b a d e f g")


def test_a_function_is_left_to_the_notebook(page: Page, address: str) -> None:
    page.goto(f"{address}/book/exercises/ternary-code.html")
    found = box(page, "block_code.b7")
    assert "answer it in the notebook" in found.inner_text()
    code = box(page, "ternary_code.a3")
    for field, word in zip(code.locator(".answer-field").all(), ["0", "10", "11"], strict=True):
        field.fill(word)
    assert check(code) == in_python("ternary_code.a3", ["0", "10", "11"])


def test_a_check_that_runs_on_is_stopped(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    calls = []

    def endless_at_first(route: Route) -> None:
        calls.append(route)
        if len(calls) == 1:
            body = "postMessage({ready: true}); onmessage = () => { for (;;); };"
            return route.fulfill(content_type="text/javascript", body=body)
        return route.continue_()

    page.route("**/answer-worker.mjs", endless_at_first)
    page.goto(f"{address}/{PAGE}")
    found = box(page, "temperature.a2")
    found.locator(".answer-field").evaluate(
        "field => { field.value = '2'; }"
    )  # asks for no preview
    page.evaluate("window.checkLimit = 50")
    found.get_by_role("button", name="Check").click()
    found.get_by_text("more than 0.05 seconds").wait_for()
    page.evaluate(f"window.checkLimit = {HANG}")
    assert check(found)["status"] == "correct"
    context.close()


def test_a_lost_connection_is_said_and_survived(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/python/**", lambda route: route.abort())
    page.goto(f"{address}/{PAGE}")
    found = box(page, "temperature.a2")
    found.locator(".answer-field").fill("2")
    found.get_by_role("button", name="Check").click()
    found.get_by_text("Is there a connection?").wait_for()
    page.unroute("**/python/**")
    assert check(found)["status"] == "correct"
    context.close()


def test_the_focus_stays_and_what_was_typed_outlives_a_reload(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    found = box(page, "temperature.a1")
    assert answer(found, "1/2")["status"] == "correct"
    page.reload()
    assert found.locator(".answer-field").input_value() == "1/2"
    for name in "Check", "Hint", "Solution":
        button = found.get_by_role("button", name=name)
        button.focus()
        page.keyboard.press("Space")
        assert button.evaluate("button => button === document.activeElement")
    found.get_by_text("solved").wait_for()


def test_progress_in_two_tabs_and_with_storage_blocked(browser: Browser, address: str) -> None:
    context = browser.new_context()
    one, two = context.new_page(), context.new_page()
    for page in one, two:
        page.goto(f"{address}/{PAGE}")
    answer(box(one, "temperature.a2"), "2")
    two.get_by_text("Solved 1 of 4").wait_for()
    context.close()
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage',"
        " {configurable: true, get() { throw new Error('blocked'); }})"
    )
    page = context.new_page()
    page.goto(f"{address}/{PAGE}")
    answer(box(page, "temperature.a2"), "2")
    page.get_by_text("Solved 1 of 4").wait_for()
    assert "keeps nothing" in page.locator(".answer-progress").inner_text()
    assert page.locator("html").get_attribute("data-mode") == "auto"
    page.locator(".theme-switch-button").first.click()
    assert page.locator("html").get_attribute("data-mode") != "auto"
    context.close()


def test_without_scripts_question_hints_and_solution_can_be_read(
    browser: Browser, address: str
) -> None:
    lacks("its driver cannot switch scripts off", "firefox", "webkit")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{PAGE}")
    found = box(page, "temperature.b")
    assert "What does" in found.inner_text()
    for folded in found.locator("details").all():
        folded.locator("summary").click()
        assert folded.locator("p").first.is_visible()
    context.close()


def test_a_page_from_disk_says_what_to_do(browser: Browser) -> None:
    page = browser.new_page()
    page.goto((SITE / PAGE).as_uri())
    found = box(page, "temperature.a1")
    found.locator(".answer-field").fill("2")
    found.get_by_role("button", name="Check").click()
    found.get_by_text("python -m http.server").wait_for()
    page.close()
