"""What can be wrong with a CloudEvent; `attribute` is where."""

from dataclasses import dataclass

from graph.errors import GraphError
from importers.errors import ReasonedError, UnreadableRowError


class BadCloudEventError(UnreadableRowError):
    """A message that is no CloudEvent, or one that cannot become an event here."""

    attribute: str
    """Empty where the whole message is meant."""


@dataclass(eq=False)
class NotACloudEventError(BadCloudEventError):
    code = "not_a_cloudevent"
    da = "Her ventes et CloudEvent: et JSON-objekt med specversion, id, source og type."
    en = "A CloudEvent is expected here: a JSON object with specversion, id, source and type."

    attribute: str = ""


@dataclass(eq=False)
class MissingAttributeError(BadCloudEventError):
    code = "cloudevent_attribute_missing"
    da = "Hændelsen mangler {attribute!r}, som CloudEvents 1.0 kræver."
    en = "The event lacks {attribute!r}, which CloudEvents 1.0 requires."
    hint_da = "Bed afsenderen om at sende feltet med. Det kan ikke gættes her."
    hint_en = "Ask the sender to send it. It cannot be guessed here."

    attribute: str


@dataclass(eq=False)
class BadAttributeError(BadCloudEventError):
    code = "cloudevent_attribute_invalid"
    da = "{attribute!r} har ikke den form, som CloudEvents 1.0 kræver: {rule_da}."
    en = "{attribute!r} is not of the form that CloudEvents 1.0 requires: {rule_en}."

    attribute: str
    rule_da: str
    rule_en: str


@dataclass(eq=False)
class UnsupportedVersionError(BadCloudEventError):
    code = "cloudevent_version_unsupported"
    da = "Hændelsen er skrevet efter CloudEvents {version!r}; her læses kun 1.0."
    en = "The event is written to CloudEvents {version!r}; only 1.0 is read here."
    hint_da = "Bed afsenderen om at skifte til specversion 1.0."
    hint_en = "Ask the sender to move to specversion 1.0."

    version: str
    attribute: str = "specversion"


@dataclass(eq=False)
class BadDataError(BadCloudEventError):
    code = "cloudevent_data_invalid"
    da = "Indholdet i {attribute!r} kan ikke læses: {rule_da}."
    en = "What is in {attribute!r} cannot be read: {rule_en}."

    attribute: str
    rule_da: str
    rule_en: str


@dataclass(eq=False)
class UnsupportedMediaTypeError(BadCloudEventError):
    code = "media_type_unsupported"
    da = "Indholdstypen {found!r} læses ikke her."
    en = "The media type {found!r} is not read here."
    hint_da = (
        "Send application/cloudevents+json, application/cloudevents-batch+json eller ce-felter."
    )
    hint_en = (
        "Send application/cloudevents+json, application/cloudevents-batch+json or ce- headers."
    )

    found: str
    attribute: str = "content-type"


@dataclass(eq=False)
class NoTypesMappedError(GraphError):
    code = "no_cloudevents_mapped"
    da = "{file} er CloudEvents, og tilpasningen {mapping} har ingen tabel for nogen type."
    en = "{file} are CloudEvents, and the mapping {mapping} has no table for any type."
    hint_da = "Skriv en tabel med »cloudevents: TYPEN«, eller udelad tilpasningen."
    hint_en = "Write a table with “cloudevents: THE TYPE”, or leave the mapping out."

    file: str
    mapping: str


@dataclass(eq=False)
class NothingToKeepError(GraphError):
    code = "no_cloudevents_mapped"
    da = "Tilpasningen {mapping} har ingen tabel for CloudEvents, og kun sådanne gemmes."
    en = "The mapping {mapping} has no table for CloudEvents, and only such are kept."
    hint_da = (
        "Skriv en tabel med »cloudevents: TYPEN«. Er tilpasningen til en tabel, så giv den, når "
        "tabellen indlæses: spredning import run FIL --mapping {mapping}"
    )
    hint_en = (
        "Write a table with “cloudevents: THE TYPE”. If the mapping is for a table, give it when "
        "the table is imported: spredning import run FILE --mapping {mapping}"
    )

    mapping: str


class KeptMappingsError(GraphError):
    """The mappings that are kept cannot be used; whoever sends events cannot help it."""


@dataclass(eq=False)
class BadKeptMappingError(ReasonedError, KeptMappingsError):
    code = "bad_mapping"
    da = "{reason} Den ligger i {folder}."
    en = "{reason} It lies in {folder}."

    folder: str
    problem: GraphError


@dataclass(eq=False)
class TypeMappedTwiceError(KeptMappingsError):
    code = "cloudevent_type_mapped_twice"
    da = "Hændelser af typen {type!r} står både i {one} og i {other}, i mappen {folder}."
    en = "Events of the type {type!r} stand both in {one} and in {other}, in the folder {folder}."
    hint_da = "Slet den ene fil, eller tag tabellen ud af den."
    hint_en = "Delete one of the files, or take the table out of it."

    type: str
    one: str
    other: str
    folder: str


@dataclass(eq=False)
class ForeignTypeError(BadCloudEventError):
    code = "cloudevent_type_unknown"
    da = "Ingen har sagt, hvad hændelser af typen {type!r} betyder her."
    en = "Nobody has said what events of the type {type!r} mean here."
    hint_da = (
        "Der mangler en tilpasning med en tabel »cloudevents: {type}«, som siger, hvad de betyder. "
        "Skriv den, og giv den med: spredning import mappings add FIL. Så gælder den for filer, "
        "webhooks og /api/v1/events. Eller send en af vores egne slags (spredning events schema)."
    )
    hint_en = (
        "A mapping with a table “cloudevents: {type}” is missing, which says what they mean. "
        "Write it and add it with: spredning import mappings add FILE. Then it counts for files, "
        "webhooks and /api/v1/events. Or send one of our own kinds (spredning events schema)."
    )

    type: str
    attribute: str = "type"
