"""The explorers in Chromium: their numbers, their controls, their address, their looks."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from html_pages import SITE, require_book
from notebooks import NOTEBOOKS, code, read_cells, tags, text
from playwright.sync_api import Browser, Locator, Page
from test_page_weight import listen_for_files, weight
from test_pages import AXE, NARROWEST, RUN_AXE, WIDE, faults
from watching import listen, open_explorers

from softmaxlib import logsumexp, softmax
from softmaxlib.codes import huffman_code
from softmaxlib.information import cross_entropy, entropy, kl_divergence
from softmaxlib.logits import softmin
from softmaxlib.losses import softmax_cross_entropy_with_gradient
from softmaxlib.optimizers import gradient_descent
from softmaxquiz.exercises import questions

State = dict[str, Any]
MOST = 100_000  # bytes, compressed, of all that explorers load


def softmax_values(o: list[float], shift: float, T: float) -> State:
    shifted = np.array(o) + shift
    probabilities = softmax(shifted, temperature=T)
    found = {"shifted": shifted, "probabilities": probabilities}
    return found | {"entropy": entropy(probabilities), "most": np.log(len(o))}


def simplex_values(o: list[float], T: float) -> State:
    path = [softmax(o, temperature=each) for each in np.geomspace(100, 0.02, 61)]
    return {"probabilities": softmax(o), "warm": softmax(o, temperature=T), "path": path}


def descent_values(label: str, eta: float, o: list[float]) -> State:
    def at(logits: np.ndarray) -> tuple[float, np.ndarray]:
        loss, slopes = softmax_cross_entropy_with_gradient(
            logits[None], [["cat", "chicken", "dog"].index(label)]
        )
        return loss, slopes[0]

    logits = np.array(o)
    loss, gradient = at(logits)
    path = [softmax(logits)]
    for _ in range(40):
        logits = logits - eta * at(logits)[1]
        path.append(softmax(logits))
    found = {"probabilities": path[0], "gradient": gradient, "path": path}
    return found | {"loss": loss, "after": at(logits)[0]}


def overflow_values(shift: float, gap: float) -> State:
    """Compute in each format; a power is the exact one, rounded once."""
    logits = [shift, shift - gap, shift - 2 * gap]
    found = {}
    for dtype in (np.float16, np.float32, np.float64):
        o = np.array(logits).astype(dtype)
        shifted = o - o.max()
        powers, others = (np.exp(np.float64(x)).astype(dtype) for x in (o, shifted))
        naive, stable = (x / dtype(dtype(x[0] + x[1]) + x[2]) for x in (powers, others))
        np.testing.assert_allclose(stable, softmax(o), rtol=0, atol=4 * np.finfo(dtype).eps)
        values = {"logits": o, "shifted": shifted, "powers": powers}
        found[dtype.__name__] = values | {"naive": naive, "stable": stable}
    return found


def realsoftmax_values(o: list[float], **others: float) -> State:
    T = 1 / others["lambda"]
    moved = [[first, *o[1:]] for first in np.linspace(-4, 4, 81)]
    found: State = {"most": max(o), "least": min(o), "bound": T * np.log(len(o))}
    found |= {"soft": logsumexp(o, temperature=T), "low": softmin(o, temperature=T)}
    found |= {"excess": found["soft"] - max(o), "shortfall": min(o) - found["low"]}
    found["above"] = logsumexp(moved, temperature=T)
    return found | {"below": softmin(moved, temperature=T)}


def margin_values(classes: str, u: float) -> State:
    def at(margin: float) -> list[float]:
        logits = np.zeros(int(classes))
        logits[0] = margin
        loss, slopes = softmax_cross_entropy_with_gradient(logits, 0)
        probabilities = softmax(logits)
        error = probabilities - np.eye(int(classes))[0]
        pull = probabilities * (error - probabilities @ error)  # eq-squared-gradient
        return [loss, slopes[0], error @ error / 2, pull[0]]

    names = ("cross", "crossSlope", "square", "squareSlope")
    found: State = dict(zip(names, at(u), strict=True))
    found["curves"] = [at(margin) for margin in np.linspace(-8, 8, 81)]
    return found | {"probability": softmax([u] + [0] * (int(classes) - 1))[0]}


def stepsize_values(eta: float, ratio: float, w: list[float]) -> State:
    curvatures, path = np.array([1 / ratio, 1]), [np.array(w)]

    def bowl(place: np.ndarray) -> tuple[float, np.ndarray]:
        return curvatures @ place**2 / 2, curvatures * place

    for step in range(1, 31):
        if eta < 2:
            place = gradient_descent(bowl, path[-1], step=eta, max_iter=1, tolerance=0).parameters
        else:  # the library stops a run that flies apart
            place = path[0] * (1 - eta * curvatures) ** step
        path.append(place)
    found: State = {"path": path, "factors": 1 - eta * curvatures}
    return found | {"start": bowl(path[0])[0], "end": bowl(path[-1])[0]}


def divergence_values(unit: str, code: str, p: list[float], q: list[float]) -> State:
    base = {"bits": 2, "nats": np.e}[unit]
    P, Q = (np.array(weights) / sum(weights) for weights in (p, q))
    lengths = huffman_code(P if code == "P" else Q).lengths
    found = {"P": P, "Q": Q, "lengths": lengths, "meanLength": P @ lengths}
    found |= {"entropy": entropy(P, base=base), "crossEntropy": cross_entropy(P, Q, base=base)}
    found |= {"divergence": kl_divergence(P, Q, base=base)}
    return found | {"back": kl_divergence(Q, P, base=base)}


def regions_values(centres: list[float], W: list[float], b: list[float], **others: Any) -> State:
    around = np.array([[0, 0.7], [-0.6, -0.4], [0.7, -0.3]])
    points = (np.reshape(centres, (3, 1, 2)) + around).reshape(9, 2)
    logits = points @ np.reshape(W, (2, 3)) + b
    loss, errors = softmax_cross_entropy_with_gradient(logits, np.repeat([0, 1, 2], 3))
    found: State = {"points": points, "answers": logits.argmax(axis=1), "loss": loss}
    found |= {"slopesW": points.T @ errors, "slopesB": errors.sum(axis=0)}
    steepness = np.linalg.norm([*flat(found["slopesW"]), *found["slopesB"]])
    return found | {"steepness": steepness}


# Each explorer: its page, and what the library says of a state.
EXPLORERS: dict[str, tuple[str, Callable[..., State]]] = {
    "softmax": ("book/softmax.html", softmax_values),
    "simplex": ("book/softmax.html", simplex_values),
    "overflow": ("book/softmax.html", overflow_values),
    "descent": ("book/loss.html", descent_values),
    "realsoftmax": ("book/softmax.html", realsoftmax_values),
    "margin": ("book/loss.html", margin_values),
    "stepsize": ("book/training.html", stepsize_values),
    "regions": ("book/classification.html", regions_values),
    "divergence": ("book/information-theory.html", divergence_values),
}
NAMES = list(EXPLORERS)


@pytest.fixture(scope="module")
def shared(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce", has_touch=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(shared: Page, address: str) -> Iterator[Page]:
    """A page in which nothing may go wrong."""
    heard = listen(shared, address)
    yield shared
    assert heard == []


IS_KEPT = """element => {
  const query = new URLSearchParams(location.search);
  const kept = ([key, value]) => query.get(key) === String(value);
  return Object.entries(element.explorer.state).every(kept);
}"""


# Sets states; gives the values of each and what is shown, with numbers as Python reads them.
TRY = """(element, states) => {
  const tried = states.map(state => {
    const values = structuredClone(element.explorer.set(state));
    const parts = [...element.querySelectorAll('.explorer-text, .explorer-number')];
    return [values, parts.map(part => part.textContent).join(' ')];
  });
  const marked = (_, value) => typeof value === 'number' && !isFinite(value) ? `#${value}#` : value;
  return JSON.stringify(tried, marked).replace(/"#([^#]+)#"/g, '$1');
}"""


def visit(page: Page, address: str, name: str, query: str = "") -> Locator:
    """Open the page of an explorer at a setting, and wait until it is there."""
    url = f"{address}/{EXPLORERS[name][0]}{query}#explorer-{name}"
    page.goto("about:blank")
    page.goto(url, wait_until="networkidle")
    page.wait_for_function("id => document.getElementById(id).explorer", arg=f"explorer-{name}")
    return page.locator(f"#explorer-{name}")


def draw(setting: State, rng: np.random.Generator) -> Any:
    """Draw a random value of a setting, as its sliders and buttons could give it."""
    if "options" in setting:
        return setting["options"][rng.integers(len(setting["options"]))]
    low, high = setting["min"], setting["max"]
    start = setting["start"]
    size = len(start) if isinstance(start, list) else 1
    if isinstance(start, list):
        size = int(rng.integers(setting.get("least", size), setting.get("most", size) + 1))
    drawn = (
        np.exp(rng.uniform(np.log(low), np.log(high), size))
        if setting.get("log")
        else (rng.uniform(low, high, size))
    )
    return drawn.tolist() if isinstance(start, list) else float(drawn[0])


def flat(value: Any) -> list[float]:
    """List all numbers in values."""
    if isinstance(value, dict):
        return [each for part in value.values() for each in flat(part)]
    if isinstance(value, list | tuple | np.ndarray):
        return [each for part in value for each in flat(part)]
    return [] if isinstance(value, str) or value is None else [float(value)]


def unexplained(shown: str, values: list[float]) -> list[str]:
    """List the numbers with digits after the point in a text that are none of the values."""
    found = []
    for number in re.findall(r"[-−]?\d+\.\d+", shown):
        half = 0.5000001 * 10.0 ** -len(number.partition(".")[2])
        is_known = any(abs(float(number.replace("−", "-")) - value) <= half for value in values)
        found += [] if is_known else [number]
    return found


@pytest.mark.parametrize("name", NAMES)
def test_the_numbers_are_those_of_the_library(page: Page, address: str, name: str) -> None:
    found = visit(page, address, name)
    settings = found.evaluate("element => element.explorer.settings")
    rng = np.random.default_rng(0)
    states = [{each: draw(settings[each], rng) for each in settings} for _ in range(1000)]
    got = json.loads(found.evaluate(TRY, states))
    for state, (values, shown) in zip(states, got, strict=True):
        with np.errstate(all="ignore"):
            expected = EXPLORERS[name][1](**state)
        assert values.keys() == expected.keys()
        for key in expected:
            np.testing.assert_allclose(
                flat(values[key]), flat(expected[key]), rtol=1e-12, atol=1e-12, err_msg=str(state)
            )
        assert unexplained(shown, [*flat(values), *flat(state)]) == [], state


@pytest.mark.parametrize("name", NAMES)
def test_the_keyboard_moves_it_and_the_address_keeps_it(
    page: Page, address: str, name: str
) -> None:
    found = visit(page, address, name)
    state = "element => structuredClone(element.explorer.state)"
    start = found.evaluate(state)
    for slider in found.locator("input[type=range]:visible").all():
        before = found.evaluate(state)
        slider.focus()
        page.keyboard.press(
            "ArrowRight" if slider.input_value() != slider.get_attribute("max") else "ArrowLeft"
        )
        assert found.evaluate(state) != before, slider.evaluate(
            "input => input.labels[0].innerText"
        )
    page.wait_for_function(IS_KEPT, arg=found.element_handle())
    moved = found.evaluate(state)
    query = page.url.partition("?")[2].partition("#")[0]
    visit(page, address, name, f"?{query}")
    assert found.evaluate(state) == moved != start
    found.get_by_role("button", name="Start again").press("Enter")
    assert found.evaluate(state) == start


@pytest.mark.parametrize("name", NAMES)
def test_a_finger_moves_it(page: Page, address: str, name: str) -> None:
    page.set_viewport_size({"width": NARROWEST, "height": 800})
    found = visit(page, address, name)
    start = found.evaluate("element => JSON.stringify(element.explorer.state)")
    slider = found.locator("input[type=range]:visible").first
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box["height"] >= 44
    page.touchscreen.tap(box["x"] + 0.9 * box["width"], box["y"] + box["height"] / 2)
    assert found.evaluate("element => JSON.stringify(element.explorer.state)") != start
    small = found.locator("button:visible, input:visible").evaluate_all(
        "all => all.filter(each => each.offsetHeight < 44 || each.offsetWidth < 44).length"
    )
    assert small == 0


@pytest.mark.parametrize("name", ["simplex", "descent"])
def test_the_point_is_dragged(page: Page, address: str, name: str) -> None:
    found = visit(page, address, name)
    point, dog = found.locator(".explorer-point"), found.locator(".corner circle").nth(2)
    dog.scroll_into_view_if_needed()
    (from_, to) = (each.bounding_box() for each in (point, dog))
    page.mouse.move(from_["x"] + 12, from_["y"] + 12)
    page.mouse.down()
    page.mouse.move(to["x"] + 6, to["y"] + 20, steps=3)
    page.mouse.up()
    cat, chicken, dog = found.evaluate("element => element.explorer.values.probabilities")
    assert dog > 0.9
    assert cat == pytest.approx(chicken, rel=0.3)


def test_a_link_to_the_setting_is_copied(page: Page, address: str) -> None:
    found = visit(page, address, "softmax", "?explorer=softmax&T=2")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    found.get_by_role("button", name="Copy a link").press("Enter")
    found.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    query = "?explorer=softmax&o=1.4,-0.3,0&shift=0&T=2#explorer-softmax"
    assert copied == f"{address}/book/softmax.html{query}"


@pytest.mark.parametrize("url", sorted({url for url, _ in EXPLORERS.values()}))
def test_they_look_right_and_axe_finds_nothing(page: Page, address: str, url: str) -> None:
    names = [name for name in NAMES if EXPLORERS[name][0] == url]
    visit(page, address, names[0])
    open_explorers(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for scheme, width in (("dark", WIDE), ("light", NARROWEST)):  # test_pages runs axe on the rest
        assert faults(page, scheme, width) == []
        assert (
            page.evaluate(RUN_AXE.replace("{exclude", "{include: [['.explorer']], exclude")) == []
        )


@pytest.mark.parametrize("query", ["o=1e99,nan,x", "o=1,2", "T=-5&o=", "T=x&o=1,2,3,4,5,6", "o"])
def test_a_bad_address_harms_nothing(page: Page, address: str, query: str) -> None:
    found = visit(page, address, "softmax", f"?explorer=softmax&{query}")
    state = found.evaluate("element => element.explorer.state")
    assert state["o"] == [1.4, -0.3, 0]
    assert state["T"] == (0.1 if "T=-5" in query else 1)


def test_a_link_to_a_setting_moves_it(page: Page, address: str) -> None:
    found = visit(page, address, "softmax")
    found.get_by_role("link", name="five equal logits").click()
    assert found.evaluate("element => element.explorer.state.o") == [1, 1, 1, 1, 1]
    assert "0.2000" in found.locator(".explorer-text").inner_text()


def test_explorers_load_when_one_comes_near(page: Page, address: str) -> None:
    files = listen_for_files(page, address)
    page.goto("about:blank")
    page.goto(f"{address}/book/softmax.html", wait_until="networkidle")
    own = {"explorers.css", "explorers-bundle.js"}
    assert {file.name for file in files} & own == set()
    page.locator("#explorer-softmax").scroll_into_view_if_needed()
    page.wait_for_function("() => document.getElementById('explorer-softmax').explorer")
    loaded = [file for file in files if file.name in own]
    assert len({*loaded}) == 2
    assert sum(map(weight, {*loaded})) <= MOST


@pytest.mark.parametrize("name", NAMES)
def test_without_scripts_the_still_picture_stands(
    browser: Browser, address: str, name: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{EXPLORERS[name][0]}#explorer-{name}")
    place = page.locator(f"#explorer-{name}")
    assert place.inner_text().strip() == ""
    pictures = page.locator(".cell_output img")
    assert pictures.count() > 0
    assert all(each.get_attribute("alt") for each in pictures.all())
    context.close()


def test_explorers_move_in_a_page_from_disk(browser: Browser) -> None:
    page = browser.new_page()
    heard = listen(page, SITE.as_uri())
    page.goto(f"{(SITE / EXPLORERS['softmax'][0]).as_uri()}#explorer-softmax")
    slider = page.locator("#explorer-softmax input").first
    slider.press("ArrowRight")
    assert "Logits with γ: 1.5" in page.locator("#explorer-softmax .explorer-text").inner_text()
    assert heard == []
    page.close()


def test_all_explorers_are_tried() -> None:
    require_book()
    found = {
        (each, page.relative_to(SITE).as_posix())
        for page in (SITE / "book").rglob("*.html")
        for each in re.findall(r'data-explorer="([^"]+)"', page.read_text(encoding="utf-8"))
    }
    first_page = {("softmax", "book/intro.html")}  # which has tests of its own
    assert found == {(name, page) for name, (page, _) in EXPLORERS.items()} | first_page


def test_every_prediction_is_asked_once_and_answered_nowhere() -> None:
    cells = [cell for path in NOTEBOOKS for cell in code(read_cells(path))]
    sources = [text(cell["source"]).strip() for cell in cells]
    expected = sorted(f"predict.{part.id.partition('.')[2]}" for part in questions("predictions"))
    assert sorted(each for each in sources if re.fullmatch(r"predict\.\w+", each)) == expected
    checked = [
        cell
        for cell in cells
        if text(cell["source"]).startswith("predict.") and "check" in text(cell["source"])
    ]
    assert sorted(text(cell["source"]) for cell in checked) == [
        f"{each}.check(...)" for each in expected
    ]
    assert all("answer" in tags(cell) for cell in checked)


def test_a_wrong_number_is_seen() -> None:
    assert unexplained("0.6997 and −0.30", [0.69972, -0.3]) == []
    assert unexplained("0.6998", [0.69972]) == ["0.6998"]
