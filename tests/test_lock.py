"""The locks name every package with its hashes, and no place to get it from."""

import re
import tomllib
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.checkout import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")
_PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", re.MULTILINE)


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def lock(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pins(name: str) -> dict[str, set[str]]:
    """The versions of each package; some differ by Python."""
    found: dict[str, set[str]] = {}
    for package, version in _PIN.findall(lock(name)):
        found.setdefault(canonicalize_name(package), set()).add(version)
    return found


def unmet(wanted: list[str], name: str) -> list[str]:
    """The requirements that the lock does not meet."""
    locked = pins(name)
    requirements = [Requirement(text) for text in wanted]
    return [
        str(one)
        for one in requirements
        if not (versions := locked.get(canonicalize_name(one.name)))
        or not all(one.specifier.contains(version) for version in versions)
    ]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_host(name: str) -> None:
    assert re.findall(r"\S*:[/]{2}\S*|--\S*(?:index|find-links|host)\S*", lock(name)) == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_in_a_lock_has_hashes(name: str) -> None:
    entries = re.split(r"^(?=[a-z0-9])", lock(name), flags=re.MULTILINE)[1:]

    bare = [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry]

    assert entries
    assert bare == []


def test_the_lock_meets_every_dependency() -> None:
    assert unmet(project()["project"]["dependencies"], "requirements.lock") == []


def test_the_lock_for_work_meets_these_and_the_tools() -> None:
    dependencies = project()["project"]["dependencies"]
    tools = project()["dependency-groups"]["dev"]

    assert unmet([*dependencies, *tools], "requirements-dev.lock") == []


def test_the_lock_for_work_holds_the_other_whole() -> None:
    small, large = pins("requirements.lock"), pins("requirements-dev.lock")

    assert {package: large.get(package) for package in small} == small
