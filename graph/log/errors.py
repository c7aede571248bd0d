"""What can be wrong with the log, its keys and its copies."""

from dataclasses import dataclass

from graph.errors import GraphError


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
class DiskFullError(LogUnavailableError):
    """There is no room for what should be written; what was written is there."""

    code = "disk_full"
    da = "Disken er fuld: der er ikke plads til at skrive i {place}. Intet er gået tabt."
    en = "The disk is full: there is no room to write in {place}. Nothing is lost."
    hint_da = "Gør plads på disken, og prøv igen: intet skrives to gange."
    hint_en = "Make room on the disk and try again: nothing is written twice."


@dataclass(eq=False)
class NewerLogError(GraphError):
    """The log was written by a later version, which alone knows what its tables hold."""

    code = "newer_log"
    da = "Loggen er skrevet af en nyere udgave af Spredning (trin {found}; her kendes {newest})."
    en = "The log was written by a newer version of Spredning (step {found}; {newest} known here)."
    hint_da = "Brug den nyere udgave, eller en anden datamappe. Intet er ændret."
    hint_en = "Use the newer version, or another data folder. Nothing was changed."

    found: str
    newest: str


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
