"""What the next steps say, in Danish and English."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analyses.diffusion.said import listed, places
from analyses.next_steps.introductions import Pull
from analyses.next_steps.people import Ground
from analyses.people.sentences import Known, steps
from graph.errors import Language

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Says:
    """Says things of people and places by their names."""

    ground: Ground
    known: Mapping[str, Known]
    names: Mapping[str, str]
    lang: Language = "da"

    def either(self, danish: str, english: str) -> str:
        return danish if self.lang == "da" else english

    def several(self, ids: Iterable[str]) -> str:
        """Places by name; beyond the first few it says how many more."""
        every = sorted(self.names.get(id, id) for id in ids)
        more = len(every) - _NAMED
        rest = [self.either(f"{more} til", f"{more} more")] if more > 0 else []
        return listed([*every[:_NAMED], *rest], lang=self.lang)

    def person(self, id: str) -> str:
        return self.known.get(id, Known(id)).name

    def contact(self, person: str, reached: frozenset[str]) -> tuple[str, ...]:
        """Why somebody is worth telling."""
        own = frozenset(self.ground.places_of.get(person, ())) & frozenset(self.ground.missing)
        told = [self._works(own)] if own else []
        if reached - own:
            there = self.several(reached - own)
            told.append(self.either(f"kender nogen ved {there}", f"knows somebody at {there}"))
        near = sorted(self.ground.acquaintances.get(person, frozenset()) & self.ground.informed)
        named = [one for one in near if one not in self.ground.unnamed]
        if named:
            who = self.person(named[0])
            told.append(
                self.either(
                    f"kender {who}, som allerede kender indsatsen",
                    f"knows {who}, who knows the initiative already",
                )
            )
        return tuple(told)

    def introduction(self, person: str, other: str, pull: Pull | None) -> tuple[str, ...]:
        """Why these two should meet."""
        told = [self._has(person)]
        missing = frozenset(self.ground.places_of.get(other, ())) & frozenset(self.ground.missing)
        who = self.person(other)
        if missing:
            there = self.several(missing)
            told.append(
                self.either(
                    f"{who} arbejder hos {there}, som ikke har den endnu",
                    f"{who} works at {there}, which does not have it yet",
                )
            )
        if pull:
            told.append(self.either(f"dér ønsker man: {pull.wish}", f"they wish for: {pull.wish}"))
        return tuple(told)

    def bridge(self, lost: frozenset[str]) -> tuple[str, ...]:
        where = self.several(lost)
        return (
            self.either(
                f"er den eneste kendte vej til nogen, der har prøvet den, for {where}",
                f"is the only known way to anybody who has tried it for {where}",
            ),
        )

    def mentor(self, place: str, way: tuple[str, ...]) -> tuple[str, ...]:
        """How far away the mentor is, and whom to ask first."""
        if not self.ground.at.get(place):
            return (self.either("vi kender ingen dér endnu", "we know nobody there yet"),)
        if not way:
            return (self.either("vi kender ingen vej endnu", "we know of no way yet"),)
        told = [self._has(way[-1])]
        if len(way) == 1:
            told.append(self.either("arbejder her", "works here"))
        elif len(way) == 2:
            asks = self.person(way[0])
            told.append(self.either(f"{asks} kender til dem", f"{asks} knows them"))
        else:
            far = steps(len(way) - 1, lang=self.lang)
            first, second = self.person(way[0]), self.person(way[1])
            told.append(
                self.either(
                    f"{far} væk: {first} kan spørge {second} først",
                    f"{far} away: {first} can ask {second} first",
                )
            )
        return tuple(told)

    def summary(self, title: str, missing: int, contact: str | None, group: int, reach: int) -> str:
        """What to do, in two or three sentences."""
        quoted = self.either(f"»{title}«", f"“{title}”")
        if not missing:
            return self.either(
                f"Alle kendte steder har taget {quoted} op.",
                f"All known places have taken {quoted} up.",
            )
        where = places(missing, lang=self.lang)
        head = self.either(
            f"{where[0].upper()}{where[1:]} har ikke taget {quoted} op endnu.",
            f"{where[0].upper()}{where[1:]} {'has' if missing == 1 else 'have'} "
            f"not taken {quoted} up yet.",
        )
        told = [head]
        if contact:
            told.append(self.either(f"Begynd med at tale med {contact}.", f"Begin with {contact}."))
        if group:
            told.append(self._together(group, reach, missing))
        return " ".join(told)

    def _together(self, group: int, reach: int, missing: int) -> str:
        people = self.either(
            "Én person" if group == 1 else f"{group} personer",
            "One person" if group == 1 else f"{group} people",
        )
        if reach == missing:
            return self.either(
                f"{people} kender {'' if group == 1 else 'tilsammen '}nogen ved dem alle.",
                f"{people} {'knows' if group == 1 else 'together know'} somebody at all of them.",
            )
        return self.either(
            f"{people} kender {'' if group == 1 else 'tilsammen '}nogen ved {reach} af dem.",
            f"{people} {'knows' if group == 1 else 'together know'} somebody at {reach} of them.",
        )

    def _works(self, own: frozenset[str]) -> str:
        there = self.several(own)
        return self.either(
            f"arbejder hos {there}, som ikke har den endnu",
            f"works at {there}, which does not have it yet",
        )

    def _has(self, person: str) -> str:
        who = self.person(person)
        if person in self.ground.carriers:
            return self.either(f"{who} har båret den før", f"{who} has carried it before")
        there = frozenset(self.ground.places_of.get(person, ())) & self.ground.adopters
        where = self.several(there)
        return self.either(
            f"{who} arbejder hos {where}, som har prøvet den",
            f"{who} works at {where}, which has tried it",
        )
