"""Lines of proposed events appended to a log: all or nothing, or each that can be."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar

from graph.errors import BatchRefusedError, GraphError
from graph.log.contract import Log
from graph.proposals import Intent, Proposal, proposed
from graph.strict_json import strict


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line, counted from one, that was not appended, and why."""

    number: int
    error: GraphError


@dataclass(slots=True)
class Appending:
    """Takes numbered lines in batches, and counts what came of them.

    Without `keep_going` a batch with anything wrong in it is refused whole.
    """

    AT_ONCE: ClassVar[int] = 10_000

    log: Log
    intent: Intent = "fact"
    keep_going: bool = False
    appended: int = 0
    unchanged: int = 0
    refused: list[RefusedLine] = field(default_factory=list[RefusedLine])

    def take(self, lines: Iterable[tuple[int, bytes]]) -> bool:
        """Append these lines; False when they were refused whole, and nothing more should come."""
        numbers: list[int] = []
        proposals: list[Proposal] = []
        for number, line in lines:
            if not line.strip():
                continue
            try:
                proposals.append(proposed(strict(line), intent=self.intent))
                numbers.append(number)
            except GraphError as error:
                self.refused.append(RefusedLine(number, error))
        if self.refused and not self.keep_going:
            return False
        return self._append(proposals, numbers)

    def _append(self, proposals: list[Proposal], numbers: list[int]) -> bool:
        try:
            done = self.log.append(proposals, keep_going=self.keep_going)
        except BatchRefusedError as refused:
            self.refused.extend(RefusedLine(numbers[at], error) for at, error in refused.refused)
            return False
        self.appended += done.appended
        self.unchanged += done.unchanged
        self.refused.extend(RefusedLine(numbers[one.index], one.error) for one in done.refused)
        return True
