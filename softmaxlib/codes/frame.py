"""A container for messages: bytes that say how long the message is, and whether they are intact.

    number of symbols    n times the digits in a byte, plus how many of the last byte's are to be
                         left out; seven bits in a byte, lowest first, the eighth says that more
                         follow
    check of the message 4 bytes, the lowest first: CRC-32 of the symbols as 8 bytes each
    digits               as many in a byte as it holds, 8 bits or 5 ternary digits
    check of the bytes   4 bytes, the lowest first: CRC-32 of all bytes before

The check of the bytes finds for certain one or two flipped bits and any change within four bytes
side by side; of all other damage one in 2³² passes. The check of the message is there for a
receiver whose code or model is not the sender's: intact bytes then give a wrong message.
"""

from typing import Protocol
from zlib import crc32

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .errors import DecodingError
from .prefix import digits_of

CHECK = 4  # bytes
LONGEST = 2**20  # symbols: a few bytes could ask for more than a memory holds
OTHER = "expected the code and the model"


class Code(Protocol):
    """What a code must have to send messages in a container."""

    @property
    def base(self) -> int:
        """The number of digits to write with."""

    def encode(self, message: ArrayLike) -> str:
        """Write a message in digits."""

    def decode(self, digits: str, length: int) -> NDArray[np.intp]:
        """Read a message of so many symbols from its digits."""


def pack(code: Code, message: ArrayLike) -> bytes:
    """Send a message as bytes which `unpack` can trust.

    Parameters
    ----------
    code : PrefixCode, BlockCode, ArithmeticCode, how to write the symbols
    message : array_like of int, shape (n,), the symbols

    Returns
    -------
    bytes, the message, with its length and two checks

    Raises
    ------
    TypeError, ValueError
        If the code cannot encode the message, or it has more than 2²⁰ symbols.

    Examples
    --------
    >>> from softmaxlib.codes import huffman_code
    >>> code = huffman_code([0.5, 0.25, 0.25])
    >>> pack(code, [0, 2, 1, 0]).hex()
    '223308596e700dcd8510'
    """
    digits, per_byte = code.encode(message), _digits_per_byte(code.base)
    if np.size(message) > LONGEST:
        raise ValueError(f"expected at most {LONGEST} symbols, got {np.size(message)}")
    filler = -len(digits) % per_byte
    header = _varint(np.size(message) * per_byte + filler) + _message_check(message)
    body = header + _to_bytes(digits + "0" * filler, code.base)
    return body + _check(body)


def unpack(code: Code, data: bytes) -> NDArray[np.intp]:
    """Read a message from the bytes that `pack` returned, or raise: wrong ones pass once in 2³².

    Parameters
    ----------
    code : PrefixCode, BlockCode, ArithmeticCode, the code that packed it
    data : bytes, the bytes

    Returns
    -------
    ndarray of intp, shape (n,), the message

    Raises
    ------
    DecodingError
        If bytes are missing or were changed, or another code packed them.
    TypeError
        If the data are not bytes.

    Examples
    --------
    >>> from softmaxlib.codes import huffman_code
    >>> code = huffman_code([0.5, 0.25, 0.25])
    >>> unpack(code, bytes.fromhex("223308596e700dcd8510"))
    array([0, 2, 1, 0])
    >>> unpack(code, bytes.fromhex("223308596e700dcd85"))
    Traceback (most recent call last):
    softmaxlib.codes.errors.DecodingError: expected the check 700dcd85, got cc27dd50: damaged bytes
    """
    if not isinstance(data, bytes | bytearray | memoryview):
        raise TypeError(f"expected data as bytes, got {type(data).__name__}")
    data = bytes(data)
    body, check = data[:-CHECK], data[-CHECK:]
    if _check(body) != check:
        raise DecodingError(
            f"expected the check {check.hex()}, got {_check(body).hex()}: damaged bytes"
        )
    number, start = _read_varint(body)
    per_byte = _digits_per_byte(code.base)
    length, filler = divmod(number, per_byte)
    if length > LONGEST:
        raise DecodingError(f"expected at most {LONGEST} symbols, got a length of {length}")
    digits = _from_bytes(body[start + CHECK :], code.base)
    message = _decode(code, digits[: len(digits) - filler], length)
    if pack(code, message) != data:
        raise DecodingError(f"{OTHER} that packed the message, got one that packs another")
    return message


def _decode(code: Code, digits: str, length: int) -> NDArray[np.intp]:
    """Read intact digits; what goes wrong then is the code's fault."""
    try:
        return code.decode(digits, length)
    except ValueError as error:
        raise DecodingError(f"{OTHER} that packed the message, got: {error}") from error


def _check(body: bytes) -> bytes:
    """Return the CRC-32 of some bytes."""
    return crc32(body).to_bytes(CHECK, "little")


def _message_check(message: ArrayLike) -> bytes:
    """Return the CRC-32 of some symbols."""
    return _check(np.asarray(message).astype("<i8").tobytes())


def _digits_per_byte(base: int) -> int:
    """Return how many digits a byte holds: the largest n with baseⁿ at most 256."""
    return max(n for n in range(1, 9) if base**n <= 256)


def _to_bytes(digits: str, base: int) -> bytes:
    """Write digits as bytes, of which each takes as many as it holds."""
    n = _digits_per_byte(base)
    return bytes(int(digits[at : at + n], base) for at in range(0, len(digits), n))


def _from_bytes(data: bytes, base: int) -> str:
    """Read digits from bytes."""
    n = _digits_per_byte(base)
    return "".join([digits_of(byte, n, base) for byte in data])


def _varint(number: int) -> bytes:
    """Write a number with seven bits in a byte, lowest first; the eighth says that more follow."""
    found = bytearray()
    while number > 127:
        found.append(number & 127 | 128)
        number >>= 7
    return bytes([*found, number])


def _read_varint(body: bytes) -> tuple[int, int]:
    """Return the number that bytes begin with, and where it ends."""
    number = 0
    for at, byte in enumerate(body[:CHECK]):  # a longer one says more than LONGEST
        number |= (byte & 127) << 7 * at
        if byte < 128:
            return number, at + 1
    raise DecodingError(f"expected a length and two checks, got none in {len(body)} bytes")
