"""The three rules that bind, as policies that can be switched on and off from a date."""

from dataclasses import dataclass

from graph.dates import FIRST_DAY, earliest, latest
from graph.events.decisions import Policy
from graph.events.spread import AdoptionStarted, Side
from graph.merging import same_as
from graph.state import POLICY_SUBJECT, Predicate, State

_SIDES: tuple[Side, ...] = ("municipalities", "hospital")


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a proposed adoption breaks, for which cluster, and what is missing."""

    policy: Policy
    cluster: str
    missing: tuple[str, ...]


def in_force(state: State, policy: Policy, *, on: str) -> bool:
    """Whether the policy was in force on a day; the change that began last decides."""
    began = _last_start(state, "in_force", policy, on)
    ended = _last_start(state, "not_in_force", policy, on)
    return began is not None and (ended is None or ended <= began)


def breaches(adoption: AdoptionStarted, state: State, *, valid_from: str | None) -> list[Breach]:
    """The rules that this adoption breaks.

    What may have happened before a policy began does not deviate from it: a date known only by
    its year counts from its first day, and an unknown date from the first of all.
    """
    on = earliest(valid_from)
    same = same_as(adoption.initiative, state)
    if any(state.holds(one, "mandated") for one in same) and in_force(state, "mandate", on=on):
        return []
    if adoption.on_behalf_of is None:
        return _alone(adoption, state, on)
    found: list[Breach] = []
    cluster = adoption.on_behalf_of
    if in_force(state, "opt_in", on=on) and not _opted_in(adoption, state, cluster):
        found.append(Breach("opt_in", cluster, (cluster,)))
    missing = _disagreeing(adoption, state, cluster)
    if in_force(state, "agreement", on=on) and missing:
        found.append(Breach("agreement", cluster, missing))
    return found


def _last_start(state: State, predicate: Predicate, policy: Policy, on: str) -> str | None:
    changes = (text.partition(" ") for text in state.objects(POLICY_SUBJECT, predicate))
    # A start known by its year only is surely there from its last day on.
    starts = [latest(start) if start else FIRST_DAY for name, _, start in changes if name == policy]
    return max((start for start in starts if start <= on), default=None)


def _alone(adoption: AdoptionStarted, state: State, on: str) -> list[Breach]:
    places = same_as(adoption.organisation, state)
    clusters = sorted({id for one in places for id in state.objects(one, "member_of")})
    if not in_force(state, "opt_in", on=on) or not clusters:
        return []
    if any(_opted_in(adoption, state, cluster) for cluster in clusters):
        return []
    return [Breach("opt_in", clusters[0], tuple(clusters))]


def _opted_in(adoption: AdoptionStarted, state: State, cluster: str) -> bool:
    return _said_yes(adoption, state, ("opted_in", "declined"), cluster)


def _disagreeing(adoption: AdoptionStarted, state: State, cluster: str) -> tuple[str, ...]:
    return tuple(
        side
        for side in _SIDES
        if not _said_yes(adoption, state, ("agreed", "disagreed"), f"{cluster} {side}")
    )


def _said_yes(
    adoption: AdoptionStarted, state: State, answers: tuple[Predicate, Predicate], who: str
) -> bool:
    """What was said of the initiative itself counts first; else a yes to one that was found to be
    the same, unless there was a no to another: then it has to be asked again."""
    yes, no = answers
    own = adoption.initiative
    if state.holds(own, yes, who) or state.holds(own, no, who):
        return state.holds(own, yes, who)
    same = same_as(own, state)
    return any(state.holds(one, yes, who) for one in same) and not any(
        state.holds(one, no, who) for one in same
    )
