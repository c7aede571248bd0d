"""An answer about two of any kind, from whoever gives it: looked up, checked, and brought on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, get_args

from api.answers.doubled import is_double_id, pair_in
from api.answers.doubles import Double, double_between
from api.answers.errors import NameAloneError, NoSuchAnswerError, NotOfOneKindError
from api.answers.register import Register
from api.answers.review import pair as pair_of
from api.answers.review import pair_between
from api.judging import Judging, Of, judge
from graph.events.judging import Answer, SameOrNot
from graph.wiring import System

_ONE_OR_NOT: Final = frozenset(get_args(SameOrNot))


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody answered, and who; as for `Judging`."""

    answer: Answer
    because: str = ""
    chosen: Mapping[str, str] | None = None
    by: str | None = None
    request: str | None = None
    seen: int | None = None


def kind_of(seen: Register, ids: Iterable[str]) -> Of:
    """What these ids are of, any that they ever had; NotOfOneKindError when they are of two.

    What is unknown is taken for initiatives, which then say so.
    """
    every = list(ids)
    known: list[Of] = [kind for id in every if (kind := _kind(seen, id)) is not None]
    if len(set(known)) > 1:
        raise NotOfOneKindError(every[0], every[-1])
    return known[0] if known else "initiatives"


def ids_of(system: System, seen: Register, pair: str) -> tuple[str, str]:
    """The two that a pair is of, by what it is called in addresses; UnknownPairError."""
    if is_double_id(pair):
        _, one, other = pair_in(pair)
        return one, other
    found = pair_of(system, seen, pair)
    return found.a.id, found.b.id


def answer(system: System, seen: Register, one: str, other: str, said: Said) -> dict[str, str]:
    """The judgement's id, and the merge's when they are the same."""
    of = kind_of(seen, (one, other))
    if of == "initiatives":
        return _judged(system, one, other, said, of, pair_between(system, seen, one, other).model)
    pair = double_between(system, seen.questions, of, one, other, lang=seen.lang)
    check_answer(pair, said)
    return _judged(system, one, other, said, of, pair.model)


def check_answer(pair: Double, said: Said) -> None:
    """Two people or organisations are one or not, and a name alone makes them none."""
    if said.answer not in _ONE_OR_NOT:
        raise NoSuchAnswerError
    if said.answer == "same" and pair.by_name_alone and not said.because.strip():
        raise NameAloneError


def _judged(system: System, one: str, other: str, said: Said, of: Of, model: str) -> dict[str, str]:
    return judge(
        system,
        Judging(
            one,
            other,
            said.answer,
            because=said.because,
            model=model,
            chosen=said.chosen,
            by=said.by,
            request=said.request,
            seen=said.seen,
            of=of,
        ),
    )


def _kind(seen: Register, id: str) -> Of | None:
    if seen.groups.canonical(id) in seen.views:
        return "initiatives"
    if seen.directory.organisation(id) is not None:
        return "organisations"
    return "people" if seen.questions.ask("people", people=[id]) else None
