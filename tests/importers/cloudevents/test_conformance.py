"""The conformance suite of the CloudEvents project, where it is at hand, in every mode."""

import json
import re
from typing import Any

import pytest

from importers.cloudevents.errors import UnsupportedVersionError
from importers.cloudevents.http import cloud_events
from importers.cloudevents.model import CloudEvent, cloud_event
from tests.importers.cloudevents.cases import attributes_of, cases, data_of, structured
from tests.support.shared_data import SHARED, needs

SUITE = SHARED / "graph_formats" / "cloudevents"
pytestmark = needs("graph_formats/cloudevents")

VALID = ("v1.yaml", "v1_minimum.yaml")
CASES: list[dict[str, Any]] = (
    [case for name in VALID for case in cases(SUITE, name)] if SUITE.is_dir() else []
)
FEATURE = (SUITE / "http-protocol-binding.feature").read_text("utf-8") if SUITE.is_dir() else ""


def everything(event: CloudEvent) -> dict[str, Any]:
    """All attributes of an event by name."""
    core = {
        name: getattr(event, name)
        for name in ("id", "source", "type", "datacontenttype", "dataschema", "subject", "time")
        if getattr(event, name) is not None
    }
    return {"specversion": "1.0", **core, **event.extensions}


def expected_data(case: dict[str, Any]) -> Any:
    media_type = attributes_of(case).get("datacontenttype", "application/json")
    return json.loads(data_of(case)) if "json" in media_type else data_of(case)


@pytest.mark.parametrize("case", CASES)
def test_each_case_is_understood_in_structured_mode(case: dict[str, Any]) -> None:
    headers = [("Content-Type", "application/cloudevents+json; charset=utf-8")]

    (event,) = cloud_events(headers, structured(case))

    assert everything(event) == attributes_of(case)
    assert event.data == expected_data(case)


@pytest.mark.parametrize("case", CASES)
def test_each_case_is_understood_in_binary_mode(case: dict[str, Any]) -> None:
    attributes = attributes_of(case)
    media_type = attributes.pop("datacontenttype", "application/json")
    headers = [(f"ce-{name}", value) for name, value in attributes.items()]

    (event,) = cloud_events([*headers, ("content-type", media_type)], data_of(case).encode())

    assert everything(event) == {**attributes, "datacontenttype": media_type}
    assert event.data == expected_data(case)


@pytest.mark.parametrize("case", CASES)
def test_a_time_that_was_not_sent_stays_missing(case: dict[str, Any]) -> None:
    assert cloud_event(json.loads(structured(case))).time == attributes_of(case).get("time")


def test_an_older_version_is_refused_and_named() -> None:
    for case in cases(SUITE, "v03.yaml"):
        with pytest.raises(UnsupportedVersionError, match=r"'0\.3'"):
            cloud_event(json.loads(structured(case)))


def _requests() -> list[tuple[list[tuple[str, str]], bytes, dict[str, str]]]:
    """The requests of the HTTP feature, one for each of its examples, with what they amount to."""
    found: list[tuple[list[tuple[str, str]], bytes, dict[str, str]]] = []
    for outline in FEATURE.split("Scenario Outline:")[1:]:
        request = re.search(r'an HTTP request\s+"""(.*?)"""', outline, re.DOTALL)
        assert request is not None
        head, _, body = "\n".join(map(str.strip, request[1].strip().splitlines())).partition("\n\n")
        said, _, examples = outline.partition("Examples:")
        told = re.findall(r"^ *\| *(\w+) *\| *(\S.*?) *\| *$", said, re.MULTILINE)
        for media_type in re.findall(r"application/\S[^|]*?(?= *\|)", examples):
            lines = [line.partition(":") for line in head.splitlines()[1:]]
            headers = [(n, v.strip().replace("<contentType>", media_type)) for n, _, v in lines]
            wanted = {n: v.replace("<contentType>", media_type) for n, v in told if n != "key"}
            found.append((headers, body.encode(), wanted))
    return found


def test_the_requests_of_the_http_binding_are_understood() -> None:
    requests = _requests()

    for headers, body, wanted in requests:
        (event,) = cloud_events(headers, body)
        assert everything(event) == wanted
        assert event.data == {"message": "Hello World!"}
    assert len(requests) == 4
