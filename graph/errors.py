"""What can be wrong: each error holds its facts and says them in Danish and in English."""

from dataclasses import dataclass, field
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
    hint_da = "Skriv 2016-09 eller 2016-09-01, eller nummeret på en hændelse."
    hint_en = "Write 2016-09 or 2016-09-01, or the number of an event."

    text: str


@dataclass(eq=False)
class UnknownInitiativeError(GraphError):
    code = "unknown_initiative"
    da = "Der kendes ingen indsats med id {id!r} på det tidspunkt."
    en = "No initiative with the id {id!r} is known at that moment."
    hint_da = "Se id'erne i listen over indsatser, eller vælg en senere dato."
    hint_en = "See the ids in the list of initiatives, or choose a later date."

    id: str


@dataclass(eq=False)
class UnknownPersonError(GraphError):
    code = "unknown_person"
    da = "Der kendes ingen person med id {id!r} på det tidspunkt."
    en = "No person with the id {id!r} is known at that moment."
    hint_da = "Se id'erne i listen over personer, eller vælg en senere dato."
    hint_en = "See the ids in the list of people, or choose a later date."

    id: str


@dataclass(eq=False)
class UnknownQuestionError(GraphError):
    code = "unknown_question"
    da = "Der er intet spørgsmål nummer {number}."
    en = "There is no question number {number}."
    hint_da = "Spørgsmålene har numrene 1 til 10."
    hint_en = "The questions are numbered 1 to 10."

    number: int


@dataclass(eq=False)
class UnreadableFileError(GraphError):
    code = "unreadable_file"
    da = "{path} kan ikke læses: {problem}"
    en = "{path} cannot be read: {problem}"
    hint_da = "Se efter, at stien er rigtig, og at du har adgang til filen."
    hint_en = "Check that the path is right and that you have access to the file."

    path: str
    problem: str


@dataclass(eq=False)
class UnknownFormatError(GraphError):
    code = "unknown_format"
    da = "{path} er ikke i et format, der kan indlæses her. Kendte formater: {known}."
    en = "{path} is not in a format that can be imported here. Known formats: {known}."
    hint_da = "Gem filen i et af de kendte formater. Intet er indlæst."
    hint_en = "Save the file in one of the known formats. Nothing was imported."

    path: str
    known: str


@dataclass(eq=False)
class EmptyFileError(GraphError):
    code = "empty_file"
    da = "{path} er tom: der er intet at indlæse."
    en = "{path} is empty: there is nothing to import."

    path: str


@dataclass(eq=False)
class UnknownImportError(GraphError):
    code = "unknown_import"
    da = "Indlæsningen {id!r} kendes ikke."
    en = "The import {id!r} is not known."
    hint_da = "Id'et står i svaret fra: spredning import run"
    hint_en = "The id is in the answer of: spredning import run"

    id: str


@dataclass(eq=False)
class ImportInvariantError(GraphError):
    """Every row that was read is accounted for exactly once; anything else is a fault here."""

    code = "import_invariant"
    da = "Regnskabet går ikke op: {rows} rækker læst, {counted} gjort rede for."
    en = "The accounts do not balance: {rows} rows read, {counted} accounted for."
    hint_da = "Det er en fejl i programmet, ikke i filen. Indlæs filen igen: intet dobbeltskrives."
    hint_en = "This is a fault of the program, not of the file. Import again: nothing is doubled."

    rows: int
    counted: int


class UnreadableRowError(GraphError):
    """A row of a file that nothing can be made of."""


@dataclass(eq=False)
class NotUtf8Error(UnreadableRowError):
    code = "not_utf8"
    da = "Linjen er ikke UTF-8 (byte {place})."
    en = "The line is not UTF-8 (byte {place})."
    hint_da = "Gem filen som UTF-8."
    hint_en = "Save the file as UTF-8."

    place: int


@dataclass(eq=False)
class NotJsonError(UnreadableRowError):
    code = "invalid_json"
    da = "Linjen er ikke gyldig JSON (tegn {place})."
    en = "The line is not valid JSON (character {place})."
    hint_da = "Ret linjen; ofte mangler et komma, en anførselstegn eller en klamme."
    hint_en = "Correct the line; often a comma, a quotation mark or a bracket is missing."

    place: int


@dataclass(eq=False)
class DuplicateKeyError(UnreadableRowError):
    code = "duplicate_key"
    da = "{key!r} står flere gange i samme objekt: det er uklart, hvad der gælder."
    en = "{key!r} is there more than once in one object: it is unclear which holds."
    hint_da = "Behold kun den ene."
    hint_en = "Keep only one of them."

    key: str


@dataclass(eq=False)
class NumberOutOfRangeError(UnreadableRowError):
    code = "number_out_of_range"
    da = "Linjen har et tal, der er for stort, eller NaN eller Infinity."
    en = "The line has a number that is too large, or NaN or Infinity."
    hint_da = "Skriv et almindeligt tal, eller udelad feltet."
    hint_en = "Write an ordinary number, or leave the field out."


@dataclass(eq=False)
class TooDeepError(UnreadableRowError):
    code = "too_deep"
    da = "Linjen er indlejret i mere end {limit} lag."
    en = "The line is nested in more than {limit} levels."

    limit: int


@dataclass(eq=False)
class LineTooLongError(UnreadableRowError):
    code = "line_too_long"
    da = "Linjen er længere end {limit} byte. Kun begyndelsen er gemt her."
    en = "The line is longer than {limit} bytes. Only its beginning is kept here."
    hint_da = "Se efter, at filen har én hændelse pr. linje."
    hint_en = "Check that the file has one event a line."

    limit: int


@dataclass(eq=False)
class HiddenCharactersError(UnreadableRowError):
    code = "control_characters"
    da = "Linjen har tegn, der ikke kan vises (NUL eller et halvt tegnpar)."
    en = "The line has characters that cannot be shown (NUL or half a surrogate pair)."
    hint_da = "Fjern tegnene."
    hint_en = "Remove the characters."


@dataclass(eq=False)
class FileDamagedError(UnreadableRowError):
    code = "file_damaged"
    da = "Filen er beskadiget: den kan ikke læses længere end hertil."
    en = "The file is damaged: it cannot be read beyond this point."
    hint_da = "Hent filen igen, og indlæs den på ny: intet dobbeltskrives."
    hint_en = "Fetch the file again and import it anew: nothing is doubled."


@dataclass(eq=False)
class UnexpectedValueError(UnreadableRowError):
    code = "unexpected_value"
    da = "{where} har en anden form, end der ventes her."
    en = "{where} has another shape than is expected here."

    where: str


@dataclass(eq=False)
class BrokenVersionError(UnreadableRowError):
    code = "broken_version"
    da = "Denne udgave af {path} er ikke gyldig JSON. Gælder en tidligere, gør den det fortsat."
    en = "This version of {path} is not valid JSON. An earlier one that held still holds."
    hint_da = "Ret filen i registret; en senere, læselig udgave indlæses af sig selv."
    hint_en = "Correct the file in the register; a later, readable version is imported by itself."

    path: str


@dataclass(eq=False)
class UnusedBrokenVersionError(UnreadableRowError):
    code = "broken_version_unused"
    da = "Udgaven {version} er ikke gyldig JSON, og ingen ændring bruger den som beskrivelse."
    en = "Version {version} is not valid JSON, and no change uses it as a description."
    hint_da = "Der mangler intet i det indlæste: udgaven er kun nævnt, så den ikke går tabt."
    hint_en = "Nothing imported lacks anything: the version is named only so that it is not lost."

    version: str


@dataclass(eq=False)
class MissingVersionError(UnreadableRowError):
    code = "missing_version"
    da = "Udgaven {version} findes ikke i filen med indhold."
    en = "Version {version} is not in the file with the contents."
    hint_da = "Læg den fulde blobs.jsonl ved siden af historikken."
    hint_en = "Put the whole blobs.jsonl beside the history."

    version: str


@dataclass(eq=False)
class LinkTargetUnknownError(UnreadableRowError):
    code = "link_target_unknown"
    da = "{path} peger på {target}, som ikke står i registret."
    en = "{path} points to {target}, which is not in the register."
    hint_da = "Ret genvejen, eller registrér det, den peger på."
    hint_en = "Correct the link, or register what it points to."

    path: str
    target: str


@dataclass(eq=False)
class TokenFileError(GraphError):
    """Does not say the line: it may hold a token."""

    code = "bad_token_file"
    da = "Linje {line} i {path} er ikke en nøgle."
    en = "Line {line} of {path} is not a token."
    hint_da = "Skriv: nøglen, så fact eller command, så et navn, med mellemrum imellem."
    hint_en = "Write: the token, then fact or command, then a name, with spaces between."

    path: str
    line: int


@dataclass(eq=False)
class CannotListenError(GraphError):
    """The address that the pages should be on is taken, or is not this machine's."""

    code = "cannot_listen"
    da = "Siderne kan ikke startes på {host}, port {port}: {reason}."
    en = "The pages cannot start on {host}, port {port}: {reason}."
    hint_da = "Stop det andet program, eller vælg en anden port: spredning serve --port {next}"
    hint_en = "Stop the other program, or choose another port: spredning serve --port {next}"

    host: str
    port: int
    reason: str

    next: int = field(init=False)

    def __post_init__(self) -> None:
        self.next = self.port + 1 if 0 < self.port < 65535 else 0


@dataclass(eq=False)
class UnknownNameError(GraphError):
    """Neither an id nor a name that is known; `nearest` are the names most like it."""

    code = "unknown_name"
    da = "{text!r} er hverken et id eller et navn, som kendes på det tidspunkt."
    en = "{text!r} is neither an id nor a name that is known at that moment."
    hint_da = "Skriv hele navnet eller et id."
    hint_en = "Write the whole name or an id."

    text: str
    nearest: tuple[str, ...] = ()

    def hint(self, lang: Language = "da") -> str | None:
        if not self.nearest:
            return super().hint(lang)
        question = "Mente du" if lang == "da" else "Did you mean"
        return f"{question}: {', '.join(self.nearest)}?"


@dataclass(eq=False)
class AmbiguousNameError(GraphError):
    """Several have the name; `candidates` say who, each with an id."""

    code = "ambiguous_name"
    da = "{text!r} kan være flere."
    en = "{text!r} may be more than one."

    text: str
    candidates: tuple[str, ...]

    def hint(self, lang: Language = "da") -> str | None:
        start = "Brug et id i stedet" if lang == "da" else "Use an id instead"
        return f"{start}: {', '.join(self.candidates)}."


@dataclass(eq=False)
class TooManyProposalsError(GraphError):
    code = "too_many"
    da = "Der er {count} hændelser; der kan højst sendes {most} på én gang."
    en = "There are {count} events; at most {most} can be sent at once."
    hint_da = "Del dem i flere, eller brug: spredning events append"
    hint_en = "Send them in several parts, or use: spredning events append"

    count: int
    most: int


@dataclass(eq=False)
class RealDataError(GraphError):
    code = "real_data"
    da = "{folder} har en log med andet end eksempeldata, og de to blandes ikke."
    en = "{folder} has a log of other than example data, and the two are not mixed."
    hint_da = "Vælg en anden datamappe med --data."
    hint_en = "Choose another data folder with --data."

    folder: str


@dataclass(eq=False)
class CannotWriteError(GraphError):
    code = "cannot_write"
    da = "{path} kan ikke skrives: {reason}."
    en = "{path} cannot be written: {reason}."

    path: str
    reason: str


@dataclass(eq=False)
class LogUnavailableError(GraphError):
    """The database of the log, or of the keys, does not answer; nothing was half written."""

    code = "log_unavailable"
    da = "Databasen {place} kan ikke bruges: {reason}"
    en = "The database {place} cannot be used: {reason}"
    hint_da = "Se efter, at den kører. Det er trygt at prøve igen: intet skrives to gange."
    hint_en = "Check that it is running. It is safe to try again: nothing is written twice."

    place: str
    reason: str


@dataclass(eq=False)
class MissingExtraError(GraphError):
    code = "missing_extra"
    da = "{what} kan ikke bruges her: en del af Spredning mangler."
    en = "{what} cannot be used here: a part of Spredning is missing."
    hint_da = "Hent den med: pip install 'spredning[{extra}]'"
    hint_en = "Get it with: pip install 'spredning[{extra}]'"

    what: str
    extra: str


@dataclass(eq=False)
class BadLogAddressError(GraphError):
    """Does not say the address: it may hold a password."""

    code = "bad_log_address"
    da = "Adressen på loggens eller nøglernes database kan ikke læses."
    en = "The address of the log's or the keys' database cannot be read."
    hint_da = "Skriv: postgresql://bruger:adgangskode@vært:5432/navn"
    hint_en = "Write: postgresql://user:password@host:5432/name"


@dataclass(eq=False)
class KeysBesideLogError(GraphError):
    """A backup of the log would hold the keys, and an erased person would come back with it."""

    code = "keys_beside_log"
    da = "SPREDNING_KEYS er samme database som SPREDNING_LOG. Nøglerne skal ligge et andet sted."
    en = "SPREDNING_KEYS is the same database as SPREDNING_LOG. The keys belong elsewhere."
    hint_da = "Giv nøglerne deres egen database, eller udelad SPREDNING_KEYS."
    hint_en = "Give the keys a database of their own, or leave SPREDNING_KEYS out."


@dataclass(eq=False)
class KeysDifferError(GraphError):
    code = "keys_differ"
    da = "{place} har allerede en anden nøgle til {person!r}; ingen nøgle blev flyttet."
    en = "{place} has another key for {person!r} already; no key was moved."
    hint_da = "Flyt nøglerne til et tomt sted."
    hint_en = "Move the keys to an empty place."

    place: str
    person: str


@dataclass(eq=False)
class UsageError(GraphError):
    code = "usage"
    da = "Kommandoen kan ikke forstås: {problem}"
    en = "The command cannot be understood: {problem}"
    hint_da = "Se, hvad den kan, med: spredning --help"
    hint_en = "See what it can do with: spredning --help"

    problem: str


@dataclass(eq=False)
class UnexpectedError(GraphError):
    code = "unexpected"
    da = "Noget på denne maskine kom i vejen: {problem}"
    en = "Something on this machine came in the way: {problem}"
    hint_da = "Se efter plads og rettigheder i datamappen, og spørg: spredning doctor"
    hint_en = "Check space and permissions in the data folder, and ask: spredning doctor"

    problem: str


@dataclass(eq=False)
class NothingAskedError(GraphError):
    code = "nothing_asked"
    da = "Der er ingen tekst at sammenligne med."
    en = "There is no text to compare with."
    hint_da = "Skriv en titel, en beskrivelse eller en indsats' id."
    hint_en = "Write a title, a description or the id of an initiative."
