"""A unit of a Danish municipality's organisation, as OS2mo keeps it: what held when, in the world.

The shape is LoRa's (OIO standard for organisations, version 1.1): each registration says all that
was known of a unit from then on, each value in it with the days on which it holds (`virkning`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field

_ALWAYS = {"infinity", "-infinity"}
_DAY_START = "00:00:00"


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Effect(_Model):
    """From when until when a value holds; either end may be open."""

    from_: Annotated[str, Field(alias="from", pattern=r"^(-infinity|\d{4}-\d\d-\d\d.*)$")]
    to: Annotated[str, Field(pattern=r"^(infinity|\d{4}-\d\d-\d\d.*)$")]
    to_included: bool = False

    @property
    def period(self) -> "Period":
        begins = None if self.from_ in _ALWAYS else self.from_[:10]
        if self.to in _ALWAYS:
            return Period(begins, None)
        # What ends within a day held on that day; at its first moment, until the day before.
        is_whole = self.to[11:19] in ("", _DAY_START) and not self.to_included
        last = date.fromisoformat(self.to[:10])
        return Period(begins, (last if is_whole else last + timedelta(days=1)).isoformat())


@dataclass(frozen=True, slots=True)
class Period:
    """Days: the first one, and the first one after. None where that is not known or not yet."""

    begins: str | None
    ends: str | None

    def within(self, other: "Period") -> "Period | None":
        """What the two share."""
        begins = max(self.begins or "", other.begins or "") or None
        ends = min(self.ends or "~", other.ends or "~")
        if begins is not None and begins >= ends:
            return None
        return Period(begins, None if ends == "~" else ends)


class Named(_Model):
    name: Annotated[str, Field(alias="enhedsnavn")] = ""
    key: Annotated[str, Field(alias="brugervendtnoegle")] = ""
    virkning: Effect


class State(_Model):
    gyldighed: str
    virkning: Effect


class Relation(_Model):
    uuid: str | None = None
    virkning: Effect


class Attributes(_Model):
    organisationenhedegenskaber: tuple[Named, ...] = ()


class States(_Model):
    organisationenhedgyldighed: tuple[State, ...] = ()


class Relations(_Model):
    overordnet: tuple[Relation, ...] = ()
    tilhoerer: tuple[Relation, ...] = ()


class Moment(_Model):
    tidsstempeldatotid: str


class Registration(_Model):
    """What was known of a unit from a moment on."""

    fratidspunkt: Moment
    livscykluskode: str
    attributter: Attributes = Attributes()
    tilstande: States = States()
    relationer: Relations = Relations()

    @property
    def known_from(self) -> str:
        return self.fratidspunkt.tidsstempeldatotid

    def names(self) -> list[tuple[Named, Period]]:
        """Each name with the days on which the unit was active under it, in order."""
        return _while(
            [(one, one.virkning) for one in self.attributter.organisationenhedegenskaber],
            self._active(),
        )

    def parents(self) -> list[tuple[str, Period]]:
        """Each unit that this one was a part of, while active; the whole organisation is none."""
        roots = {one.uuid for one in self.relationer.tilhoerer}
        above = [
            (one.uuid, one.virkning)
            for one in self.relationer.overordnet
            if one.uuid and one.uuid not in roots
        ]
        return _while(above, self._active())

    def _active(self) -> list[Period]:
        states = self.tilstande.organisationenhedgyldighed
        return [one.virkning.period for one in states if one.gyldighed == "Aktiv"]


class Unit(_Model):
    id: str
    registreringer: Annotated[tuple[Registration, ...], Field(min_length=1)]


_Value = TypeVar("_Value")


def _while(
    values: list[tuple[_Value, Effect]], active: list[Period]
) -> list[tuple[_Value, Period]]:
    found = _shared(values, active)
    return sorted(found, key=lambda one: one[1].begins or "")


def _shared(
    values: list[tuple[_Value, Effect]], active: list[Period]
) -> Iterator[tuple[_Value, Period]]:
    for value, effect in values:
        for period in active:
            shared = effect.period.within(period)
            if shared is not None:
                yield value, shared
