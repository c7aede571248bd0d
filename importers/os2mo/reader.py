"""Organisation units from OS2mo (LoRa), with when each name and place held in the world.

Reads what LoRa answers for `organisationenhed`. Each registration of a unit is a row: the newest
says all that is known now, of every day, and the day on which it was registered is kept with it as
its source; older ones are passed over. When a later answer knows something else, that is a change,
and the log keeps what was known before. A unit is a part of the unit above it; an end that is
`infinity` is not known yet.
"""

import json
from collections.abc import Iterator

from pydantic import ValidationError

from graph.errors import GraphError
from graph.json_errors import BadJsonError
from graph.proposals import Proposal
from graph.strict_json import Json, strict
from importers.contract import Place, Problem, Row, Source
from importers.documents import beginning, document
from importers.errors import BrokenDocumentError, UnexpectedValueError
from importers.identity import Register
from importers.lines import lines
from importers.municipalities import municipality
from importers.ordering import introduced_first
from importers.os2mo.units import Named, Registration, Unit

REGISTER = Register("os2mo")
SUPERSEDED = "En nyere registrering siger, hvad der nu vides"
NEVER_ACTIVE = "Enheden er ikke aktiv på noget tidspunkt"

_MARKS = (b'"registreringer"', b'"organisationenhed')


def read(source: Source) -> Iterator[Row] | None:
    """Every registration of every unit; taken when the JSON begins with LoRa's units."""
    if source.is_part:
        return introduced_first(_some_rows(source))
    seen = beginning(source.path).removeprefix(b"\xef\xbb\xbf").lstrip()
    if seen[:1] not in (b"{", b"[") or not all(mark in seen for mark in _MARKS):
        return None
    return introduced_first(_rows(source))


def _rows(source: Source) -> Iterator[Row]:
    try:
        found = strict(document(source.path, name=source.name))
    except BadJsonError as error:
        raise BrokenDocumentError(source.name, error) from None
    number = 0
    for said in _units(found):
        for row in _rows_of(source.name, said):
            number += 1
            yield row._replace(number=number)


def _some_rows(source: Source) -> Iterator[Row]:
    """One unit a line, each in the row of its newest registration."""
    for line in lines(source.path):
        try:
            found = strict(line.text)
        except BadJsonError as error:
            yield Row(source.name, line.number, line.text, problem=Problem(error))
            continue
        for said in _units(found):
            *_, row = _rows_of(source.name, said)
            yield row._replace(number=line.number)


def _units(found: Json) -> Iterator[Json]:
    """The units, however deep the answer wraps them."""
    match found:
        case {"results": inner}:
            yield from _units(inner)
        case list():
            for one in found:
                yield from _units(one)
        case _:
            yield found


def _rows_of(file: str, said: Json) -> Iterator[Row]:
    raw = json.dumps(said, ensure_ascii=False)
    try:
        unit = Unit.model_validate(said)
    except ValidationError as problem:
        where = ".".join(str(part) for part in problem.errors()[0]["loc"])
        yield Row(file, 0, raw, problem=Problem(UnexpectedValueError(where or "the unit"), where))
        return
    *older, registration = sorted(unit.registreringer, key=lambda one: one.known_from)
    yield from (Row(file, 0, raw, ignored=SUPERSEDED) for _ in older)
    yield _row(file, raw, unit.id, registration)


def _row(file: str, raw: str, id: str, registration: Registration) -> Row:
    try:
        said = tuple(_proposals(id, registration))
    except GraphError as error:
        column = getattr(error, "where", None)
        return Row(file, 0, raw, problem=Problem(error, column), revisable=True)
    ignored = None if said else NEVER_ACTIVE
    called = {_id(above): Place("overordnet", above) for above, _ in registration.parents()}
    return Row(file, 0, raw, said, ignored=ignored, revisable=True, called=called)


def _proposals(id: str, registration: Registration) -> Iterator[Proposal]:
    registered = f"OS2mo, registreret {registration.known_from[:10]}"
    for said in (*_described(id, registration), *_placed(id, registration)):
        yield said._replace(provenance={**(said.provenance or {}), "document": registered})


def _described(id: str, registration: Registration) -> Iterator[Proposal]:
    """The unit and its code, then each later name, and each day on which it was active no more."""
    named, organisation = registration.names(), {"organisation": _id(id)}
    for number, (one, period) in enumerate(named):
        data = {**organisation, "name": one.name or one.key, "type": _type(one, registration)}
        kind = "organisation.described" if number else "organisation.registered"
        key = (id, str(number)) if number else (id,)
        yield REGISTER.says(kind, data, key=key, columns=("enhedsnavn",), valid_from=period.begins)
        if number == 0:
            yield from _identified(id, one, registration)
        if period.ends is not None and period.ends not in (later.begins for _, later in named):
            yield REGISTER.says(
                "organisation.closed",
                organisation,
                key=key,
                columns=("gyldighed",),
                valid_from=period.ends,
            )


def _identified(id: str, one: Named, registration: Registration) -> Iterator[Proposal]:
    codes = {"os2mo": id}
    if one.key and one.key != one.name:
        codes["brugervendtnoegle"] = one.key
    found = municipality(one.name) if _type(one, registration) == "municipality" else None
    if found is not None:
        codes["municipality"] = found.code
    for scheme, code in codes.items():
        data = {"organisation": _id(id), "scheme": scheme, "code": code}
        yield REGISTER.says("organisation.identified", data, key=(id, scheme))


def _placed(id: str, registration: Registration) -> Iterator[Proposal]:
    for number, (parent, period) in enumerate(registration.parents()):
        data = {"organisation": _id(id), "part_of": _id(parent)}
        key = (id, str(number))
        columns = ("overordnet",)
        yield REGISTER.says(
            "placement.started", data, key=key, columns=columns, valid_from=period.begins
        )
        if period.ends is not None:
            yield REGISTER.says(
                "placement.ended", data, key=key, columns=columns, valid_from=period.ends
            )


def _type(one: Named, registration: Registration) -> str:
    """A unit at the top that is called as a municipality is one; a unit within it is not."""
    is_top = not registration.parents() and one.name.casefold().endswith("kommune")
    return "municipality" if is_top and municipality(one.name) else "other"


def _id(uuid: str) -> str:
    return REGISTER.id_of("organisation", uuid)
