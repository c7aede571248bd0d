"""JSON as it must be to be kept: one meaning only, no hidden characters, no bottomless nesting."""

import json
from collections.abc import Iterator
from math import isfinite
from typing import Any, NoReturn, TypeAlias

from graph.json_errors import (
    DuplicateKeyError,
    HiddenCharactersError,
    NotJsonError,
    NotUtf8Error,
    NumberOutOfRangeError,
    TooDeepError,
)

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

MAX_DEPTH = 32
_LARGEST = 2**63
_BLANKS = " \t\n\r"


def strict(said: str | bytes) -> Json:
    """The value that a JSON text stands for; a BadJsonError says what is wrong with it."""
    text = said if isinstance(said, str) else _decoded(said)
    try:
        value = _parsed(text)
    except RecursionError:
        raise TooDeepError(MAX_DEPTH) from None
    except json.JSONDecodeError as problem:
        raise NotJsonError(problem.colno, problem.lineno) from None
    # One character is found ten times as fast as two.
    if ("\\" in text and "\\u" in text) or text.count("{") + text.count("[") > MAX_DEPTH:
        _check(value)
    return value


def _parsed(text: str) -> Json:
    """As `JSONDecoder.decode`, which looks for blanks by two regular expressions."""
    value, end = _DECODER.raw_decode(text, len(text) - len(text.lstrip(_BLANKS)))
    if rest := text[end:].lstrip(_BLANKS):
        raise json.JSONDecodeError("Extra data", text, len(text) - len(rest))
    return value


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise NotUtf8Error(problem.start + 1) from None


def _check(value: Json) -> None:
    for depth, text in _texts(value):
        if depth > MAX_DEPTH:
            raise TooDeepError(MAX_DEPTH)
        if "\x00" in text or any("\ud800" <= character <= "\udfff" for character in text):
            raise HiddenCharactersError


def _texts(value: Json) -> Iterator[tuple[int, str]]:
    """Every text and every key with its depth, without recursion."""
    waiting: list[tuple[int, Json]] = [(0, value)]
    while waiting:
        depth, one = waiting.pop()
        match one:
            case str():
                yield depth, one
            case dict():
                yield depth + 1, ""
                waiting.extend((depth + 1, part) for pair in one.items() for part in pair)
            case list():
                yield depth + 1, ""
                waiting.extend((depth + 1, part) for part in one)
            case _:
                pass


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        seen: set[str] = set()
        raise DuplicateKeyError(next(key for key, _ in pairs if key in seen or seen.add(key)))
    return made


def _constant(_: str) -> NoReturn:
    raise NumberOutOfRangeError


def _whole(text: str) -> int:
    if len(text) > 20 or abs(number := int(text)) >= _LARGEST:
        raise NumberOutOfRangeError
    return number


def _decimal(text: str) -> float:
    if not isfinite(number := float(text)):
        raise NumberOutOfRangeError
    return number


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_constant=_constant,
    parse_int=_whole,
    parse_float=_decimal,
)
