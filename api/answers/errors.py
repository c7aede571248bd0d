"""What can be wrong with a question."""

from dataclasses import dataclass

from graph.errors import GraphError, Language


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
class NothingAskedError(GraphError):
    code = "nothing_asked"
    da = "Der er ingen tekst at sammenligne med."
    en = "There is no text to compare with."
    hint_da = "Skriv en titel, en beskrivelse eller en indsats' id."
    hint_en = "Write a title, a description or the id of an initiative."


@dataclass(eq=False)
class UnknownIdError(GraphError):
    """Meant as an id by the look of it, and no id that is known; `nearest` are those most like it.

    It is refused, since compared as a text it would find nothing and be a false comfort."""

    code = "unknown_id"
    da = "Kender ikke id'et {id!r}."
    en = "The id {id!r} is not known."

    id: str
    nearest: tuple[str, ...] = ()

    def hint(self, lang: Language = "da") -> str | None:
        names = (" eller " if lang == "da" else " or ").join(self.nearest)
        if lang == "da":
            meant = f"Mente du {names}? " if names else ""
            return f"{meant}Er det en tekst, så sig det: --text, over HTTP as_text."
        meant = f"Did you mean {names}? " if names else ""
        return f"{meant}If it is a text, say so: --text, over HTTP as_text."


@dataclass(eq=False)
class UnknownPairError(GraphError):
    code = "unknown_pair"
    da = "Der er ingen to indsatser at sammenligne under {id!r}."
    en = "There are no two initiatives to compare under {id!r}."
    hint_da = "De kan være lagt sammen eller trukket tilbage. Se listen: spredning duplicates list"
    hint_en = "They may be merged or withdrawn. See the list: spredning duplicates list"

    id: str


@dataclass(eq=False)
class UnknownMergeError(GraphError):
    code = "unknown_merge"
    da = "Der kendes ingen sammenlægning med id {id!r}."
    en = "No merge with the id {id!r} is known."
    hint_da = "Se dem med: spredning duplicates merges"
    hint_en = "See them with: spredning duplicates merges"

    id: str


@dataclass(eq=False)
class UnknownCheckError(GraphError):
    code = "unknown_check"
    da = "Der er ikke gemt noget tjek med id {id!r}."
    en = "No check with the id {id!r} was kept."
    hint_da = "Gem et med: spredning overlap check TEKST --keep"
    hint_en = "Keep one with: spredning overlap check TEXT --keep"

    id: str


@dataclass(eq=False)
class NotShownError(GraphError):
    code = "not_shown"
    da = "{initiative!r} blev ikke vist i det tjek."
    en = "{initiative!r} was not shown in that check."

    initiative: str
