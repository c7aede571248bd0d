"""Whatever happened in a registry, its events fold to what it holds at the end."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from importers.contract import Source
from importers.running.run import run
from tests.importers.history.registries import VERSIONS, imported, live
from tests.importers.sources import change

PATHS = ("n/a.json", "p/a.json", "p/b.json")
NAMES = {blob: said["name"] for blob, said in VERSIONS.items() if not isinstance(said, str)}
READABLE = ("a1", "a2", "b1", "kenya", "ghana")
Step: TypeAlias = tuple[int, str, bool]
steps = st.lists(
    st.tuples(st.integers(0, 20), st.sampled_from((*READABLE, "broken")), st.booleans()),
    min_size=1,
    max_size=30,
)


@dataclass
class Registry:
    """Files under version control: what they hold, and what the commit at hand has touched."""

    head: dict[str, str | None] = field(default_factory=dict[str, "str | None"])
    before: frozenset[str] = frozenset()
    touched: frozenset[str] = frozenset()
    commits: int = 0
    changes: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])

    def commit(self) -> None:
        self.before, self.touched = frozenset(self.head), frozenset()
        self.commits += 1

    def moves(self) -> Sequence[tuple[str, str, str | None]]:
        """What can happen to a path: within a commit, once, and only what was there can leave."""
        free = [path for path in PATHS if path not in self.touched]
        there = [path for path in free if path in self.before]
        added = [("A", path, None) for path in free if path not in self.head]
        changed = [(status, path, None) for path in there for status in "MD"]
        return added + changed + [("R090", new, old) for _, new, _ in added for old in there]

    def move(self, status: str, path: str, old: str | None, blob: str) -> None:
        left = self.head.pop(old or path, None)
        blob = "a1" if blob == "broken" and old else blob
        if status != "D":
            self.head[path] = left if blob == "broken" else blob
        version = None if status == "D" else blob
        more = {"blob": version, "old_path": old, "commit": f"c{self.commits}"}
        self.changes.append(change(status, path, **more))
        self.touched |= {path, old or path}


def told(steps: Sequence[Step]) -> Registry:
    registry = Registry()
    for choice, blob, is_last in steps:
        if moves := registry.moves():
            registry.move(*moves[choice % len(moves)], blob)
        if is_last:
            registry.commit()
    return registry


@settings(max_examples=80, deadline=None, derandomize=True)
@given(steps=steps)
def test_any_history_folds_to_its_head(steps: Sequence[Step]) -> None:
    registry = told(steps)

    with TemporaryDirectory() as folder:
        kept = imported(Path(folder), *registry.changes)
        again = run([Source(Path(folder))], kept.log, dry_run=False)

    readable = {path: blob for path, blob in registry.head.items() if blob is not None}
    assert live(kept) == {path: NAMES[blob] for path, blob in sorted(readable.items())}
    assert again.events == 0
