"""JSON from outside, read strictly: what two readers could understand differently is refused."""

import json
from typing import Any, NoReturn

from graph.errors import InvalidProposalError

_LARGEST = 2**63


def strict(text: str | bytes) -> object:
    """The value of a JSON text.

    Raises InvalidProposalError for broken JSON, a name given twice, NaN and infinities, numbers
    that no database holds, and nesting without end.
    """
    try:
        return json.loads(
            text,
            object_pairs_hook=_once,
            parse_constant=_refuse_constant,
            parse_int=_whole,
            parse_float=_finite,
        )
    except (ValueError, RecursionError) as problem:
        raise InvalidProposalError("", "JSON", _said(problem)) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        message = f"{twice!r} står to gange"
        raise ValueError(message)
    return found


def _refuse_constant(text: str) -> NoReturn:
    message = f"{text} er ikke et tal"
    raise ValueError(message)


def _whole(text: str) -> int:
    # The length first: Python takes long over numbers of thousands of digits.
    if len(text) > 20 or not -_LARGEST <= int(text) < _LARGEST:
        message = "et tal er for stort"
        raise ValueError(message)
    return int(text)


def _finite(text: str) -> float:
    number = float(text)
    if number in (float("inf"), float("-inf")):
        _refuse_constant(text)
    return number


def _said(problem: ValueError | RecursionError) -> str:
    if isinstance(problem, json.JSONDecodeError):
        return f"ikke gyldig JSON ved tegn {problem.pos + 1}: {problem.msg}"
    return "for dybt indlejret" if isinstance(problem, RecursionError) else str(problem)
