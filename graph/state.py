"""What the rules need to know of all that happened: a set of facts about the ids at hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias, TypeGuard, get_args

from graph.events.actors import MembershipEnded, MembershipStarted
from graph.events.body import BetweenTwo, EventBody, introduced, named
from graph.events.curation import PersonErased
from graph.events.decisions import PolicyChanged
from graph.events.initiatives import InitiativeMandated
from graph.events.judging import (
    InitiativesMerged,
    InitiativesUnmerged,
    JudgingEvent,
    MergedEvent,
    OrganisationsJudged,
    OrganisationsMerged,
    OrganisationsUnmerged,
    OverlapJudged,
    PeopleJudged,
    PeopleMerged,
    PeopleUnmerged,
)
from graph.events.relationships import ContactMade, RelationshipRecorded
from graph.events.spread import (
    AgreementGiven,
    AgreementWithdrawn,
    ClusterDeclined,
    ClusterOptedIn,
)

Predicate: TypeAlias = Literal[
    "is",
    "between",
    "same_as",
    "joins",
    "merged_by",
    "differs",
    "vacant",
    "undone",
    "stated",
    "introduces",
    "erased",
    "mandated",
    "member_of",
    "opted_in",
    "declined",
    "agreed",
    "disagreed",
    "in_force",
    "not_in_force",
]
RuleEvent: TypeAlias = (
    MembershipStarted
    | MembershipEnded
    | InitiativeMandated
    | ClusterOptedIn
    | ClusterDeclined
    | AgreementGiven
    | AgreementWithdrawn
    | PolicyChanged
    | PersonErased
    | RelationshipRecorded
    | ContactMade
    | JudgingEvent
)

_RULE_KINDS = frozenset[type[EventBody]](get_args(RuleEvent))

POLICY_SUBJECT = "policy"
LASTING: frozenset[Predicate] = frozenset({"is", "between"})
"""What stays so when the statement that said it is taken back."""
LEADS_ON: frozenset[Predicate] = frozenset({"same_as", "joins", "merged_by"})
"""What is the object of these is a subject that the rules may ask about as well."""


class Fact(NamedTuple):
    """One thing that rules look at: of `subject`, `predicate` holds with `object`."""

    subject: str
    predicate: Predicate
    object: str = ""


_NOTHING = frozenset[Fact]()


class Change(NamedTuple):
    """What an event adds to the facts, and what it takes away."""

    added: tuple[Fact, ...] = ()
    removed: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """Facts by subject: of the ids that some proposals name, not of the whole log."""

    facts: Mapping[str, frozenset[Fact]] = field(default_factory=dict[str, frozenset[Fact]])

    def holds(self, subject: str, predicate: Predicate, object: str = "") -> bool:
        facts = self.facts.get(subject)
        return bool(facts) and Fact(subject, predicate, object) in facts

    def objects(self, subject: str, predicate: Predicate) -> list[str]:
        """What the predicate holds with, in order."""
        facts = self.facts.get(subject)
        if not facts:
            return []
        return sorted([fact.object for fact in facts if fact.predicate == predicate])


def state_of(facts: Iterable[Fact]) -> State:
    """The state that these facts make."""
    by_subject: dict[str, set[Fact]] = {}
    for fact in facts:
        by_subject.setdefault(fact.subject, set()).add(fact)
    return State({subject: frozenset(some) for subject, some in by_subject.items()})


def learn(facts: dict[str, frozenset[Fact]], change: Change, turned: dict[Fact, bool]) -> None:
    """Make the change in place; `turned` is told whether each fact that it is about holds now.

    Not of what it takes away that was not there: most ids are not vacant.
    """
    for fact in change.removed:
        held = facts.get(fact.subject)
        if held and fact in held:
            facts[fact.subject] = held - {fact}
            turned[fact] = False
    for fact in change.added:
        facts[fact.subject] = facts.get(fact.subject, _NOTHING) | {fact}
        turned[fact] = True


def evolve(state: State, event: EventBody, *, valid_from: str | None = None) -> State:
    """The state once the event has happened."""
    facts = dict(state.facts)
    learn(facts, change_by(event, valid_from=valid_from), {})
    return State(facts)


def change_by(event: EventBody, *, valid_from: str | None = None) -> Change:
    """What the event changes in the facts; a policy's start is its valid time."""
    begun = introduced(event)
    known = tuple([Fact(id, "is", entity) for id, entity in begun])
    vacant = tuple([Fact(id, "vacant") for id, _ in begun])
    if not _is_for_rules(event):
        return Change(known, vacant)
    change = _rule_change(event, valid_from)
    return Change(added=known + change.added, removed=vacant + change.removed)


def pair_of(event: BetweenTwo) -> str:
    """The two that the event names, the same whichever comes first."""
    return " ".join(sorted(getattr(event, field) for field in event.pair))


def statement_key(source: str, id: str) -> str:
    """The subject under which facts about an event itself are kept."""
    return f"event {source} {id}"


def subjects_of(events: Iterable[EventBody]) -> set[str]:
    """The ids whose facts the rules may ask for when these events are proposed."""
    subjects = {POLICY_SUBJECT}
    for event in events:
        subjects.update(named(event))
    return subjects


def _is_for_rules(event: EventBody) -> TypeGuard[RuleEvent]:
    return type(event) in _RULE_KINDS


def _rule_change(event: RuleEvent, valid_from: str | None) -> Change:  # noqa: C901 - one case a kind
    match event:
        case MembershipStarted(organisation=organisation, cluster=cluster):
            return Change(added=(Fact(organisation, "member_of", cluster),))
        case MembershipEnded(organisation=organisation, cluster=cluster):
            return Change(removed=(Fact(organisation, "member_of", cluster),))
        case InitiativeMandated(initiative=initiative):
            return Change(added=(Fact(initiative, "mandated"),))
        case ClusterOptedIn(cluster=cluster, initiative=initiative):
            return _turned(Fact(initiative, "opted_in", cluster), "declined")
        case ClusterDeclined(cluster=cluster, initiative=initiative):
            return _turned(Fact(initiative, "declined", cluster), "opted_in")
        case AgreementGiven(cluster=cluster, initiative=initiative, side=side):
            return _turned(Fact(initiative, "agreed", f"{cluster} {side}"), "disagreed")
        case AgreementWithdrawn(cluster=cluster, initiative=initiative, side=side):
            return _turned(Fact(initiative, "disagreed", f"{cluster} {side}"), "agreed")
        case PolicyChanged(policy=policy, in_force=in_force):
            start = f"{policy} {valid_from or ''}"
            on = Fact(POLICY_SUBJECT, "in_force", start)
            off = Fact(POLICY_SUBJECT, "not_in_force", start)
            return Change(added=(on,), removed=(off,)) if in_force else Change((off,), (on,))
        case RelationshipRecorded() | ContactMade():
            return Change(added=(Fact(event.relationship, "between", pair_of(event)),))
        case PersonErased(person=person):
            return Change(added=(Fact(person, "erased"),))
        case _:
            return _alike(event)


def _turned(answer: Fact, opposite: Predicate) -> Change:
    """An answer, in place of the one that was given before."""
    return Change(added=(answer,), removed=(answer._replace(predicate=opposite),))


def _alike(event: JudgingEvent) -> Change:
    match event:
        case OverlapJudged() | PeopleJudged() | OrganisationsJudged():
            one, other = (getattr(event, field) for field in event.pair)
            apart = (Fact(one, "differs", other), Fact(other, "differs", one))
            return Change(added=apart) if event.answer == "different" else Change(removed=apart)
        case InitiativesMerged() | PeopleMerged() | OrganisationsMerged():
            return Change(added=_joined(event))
        case InitiativesUnmerged() | PeopleUnmerged() | OrganisationsUnmerged():
            return Change(added=(Fact(event.merge, "undone"),))


def _joined(event: MergedEvent) -> tuple[Fact, ...]:
    pair = (event.kept, event.absorbed)
    follows = () if event.judgement is None else (Fact(event.judgement, "merged_by", event.merge),)
    return (
        *(Fact(id, "same_as", event.merge) for id in pair),
        *(Fact(event.merge, "joins", id) for id in pair),
        *follows,
    )
