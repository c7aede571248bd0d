"""A unit of SOR, and what it says here: an organisation, its codes, and the unit it is within."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from graph.dates import day_after, latest
from graph.proposals import Proposal
from importers.contract import Place
from importers.identity import Register
from importers.municipalities import Authority, municipality, region
from importers.sor.errors import BadSorCodeError, BadSorDateError, MissingSorNameError
from importers.tables.cells import text_of
from importers.tables.dates import date_of
from importers.tables.records import Record

REGISTER = Register("sor")


def _municipality_in(*addresses: str) -> Iterator[str]:
    """How a column of version 2 may be called: the register has changed its endings before."""
    endings = ("code", "id", "identifier", "name")
    return (f"{address}municipality{ending}" for address in addresses for ending in endings)


_COLUMNS: Final[Mapping[str, frozenset[str]]] = {
    "code": frozenset({"sorid", "sorkode", "sorenhedid"}),
    "name": frozenset({"entityname", "enhedsnavn"}),
    "type": frozenset({"entitytypename", "enhedstype"}),
    "parent": frozenset({"parentsorid", "parentsorkode", "overordnetsorkode"}),
    "first": frozenset({"firstfromdate", "oprettet", "oprettelsesdato"}),
    "from": frozenset({"fromdate", "fradato", "gyldigfra", "startdato"}),
    "to": frozenset({"todate", "tildato", "gyldigtil", "slutdato", "lukkedato"}),
    "cvr": frozenset({"cvr", "cvrnummer", "cvrnumber", "cvrnumberidentifier"}),
    # Where it is done, where it is visited, where its post goes: in version 1 by a letter.
    "activity": frozenset({"akk", *_municipality_in("activityaddress")}),
    "visit": frozenset({"bkk", *_municipality_in("visitingaddress", "sorvisitingaddress")}),
    "post": frozenset({"pkk", *_municipality_in("postaladdress")}),
}
_ADDRESSES: Final = ("visit", "activity", "post")
"""In the order in which they say where a unit is."""

_CODE = re.compile(r"[1-9]\d{5,17}")
_CVR = re.compile(r"[1-9]\d{7}")
_NO_LETTERS = re.compile(r"[\W_]+")
_AS_TEXT = re.compile(r'="?(.*?)"?$')
_NO_END = "2100"
_PRACTICES = ("almen praksis", "almen læge", "almen lægepraksis", "praktiserende læge")


@dataclass(frozen=True, slots=True)
class Unit:
    """One row by what its columns mean, each text as it stands; `columns` are their names."""

    texts: Mapping[str, str]
    columns: Mapping[str, str]

    def __getitem__(self, meaning: str) -> str:
        return self.texts.get(meaning, "")

    def day(self, meaning: str) -> str | None:
        try:
            return date_of(self[meaning])
        except ValueError:
            raise BadSorDateError(self.columns[meaning]) from None

    @property
    def authority(self) -> Authority | None:
        """The municipality or region that the unit is, which is the same in every register."""
        if self["parent"]:
            return None
        match self["type"].casefold():
            case "kommune":
                return municipality(self["name"])
            case "region":
                return region(self["name"])
            case _:
                return None

    def municipality(self) -> tuple[str, Authority | None] | None:
        """The first of its addresses that names one, and which; None for what is unknown."""
        for one in _ADDRESSES:
            if self[one].strip("0"):
                return one, municipality(self[one])
        return None


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that mean something here, by what they mean: their names and places."""

    names: Mapping[str, str]
    places: Mapping[str, int]

    def unit(self, row: Record) -> Unit:
        texts = {one: _plain(text_of(row.cells[place])) for one, place in self.places.items()}
        return Unit(texts, self.names)


def columns_of(header: tuple[str, ...]) -> Columns:
    """Whatever their order, and whichever of SOR's layouts they are of."""
    folded = {_NO_LETTERS.sub("", name.casefold()): name for name in reversed(header)}
    names = {
        meaning: folded[name]
        for meaning, known in _COLUMNS.items()
        for name in sorted(known & folded.keys())
    }
    return Columns(names, {meaning: header.index(name) for meaning, name in names.items()})


def said_of(unit: Unit, authorities: Mapping[str, Authority]) -> Iterator[Proposal]:
    """What the unit amounts to; `authorities` are the municipalities and regions, by code."""
    code = _checked(unit)
    data = {"organisation": _id(code, authorities)}
    if code in authorities:
        yield from authorities[code].registered()
    else:
        yield from _registered(unit, data)
    for scheme, known in _codes(unit, code):
        said = {**data, "scheme": scheme, "code": known}
        yield REGISTER.says("organisation.identified", said, key=(code, scheme))
    if unit["parent"] and unit["parent"] != code:
        said = {**data, "part_of": _id(unit["parent"], authorities)}
        above, begins = (unit.columns["parent"],), _begins(unit)
        yield REGISTER.says(
            "placement.started", said, key=(code,), columns=above, valid_from=begins
        )
    if code not in authorities:
        yield from _located(unit, data)


def called_in(unit: Unit, authorities: Mapping[str, Authority]) -> Iterator[tuple[str, Place]]:
    """What the row calls the unit above, by the id that it has here."""
    if unit["parent"]:
        place = Place(unit.columns["parent"], unit["parent"])
        yield _id(unit["parent"], authorities), place


def _located(unit: Unit, data: Mapping[str, str]) -> Iterator[Proposal]:
    """The municipality of the address, which is told here too if SOR has not come to it."""
    match unit.municipality():
        case address, Authority() as found:
            yield from found.registered()
            said = {**data, "municipality": found.organisation}
            yield REGISTER.says(
                "organisation.located", said, key=(unit["code"],), columns=(unit.columns[address],)
            )
        case _:
            return


def _registered(unit: Unit, data: Mapping[str, str]) -> Iterator[Proposal]:
    """The organisation, and the day on which it was no more, if that is known."""
    profile = {**data, "name": unit["name"], "type": _type(unit)}
    read, key = [unit.columns[one] for one in ("code", "name", "type")], (unit["code"],)
    begins = _begins(unit)
    yield REGISTER.says(
        "organisation.registered", profile, key=key, columns=read, valid_from=begins
    )
    ends = unit.day("to")
    if ends is not None and ends < _NO_END:
        closed, last = day_after(latest(ends)), (unit.columns["to"],)
        yield REGISTER.says("organisation.closed", data, key=key, columns=last, valid_from=closed)


def is_cvr(text: str) -> bool:
    return _CVR.fullmatch(text) is not None


def _begins(unit: Unit) -> str | None:
    return unit.day("first") or unit.day("from")


def _checked(unit: Unit) -> str:
    if not _CODE.fullmatch(unit["code"]):
        raise BadSorCodeError(unit.columns["code"])
    if unit["parent"] and not _CODE.fullmatch(unit["parent"]):
        raise BadSorCodeError(unit.columns["parent"])
    if not unit["name"]:
        raise MissingSorNameError(unit.columns["name"])
    return unit["code"]


def _codes(unit: Unit, code: str) -> Iterator[tuple[str, str]]:
    yield "sor", code
    if is_cvr(unit["cvr"]):
        yield "cvr", unit["cvr"]


def _type(unit: Unit) -> str:
    """The kind of organisation; a ward of a hospital is none, and so it is of another kind."""
    kind = unit["type"].casefold()
    if any(word in kind for word in _PRACTICES):
        return "general_practice"
    return "hospital" if kind in ("hospital", "sygehus", "privathospital") else "other"


def _id(code: str, authorities: Mapping[str, Authority]) -> str:
    known = authorities.get(code)
    return REGISTER.id_of("organisation", code) if known is None else known.organisation


def _plain(text: str) -> str:
    """The text of a cell; `="123"` keeps a spreadsheet from reading a code as a number."""
    text = text.strip()
    found = _AS_TEXT.fullmatch(text) if text.startswith("=") else None
    return text if found is None else found[1]
