"""What can be wrong with a FollowTheMoney entity."""

from dataclasses import dataclass

from importers.errors import UnreadableRowError


@dataclass(eq=False)
class ForeignSchemaError(UnreadableRowError):
    code = "ftm_schema_unknown"
    da = (
        "Entiteter af slagsen {schema!r} har ingen oversættelse hertil, og er derfor lagt til side."
    )
    en = "Entities of the schema {schema!r} have no translation to here, and so are put aside."

    schema: str


@dataclass(eq=False)
class MissingPropertyError(UnreadableRowError):
    code = "ftm_property_missing"
    da = "En {schema} uden {property!r} siger ikke nok til at blive indlæst."
    en = "A {schema} without {property!r} does not say enough to be imported."

    schema: str
    property: str
