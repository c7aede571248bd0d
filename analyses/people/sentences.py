"""Paths between people in plain sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from analyses.diffusion.said import at_date, date_in_words, listed
from analyses.people.answers import Endpoint
from analyses.people.lengths import is_old, last_sign
from analyses.people.ties import Tie
from graph.errors import Language

Why: TypeAlias = Literal["person", "works", "sits", "carried", "role", "works_where_tried"]

_RECORDED: Mapping[str, tuple[str, str]] = {
    "meeting": ("var til møde{} med", "was at a meeting{} with"),
    "project": ("har arbejdet i projekt{} med", "has worked on a project{} with"),
    "course": ("var på kursus{} med", "took a course{} with"),
    "side_by_side_training": ("har haft sidemandsoplæring{} med", "trained side by side{} with"),
    "shared_forum": ("har siddet i forum{} med", "has sat in a forum{} with"),
    "colleague": ("har arbejdet samme sted{} som", "has worked at the same place{} as"),
    "contact": ("har været i kontakt{} med", "has been in contact{} with"),
    "other": ("har en forbindelse{} til", "has a connection{} to"),
}
_DERIVED: Mapping[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "shared_forum": (("sidder i {} med", "sad i {} med"), ("sits in {} with", "sat in {} with")),
    "colleague": (
        ("er kollega med", "var kollega med"),
        ("is a colleague of", "was a colleague of"),
    ),
    "shared_initiative": (
        ("har en rolle i {} sammen med", "havde en rolle i {} sammen med"),
        ("has a role in {} together with", "had a role in {} together with"),
    ),
}
_BELONGS: Mapping[Why, tuple[tuple[str, str], tuple[str, str]]] = {
    "person": (("er selv {place}", "var selv {place}"), ("is {place}", "was {place}")),
    "works": (
        ("arbejder hos {place}", "arbejdede hos {place}"),
        ("works at {place}", "worked at {place}"),
    ),
    "sits": (("sidder i {place}", "sad i {place}"), ("sits in {place}", "sat in {place}")),
    "carried": (
        ("bar {initiative} til {place}", "bar {initiative} til {place}"),
        ("carried {initiative} to {place}", "carried {initiative} to {place}"),
    ),
    "role": (
        ("har en rolle i {initiative}", "havde en rolle i {initiative}"),
        ("has a role in {initiative}", "had a role in {initiative}"),
    ),
    "works_where_tried": (
        (
            "arbejder hos {place}, der har prøvet {initiative}",
            "arbejdede hos {place}, der havde prøvet {initiative}",
        ),
        (
            "works at {place}, which has tried {initiative}",
            "worked at {place}, which had tried {initiative}",
        ),
    ),
}


def steps(count: int, *, lang: Language) -> str:
    """
    >>> steps(1, lang="da"), steps(2, lang="da"), steps(1, lang="en")
    ('ét led', '2 led', 'one step')
    """
    if lang == "da":
        return "ét led" if count == 1 else f"{count} led"
    return "one step" if count == 1 else f"{count} steps"


@dataclass(frozen=True, slots=True)
class Known:
    """A person by name and by the workplaces of the day."""

    name: str
    workplaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody counts as being at an endpoint, by the names of place and initiative."""

    why: Why
    place: str = ""
    initiative: str = ""


@dataclass(frozen=True, slots=True)
class Teller:
    """Says things about people in one language; `past` when the day asked about is over."""

    people: Mapping[str, Known]
    as_of: str
    lang: Language = "da"
    past: bool = False

    def path(self, steps: Sequence[tuple[Tie, str]], reason: Reason) -> str:
        """A path as one sentence, from ties that each come with whom they lead to.

        >>> people = {"r": Known("Ada", ("Randers Kommune",)), "b": Known("Bo"), "c": Known("Ia")}
        >>> course = Tie("r", "b", "course", since="2013-05-01", occasion="Forbedring")
        >>> forum = Tie("b", "c", "shared_forum", rule="shared_forum", through_name="Gruppen")
        >>> Teller(people, "2014-01-01").path([(course, "b"), (forum, "c")], Reason("person"))
        'Ada (Randers Kommune) var på kursus (»Forbedring«) med Bo, som sidder i Gruppen med Ia.'
        """
        first, goal = steps[0]
        begin = first.person if goal == first.other else first.other
        who = ", som " if self.lang == "da" else ", who "
        said = [f"{self.step(tie)} {self.person(person)}" for tie, person in steps]
        if reason.why not in ("person", "works"):
            said.append(self.belongs(reason))
        return f"{self.person(begin)} {who.join(said)}."

    def person(self, person: str) -> str:
        """The name, with the workplaces where these are known."""
        known = self.people.get(person, Known(person))
        places = listed(known.workplaces, lang=self.lang)
        return f"{known.name} ({places})" if places else known.name

    def step(self, tie: Tie) -> str:
        """What one did with the other, up to the other's name."""
        if tie.rule is None:
            return _RECORDED[tie.how][self._english].format(self._remark(tie))
        if tie.rule == "shared_meeting":
            return self._met(tie)
        return _DERIVED[tie.rule][self._english][self.past].format(self._place(tie))

    def belongs(self, reason: Reason) -> str:
        """Why somebody counts as being there."""
        template = _BELONGS[reason.why][self._english][self.past]
        return template.format(place=reason.place, initiative=self.quoted(reason.initiative))

    def endpoint(self, endpoint: Endpoint) -> str:
        """The endpoint in the middle of a sentence."""
        if endpoint.kind != "tried":
            return endpoint.name
        someone = "nogen, der har prøvet" if self.lang == "da" else "somebody who has tried"
        return f"{someone} {self.quoted(endpoint.name)}"

    def quoted(self, text: str) -> str:
        return f"»{text}«" if self.lang == "da" else f"“{text}”"

    @property
    def _english(self) -> bool:
        return self.lang == "en"

    def _place(self, tie: Tie) -> str:
        return self.quoted(tie.through_name) if tie.rule != "shared_forum" else tie.through_name

    def _met(self, tie: Tie) -> str:
        when = f" {at_date(tie.since, lang=self.lang)}" if tie.since else ""
        what = self.quoted(tie.through_name)
        if self.lang == "da":
            return f"var{when} til møde om spredning af {what} med"
        return f"was at a meeting{when} on the spread of {what} with"

    def _remark(self, tie: Tie) -> str:
        """The occasion, and how long nobody confirmed it, in brackets."""
        parts = [self.quoted(tie.occasion)] if tie.occasion else []
        if is_old(tie, as_of=self.as_of):
            parts.append(self._unconfirmed(last_sign(tie)))
        return f" ({'; '.join(parts)})" if parts else ""

    def _unconfirmed(self, last: str | None) -> str:
        if last is None:
            return "tidspunkt ikke oplyst" if self.lang == "da" else "no date known"
        said = date_in_words(last, lang=self.lang)
        return (
            f"ikke bekræftet siden {said}" if self.lang == "da" else f"not confirmed since {said}"
        )
