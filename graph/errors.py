"""What can be wrong: each error holds its facts and says them in Danish and in English."""

from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

from graph.reasons import in_danish

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
        return self._filled(self.da if lang == "da" else self.en, lang)

    def hint(self, lang: Language = "da") -> str | None:
        """What the user can do about it, where there is something to do."""
        template = self.hint_da if lang == "da" else self.hint_en
        return None if template is None else self._filled(template, lang)

    def __str__(self) -> str:
        return self.message()

    def _filled(self, template: str, lang: Language) -> str:
        facts = vars(self)
        if lang == "da":
            facts = {name: in_danish(fact) for name, fact in facts.items()}
        return template.format_map(facts)


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
class BadMomentError(GraphError):
    code = "bad_moment"
    da = "{text!r} er hverken en dato eller et nummer, som loggen er nået til."
    en = "{text!r} is neither a date nor a number that the log has come to."
    hint_da = "Skriv 2016-09 eller 2016-09-01, eller nummeret på en hændelse."
    hint_en = "Write 2016-09 or 2016-09-01, or the number of an event."

    text: str


@dataclass(eq=False)
class UnreadableFileError(GraphError):
    code = "unreadable_file"
    da = "{path} kan ikke læses: {problem}"
    en = "{path} cannot be read: {problem}"
    hint_da = "Se efter, at stien er rigtig, og at du har adgang til filen."
    hint_en = "Check that the path is right and that you have access to the file."

    path: str
    problem: str
