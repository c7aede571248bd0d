"""The README and the documents say what is there: commands, options, addresses, kinds, files."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.core import TyperGroup

import cypher
from api.app import create_app
from api.cli.app import app
from graph.events.catalogue import KINDS
from graph.settings import Settings
from tests.support.checkout import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
MODEL = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_EVERYWHERE = {"--json", "--lang", "--data", "--help"}
_CODE = re.compile(r"`([^`]+)`")


@cache
def commands() -> dict[str, set[str]]:
    """Every command of the command line with its own options."""
    return dict(_leaves(typer.main.get_command(app), ()))


def documented() -> dict[str, set[str]]:
    """Every command that a table of the README names, with the options in the same cell."""
    found: dict[str, set[str]] = {}
    for line in README.splitlines():
        if line.startswith("| `spredning "):
            first, *rest = _CODE.findall(re.split(r"(?<!\\)\|", line)[1])
            found[_command_in(first)] = set(rest)
    return found


def test_the_readme_has_every_command_with_its_options_and_no_other() -> None:
    assert documented() == commands()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_that_a_document_names_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    named = re.findall(r"(?:`|^ {4}|run\.py )spredning ([a-z][^`\n]*)", text, flags=re.MULTILINE)

    unknown = [words for words in named if _command_in(f"spredning {words}") not in commands()]

    assert unknown == []


def test_the_readme_has_every_address_of_the_http_interface_and_no_other(tmp_path: Path) -> None:
    offered = set(create_app(Settings(data=tmp_path)).openapi()["paths"]) | {"/api/v1/openapi.json"}
    probes = {"/api/v1/health", "/api/v1/ready"}

    named = set(re.findall(r"/api/v1/[a-z_./{}-]+", README))

    assert named == offered - probes


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_to_a_file_leads_to_one(document: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", document.read_text(encoding="utf-8"))

    broken = [link for link in links if not _leads_somewhere(document, link)]

    assert broken == []


def test_the_model_names_every_kind_of_event() -> None:
    named = {code for code in _CODE.findall(MODEL) if re.fullmatch(r"[a-z]+\.[a-z_]+", code)}

    assert named == set(KINDS)


def test_the_model_names_every_relationship_and_label_of_the_graph() -> None:
    statements = [cypher.text(name) for name in (*cypher.names("project"), *cypher.names("revise"))]
    relationships = set(re.findall(r"\[\w*:([A-Z_]+)", "".join(statements)))
    labels = set(re.findall(r"\(\w*:([A-Z]\w+)", "".join(statements)))

    assert (relationships | labels) - set(_CODE.findall(MODEL)) == set()


def test_no_document_uses_a_variable_that_no_setting_reads() -> None:
    named = set(re.findall(r"\b(?:SPREDNING|NEO4J)_[A-Z0-9_]+", README))

    read = "".join(path.read_text(encoding="utf-8") for path in _readers())

    assert {name for name in named if name not in read} == set()


def _leaves(command: Any, path: tuple[str, ...]) -> list[tuple[str, set[str]]]:
    if not isinstance(command, TyperGroup):
        options = {name for one in command.params for name in one.opts if name.startswith("--")}
        return [(" ".join(path), options - _EVERYWHERE)]
    return [
        leaf for name, inner in command.commands.items() for leaf in _leaves(inner, (*path, name))
    ]


def _command_in(text: str) -> str:
    """The command at the start of `spredning events append FILE`; empty when there is none."""
    words = text.removeprefix("spredning ").split()
    tries = (" ".join(words[:length]) for length in (3, 2, 1))
    return next((one for one in tries if one in commands()), "")


def _leads_somewhere(document: Path, link: str) -> bool:
    if "://" in link:
        return True
    file, _, heading = link.partition("#")
    target = document.parent / file if file else document
    if not target.is_file():
        return False
    text = target.read_text(encoding="utf-8") if heading else ""
    headings = re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return not heading or heading in {_anchor(one) for one in headings}


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def _readers() -> list[Path]:
    return [
        ROOT / "graph" / "settings.py",
        ROOT / "api" / "access" / "hosts.py",
        ROOT / "api" / "journal.py",
    ]
