"""Everything that is known of initiatives, read once: by initiative, in the order it was learnt."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from graph.questions import Questions

Fact: TypeAlias = dict[str, Any]

LINKS: Final = ("clusters", "organisations", "topics", "populations", "programmes", "contacts")
_ASKED: Final = (
    "aliases",
    "initiative_codes",
    "withdrawals",
    "spread_statuses",
    "mandates",
    "reports",
    "evidence",
    "kernel",
    "last_updates",
)


@dataclass(frozen=True, slots=True)
class Described:
    """`descriptions` by id; `facts` by question and then by id."""

    descriptions: Mapping[str, Fact]
    facts: Mapping[str, Mapping[str, Sequence[Fact]]]

    def of(self, question: str, ids: Iterable[str]) -> list[Fact]:
        """The rows of a question about any of these initiatives."""
        return [row for id in ids for row in self.facts[question].get(id, ())]

    def newest(self, question: str, ids: Iterable[str]) -> Fact | None:
        return max(self.of(question, ids), key=lambda row: row["event"], default=None)

    def is_withdrawn(self, id: str) -> bool:
        """Whether it left its register after it was last described."""
        gone = self.newest("withdrawals", [id])
        return gone is not None and gone["event"] > self.descriptions[id]["asserted"]


def described(questions: Questions) -> Described:
    """Eleven questions, each answered once for all initiatives."""
    return Described(
        _descriptions(questions),
        {question: _by_initiative(questions.ask(question)) for question in _ASKED},
    )


def _descriptions(questions: Questions) -> dict[str, Fact]:
    """Each with what was said along with it; what came with an earlier description is gone."""
    found: dict[str, Fact] = {
        row["id"]: {**row, **{field: [] for field in LINKS}} for row in questions.ask("initiatives")
    }
    for link in questions.ask("initiative_links"):
        description = found.get(link["initiative"])
        if description is not None and description["asserted"] == link["event"]:
            description[link["field"]].append(link["thing"] or link["name"])
    return found


def _by_initiative(rows: Iterable[Fact]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for row in rows:
        found.setdefault(row["initiative"], []).append(row)
    return found
