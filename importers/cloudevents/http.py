"""CloudEvents over HTTP, after the HTTP Protocol Binding 1.0.2: structured, batched and binary."""

from collections.abc import Iterable
from urllib.parse import unquote

from graph.strict_json import strict
from importers.cloudevents.errors import NotACloudEventError, UnsupportedMediaTypeError
from importers.cloudevents.model import CloudEvent, cloud_event, event_of

_STRUCTURED = "application/cloudevents"
_BATCH = "application/cloudevents-batch"
_PREFIX = "ce-"


def is_cloud_event(headers: Iterable[tuple[str, str]]) -> bool:
    """Whether a message says of itself that it is one, in any of the three modes."""
    named = {name.lower(): value for name, value in headers}
    return _media_type(named).startswith(_STRUCTURED) or "ce-specversion" in named


def cloud_events(headers: Iterable[tuple[str, str]], content: bytes) -> list[CloudEvent]:
    """The events of a message: one, or those of a batch in order.

    Raises a BadCloudEventError, or a BadJsonError for content that is no JSON.
    """
    named = {name.lower(): value for name, value in headers}
    media_type = _media_type(named)
    if media_type == f"{_STRUCTURED}+json":
        return [cloud_event(strict(content))]
    if media_type == f"{_BATCH}+json":
        said = strict(content)
        if not isinstance(said, list):
            raise NotACloudEventError
        return [cloud_event(one) for one in said]
    if media_type.startswith(_STRUCTURED):
        raise UnsupportedMediaTypeError(media_type)
    return [event_of(_attributes(named), content)]


def _attributes(headers: dict[str, str]) -> dict[str, str]:
    """Of binary mode: what the headers say, percent-decoded; the content type is an attribute."""
    found = {
        name.removeprefix(_PREFIX): _unquoted(value)
        for name, value in headers.items()
        if name.startswith(_PREFIX)
    }
    if headers.get("content-type"):
        found["datacontenttype"] = headers["content-type"]
    return found


def _unquoted(value: str) -> str:
    """A header's value as text (binding, 3.1.3.2): without quotes, percent-encoding undone.

    >>> _unquoted('Euro%20%E2%82%AC'), _unquoted('"quoted"')
    ('Euro €', 'quoted')
    """
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] == '"':
        value = value[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    return unquote(value, errors="strict") if "%" in value else value


def _media_type(headers: dict[str, str]) -> str:
    return headers.get("content-type", "").partition(";")[0].strip().lower()
