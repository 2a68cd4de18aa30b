"""For every code and every message, decode undoes encode; for all other digits it raises."""

import numpy as np
import pytest
from hypothesis import find, given
from hypothesis import strategies as st

from softmaxlib.codes import (
    AdaptiveModel,
    ArithmeticCode,
    DecodingError,
    FixedModel,
    PrefixCode,
    TableModel,
    block_code,
    fixed_length_code,
    huffman_code,
    pack,
    unpack,
)
from softmaxlib.logits import softmax

LONGEST = 24


@st.composite
def codes(draw):
    """Draw a code of any kind."""
    weights = draw(st.lists(st.integers(1, 1000), min_size=1, max_size=5))
    base = draw(st.sampled_from([2, 3, 10]))
    n_symbols = len(weights)
    logits = np.random.default_rng(sum(weights)).normal(0, 5, (LONGEST, n_symbols))
    makers = [
        lambda: fixed_length_code(n_symbols, base),
        lambda: huffman_code(weights, base),
        lambda: block_code(weights, 3, base),
        lambda: ArithmeticCode(FixedModel(weights)),
        lambda: ArithmeticCode(FixedModel([w / 3**9 for w in weights])),
        lambda: ArithmeticCode(TableModel(softmax(logits))),
        lambda: ArithmeticCode(AdaptiveModel(n_symbols, order=base % 3, prior="1/7")),
    ]
    return draw(st.sampled_from(makers))()


@st.composite
def codes_and_messages(draw):
    code = draw(codes())
    symbols = st.integers(0, code.n_symbols - 1)
    return code, draw(st.lists(symbols, max_size=LONGEST))


@given(codes_and_messages())
def test_decode_undoes_encode(pair):
    code, message = pair
    found = code.decode(code.encode(message), len(message))
    np.testing.assert_array_equal(found, np.array(message, np.intp), strict=True)
    np.testing.assert_array_equal(unpack(code, pack(code, message)), found, strict=True)


@given(codes(), st.text("01", max_size=12), st.integers(0, LONGEST))
def test_other_digits_are_those_of_no_message(code, digits, length):
    """Whatever is decoded is encoded as these very digits: nothing is guessed or left over."""
    try:
        message = code.decode(digits, length)
    except DecodingError:
        return
    assert len(message) == length
    assert code.encode(message) == digits


@given(codes_and_messages(), st.data())
def test_truncated_digits_are_not_the_message(pair, data):
    code, message = pair
    digits = code.encode(message)
    cut = digits[: data.draw(st.integers(0, max(len(digits) - 1, 0)))]
    if cut == digits:
        return
    try:
        found = code.decode(cut, len(message))
    except DecodingError:
        return
    # Only where n symbols can end at different bits, and then another message is meant.
    assert isinstance(code, ArithmeticCode)
    assert found.tolist() != message


@given(codes_and_messages(), st.data())
def test_truncated_bytes_are_refused(pair, data):
    packed = pack(*pair)
    with pytest.raises(DecodingError):
        unpack(pair[0], packed[: data.draw(st.integers(0, len(packed) - 1))])


def test_the_property_sees_a_faulty_code():
    """A code that drops a last 1 is caught, and the counterexample shrinks to that."""

    class Faulty(PrefixCode):
        def encode(self, message):
            return super().encode(message).removesuffix("1")

    def is_wrong(message):
        code = Faulty(("00", "01", "10", "11"))
        try:
            return code.decode(code.encode(message), len(message)).tolist() != message
        except DecodingError:
            return True

    assert find(st.lists(st.integers(0, 3)), is_wrong) == [1]
