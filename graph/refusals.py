"""What the rules say no to, and what is missing."""

from dataclasses import dataclass

from graph.errors import GraphError, Language
from graph.words import thing


class RefusedError(GraphError):
    """A rule says no to a proposal."""


@dataclass(eq=False)
class UnknownReferenceError(RefusedError):
    code = "unknown_reference"
    da = "Feltet {field} nævner {id!r}, som ikke kendes som {thing}."
    en = "The field {field} names {id!r}, which is not known as {thing}."
    hint_da = "Registrér {id!r} først, eller ret stavemåden."
    hint_en = "Register {id!r} first, or correct the spelling."

    field: str
    id: str
    entity: str

    def message(self, lang: Language = "da") -> str:
        template = self.da if lang == "da" else self.en
        return template.format(**vars(self), thing=thing(self.entity, lang))


@dataclass(eq=False)
class AlreadyKnownError(RefusedError):
    code = "already_known"
    da = "{id!r} er allerede i brug."
    en = "{id!r} is in use already."
    hint_da = "Vælg et andet id, eller beskriv det, der findes, på ny."
    hint_en = "Choose another id, or describe anew what is there."

    id: str


@dataclass(eq=False)
class PersonIsErasedError(RefusedError):
    code = "person_erased"
    da = "Personen {id!r} er slettet og kan ikke nævnes igen."
    en = "The person {id!r} is erased and cannot be named again."

    id: str


_SIDES: dict[Language, dict[str, str]] = {
    "da": {"municipalities": "kommunerne", "hospital": "hospitalet"},
    "en": {"municipalities": "the municipalities", "hospital": "the hospital"},
}


def _sides(missing: tuple[str, ...], lang: Language) -> str:
    return (" og " if lang == "da" else " and ").join(_SIDES[lang][side] for side in missing)


@dataclass(eq=False)
class NotOptedInError(RefusedError):
    """The cluster did not choose the initiative; `missing` are sides that did not agree either."""

    code = "not_opted_in"
    da = (
        "Spredning af {initiative!r} til {cluster!r} kan ikke startes: "
        "klyngen har ikke valgt den til (regel 1)."
    )
    en = (
        "Spread of {initiative!r} to {cluster!r} cannot start: "
        "the cluster has not opted in (rule 1)."
    )
    hint_da = "Klyngens styregruppe kan vælge indsatsen til (cluster.opted_in)."
    hint_en = "The cluster's steering group can opt in (cluster.opted_in)."

    initiative: str
    cluster: str
    missing: tuple[str, ...] = ()

    def message(self, lang: Language = "da") -> str:
        first = super().message(lang)
        if not self.missing:
            return first
        danish = f" Der mangler også tilsagn fra {_sides(self.missing, 'da')} (regel 2)."
        english = f" Agreement is missing too, from {_sides(self.missing, 'en')} (rule 2)."
        return first + (danish if lang == "da" else english)


@dataclass(eq=False)
class NotAgreedError(RefusedError):
    code = "not_agreed"
    da = (
        "Spredning af {initiative!r} til {cluster!r} kan ikke startes: "
        "der mangler tilsagn fra {sides} (regel 2)."
    )
    en = (
        "Spread of {initiative!r} to {cluster!r} cannot start: "
        "agreement is missing from {sides} (rule 2)."
    )
    hint_da = "Den side, der mangler, kan give tilsagn (agreement.given)."
    hint_en = "The side that is missing can agree (agreement.given)."

    initiative: str
    cluster: str
    missing: tuple[str, ...]

    def message(self, lang: Language = "da") -> str:
        template = self.da if lang == "da" else self.en
        return template.format(**vars(self), sides=_sides(self.missing, lang))


@dataclass(eq=False)
class NotBetweenError(RefusedError):
    code = "not_between"
    da = "Forbindelsen {relationship!r} er ikke mellem {person!r} og {other!r}."
    en = "The relationship {relationship!r} is not between {person!r} and {other!r}."
    hint_da = "Ret en af de tre id'er."
    hint_en = "Correct one of the three ids."

    relationship: str
    person: str
    other: str


@dataclass(eq=False)
class AlreadyUndoneError(RefusedError):
    code = "already_undone"
    da = "{id!r} er allerede gjort om."
    en = "{id!r} is undone already."
    hint_da = "Der er intet at gøre: det, den sagde, gælder ikke mere."
    hint_en = "There is nothing to do: what it said holds no more."

    id: str


@dataclass(eq=False)
class FoundDifferentError(RefusedError):
    """Two would come to be the same through others, and were judged to be different."""

    code = "found_different"
    da = "De kan ikke være den samme: så blev {one!r} og {two!r} det også, og de er forskellige."
    en = "They cannot be the same: {one!r} and {two!r} would be too, and they are different."
    hint_da = "Vurdér først {one!r} og {two!r} på ny, eller vælg »beslægtet«."
    hint_en = "Judge {one!r} and {two!r} anew first, or choose “related”."

    one: str
    two: str


@dataclass(eq=False)
class StillMergedError(RefusedError):
    """The judgement that two are the same stands as long as they are merged by it."""

    code = "still_merged"
    da = "Vurderingen {id!r} kan ikke tages tilbage alene: to er lagt sammen efter den."
    en = "The judgement {id!r} cannot be taken back alone: two were merged by it."
    hint_da = "Skil dem igen, så tages vurderingen tilbage med: spredning duplicates undo {merge}"
    hint_en = "Part them, and it is taken back along: spredning duplicates undo {merge}"

    id: str
    merge: str


@dataclass(eq=False)
class NotJoinedError(RefusedError):
    """A merge was of two others."""

    code = "not_joined"
    da = "{id!r} er ikke en af de to, som {merge!r} lagde sammen."
    en = "{id!r} is not one of the two that {merge!r} put together."
    hint_da = "Se, hvilke to det var: spredning duplicates merges"
    hint_en = "See which two it was: spredning duplicates merges"

    merge: str
    id: str


@dataclass(eq=False)
class NotCommandedError(RefusedError):
    """Some events follow from others and are not proposed from outside."""

    code = "not_proposed"
    da = "{kind} opstår af systemets egne regler og kan ikke foreslås."
    en = "{kind} follows from the system's own rules and cannot be proposed."
    hint_da = "Foreslå den hændelse, den følger af."
    hint_en = "Propose the event that it follows from."

    kind: str


@dataclass(eq=False)
class ErasureNotProposedError(RefusedError):
    """An erasure reaches more than the log, so it is done and not proposed."""

    code = "erasure_not_proposed"
    da = "En sletning af {person!r} kan ikke foreslås som en hændelse."
    en = "An erasure of {person!r} cannot be proposed as an event."
    hint_da = "Slet personen med: spredning person erase {person}"
    hint_en = "Erase the person with: spredning person erase {person}"

    person: str


@dataclass(eq=False)
class NotRetractableError(RefusedError):
    code = "not_retractable"
    da = "Hændelsen {id!r} ({kind}) kan ikke tages tilbage."
    en = "The event {id!r} ({kind}) cannot be taken back."
    hint_da = "Sig det, der gælder nu, med en ny hændelse."
    hint_en = "Say what holds now with another event."

    id: str
    kind: str
