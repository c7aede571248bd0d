"""What stands around every request, also when what is inside it fails."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor

import httpx2
import pytest
from starlette.types import Receive, Scope, Send

from api.access.headers import Guard
from api.access.hosts import LOCAL


async def fails(_scope: Scope, _receive: Receive, _send: Send) -> None:
    message = "Kirsten Hemmelig findes ikke"
    raise ValueError(message)


def test_a_failure_is_told_by_a_number_and_never_by_what_it_said(
    caplog: pytest.LogCaptureFixture,
) -> None:
    transport = httpx2.ASGITransport(app=Guard(fails, LOCAL), raise_app_exceptions=True)

    answer = _get(transport)

    told = answer.json()
    assert (answer.status_code, told["code"]) == (500, "internal")
    assert told["error_id"] in caplog.text
    assert "Kirsten" not in answer.text + caplog.text
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert caplog.records[0].levelno == logging.ERROR


def _get(transport: httpx2.ASGITransport) -> httpx2.Response:
    async def asked() -> httpx2.Response:
        async with httpx2.AsyncClient(transport=transport) as client:
            return await client.get("http://localhost/api/v1/events")

    # In a thread of its own: the browser tests keep an event loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(asked())).result()
