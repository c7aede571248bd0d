"""One way to write JSON, so that the same statement always gives the same bytes."""

from typing import Any

from msgspec.json import Encoder
from pydantic import BaseModel


def canonical(value: object) -> bytes:
    """Sorted keys, no spaces, UTF-8; of a model, what was said and not what is its default.

    Meant for texts, whole numbers and what is made of them: a float would depend on who wrote it.

    >>> canonical({"b": ["å"], "a": None})
    b'{"a":null,"b":["\xc3\xa5"]}'
    """
    return _ENCODER.encode(value)


def _said(value: object) -> dict[str, Any]:
    if not isinstance(value, BaseModel):
        raise TypeError(type(value))
    return value.model_dump(mode="json", exclude_unset=True)


_ENCODER = Encoder(order="sorted", enc_hook=_said)
