"""The server as a process: how it starts, what it says, how it ends, and who else may work."""

import json
import socket
import time
from pathlib import Path

import psutil

from tests.support.command_line import CommandLine
from tests.support.serving import Site, address_of, fill, serving, tricky_is_registered


def test_a_first_start_on_nothing_says_where_and_shows_what_to_do(tmp_path: Path) -> None:
    with serving(tmp_path) as process:
        site = Site(address_of(process), tmp_path)
        with site.client() as client:
            front = client.get("/").text
            state = client.get("/ready").json()

    assert "Her er ingen indsatser endnu." in front
    assert "python3 run.py demo" in front
    assert (state["ready"], state["events"], state["lag"]) == (True, 0, 0)
    assert process.returncode == 0


def test_it_ends_by_ctrl_c_with_nothing_left_running(tmp_path: Path) -> None:
    with serving(tmp_path) as process, Site(address_of(process), tmp_path).client() as client:
        client.get("/ready")

    assert process.returncode == 0
    assert list(tmp_path.glob("graphs/*/engine.users/*")) == []


def test_a_port_that_is_taken_is_told_with_the_next_to_try(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with serving(tmp_path, port=port) as process:
            _, said = process.communicate(timeout=60)

    assert process.returncode == 3
    assert f"--port {port + 1}" in said
    assert "Traceback" not in said


def test_the_command_line_works_beside_it_and_the_pages_follow(site: Site) -> None:
    line = tricky_is_registered | {"id": "beside", "data": {"initiative": "beside", "title": "Ny"}}

    done = CommandLine(site.data)("events", "append", "-", given=json.dumps(line))

    with site.client() as client:
        assert done.exit_code == 0
        assert "<h1>Ny</h1>" in client.get("/initiatives/beside").text


def test_it_says_what_it_is_and_nothing_of_what_runs_it(site: Site) -> None:
    with site.client() as client:
        answer = client.get("/")
        schema = client.get("/api/v1/openapi.json").json()

    assert "server" not in answer.headers
    assert answer.headers["content-security-policy"].startswith("default-src 'self'")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert {"/api/v1/events", "/api/v1/overlaps", "/api/v1/paths", "/api/v1/ready"} <= set(
        schema["paths"]
    )


def test_a_person_who_is_erased_is_gone_from_every_page_while_it_serves(site: Site) -> None:
    known = {
        "source": "prøve",
        "id": "gone-1",
        "kind": "person.registered",
        "data": {"person": "gone", "name": "Glemte Gerda", "title": "terapeut"},
    }
    asked = ("/api/v1/people", "/people", "/paths", "/events", "/api/v1/events?limit=1000")
    with site.client() as client:
        client.post("/api/v1/events", json=known, headers=site.bearer)
        before = [path for path in asked if "Glemte Gerda" in client.get(path).text]

        erased = CommandLine(site.data)("person", "erase", "gone")

        after = [path for path in asked if "Glemte Gerda" in client.get(path).text]
        assert erased.exit_code == 0
        assert (before, after) == (list(asked), [])
        assert "Slettet person blev registreret." in client.get("/events").text


def test_the_command_line_works_after_the_server_was_killed(tmp_path: Path) -> None:
    fill(tmp_path)
    with serving(tmp_path) as process:
        address_of(process)
        process.kill()
        process.wait()

        assert CommandLine(tmp_path).json("ask", "2").exit_code == 0
        assert CommandLine(tmp_path).json("status").document["lag"] == 0


def test_the_server_and_the_command_line_go_on_after_the_engine_was_killed(site: Site) -> None:
    with site.client() as client:
        before = client.get("/api/v1/diffusion/initiative-tobs").json()
        _kill_engine(site.data)

        after = client.get("/api/v1/diffusion/initiative-tobs")

        assert (after.status_code, after.json()) == (200, before)
    assert CommandLine(site.data).json("status").exit_code == 0


def _kill_engine(data: Path) -> None:
    """As the operating system does when memory runs out; its port closes a moment later."""
    (path,) = data.glob("graphs/*/engine.json")
    record = json.loads(path.read_text("utf-8"))
    psutil.Process(record["pid"]).kill()
    while _is_open(record["port"]):
        time.sleep(0.01)


def _is_open(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0
