"""What one look came to, in Danish and in English."""

from dataclasses import dataclass

from graph.errors import GraphError, Language


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `do_` says what can be done about it, also when it is well."""

    check: str
    ok: bool
    da: str
    en: str
    do_da: str | None = None
    do_en: str | None = None

    def detail(self, lang: Language) -> str:
        return self.da if lang == "da" else self.en

    def hint(self, lang: Language) -> str | None:
        return self.do_da if lang == "da" else self.do_en


def well(
    check: str, da: str, en: str, do_da: str | None = None, do_en: str | None = None
) -> Finding:
    """As it should be."""
    return Finding(check, ok=True, da=da, en=en, do_da=do_da, do_en=do_en)


def wrong(check: str, da: str, en: str, do_da: str | None, do_en: str | None) -> Finding:
    """Not as it should be, and what to do about it."""
    return Finding(check, ok=False, da=da, en=en, do_da=do_da, do_en=do_en)


def told(check: str, error: GraphError) -> Finding:
    """An error that came in the way of a look."""
    return wrong(
        check, error.message("da"), error.message("en"), error.hint("da"), error.hint("en")
    )


def some(names: list[str]) -> str:
    """The first few of many, for a line.

    >>> some(["a", "b", "c", "d"])
    'a, b, c ...'
    """
    return ", ".join(names[:3]) + (" ..." if len(names) > 3 else "")


def counted(number: int, one: str, several: str) -> str:
    """A number with the word that goes with it.

    >>> counted(1, "person", "people"), counted(2, "person", "people")
    ('1 person', '2 people')
    """
    return f"{number} {one if number == 1 else several}"
