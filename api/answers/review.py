"""The pairs that wait for somebody's judgement, in a mixed order, each with why it is proposed."""

from collections.abc import Iterable, Mapping
from functools import partial

from pydantic import Field

from analyses.overlap.answer import Meanings, Reason
from analyses.overlap.check import compared, explained
from analyses.overlap.proposals import Proposal, pair_id
from analyses.overlap.queue import Proposed, Why, mixed
from analyses.overlap.score import OverlapClass
from api.answers.comparing import record
from api.answers.engines import Engine, engine
from api.answers.errors import AlreadyOneError, UnknownPairError
from api.answers.imported import Imported
from api.answers.judgements import Judged, Pair, judgements, pair_of
from api.answers.open_pairs import NewFact, imported_in, is_open, new_facts
from api.answers.proposing import proposed, scan, uncompared
from api.answers.register import Register
from api.answers.views import InitiativeView, Ref, View
from api.answers.words import in_words
from graph.wiring import System


class ReviewSide(View):
    id: str
    title: str
    clusters: tuple[Ref, ...]


class ReviewPair(View):
    """Two that may be alike. `why` says which part of the mix it comes from, None for a pair that
    is not waiting; `imported` which imports found it by themselves, `judged` what was last said,
    and `new_facts` what came after it."""

    id: str
    a: ReviewSide
    b: ReviewSide
    across: bool
    why: Why | None
    class_: OverlapClass = Field(serialization_alias="class")
    score: float
    model: str
    reasons: tuple[Reason, ...] = ()
    differences: tuple[str, ...] = ()
    imported: tuple[Imported, ...] = ()
    judged: Judged | None = None
    new_facts: tuple[NewFact, ...] = ()
    proposed_at: int | None = None


class ReviewQueue(View):
    """The first of those that wait, and how many there are; `uncompared` is how many initiatives
    are still to be compared, and `meanings` of how many the meaning is read."""

    model: str
    position: int
    waiting: int
    candidates: tuple[ReviewPair, ...]
    uncompared: int
    meanings: Meanings | None = None


def queue(system: System, seen: Register, *, limit: int = 20, seed: int = 0) -> ReviewQueue:
    """What waits, once what is new was compared, if that takes but a moment."""
    scan(system, seen, at_once=True)
    known = engine(seen)
    judged, imported = judgements(seen), imported_in(system, seen)
    waiting = _waiting(system, seen, known, judged, imported, seed=seed)
    shown = [
        _pair(
            system,
            seen,
            known,
            (one.a, one.b),
            judged=judged,
            imported=imported,
            why=why,
            by=by,
        )
        for one, why, by in waiting[:limit]
    ]
    return ReviewQueue(
        model=known.now.model.name,
        position=seen.questions.known_at,
        waiting=len(waiting),
        candidates=tuple(shown),
        uncompared=uncompared(system, seen),
        meanings=known.now.meanings,
    )


def pair(system: System, seen: Register, id: str) -> ReviewPair:
    """A pair by its id, whether it waits or was judged; AlreadyOneError for two that were put
    together, UnknownPairError for any other."""
    scan(system, seen, at_once=True)
    known = engine(seen)
    judged, imported = judgements(seen), imported_in(system, seen)
    for one, why, by in _waiting(system, seen, known, judged, imported):
        if pair_id(one.a, one.b) == id:
            two = (one.a, one.b)
            return _pair(system, seen, known, two, judged=judged, imported=imported, why=why, by=by)
    for two in judged:
        if pair_id(*two) == id and seen.views.keys() >= set(two):
            return _pair(system, seen, known, two, judged=judged, imported=imported)
    for row in seen.questions.ask("judgements"):
        if pair_id(row["initiative"], row["other"]) == id:
            raise AlreadyOneError(row["initiative"], row["other"])
    raise UnknownPairError(id)


def pair_between(system: System, seen: Register, one: str, other: str) -> ReviewPair:
    """Any two initiatives side by side, proposed or not."""
    two = pair_of(seen.find(one).id, seen.find(other).id)
    if two[0] == two[1]:
        raise UnknownPairError(f"{one} {other}")
    judged, imported = judgements(seen), imported_in(system, seen)
    return _pair(system, seen, engine(seen), two, judged=judged, imported=imported)


def _waiting(
    system: System,
    seen: Register,
    known: Engine,
    judged: Mapping[Pair, Judged],
    imported: Iterable[Pair],
    *,
    seed: int = 0,
) -> list[tuple[Proposed, Why, Proposal]]:
    """Those that nobody judged, those judged different of which more is known now, and last those
    of which somebody could not say yet."""
    every = {(one.a, one.b): one for one in proposed(system, seen)}
    every = {two: _compared(seen, known, two) for two in imported} | every
    open_ones = [
        _proposed(seen, one, judged)
        for two, one in every.items()
        if is_open(system, seen, two, judged)
    ]
    return [
        (one, why, every[one.a, one.b])
        for one, why in mixed(open_ones, edges=known.edges, seed=seed)
    ]


def _compared(seen: Register, known: Engine, two: Pair) -> Proposal:
    """The same score as any other pair has."""
    found = compared(known.now, *(record(seen.views[id]) for id in two))
    return Proposal(*two, found.score.value, seen.questions.known_at, known.now.model.name)


def _proposed(seen: Register, one: Proposal, judged: Mapping[Pair, Judged]) -> Proposed:
    said = judged.get((one.a, one.b))
    again = said is not None and said.answer == "unknown"
    apart = across(seen.views[one.a], seen.views[one.b])
    return Proposed(one.a, one.b, one.score, across=apart, again=again)


def _pair(
    system: System,
    seen: Register,
    known: Engine,
    two: tuple[str, str],
    *,
    judged: Mapping[Pair, Judged],
    imported: Mapping[Pair, tuple[Imported, ...]],
    why: Why | None = None,
    by: Proposal | None = None,
) -> ReviewPair:
    one, other = (seen.views[id] for id in two)
    said = judged.get(two)
    mine = known.now if by is None else known.named[by.model]
    found = explained(
        mine.model,
        compared(mine, record(one), record(other)),
        lang=seen.lang,
        coded=partial(in_words, lang=seen.lang),
    )
    return ReviewPair(
        id=pair_id(*two),
        a=_side(one),
        b=_side(other),
        across=across(one, other),
        why=why,
        class_=found.class_,
        score=found.score,
        model=mine.model.name,
        reasons=found.reasons,
        differences=found.differences,
        imported=imported.get(two, ()),
        judged=said,
        new_facts=() if said is None else new_facts(system, seen, two, said),
        proposed_at=None if by is None else by.position,
    )


def _side(view: InitiativeView) -> ReviewSide:
    return ReviewSide(id=view.id, title=view.title, clusters=view.clusters)


def across(one: InitiativeView, other: InitiativeView) -> bool:
    """Whether no cluster has both."""
    return _ids(one.clusters).isdisjoint(_ids(other.clusters))


def _ids(places: Iterable[Ref]) -> set[str]:
    return {place.id for place in places}
