"""The whole answer about paths in one plain sentence."""

from collections.abc import Sequence

from analyses.diffusion.said import listed
from analyses.people.answers import Endpoint, FoundPath, Nearest
from analyses.people.paths import MOST_STEPS
from analyses.people.sentences import Reason, Teller, steps

MOST_NAMED = 3


def found_path(start: Endpoint, goal: Endpoint, path: FoundPath, teller: Teller) -> str:
    """How many steps there are at the least, and which."""
    begin, end = teller.endpoint(start), teller.endpoint(goal)
    count = steps(len(path.steps), lang=teller.lang)
    if teller.lang == "da":
        comma = "," if goal.kind == "tried" else ""
        return f"Fra {begin} til {end}{comma} er der {count}: {path.sentence}"
    return f"From {begin} to {end} it is {count}: {path.sentence}"


def no_path(
    start: Endpoint,
    goal: Endpoint,
    near: Sequence[Nearest],
    teller: Teller,
    *,
    too_far: bool,
    empty: Sequence[Endpoint],
    seen: tuple[int, int],
) -> str:
    """That none is known, why where an end is `empty`, whom to turn to, and how far one saw.

    `too_far` means that there is one, with more steps than a path may have. `seen` counts the
    people and the recorded ties that were looked through.
    """
    begin, end = teller.endpoint(start), teller.endpoint(goal)
    danish = teller.lang == "da"
    limit = _limit(teller) if too_far else ""
    none = f"Der er ingen kendt vej{limit} fra" if danish else f"There is no known path{limit} from"
    parts = [f"{none} {begin} {'til' if danish else 'to'} {end}."]
    parts += [_nobody(place, teller) for place in empty]
    parts += _turn_to(near, teller)
    parts.append(_saw(*seen, teller))
    return " ".join(parts)


def already_there(
    start: Endpoint, goal: Endpoint, here: Sequence[tuple[str, Reason]], teller: Teller
) -> str:
    """That no path is needed, since somebody is at both ends."""
    danish = teller.lang == "da"
    if start.kind == goal.kind == "person":
        same = (
            "Start og mål er den samme person" if danish else "Start and goal are the same person"
        )
        return f"{same}: {teller.person(start.id)}."
    told = [f"{teller.person(one)} {teller.belongs(reason)}" for one, reason in here[:MOST_NAMED]]
    more = len(here) - len(told)
    if more:
        told.append(_and_more(more, teller))
    needless = "Der skal ingen vej til" if danish else "No path is needed"
    return f"{needless}: {listed(told, lang=teller.lang)}."


def _saw(people: int, ties: int, teller: Teller) -> str:
    if teller.lang == "da":
        known = "én kendt person" if people == 1 else f"{people} kendte personer"
        told = "én oplyst forbindelse" if ties == 1 else f"{ties} oplyste forbindelser"
        return f"Der er set på {known} og {told}."
    return f"People looked at: {people}. Recorded connections looked at: {ties}."


def _limit(teller: Teller) -> str:
    most = steps(MOST_STEPS, lang=teller.lang)
    return f" på højst {most}" if teller.lang == "da" else f" of at most {most}"


def _and_more(more: int, teller: Teller) -> str:
    if teller.lang == "da":
        return "én til" if more == 1 else f"{more} til"
    return "one more" if more == 1 else f"{more} more"


def _nobody(place: Endpoint, teller: Teller) -> str:
    danish = teller.lang == "da"
    if place.kind == "tried":
        said = "Ingen kendes, der har prøvet" if danish else "Nobody is known to have tried"
        return f"{said} {teller.quoted(place.name)}."
    said = "Ingen personer kendes ved" if danish else "No people are known at"
    return f"{said} {place.name}."


def _turn_to(near: Sequence[Nearest], teller: Teller) -> list[str]:
    danish = teller.lang == "da"
    people = [one for one in near if one.kind == "person"]
    forums = [one for one in near if one.kind == "forum"]
    who = " som " if danish else " who "
    parts: list[str] = []
    if people:
        closest = "Tættest på er" if danish else "Closest is"
        parts.append(f"{closest} {people[0].name},{who}{people[0].why}.")
    if forums:
        meet = "De to sider kan mødes i" if danish else "The two sides can meet in"
        parts.append(f"{meet} {forums[0].name}, {'som' if danish else 'which'} {forums[0].why}.")
    return parts
