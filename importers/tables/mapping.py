"""Mapping files: what the columns of a register mean, as a person writes it in YAML."""

from typing import Annotated, Any, Literal, Self, TypeAlias, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from graph.events.catalogue import KINDS
from graph.events.fields import Entity, Name
from importers.tables.numbers import DecimalMark

Scalar: TypeAlias = bool | int | str
Columns: TypeAlias = Annotated[
    tuple[str, ...], BeforeValidator(lambda said: (said,) if isinstance(said, str) else said)
]
"""One column or several."""


class MisfitError(ValueError):
    """What cannot stand in a mapping, in Danish and in English."""

    def __init__(self, da: str, en: str) -> None:
        super().__init__(en)
        self.da, self.en = da, en


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


class Hash(_Part):
    """How a register makes its own ids of columns: the digest of `prefix` and their texts.

    With `sort` the texts come in their own order and not in that of the columns.
    """

    algorithm: Literal["sha1", "sha256"]
    prefix: str = ""
    sort: bool = False


def _list(said: Any) -> list[Any]:
    # What a list of YAML holds is for the model to look at.
    return cast("list[Any]", said) if isinstance(said, list) else [said]


class Value(_Part):
    """What a field of an event is made of: `column`, `template`, `fixed`, `key`, or `values`.

    With `entity` the text is what the register calls something of that kind, and the value its id;
    `known` gives the ids of those that are in the graph already; so does what stands in
    `id_column`, and with `or_id` what stands in brackets, as in `Horsens Kommune [horsens]`.
    """

    column: str | None = None
    template: str | None = None
    fixed: Scalar | tuple[Scalar, ...] | None = None
    key: Columns = ()
    values: tuple["ValueOrColumn", ...] = ()
    entity: Entity | None = None
    known: dict[str, str] = Field(default_factory=dict)
    or_id: bool = False
    id_column: str | None = None
    hash: Hash | None = None
    type: Literal["text", "date", "whole", "number", "yes_no"] = "text"
    codes: dict[str, Scalar] = Field(default_factory=dict)
    split: str | None = None
    required: bool = False
    also: tuple[str, ...] = ()
    help: str = ""

    @model_validator(mode="after")
    def _is_made_of_one_thing(self) -> Self:
        given = [self.column, self.template, self.fixed, self.key or None, self.values or None]
        if sum(one is not None for one in given) != 1:
            raise MisfitError(
                "giv netop én af column, template, fixed, key og values",
                "give exactly one of column, template, fixed, key and values",
            )
        if self.key and self.entity is None:
            raise MisfitError(
                "key giver noget et id: sig med entity, hvad det er",
                "a key makes the id of something: say of what with entity",
            )
        return self


def _short(said: Any) -> Any:
    """A text alone is the name of a column."""
    return {"column": said} if isinstance(said, str) else said


ValueOrColumn: TypeAlias = Annotated[Value, BeforeValidator(_short)]


class Condition(_Part):
    """Holds where the column has one of the values, or anything at all."""

    column: str
    values: tuple[str, ...] = ()
    unless: bool = False


def _short_conditions(said: Any) -> Any:
    """One condition need not be a list, and a text alone is a column with anything in it."""
    return [_short(one) for one in _list(said)]


Conditions: TypeAlias = Annotated[tuple[Condition, ...], BeforeValidator(_short_conditions)]


class Statement(_Part):
    """An event that a row gives, where every condition holds.

    `key` are the columns that tell it from others of its kind; else it is told by all its ids.
    """

    kind: str
    when: Conditions = ()
    key: Columns = ()
    valid_from: ValueOrColumn | None = None
    valid_to: ValueOrColumn | None = None
    data: dict[str, ValueOrColumn]

    @model_validator(mode="after")
    def _is_of_a_known_kind(self) -> Self:
        if self.kind not in KINDS:
            raise MisfitError(
                f"der er ingen hændelser af slagsen {self.kind!r}",
                f"there are no events of the kind {self.kind!r}",
            )
        fields = KINDS[self.kind].model_fields.keys() - {"kind"}
        if unknown := sorted(self.data.keys() - fields):
            known = ", ".join(sorted(fields))
            raise MisfitError(
                f"{self.kind} har intet felt {unknown[0]!r}; den har {known}",
                f"{self.kind} has no field {unknown[0]!r}; it has {known}",
            )
        return self


def _named_as_they_are(said: Any) -> Any:
    return {one: one for one in _list(said)} if isinstance(said, list) else said


class Unpivot(_Part):
    """Columns side by side that say the same of different things, such as one a cluster.

    Each cell of them that is not blank gives the events, which see it as two more columns: `name`,
    with the header or what `columns` says it stands for, and `value`. With `lines` each line of
    the cell is one, and the column `line` has its number.
    """

    columns: Annotated[
        dict[str, str],
        BeforeValidator(_named_as_they_are),
    ]
    name: str
    value: str
    lines: bool = False
    line: str = "linje"
    events: tuple[Statement, ...]


class TableMapping(_Part):
    """What one table gives: a sheet, or the whole of a CSV file; or CloudEvents of one type.

    An `optional` table may be missing, and so may its columns, unless they are required.
    """

    sheet: str | None = None
    cloudevents: str | None = None
    """The type of the CloudEvents that are rows of it: columns are the paths of their data."""
    header_row: Annotated[int | None, Field(ge=1)] = None
    ignore_columns: tuple[str, ...] = ()
    ignore_rows: Conditions = ()
    events: tuple[Statement, ...] = ()
    unpivot: tuple[Unpivot, ...] = ()
    optional: bool = False

    @model_validator(mode="after")
    def _gives_something(self) -> Self:
        if not self.events and not self.unpivot:
            raise MisfitError(
                "en tabel skal have events eller unpivot", "a table needs events, or unpivot"
            )
        if self.cloudevents is not None and (self.sheet or self.header_row):
            raise MisfitError(
                "CloudEvents har intet ark og ingen række med overskrifter",
                "CloudEvents have no sheet and no header row",
            )
        return self


class Mapping(_Part):
    """A whole mapping file. `source` names the register: ids are made from it and a row's key."""

    mapping: Literal[1]
    source: Name
    description: str = ""
    decimal: DecimalMark | None = None
    tables: Annotated[tuple[TableMapping, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _says_once_what_a_type_means(self) -> Self:
        types = [one.cloudevents for one in self.tables if one.cloudevents is not None]
        if twice := next((one for one in types if types.count(one) > 1), None):
            raise MisfitError(
                f"to tabeller er for CloudEvents af typen {twice!r}",
                f"two tables are for the CloudEvents of the type {twice!r}",
            )
        return self
