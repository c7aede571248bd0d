"""What becomes of CloudEvents: ours are proposed, others put aside, nothing is made up."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from graph.errors import CprDetectedError
from importers.cloudevents import reader as cloudevents
from importers.cloudevents.errors import BadCloudEventError, UnsupportedMediaTypeError
from importers.cloudevents.http import cloud_events, is_cloud_event
from importers.cloudevents.meaning import proposal_of
from importers.cloudevents.model import cloud_event
from importers.contract import Row, Source
from tests.importers.cloudevents.cases import said, without
from tests.importers.sources import rows_by, written


@pytest.mark.parametrize(
    ("broken", "code", "where"),
    [
        (without("id"), "cloudevent_attribute_missing", "id"),
        (said(source=""), "cloudevent_attribute_missing", "source"),
        (said(type=None), "cloudevent_attribute_missing", "type"),
        (without("specversion"), "cloudevent_attribute_missing", "specversion"),
        (said(specversion="0.3"), "cloudevent_version_unsupported", "specversion"),
        (said(id=7), "cloudevent_attribute_invalid", "id"),
        (said(source="/a b"), "cloudevent_attribute_invalid", "source"),
        (said(time="i går"), "cloudevent_attribute_invalid", "time"),
        (said(time="2020-02-30T10:00:00Z"), "cloudevent_attribute_invalid", "time"),
        (said(time="2020-02-01T10:00:00"), "cloudevent_attribute_invalid", "time"),
        (said(dataschema="ikke en uri"), "cloudevent_attribute_invalid", "dataschema"),
        (said(datacontenttype="json"), "cloudevent_attribute_invalid", "datacontenttype"),
        (said(subject=""), "cloudevent_attribute_invalid", "subject"),
        (said(CamelCase="x"), "cloudevent_attribute_invalid", "CamelCase"),
        (said(extra={"a": 1}), "cloudevent_attribute_invalid", "extra"),
        (said(extra=2**31), "cloudevent_attribute_invalid", "extra"),
        (said(data_base64="e30="), "cloudevent_data_invalid", "data_base64"),
        ({**without("data"), "data_base64": "%%"}, "cloudevent_data_invalid", "data_base64"),
        ({**without("data"), "data_base64": "e30"}, "cloudevent_data_invalid", "data_base64"),
        ([1], "not_a_cloudevent", ""),
    ],
)
def test_what_is_no_cloudevent_is_refused_with_a_code_and_a_place(
    broken: Any, code: str, where: str
) -> None:
    with pytest.raises(BadCloudEventError) as refused:
        cloud_event(broken)

    assert (refused.value.code, refused.value.attribute) == (code, where)


def test_data_may_come_as_base64_and_be_json_all_the_same() -> None:
    content = base64.b64encode(json.dumps({"initiative": "i1", "title": "Å"}).encode()).decode()

    event = cloud_event({**without("data"), "data_base64": content})

    assert event.data == {"initiative": "i1", "title": "Å"}


def test_bytes_that_are_no_text_stay_bytes() -> None:
    event = cloud_event({**without("data"), "datacontenttype": "image/png", "data_base64": "iVA="})

    assert event.data == b"\x89P"


@pytest.mark.parametrize("type", ["dk.spredning.initiative.registered", "initiative.registered"])
def test_our_own_kinds_become_proposals(type: str) -> None:
    sent = said(type=type, time="2024-05-01T23:30:00+02:00", traceparent="00-ab-cd-01")

    proposal = proposal_of(cloud_event(sent))

    assert (proposal.source, proposal.id) == ("/kommunen/system", "e1")
    assert (proposal.event.kind, proposal.intent) == ("initiative.registered", "fact")
    assert (proposal.valid_from, proposal.causation_id) == ("2024-05-01", "00-ab-cd-01")


def test_a_missing_time_is_an_unknown_date_and_never_now() -> None:
    assert proposal_of(cloud_event(said())).valid_from is None


def test_a_date_that_is_only_a_year_can_be_said() -> None:
    proposal = proposal_of(cloud_event(said(validfrom="2019", validto="2021-06")))

    assert (proposal.valid_from, proposal.valid_to) == ("2019", "2021-06")


def test_an_id_that_cannot_be_kept_gives_the_same_id_each_time() -> None:
    first, again = (proposal_of(cloud_event(said(id="møde nr. 7"))).id for _ in range(2))

    assert first == again != "møde nr. 7"


def codes(rows: list[Row]) -> list[str | None]:
    return [None if row.problem is None else row.problem.error.code for row in rows]


def test_events_of_others_are_put_aside_with_the_reason(tmp_path: Path) -> None:
    path = written(tmp_path / "a.json", said(), said(type="com.example.created", id="e2"))

    rows = rows_by(cloudevents.read, path)

    assert codes(rows) == [None, "cloudevent_type_unknown"]
    assert rows[1].problem is not None
    assert (rows[1].problem.column, rows[1].problem.value) == ("type", "com.example.created")


def test_one_event_over_many_lines_is_one_row(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps(said(), indent=2), encoding="utf-8-sig")

    assert codes(rows_by(cloudevents.read, path)) == [None]


def test_a_batch_has_a_row_for_each_event(tmp_path: Path) -> None:
    batch: list[Any] = [
        said(),
        without("id") | {"data": {}},
        "tekst",
        said(data={"initiative": "i2"}),
    ]
    path = written(tmp_path / "batch.json", json.dumps(batch, indent=1))

    rows = rows_by(cloudevents.read, path)

    wanted = [None, "cloudevent_attribute_missing", "not_a_cloudevent", "invalid"]
    assert (codes(rows), [row.number for row in rows]) == (wanted, [1, 2, 3, 4])


def test_a_document_that_breaks_off_is_put_aside_whole(tmp_path: Path) -> None:
    path = written(tmp_path / "batch.json", json.dumps([said()], indent=1)[:-5])

    assert codes(rows_by(cloudevents.read, path)) == ["invalid_json"]


def test_a_cpr_number_is_refused_and_its_value_not_repeated(tmp_path: Path) -> None:
    sent = said(data={"initiative": "i1", "title": "Borger 010190-1234"})

    (row,) = rows_by(cloudevents.read, written(tmp_path / "a.json", sent))

    assert codes([row]) == ["cpr_detected"]
    assert row.problem is not None
    assert row.problem.value is None


def test_a_cpr_number_in_an_extension_is_refused_by_the_name_of_the_extension() -> None:
    with pytest.raises(CprDetectedError, match=r"^provenance\.extensions\.melder ligner"):
        proposal_of(cloud_event(said(melder="Borger 010190-1234")))


def test_other_json_is_left_to_other_formats(tmp_path: Path) -> None:
    native = {"source": "a", "id": "b", "kind": "c", "data": {"title": '"specversion": "1.0"'}}

    assert cloudevents.read(Source(written(tmp_path / "a.jsonl", native))) is None
    assert cloudevents.read(Source(tmp_path)) is None


def test_a_message_says_in_its_headers_that_it_is_one() -> None:
    assert is_cloud_event([("CE-SpecVersion", "1.0")])
    assert is_cloud_event([("content-type", "application/cloudevents-batch+json; charset=utf-8")])
    assert not is_cloud_event([("content-type", "application/json")])


def test_a_batch_over_http_gives_its_events_in_order() -> None:
    headers = [("content-type", "application/cloudevents-batch+json")]

    events = cloud_events(headers, json.dumps([said(), said(id="e2")]).encode())

    assert [event.id for event in events] == ["e1", "e2"]


def test_headers_are_percent_decoded() -> None:
    headers = [
        ("ce-specversion", "1.0"),
        ("ce-id", "1"),
        ("ce-type", "t"),
        ("ce-source", "/s"),
        ("ce-subject", "Euro%20%E2%82%AC%20%F0%9F%98%80"),
    ]

    assert cloud_events(headers, b"")[0].subject == "Euro € 😀"


def test_another_encoding_of_cloudevents_is_refused_by_name() -> None:
    with pytest.raises(UnsupportedMediaTypeError, match=r"cloudevents\+avro"):
        cloud_events([("content-type", "application/cloudevents+avro")], b"Obj")
