"""What a registry's file says of an initiative, as far as it fits the domain."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.strict_json import Json
from importers.errors import UnexpectedValueError

# Some write a whole story where a country is asked for; it is kept as the story that it is.
LONGEST_PLACE = 80


@dataclass(frozen=True, slots=True)
class Record:
    """One version of a file. Contacts, licences and evidence are left out."""

    title: str
    purpose: str = ""
    story: str = ""
    website: str = ""
    stage: str = ""
    topics: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


def record_of(content: Mapping[str, Json], *, folder: str) -> Record:
    """The record; a field of an unexpected shape is refused, never passed over."""
    places = _distinct(_places(content))
    return Record(
        title=_text(content, "name"),
        purpose=_text(content, "description"),
        story="\n".join(place for place in places if len(place) > LONGEST_PLACE),
        website=_text(content, "website"),
        stage=_stage(_text(content, "stage"), folder),
        topics=_distinct((*_texts(content, "sectors"), *_goals(content))),
        aliases=_distinct((*_texts(content, "aliases"), *_texts(content, "initialism"))),
        organisations=_distinct(_names(content)),
        countries=tuple(place for place in places if len(place) <= LONGEST_PLACE),
    )


def _stage(stage: str, folder: str) -> str:
    """The stage and the folder: what is archived keeps the stage that it had."""
    return f"{stage} ({folder})" if stage else folder


def _text(content: Mapping[str, Json], field: str) -> str:
    match content.get(field):
        case None:
            return ""
        case str() as text:
            return text.strip()
        case _:
            raise UnexpectedValueError(field)


def _texts(content: Mapping[str, Json], field: str) -> Iterator[str]:
    for one in _one_or_many(content.get(field)):
        if not isinstance(one, str):
            raise UnexpectedValueError(field)
        yield " ".join(one.split())


def _places(content: Mapping[str, Json]) -> Iterator[str]:
    match content.get("locations"):
        case None:
            return
        case dict() as locations:
            yield from _texts(locations, "deploymentCountries")
        case _:
            raise UnexpectedValueError("locations")


def _names(content: Mapping[str, Json]) -> Iterator[str]:
    for one in _one_or_many(content.get("organizations")):
        if not isinstance(one, dict):
            raise UnexpectedValueError("organizations")
        yield " ".join(_text(one, "name").split())


def _goals(content: Mapping[str, Json]) -> Iterator[str]:
    """The development goals as topics; older files write the number alone, or with the name."""
    for one in _one_or_many(content.get("SDGs")):
        match one:
            case {"SDGNumber": int(number)} | [int(number), *_] | int(number):
                yield f"SDG {number}"
            case _:
                raise UnexpectedValueError("SDGs")


def _one_or_many(value: Json) -> list[Json]:
    match value:
        case None:
            return []
        case list():
            return value
        case _:
            return [value]


def _distinct(texts: Iterator[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Without blanks and repetitions, in the order in which they stand."""
    return tuple(dict.fromkeys(text for text in texts if text))
