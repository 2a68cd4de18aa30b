"""Keys of the exercises, rewritten and changed by the hundred: no verdict is false."""

from collections import Counter

from fuzz import pairs

from softmaxquiz.formula.compare import compare

COUNT = 300


def test_what_was_rewritten_is_correct_and_what_was_changed_is_not() -> None:
    found = [(pair, compare(pair.answer, pair.key, domain=pair.domain)) for pair in pairs(COUNT)]
    said = Counter((pair.equal, outcome.status) for pair, outcome in found)
    false = {True: "incorrect", False: "correct"}
    assert [pair for pair, outcome in found if outcome.status == false[pair.equal]] == []
    assert said[True, "correct"] > COUNT // 3
    assert said[False, "incorrect"] > COUNT // 3
    assert said[True, "correct"] + said[False, "incorrect"] >= COUNT - 1
    assert {outcome.to_json() for pair, outcome in found[:60]} == {
        compare(pair.answer, pair.key, domain=pair.domain).to_json() for pair in pairs(60)
    }
