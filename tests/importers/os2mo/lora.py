"""Organisation units as LoRa has them, written by the tests, and what they say read anew here."""

from collections.abc import Iterable
from typing import Any

ROOT = "3b866d97-0b1f-48e0-8078-686d96f430b3"
ALWAYS = ("1960-01-01 00:00:00+01", "infinity")


def effect(begins: str, ends: str) -> dict[str, Any]:
    return {"from": begins, "to": ends, "from_included": True, "to_included": False}


def registration(
    names: Iterable[tuple[str, tuple[str, str]]],
    *,
    active: Iterable[tuple[str, str]] = (ALWAYS,),
    above: Iterable[tuple[str, tuple[str, str]]] = (),
    known_from: str = "2019-12-18T13:55:15.348614+01:00",
) -> dict[str, Any]:
    """What was known from a moment on: names, active periods and units above, with their days."""
    return {
        "fratidspunkt": {"tidsstempeldatotid": known_from, "graenseindikator": True},
        "tiltidspunkt": {"tidsstempeldatotid": "infinity"},
        "livscykluskode": "Rettet",
        "attributter": {
            "organisationenhedegenskaber": [
                {"brugervendtnoegle": name, "enhedsnavn": name, "virkning": effect(*days)}
                for name, days in names
            ]
        },
        "tilstande": {
            "organisationenhedgyldighed": [
                {"gyldighed": "Aktiv", "virkning": effect(*days)} for days in active
            ]
        },
        "relationer": {
            "overordnet": [{"uuid": uuid, "virkning": effect(*days)} for uuid, days in above],
            "tilhoerer": [{"uuid": ROOT, "virkning": effect(*ALWAYS)}],
        },
    }


def unit(id: str, *registrations: dict[str, Any]) -> dict[str, Any]:
    return {"id": id, "registreringer": list(registrations)}


def answer(*units: dict[str, Any]) -> dict[str, Any]:
    return {"results": [list(units)]}


def as_it_was(units: Iterable[dict[str, Any]], day: str) -> dict[str, tuple[str, str | None]]:
    """By the id of each unit that was active on a day: its name, and the unit it was within.

    Read straight from the newest registration, by the rule that a value holds from its first
    moment and until, but not at, its last.
    """
    found: dict[str, tuple[str, str | None]] = {}
    for one in units:
        newest = max(one["registreringer"], key=lambda r: r["fratidspunkt"]["tidsstempeldatotid"])
        names = _holding(newest["attributter"]["organisationenhedegenskaber"], day)
        states = _holding(newest["tilstande"]["organisationenhedgyldighed"], day)
        above = _holding(newest["relationer"]["overordnet"], day)
        if names and any(state["gyldighed"] == "Aktiv" for state in states):
            parents = [one["uuid"] for one in above if one["uuid"] != ROOT]
            found[one["id"]] = (names[0]["enhedsnavn"], next(iter(parents), None))
    return found


def _holding(values: Iterable[dict[str, Any]], day: str) -> list[dict[str, Any]]:
    return [one for one in values if _begins(one) <= day < _ends(one)]


def _begins(value: dict[str, Any]) -> str:
    return value["virkning"]["from"].replace("-infinity", "")[:10]


def _ends(value: dict[str, Any]) -> str:
    return value["virkning"]["to"].replace("infinity", "~")[:10]
