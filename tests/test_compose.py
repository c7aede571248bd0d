"""What runs in containers: no password comes along, and no port is open to the net."""

import re
from typing import Any

import pytest
import yaml

from tests.support.checkout import PACKAGES, ROOT

TEXT = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load(TEXT)
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def test_it_has_the_pages_a_neo4j_and_a_postgres() -> None:
    images = {name: service.get("image", "") for name, service in SERVICES.items()}

    assert sorted(images) == ["app", "neo4j", "postgres"]
    assert images["neo4j"] == "neo4j:5.26-community"
    assert images["postgres"] == "postgres:17"


def test_no_password_has_a_default() -> None:
    used = re.findall(r"\$\{(\w*PASSWORD)([^}]*)\}", TEXT)

    assert {name for name, _ in used} == {"NEO4J_PASSWORD", "POSTGRES_PASSWORD"}
    assert [name for name, rest in used if not rest.startswith(":?")] == []


def test_the_example_of_settings_names_every_variable_and_no_secret() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    settings = dict(re.findall(r"^(\w+)=(.*)$", example, flags=re.MULTILINE))

    assert set(settings) == set(re.findall(r"\$\{(\w+)", TEXT))
    assert set(settings.values()) == {""}


@pytest.mark.parametrize("name", SERVICES)
def test_every_port_is_bound_to_this_machine(name: str) -> None:
    ports = SERVICES[name]["ports"]

    assert [port for port in ports if not port.startswith("127.0.0.1:")] == []


def test_the_app_waits_for_a_neo4j_that_answers() -> None:
    assert SERVICES["app"]["depends_on"]["neo4j"]["condition"] == "service_healthy"
    assert SERVICES["neo4j"]["healthcheck"]["test"]


def test_every_volume_in_use_is_declared() -> None:
    used = {volume.split(":")[0] for one in SERVICES.values() for volume in one["volumes"]}

    assert used == set(COMPOSE["volumes"])


def test_the_image_runs_as_a_user_without_rights_and_looks_after_its_health() -> None:
    instructions = re.findall(r"^([A-Z]+) ", DOCKERFILE, flags=re.MULTILINE)

    assert instructions.index("USER") < instructions.index("ENTRYPOINT")
    assert "HEALTHCHECK" in instructions
    assert "--require-hashes" in DOCKERFILE


def test_the_image_holds_every_package_and_nothing_more_is_sent_to_it() -> None:
    copied = re.findall(r"^COPY (\w+) \./\1$", DOCKERFILE, flags=re.MULTILINE)
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()

    assert set(copied) == set(PACKAGES)
    assert {line for line in ignored if line.startswith("!")} == {
        "!requirements.lock",
        "!LICENSE",
        *(f"!{package}/" for package in PACKAGES),
    }
