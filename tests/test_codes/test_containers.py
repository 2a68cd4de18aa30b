"""Containers: what comes out went in, or an error."""

import math
from itertools import combinations
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from softmaxlib.codes import (
    ArithmeticCode,
    DecodingError,
    FixedModel,
    TableModel,
    fixed_length_code,
    huffman_code,
    pack,
    unpack,
)

CODE = huffman_code([5, 2, 1, 1])
MESSAGE = [0, 3, 1, 0, 0, 2, 0, 1]
PACKED = pack(CODE, MESSAGE)


def sealed(body):
    """Put the check of the bytes after some bytes, as one who forges a container would."""
    return body + crc32(body).to_bytes(4, "little")


def test_a_container_by_hand():
    digits = CODE.encode(MESSAGE)
    assert len(digits) == 14
    assert PACKED[0] == 8 * len(MESSAGE) + 2  # two bits of the last byte are not used
    assert PACKED[1:5] == crc32(np.array(MESSAGE, "<i8").tobytes()).to_bytes(4, "little")
    assert PACKED[5:7] == int(digits + "00", 2).to_bytes(2, "big")
    assert sealed(PACKED[:7]) == PACKED
    np.testing.assert_array_equal(unpack(CODE, PACKED), np.array(MESSAGE), strict=True)


@pytest.mark.parametrize("n", [0, 1, 15, 16, 17, 2047, 2048, 10_000])
def test_the_overhead_is_small(n):
    code = fixed_length_code(2)
    packed = pack(code, np.ones(n, int))
    length = max(1, -(-(8 * n + -n % 8).bit_length() // 7))
    assert len(packed) == length + 4 + -(-n // 8) + 4
    np.testing.assert_array_equal(unpack(code, packed), np.ones(n, int))


@pytest.mark.parametrize(("base", "per_byte"), [(2, 8), (3, 5), (4, 4), (6, 3), (16, 2), (17, 1)])
def test_a_byte_holds_as_many_digits_as_fit(base, per_byte):
    code = fixed_length_code(base, base)
    message = np.arange(61) % base
    packed = pack(code, message)
    n_bytes = -(-61 // per_byte)
    header = 1 + (61 * per_byte + -61 % per_byte > 127)
    assert len(packed) == header + 8 + n_bytes
    np.testing.assert_array_equal(unpack(code, packed), message)
    damaged = bytearray(packed)
    damaged[header + 4] ^= 1
    with pytest.raises(DecodingError):
        unpack(code, bytes(damaged))


# Damage


def test_every_truncation_is_found():
    for end in range(len(PACKED)):
        with pytest.raises(DecodingError):
            unpack(CODE, PACKED[:end])


def test_one_or_two_flipped_bits_are_found():
    number, n_bits = int.from_bytes(PACKED, "big"), 8 * len(PACKED)
    flips = [*combinations(range(n_bits), 1), *combinations(range(n_bits), 2)]
    for at in flips:
        damaged = (number ^ sum(1 << i for i in at)).to_bytes(len(PACKED), "big")
        with pytest.raises(DecodingError, match="expected the check"):
            unpack(CODE, damaged)


@given(st.data())
def test_four_bytes_side_by_side_are_found(data):
    at = data.draw(st.integers(0, len(PACKED) - 4))
    other = data.draw(st.binary(min_size=4, max_size=4).filter(lambda b: b != PACKED[at : at + 4]))
    with pytest.raises(DecodingError, match="expected the check"):
        unpack(CODE, PACKED[:at] + other + PACKED[at + 4 :])


@given(st.binary(max_size=30))
def test_other_bytes_are_refused(data):
    with pytest.raises(DecodingError):
        unpack(CODE, data)


def test_two_flipped_bits_are_found_in_any_container_up_to_512_megabytes():
    """CRC-32 misses xⁱ + xʲ only if x^(j−i) = 1 modulo its polynomial: first for 2³² − 1 bits."""
    polynomial = 0x104C11DB7

    def times(a, b):
        product = 0
        for i in range(b.bit_length()):
            product ^= (a << i) * (b >> i & 1)
        for i in range(product.bit_length(), 32, -1):
            product ^= (polynomial << (i - 33)) * (product >> (i - 1) & 1)
        return product

    def power(n):
        found, square = 1, 2
        while n:
            found, square, n = (
                times(found, square) if n & 1 else found,
                times(square, square),
                n >> 1,
            )
        return found

    for distance in 0, 7, 100:  # the check of the library is this polynomial's, bits reversed
        zeros = bytes(20)
        flipped = (1 << distance // 8 * 8 + 7 - distance % 8).to_bytes(20, "big")
        difference = int.from_bytes(sealed(zeros)[20:], "little")
        difference ^= int.from_bytes(sealed(flipped)[20:], "little")
        assert f"{difference:032b}"[::-1] == f"{power(distance + 32):032b}"
    order = 2**32 - 1
    assert power(order) == 1
    assert math.prod([3, 5, 17, 257, 65537]) == order
    assert all(power(order // prime) != 1 for prime in (3, 5, 17, 257, 65537))


# Another code


@pytest.mark.parametrize(
    "other",
    [
        huffman_code([1, 1, 1, 1]),
        huffman_code([1, 5, 2, 1]),
        fixed_length_code(16),
        ArithmeticCode(FixedModel([5, 2, 1, 1])),
        fixed_length_code(4, base=3),
    ],
)
def test_another_code_is_found_out(other):
    with pytest.raises(DecodingError, match="expected the code and the model that packed"):
        unpack(other, PACKED)


def test_a_model_that_differs_in_the_last_bits_is_found_out():
    rng = np.random.default_rng(0)
    q = rng.dirichlet(np.ones(10), 500)
    labels = rng.integers(0, 10, 500)
    packed = pack(ArithmeticCode(TableModel(q)), labels)
    other = q.copy()
    other[:, :2] += [1e-12, -1e-12]
    np.testing.assert_array_equal(unpack(ArithmeticCode(TableModel(q)), packed), labels)
    with pytest.raises(DecodingError, match="expected the code and the model that packed"):
        unpack(ArithmeticCode(TableModel(other)), packed)
    with pytest.raises(DecodingError, match="expected at most 100 symbols"):
        unpack(ArithmeticCode(TableModel(q[:100])), packed)


def test_forged_containers():
    swapped = PACKED[:1] + bytes(4) + PACKED[5:7]
    with pytest.raises(DecodingError, match="got one that packs another"):
        unpack(CODE, sealed(swapped))
    with pytest.raises(DecodingError, match="a length and two checks, got none in 0 bytes"):
        unpack(CODE, sealed(b""))
    with pytest.raises(DecodingError, match="a length and two checks, got none in 3 bytes"):
        unpack(CODE, sealed(b"\x80\x80\x80"))


def test_what_pack_never_writes_is_refused():
    filled = PACKED[:6] + bytes([PACKED[6] | 1])
    longer = bytes([PACKED[0] | 128, 0]) + PACKED[1:7]
    for body in filled, longer:
        with pytest.raises(DecodingError, match="got one that packs another"):
            unpack(CODE, sealed(body))
    ternary = fixed_length_code(3, base=3)
    packed = pack(ternary, [0] * 5)
    assert packed[5] == 0
    with pytest.raises(DecodingError, match="got one that packs another"):
        unpack(ternary, sealed(packed[:5] + b"\xf3"))  # 243 = 3⁵ would also be read as 00000


@pytest.mark.parametrize("length", [2**20 + 1, 2**24, 2**62, 2**700])
@pytest.mark.parametrize(
    "code", [huffman_code([1]), CODE, ArithmeticCode(FixedModel([1, 0])), fixed_length_code(1)]
)
def test_a_few_bytes_cannot_ask_for_a_message_that_no_memory_holds(code, length):
    number, varint = 8 * length, bytearray()
    while number > 127:
        varint.append(number & 127 | 128)
        number >>= 7
    with pytest.raises(DecodingError, match=r"expected (at most 1048576 symbols|a length and two)"):
        unpack(code, sealed(bytes([*varint, number]) + bytes(4)))


def test_the_longest_message_comes_back_and_a_longer_one_is_not_packed():
    code, message = huffman_code([1]), np.zeros(2**20, int)
    assert len(unpack(code, pack(code, message))) == 2**20
    with pytest.raises(ValueError, match="expected at most 1048576 symbols, got 1048577"):
        pack(code, np.zeros(2**20 + 1, int))


def test_data_are_bytes():
    for data in None, "abc", [1, 2]:
        with pytest.raises(TypeError, match="expected data as bytes, got"):
            unpack(CODE, data)
    assert unpack(CODE, bytearray(PACKED)).tolist() == MESSAGE
