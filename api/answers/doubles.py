"""People and organisations that may be there twice: pairs for somebody to judge, never merged
by themselves."""

from collections.abc import Iterable, Mapping

from pydantic import Field

from analyses.duplicates.alike import Class, Pair, Reason
from api.answers.actors import MODELS, Actors, DoubleSide, Of, actors
from api.answers.doubled import (
    DoubleJudged,
    News,
    double_id,
    judged_doubles,
    pair_in,
)
from api.answers.errors import AlreadyOneError, UnknownPairError
from api.answers.imported import Imported, imported_pairs
from api.answers.judgements import pair_of
from api.answers.views import View
from graph.errors import Language
from graph.questions import Questions
from graph.wiring import System


class NewsOf(View):
    """An event that came after the pair was judged different."""

    event: int
    kind: str


class Double(View):
    """Two that may be one. `base` and the shares add up to `weight`, in bits; `score` is the
    probability that this is. `imported` says which imports found it by themselves, `judged` what
    was last said, and `new_facts` what came after it."""

    id: str
    a: DoubleSide
    b: DoubleSide
    class_: Class = Field(serialization_alias="class")
    score: float
    weight: float
    base: float
    reasons: tuple[Reason, ...]
    model: str
    by_name_alone: bool
    imported: tuple[Imported, ...] = ()
    judged: DoubleJudged | None = None
    new_facts: tuple[NewsOf, ...] = ()


class Doubles(View):
    """Those that wait, the likeliest first, and last those of which somebody could not say yet;
    `compared` says among how many was looked, `found` how many pairs wait."""

    of: Of
    model: str
    compared: int
    found: int
    pairs: tuple[Double, ...]
    position: int


def doubles(system: System, questions: Questions, of: Of, *, limit: int, lang: Language) -> Doubles:
    """Compared anew each time, in memory: nothing of anybody is kept."""
    known = actors(questions, of, lang=lang)
    judged = judged_doubles(questions, of)
    imported = imported_pairs(system.settings.data, questions.same_actors.groups, of)
    pairs = _proposed(known, imported.keys())
    news = News(system, questions)
    waiting = [one for one in pairs if _waits(news, judged.get((one.a, one.b)))]
    waiting.sort(key=lambda one: (one.a, one.b) in judged and _is_open(judged[one.a, one.b]))
    return Doubles(
        of=of,
        model=MODELS[of],
        compared=len(list(known.ids)),
        found=len(waiting),
        pairs=tuple(_double(one, known, judged, imported, news) for one in waiting[:limit]),
        position=questions.known_at,
    )


def double(system: System, questions: Questions, id: str, *, lang: Language) -> Double:
    """A pair by its id, whether it waits or not; UnknownPairError for what is none, and
    AlreadyOneError for two that were put together."""
    of, one, other = pair_in(id)
    return double_between(system, questions, of, one, other, lang=lang)


def double_between(
    system: System, questions: Questions, of: Of, one: str, other: str, *, lang: Language
) -> Double:
    """Any two of a kind side by side, proposed or not."""
    known = actors(questions, of, lang=lang)
    same = questions.same_actors.groups
    two = pair_of(same.canonical(one), same.canonical(other))
    if not set(two) <= set(known.ids):
        raise UnknownPairError(f"{one} {other}")
    if two[0] == two[1]:
        raise AlreadyOneError(one, other)
    (pair,) = known.weighed(two)
    imported = imported_pairs(system.settings.data, questions.same_actors.groups, of)
    return _double(pair, known, judged_doubles(questions, of), imported, News(system, questions))


def _proposed(known: Actors, imported: Iterable[tuple[str, str]]) -> list[Pair]:
    """What the model finds, and what an import found that the model does not."""
    there = set(known.ids)
    found = known.alike()
    seen = {(one.a, one.b) for one in found}
    more = {two for two in imported if there.issuperset(two)} - seen
    if more:
        every = known.weighed({id for two in more for id in two})
        found += [one for one in every if (one.a, one.b) in more]
    return found


def _is_open(said: DoubleJudged) -> bool:
    return said.answer == "unknown"


def _waits(news: "News", said: DoubleJudged | None) -> bool:
    if said is None or _is_open(said):
        return True
    return said.answer == "different" and bool(news.since(said))


def _double(
    pair: Pair,
    known: Actors,
    judged: Mapping[tuple[str, str], DoubleJudged],
    imported: Mapping[tuple[str, str], tuple[Imported, ...]],
    news: "News",
) -> Double:
    two = (pair.a, pair.b)
    said = judged.get(two)
    new = () if said is None else news.since(said)
    return Double(
        id=double_id(known.of, *two),
        a=known.side(pair.a),
        b=known.side(pair.b),
        class_=pair.likeness,
        score=pair.score,
        weight=pair.weight,
        base=pair.base,
        reasons=pair.reasons,
        model=pair.model,
        by_name_alone=pair.by_name_alone,
        imported=imported.get(two, ()),
        judged=said,
        new_facts=tuple(NewsOf(event=event, kind=kind) for event, kind in new),
    )
