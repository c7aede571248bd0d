"""What can be wrong with a JSON text from outside."""

from dataclasses import dataclass, field

from graph.errors import GraphError


class BadJsonError(GraphError):
    """A text that is not JSON, or JSON that two readers could understand differently."""


@dataclass(eq=False)
class NotUtf8Error(BadJsonError):
    code = "not_utf8"
    da = "Teksten er ikke UTF-8 (byte {place})."
    en = "The text is not UTF-8 (byte {place})."
    hint_da = "Gem eller send den som UTF-8."
    hint_en = "Save or send it as UTF-8."

    place: int


@dataclass(eq=False)
class NotJsonError(BadJsonError):
    code = "invalid_json"
    da = "Teksten er ikke gyldig JSON ({where_da}tegn {place})."
    en = "The text is not valid JSON ({where_en}character {place})."
    hint_da = "Ret den; ofte mangler et komma, et anførselstegn eller en klamme."
    hint_en = "Correct it; often a comma, a quotation mark or a bracket is missing."

    place: int
    line: int = 1
    where_da: str = field(init=False)
    where_en: str = field(init=False)

    def __post_init__(self) -> None:
        # Of one line alone, which may be any line of a file, only the place in it is said.
        self.where_da, self.where_en = (
            (f"linje {self.line}, ", f"line {self.line}, ") if self.line > 1 else ("", "")
        )


@dataclass(eq=False)
class DuplicateKeyError(BadJsonError):
    code = "duplicate_key"
    da = "{key!r} står flere gange i samme objekt: det er uklart, hvad der gælder."
    en = "{key!r} is there more than once in one object: it is unclear which holds."
    hint_da = "Behold kun den ene."
    hint_en = "Keep only one of them."

    key: str


@dataclass(eq=False)
class NumberOutOfRangeError(BadJsonError):
    code = "number_out_of_range"
    da = "Teksten har et tal, der er for stort, eller NaN eller Infinity."
    en = "The text has a number that is too large, or NaN or Infinity."
    hint_da = "Skriv et almindeligt tal, eller udelad feltet."
    hint_en = "Write an ordinary number, or leave the field out."


@dataclass(eq=False)
class TooDeepError(BadJsonError):
    code = "too_deep"
    da = "Teksten er indlejret i mere end {limit} lag."
    en = "The text is nested in more than {limit} levels."

    limit: int


@dataclass(eq=False)
class HiddenCharactersError(BadJsonError):
    code = "control_characters"
    da = "Teksten har tegn, der ikke kan vises (NUL eller et halvt tegnpar)."
    en = "The text has characters that cannot be shown (NUL or half a surrogate pair)."
    hint_da = "Fjern tegnene."
    hint_en = "Remove the characters."
