"""A CloudEvent as CloudEvents 1.0.2 describes it: what it must have, and what it may hold.

Specification: https://github.com/cloudevents/spec, "CloudEvents" and "JSON Event Format".
"""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, TypeAlias

from graph.json_errors import BadJsonError
from graph.strict_json import Json, strict
from importers.cloudevents.errors import (
    BadAttributeError,
    BadDataError,
    MissingAttributeError,
    NotACloudEventError,
    UnsupportedVersionError,
)

Attribute: TypeAlias = str | int | bool
Content: TypeAlias = "Json | bytes"

_REQUIRED: Final = ("specversion", "id", "source", "type")
_OPTIONAL: Final = ("datacontenttype", "dataschema", "subject", "time")
_DATA: Final = frozenset({"data", "data_base64"})
_NAME = re.compile(r"[a-z0-9]+")
_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_URI_REFERENCE = re.compile(r"[^\s<>\"{}|\\^`]+")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_MEDIA_TYPE = re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+(\s*;\s*[\w!#$&^.+-]+=(\"[^\"]*\"|[^\s;]+))*")
_JSON_TYPE = re.compile(r"[^/;\s]+/(?:[^/;\s]+\+)?json\s*(?:;.*)?", re.IGNORECASE)
_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)")


@dataclass(frozen=True, slots=True)
class CloudEvent:
    """One event. What the sender left out is None: a missing time is never made up."""

    id: str
    source: str
    type: str
    datacontenttype: str | None
    dataschema: str | None
    subject: str | None
    time: str | None
    extensions: Mapping[str, Attribute]
    data: Content
    """JSON where the content type is one, or none is given; else text or bytes."""


def cloud_event(said: Json) -> CloudEvent:
    """The event that a JSON object stands for; a BadCloudEventError says what is wrong, where."""
    if not isinstance(said, dict):
        raise NotACloudEventError
    # An attribute that is null is one that is not there (JSON Event Format, 2.1).
    attributes = {
        name: value for name, value in said.items() if value is not None or name == "data"
    }
    fields = {name: value for name, value in attributes.items() if name not in _DATA}
    event = _checked(fields)
    return _with_data(event, attributes)


def event_of(attributes: Mapping[str, str], content: bytes) -> CloudEvent:
    """The event of a message whose attributes stand beside its content, as in binary mode."""
    event = _checked(attributes)
    if not content:
        return event
    return _replaced(event, _decoded(content, event.datacontenttype, where="data"))


def is_json_type(media_type: str | None) -> bool:
    """Whether content of this type is JSON; where none is given, it is."""
    return media_type is None or _JSON_TYPE.fullmatch(media_type.strip()) is not None


def _checked(fields: Mapping[str, Json]) -> CloudEvent:
    for name in _REQUIRED:
        if fields.get(name) in (None, ""):
            raise MissingAttributeError(name)
    if fields["specversion"] != "1.0":
        raise UnsupportedVersionError(str(fields["specversion"])[:40])
    core = {name: _text(name, fields[name]) for name in (*_REQUIRED, *_OPTIONAL) if name in fields}
    _check_forms(core)
    return CloudEvent(
        id=core["id"],
        source=core["source"],
        type=core["type"],
        datacontenttype=core.get("datacontenttype"),
        dataschema=core.get("dataschema"),
        subject=core.get("subject"),
        time=core.get("time"),
        extensions={
            name: _extension(name, value) for name, value in fields.items() if name not in core
        },
        data=None,
    )


def _check_forms(core: Mapping[str, str]) -> None:
    _check("source", core, _URI_REFERENCE, "en URI-reference", "a URI reference")
    _check("dataschema", core, _URI, "en URI", "a URI")
    _check("datacontenttype", core, _MEDIA_TYPE, "en medietype (RFC 2046)", "a media type")
    _check("time", core, _TIME, "et tidspunkt som i RFC 3339", "a time as in RFC 3339")
    if "time" in core:
        try:
            datetime.fromisoformat(core["time"].upper().replace("Z", "+00:00"))
        except ValueError:
            raise BadAttributeError("time", "en dag, der findes", "a day that exists") from None


def _check(name: str, core: Mapping[str, str], form: re.Pattern[str], da: str, en: str) -> None:
    if name in core and form.fullmatch(core[name]) is None:
        raise BadAttributeError(name, da, en)


def _text(name: str, value: Json) -> str:
    if not isinstance(value, str) or not value or _HIDDEN.search(value):
        raise BadAttributeError(name, "en tekst, der ikke er tom", "a text that is not empty")
    return value


def _extension(name: str, value: Json) -> Attribute:
    if _NAME.fullmatch(name) is None:
        raise BadAttributeError(
            name, "navne har kun små bogstaver og tal", "names have small letters and digits only"
        )
    match value:
        case bool():
            return value
        case int() if -(2**31) <= value < 2**31:
            return value
        case str() if not _HIDDEN.search(value.strip()):
            return value
        case _:
            raise BadAttributeError(
                name,
                "en tekst, sandt/falsk eller et helt tal på 32 bit",
                "a text, a boolean or a whole number of 32 bits",
            )


def _with_data(event: CloudEvent, attributes: Mapping[str, Json]) -> CloudEvent:
    if "data_base64" not in attributes:
        return _replaced(event, attributes.get("data"))
    if attributes.get("data") is not None:
        both = ("både data og data_base64 er givet", "both data and data_base64 are given")
        raise BadDataError("data_base64", *both)
    try:
        content = base64.b64decode(_text("data_base64", attributes["data_base64"]), validate=True)
    except binascii.Error:
        raise BadDataError("data_base64", "det er ikke base64", "it is not base64") from None
    return _replaced(event, _decoded(content, event.datacontenttype, where="data_base64"))


def _decoded(content: bytes, media_type: str | None, *, where: str) -> Content:
    if is_json_type(media_type):
        try:
            return strict(content)
        except BadJsonError as problem:
            raise BadDataError(where, problem.message("da"), problem.message("en")) from None
    if (media_type or "").startswith("text/") or "xml" in (media_type or ""):
        try:
            return content.decode()
        except UnicodeDecodeError:
            return content
    return content


def _replaced(event: CloudEvent, data: Content) -> CloudEvent:
    return replace(event, data=data)
