"""What can be wrong with a question."""

from dataclasses import dataclass

from graph.errors import GraphError, Language, StaleError


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
    da = "Der er ikke to at sammenligne under {id!r}."
    en = "There are no two to compare under {id!r}."
    hint_da = "De kan være lagt sammen eller trukket tilbage. Se listen: spredning duplicates list"
    hint_en = "They may be merged or withdrawn. See the list: spredning duplicates list"

    id: str


@dataclass(eq=False)
class AlreadyOneError(GraphError):
    """The two were put together meanwhile, or are the same through others."""

    code = "already_one"
    da = "{one!r} og {other!r} er allerede lagt sammen."
    en = "{one!r} and {other!r} are put together already."
    hint_da = "Det kan gøres om på siden Gennemgang, eller med: spredning duplicates merges"
    hint_en = "It can be undone on the page Review, or with: spredning duplicates merges"

    one: str
    other: str


@dataclass(eq=False)
class ChangedMeanwhileError(StaleError):
    """Something was said about one of the two after they were looked at."""

    da = (
        "Der er kommet nyt om en af de to, siden du så på dem (hændelse nr. {actual}). "
        "Dit svar er ikke gemt."
    )
    en = (
        "Something new was said of one of the two since you looked (event no. {actual}). "
        "Your answer is not kept."
    )
    hint_da = "Se på dem igen, og svar på ny."
    hint_en = "Look at them again, and answer anew."


@dataclass(eq=False)
class JudgedMeanwhileError(GraphError):
    """Somebody else answered after the two were looked at."""

    code = "judged_meanwhile"
    da = "Andre har svaret, siden du så på de to (hændelse nr. {event}). Dit svar er ikke gemt."
    en = "Others answered since you looked at the two (event no. {event}). Yours is not kept."
    hint_da = "Se på dem igen, og svar på ny, hvis du er uenig."
    hint_en = "Look at them again, and answer anew if you disagree."

    event: int


@dataclass(eq=False)
class NameAloneError(GraphError):
    """Nothing but a name speaks for it that two are one: whoever knows better says how."""

    code = "name_alone"
    da = "Et navn alene er ikke nok til at lægge to sammen."
    en = "A name alone is not enough to put two together."
    hint_da = "Skriv, hvordan du ved, at de er den samme."
    hint_en = "Write how you know that they are one."


@dataclass(eq=False)
class NoReasonError(GraphError):
    """That something shown is not relevant takes a reason."""

    code = "no_reason"
    da = "Skriv, hvorfor den ikke er relevant. Dit svar er ikke gemt endnu."
    en = "Write why it is not relevant. Your answer is not kept yet."


@dataclass(eq=False)
class NotOfOneKindError(GraphError):
    code = "not_of_one_kind"
    da = "{one!r} og {other!r} er ikke af samme slags."
    en = "{one!r} and {other!r} are not of one kind."
    hint_da = "Sammenlign to indsatser, to personer eller to organisationer."
    hint_en = "Compare two initiatives, two people or two organisations."

    one: str
    other: str


@dataclass(eq=False)
class NoSuchAnswerError(GraphError):
    code = "no_such_answer"
    da = "Om personer og organisationer kan der kun svares {answers}."
    en = "Of people and organisations the answers are {answers}."

    answers: str = "same, different, unknown"


@dataclass(eq=False)
class NotLaterError(GraphError):
    code = "not_later"
    da = "Hændelse nr. {event} er ikke blandt det, der er sagt siden de to blev lagt sammen."
    en = "Event no. {event} is not among what was said since the two were put together."
    hint_da = "Se, hvad der er: spredning duplicates merges"
    hint_en = "See what there is: spredning duplicates merges"

    event: int


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
