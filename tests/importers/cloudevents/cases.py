"""CloudEvents for tests, and what the conformance suite beside the checkout describes."""

import json
from pathlib import Path
from typing import Any

import yaml

MINIMUM: dict[str, Any] = {
    "specversion": "1.0",
    "id": "e1",
    "source": "/kommunen/system",
    "type": "dk.spredning.initiative.registered",
    "data": {"initiative": "i1", "title": "Faldklub"},
}


def said(**more: object) -> dict[str, Any]:
    """The smallest event that means something here, with these members instead or besides."""
    return {**MINIMUM, **more}


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in MINIMUM.items() if key != name}


def cases(folder: Path, name: str) -> list[dict[str, Any]]:
    """The cases of one of the suite's YAML files."""
    found = yaml.safe_load_all((folder / name).read_text(encoding="utf-8"))
    return [one for one in found if one]


def attributes_of(case: dict[str, Any]) -> dict[str, Any]:
    """The attributes of a case, extensions among them, as a message carries them."""
    given = dict(case["ContextAttributes"])
    extensions = given.pop("Extensions", {})
    named = {**given, **extensions}
    return {name: _text(value) for name, value in named.items()}


def data_of(case: dict[str, Any]) -> str:
    return case["Data"].removesuffix("\n")


def structured(case: dict[str, Any]) -> bytes:
    """The case as one JSON object."""
    attributes = attributes_of(case)
    text = data_of(case)
    is_json = "json" in attributes.get("datacontenttype", "json")
    return json.dumps({**attributes, "data": json.loads(text) if is_json else text}).encode()


def _text(value: Any) -> str:
    """YAML reads a version as a number and a time as a moment."""
    if hasattr(value, "isoformat"):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    return str(value).strip()
