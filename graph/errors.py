"""What can be wrong: each error holds its facts and says them in Danish and in English."""

from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

Language: TypeAlias = Literal["da", "en"]


class GraphError(Exception):
    """Something the user can be told; subclasses are dataclasses whose fields fill the texts.

    `code` is stable: programs outside rely on it. A text may name any field in braces.
    """

    code: ClassVar[str]
    da: ClassVar[str]
    en: ClassVar[str]
    hint_da: ClassVar[str | None] = None
    hint_en: ClassVar[str | None] = None

    def message(self, lang: Language = "da") -> str:
        return self._filled(self.da if lang == "da" else self.en)

    def hint(self, lang: Language = "da") -> str | None:
        """What the user can do about it, where there is something to do."""
        template = self.hint_da if lang == "da" else self.hint_en
        return None if template is None else self._filled(template)

    def __str__(self) -> str:
        return self.message()

    def _filled(self, template: str) -> str:
        return template.format_map(vars(self))


@dataclass(eq=False)
class EngineUnavailableError(GraphError):
    """The graph's database cannot be reached; its subclasses say why."""

    code = "engine_unavailable"
    da = "Grafdatabasen på {place} kan ikke nås."
    en = "The graph database at {place} cannot be reached."
    hint_da = "Se efter, at databasen kører, og at adressen i NEO4J_URI er rigtig."
    hint_en = "Check that the database is running and that the address in NEO4J_URI is right."

    place: str


@dataclass(eq=False)
class EngineNotReadyError(EngineUnavailableError):
    code = "engine_not_ready"
    da = "Grafdatabasen i {place} blev ikke klar inden for {seconds:g} sekunder."
    en = "The graph database in {place} was not ready within {seconds:g} seconds."
    hint_da = "Prøv igen om lidt. Filen engine.log i samme mappe siger, hvor langt den kom."
    hint_en = "Try again in a moment. The file engine.log in that folder says how far it came."

    seconds: float


@dataclass(eq=False)
class EngineFailedError(EngineUnavailableError):
    code = "engine_failed"
    da = "Grafdatabasen i {place} kunne ikke starte."
    en = "The graph database in {place} could not start."
    hint_da = "Filen engine.log i samme mappe siger, hvad der skete."
    hint_en = "The file engine.log in that folder says what happened."


@dataclass(eq=False)
class EngineTakenError(EngineUnavailableError):
    code = "engine_taken"
    da = "Grafdatabasen i {place} bruges af et program, der ikke kan nås herfra."
    en = "The graph database in {place} is in use by a program out of reach from here."
    hint_da = "Stop det andet program, for eksempel en anden container over samme mappe."
    hint_en = "Stop the other program, for instance another container over the same folder."


@dataclass(eq=False)
class EngineMissingError(EngineUnavailableError):
    code = "engine_missing"
    da = "Den indbyggede grafdatabase findes ikke til denne maskine ({place})."
    en = "There is no embedded graph database for this machine ({place})."
    hint_da = "Brug en Neo4j i stedet: sæt NEO4J_URI til dens adresse."
    hint_en = "Use a Neo4j instead: set NEO4J_URI to its address."


@dataclass(eq=False)
class EngineLoginRefusedError(EngineUnavailableError):
    code = "engine_login_refused"
    da = "Grafdatabasen på {place} afviste brugernavn eller adgangskode."
    en = "The graph database at {place} refused the user name or the password."
    hint_da = "Se efter i NEO4J_USER og NEO4J_PASSWORD. Vent et halvt minut mellem forsøg."
    hint_en = "Check NEO4J_USER and NEO4J_PASSWORD. Wait half a minute between attempts."


@dataclass(eq=False)
class InvalidProposalError(GraphError):
    """The proposal is not of the shape that its kind has."""

    code = "invalid"
    da = "{where}: {problem}"
    en = "{where}: {problem}"
    hint_da = "Formen for hver slags hændelse vises af: spredning events schema {kind}"
    hint_en = "The shape of each kind of event is shown by: spredning events schema {kind}"

    kind: str
    where: str
    problem: str


@dataclass(eq=False)
class UnknownKindError(GraphError):
    code = "unknown_kind"
    da = "Hændelser af slagsen {kind!r} kendes ikke."
    en = "There are no events of the kind {kind!r}."
    hint_da = "De kendte slags vises af: spredning events schema"
    hint_en = "The known kinds are shown by: spredning events schema"

    kind: str


@dataclass(eq=False)
class CprDetectedError(GraphError):
    """Does not say the value: an error is never a place for personal data."""

    code = "cpr_detected"
    da = "{where} ligner et CPR-nummer. CPR-numre gemmes aldrig."
    en = "{where} looks like a CPR number. CPR numbers are never stored."
    hint_da = "Fjern nummeret og prøv igen."
    hint_en = "Remove the number and try again."

    where: str


class RefusedError(GraphError):
    """A rule says no to a proposal."""


@dataclass(eq=False)
class UnknownReferenceError(RefusedError):
    code = "unknown_reference"
    da = "{field} nævner {id!r}, som ikke kendes som {entity}."
    en = "{field} names {id!r}, which is not known as {entity}."
    hint_da = "Registrér {id!r} først, eller ret stavemåden."
    hint_en = "Register {id!r} first, or correct the spelling."

    field: str
    id: str
    entity: str


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


@dataclass(eq=False)
class NotOptedInError(RefusedError):
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


@dataclass(eq=False)
class NotAgreedError(RefusedError):
    code = "not_agreed"
    da = (
        "Spredning af {initiative!r} til {cluster!r} kan ikke startes: "
        "der mangler tilsagn fra {missing} (regel 2)."
    )
    en = (
        "Spread of {initiative!r} to {cluster!r} cannot start: "
        "agreement is missing from {missing} (rule 2)."
    )
    hint_da = "Den side, der mangler, kan give tilsagn (agreement.given)."
    hint_en = "The side that is missing can agree (agreement.given)."

    initiative: str
    cluster: str
    missing: str


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
class NotRetractableError(RefusedError):
    code = "not_retractable"
    da = "Hændelsen {id!r} ({kind}) kan ikke tages tilbage."
    en = "The event {id!r} ({kind}) cannot be taken back."
    hint_da = "Sig det, der gælder nu, med en ny hændelse."
    hint_en = "Say what holds now with another event."

    id: str
    kind: str


@dataclass(eq=False)
class ConflictError(GraphError):
    code = "conflict"
    da = "Hændelsen {id!r} fra {source!r} er allerede i loggen med et andet indhold."
    en = "The event {id!r} from {source!r} is in the log already, with other content."
    hint_da = "En rettelse er en ny hændelse med sit eget id."
    hint_en = "A correction is another event with an id of its own."

    source: str
    id: str


@dataclass(eq=False)
class StaleError(GraphError):
    """Somebody else wrote in between."""

    code = "stale"
    da = "{what} er nået til {actual}, ikke {expected}: nogen har skrevet imens."
    en = "{what} has come to {actual}, not {expected}: somebody wrote in between."
    hint_da = "Læs igen, og prøv på ny."
    hint_en = "Read again, and try anew."

    what: str
    expected: int
    actual: int


@dataclass(eq=False)
class BatchRefusedError(GraphError):
    """Nothing of a batch was appended: these proposals, counted from zero, were refused."""

    code = "refused"
    da = "Intet blev skrevet: {count} af hændelserne blev afvist. Den første: {first}"
    en = "Nothing was written: {count} of the events were refused. The first: {first}"
    hint_da = "Ret dem, eller brug --keep-going for at skrive resten."
    hint_en = "Correct them, or use --keep-going to write the rest."

    refused: "tuple[tuple[int, GraphError], ...]"

    @property
    def count(self) -> int:
        return len(self.refused)

    def message(self, lang: Language = "da") -> str:
        template = self.da if lang == "da" else self.en
        return template.format(count=self.count, first=self.refused[0][1].message(lang))


@dataclass(eq=False)
class GraphOfAnotherLogError(GraphError):
    code = "graph_of_another_log"
    da = "Grafen er lavet af en anden log ({epoch}) end denne ({log_id}), eller af en længere."
    en = "The graph was made from another log ({epoch}) than this one ({log_id}), or a longer one."
    hint_da = "Lav grafen på ny med: spredning rebuild"
    hint_en = "Make the graph anew with: spredning rebuild"

    epoch: str
    log_id: str


@dataclass(eq=False)
class BackupDamagedError(GraphError):
    code = "backup_damaged"
    da = "Kopien {path} er ikke hel: {detail}."
    en = "The copy {path} is not whole: {detail}."
    hint_da = "Brug en anden kopi. Den fulde liste vises af: spredning events verify"
    hint_en = "Use another copy. The full list is shown by: spredning events verify"

    path: str
    detail: str


@dataclass(eq=False)
class LogInTheWayError(GraphError):
    code = "log_in_the_way"
    da = "{path} findes allerede og bliver ikke overskrevet."
    en = "{path} is there already and is not overwritten."
    hint_da = "Vælg en tom datamappe (--data) eller et andet filnavn."
    hint_en = "Choose an empty data folder (--data) or another file name."

    path: str


@dataclass(eq=False)
class BadMomentError(GraphError):
    code = "bad_moment"
    da = "{text!r} er hverken en dato eller et nummer, som loggen er nået til."
    en = "{text!r} is neither a date nor a number that the log has come to."
    hint_da = "Skriv 2016, 2016-09 eller 2016-09-01, eller nummeret på en hændelse."
    hint_en = "Write 2016, 2016-09 or 2016-09-01, or the number of an event."

    text: str
