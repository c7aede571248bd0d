"""CloudEvents and signed webhooks are taken in over HTTP, once, from those who may send them."""

import base64
import hmac
import json
import time
from hashlib import sha256
from typing import Any

import httpx2
import pytest

from api.intake.errors import StaleMessageError, UnknownSenderError, WebhookFileOpenError
from api.intake.webhooks import keys_in, verified
from tests.support.serving import Site

KEY = b"0123456789abcdef01234567"
OLD = b"abcdefghijklmnopqrstuvwx"


def cloud_event(id: str, **more: Any) -> dict[str, Any]:
    data = {"cluster": f"ce-{id}", "name": id}
    kind = "dk.spredning.cluster.registered"
    return {"specversion": "1.0", "id": id, "source": "urn:ce", "type": kind, "data": data, **more}


def media(kind: str) -> dict[str, str]:
    return {"Content-Type": f"application/{kind}"}


def test_one_a_batch_and_one_in_headers_are_the_same_event(
    client: httpx2.Client, site: Site
) -> None:
    one = cloud_event("same")
    headers = {f"ce-{name}": one[name] for name in ("specversion", "id", "source", "type")}

    structured = client.post(
        "/api/v1/events",
        content=json.dumps(one),
        headers=site.bearer | media("cloudevents+json"),
    )
    batch = client.post(
        "/api/v1/events",
        content=json.dumps([one]),
        headers=site.bearer | media("cloudevents-batch+json"),
    )
    binary = client.post(
        "/api/v1/events",
        content=json.dumps(one["data"]),
        headers=site.bearer | media("json") | headers,
    )

    answers = [structured.json(), batch.json(), binary.json()]
    assert [(one["appended"], one["unchanged"]) for one in answers] == [(1, 0), (0, 1), (0, 1)]


def test_a_type_of_somebody_else_is_refused_by_name(client: httpx2.Client, site: Site) -> None:
    told = client.post(
        "/api/v1/events",
        content=json.dumps(cloud_event("foreign", type="com.example.made")),
        headers=site.bearer | media("cloudevents+json"),
    )

    assert told.status_code == 422
    assert told.json()["errors"][0]["code"] == "cloudevent_type_unknown"


def signed(
    body: bytes, *, id: str = "msg_1", at: float | None = None, key: bytes = KEY
) -> dict[str, str]:
    stamp = str(int(time.time() if at is None else at))
    made = hmac.new(key, f"{id}.{stamp}.".encode() + body, sha256).digest()
    signature = f"v1a,x v1,{base64.b64encode(made).decode()}"
    return {"webhook-id": id, "webhook-timestamp": stamp, "webhook-signature": signature}


def test_a_signature_is_checked_as_the_specification_s_own_example() -> None:
    # The example of the specification: Standard Webhooks 1.0, signature scheme, symmetric.
    key = base64.b64decode("plJ3nmyCDGBKInavdOK15jsl")
    body = b'{"event_type":"ping","data":{"success":true}}'
    headers = {
        "webhook-id": "msg_loFOjxBNrRLzqYUf",
        "webhook-timestamp": "1731705121",
        "webhook-signature": "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=",
    }

    found = verified("x", headers, body, keys={"x": [key]}, now=1731705121)

    assert found.id == "msg_loFOjxBNrRLzqYUf"


@pytest.mark.parametrize("key", [KEY, OLD])
def test_two_keys_count_while_a_sender_changes_its_key(key: bytes) -> None:
    headers = signed(b"{}", key=key)

    assert verified("x", headers, b"{}", keys={"x": [KEY, OLD]}, now=time.time()).sender == "x"


@pytest.mark.parametrize(
    ("sender", "body", "seconds", "error"),
    [
        ("x", b"{ }", 0, UnknownSenderError),
        ("y", b"{}", 0, UnknownSenderError),
        ("x", b"{}", 301, StaleMessageError),
        ("x", b"{}", -301, StaleMessageError),
    ],
)
def test_a_message_of_others_or_another_time_is_refused(
    sender: str, body: bytes, seconds: int, error: type[Exception]
) -> None:
    headers = signed(b"{}", at=1_000_000)

    with pytest.raises(error):
        verified(sender, headers, body, keys={"x": [KEY]}, now=1_000_000 + seconds)


def test_keys_that_others_can_read_do_not_count(site: Site) -> None:
    path = site.data / "webhooks-open"
    path.write_text("x whsec_YWJj\n", encoding="utf-8")
    path.chmod(0o644)

    with pytest.raises(WebhookFileOpenError):
        keys_in(path)


def test_a_webhook_is_taken_once_also_when_it_is_sent_again(
    client: httpx2.Client, site: Site
) -> None:
    keys = site.data / "webhooks"
    keys.touch(mode=0o600)
    keys.write_text(f"midt whsec_{base64.b64encode(KEY).decode()}\n", encoding="utf-8")
    body = json.dumps(cloud_event("hook")).encode()
    headers = signed(body) | media("cloudevents+json")

    first = client.post("/api/v1/webhooks/midt", content=body, headers=headers)
    again = client.post("/api/v1/webhooks/midt", content=body, headers=headers)
    other = client.post("/api/v1/webhooks/andre", content=body, headers=headers)

    assert (first.status_code, first.json()["appended"]) == (201, 1)
    assert (again.status_code, again.json()["appended"]) == (200, 0)
    assert other.status_code == 401
