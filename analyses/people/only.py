"""Which ties a path may go by, when not all are wanted."""

from collections.abc import Iterable
from dataclasses import dataclass

from analyses.people.lengths import is_recent
from analyses.people.ties import Circle, Tie
from graph.errors import Language


@dataclass(frozen=True, slots=True)
class Only:
    """Ties confirmed within so many months, and no ways through forums, workplaces and the like."""

    months: int | None = None
    people: bool = False

    def among(
        self, ties: Iterable[Tie], circles: Iterable[Circle], *, as_of: str
    ) -> tuple[tuple[Tie, ...], tuple[Circle, ...]]:
        """Those that are wanted.

        >>> old, new = Tie("a", "b", "course", since="2009"), Tie("a", "c", "course", since="2016")
        >>> Only(months=18).among([old, new], [], as_of="2016-09-01")[0] == (new,)
        True
        """
        return (
            tuple(tie for tie in ties if self._wants(tie, as_of)),
            () if self.people else tuple(one for one in circles if self._is_recent(one, as_of)),
        )

    def said(self, lang: Language) -> tuple[str, ...]:
        """What is left out, in plain words."""
        told: list[str] = []
        if self.months is not None:
            told.append(
                f"Kun forbindelser, der er bekræftet de seneste {self.months} måneder, er med."
                if lang == "da"
                else f"Only relationships confirmed in the last {self.months} months are used."
            )
        if self.people:
            told.append(
                "Kun oplyste forbindelser er med, ikke fælles fora og arbejdspladser."
                if lang == "da"
                else "Only relationships that were told are used, not shared forums and workplaces."
            )
        return tuple(told)

    def _wants(self, tie: Tie, as_of: str) -> bool:
        return self.months is None or is_recent(tie, as_of=as_of, months=self.months)

    def _is_recent(self, circle: Circle, as_of: str) -> bool:
        """A meeting is as old as its date; whoever sits or works together, does so today."""
        if self.months is None or circle.rule != "shared_meeting":
            return True
        newest = max((one.since or "" for one in circle.members.values()), default="")
        met = Tie("", "", "meeting", since=newest or None, rule="shared_meeting")
        return is_recent(met, as_of=as_of, months=self.months)


ANY = Only()
