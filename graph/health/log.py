"""The log: whole from the first event to the last, and what the rules look at as it gives it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from graph.health.finding import Finding, well, wrong
from graph.log.backup import heads_of, verified
from graph.log.heads import heads_path
from graph.log.refold import drift
from graph.log.sql import SqlLog
from graph.log.verify import Problem, Verified
from graph.settings import Settings

_ENGLISH: Final[Mapping[str, str]] = MappingProxyType(
    {
        "hole": "events are missing before it",
        "digest": "its content does not fit its digest",
        "chain": "the chain is broken: something in it or before it was changed",
        "version": "its stream skips a number",
        "recorded_at": "the clock went backwards",
        "anchor": "the chain is another than the one kept outside",
        "head": "the log says that it ends elsewhere",
        "cut_tail": "the events after it were cut away",
    }
)


def walked(log: SqlLog, settings: Settings) -> Verified:
    """The log verified against the ends of it that are written down beside it."""
    return verified(log, heads_path(settings.log))


def chain(found: Verified) -> Finding:
    """Whether it is as it was written, or where it first is not."""
    if found.ok:
        return well("log", f"ubrudt til nr. {found.events}", f"whole to no. {found.events}")
    first = found.problems[0]
    return wrong(
        "log",
        f"brudt ved nr. {first.position}: {first.detail} ({first.code})",
        f"broken at no. {first.position}: {_english(first)} ({first.code})",
        "Stop al skrivning, gem mappen som bevis, og læg den sidste gode kopi ind i en anden "
        "mappe (spredning restore). Alle fejl vises af: spredning events verify",
        "Stop all writing, keep the folder as evidence, and restore the last good copy into "
        "another folder (spredning restore). All faults are shown by: spredning events verify",
    )


def ends(log: SqlLog) -> Finding:
    """Whether the ends are written down beside the log; else a cut tail would not be found."""
    known, position = heads_of(log), log.head().position
    if known or not position:
        last = max(known, default=0)
        return well("ends", f"skrevet ned til nr. {last}", f"written down to no. {last}")
    return wrong(
        "ends",
        "loggens ender er ikke skrevet ned; en afskåret ende ville ikke blive opdaget",
        "the ends of the log are not written down; a cut tail would not be found",
        "Læg den gemte kopi af log.heads.jsonl tilbage ved siden af loggen.",
        "Put the kept copy of log.heads.jsonl back beside the log.",
    )


def rules(log: SqlLog) -> Finding:
    """Whether what the rules look at follows from the events."""
    differing = len(drift(log))
    if not differing:
        da = "de fakta, reglerne ser på, svarer til loggen"
        return well("rules", da, "the facts the rules look at are as the log gives them")
    return wrong(
        "rules",
        f"{differing} fakta, som reglerne ser på, svarer ikke til loggen",
        f"{differing} facts that the rules look at do not agree with the log",
        "Tag en kopi (spredning backup), og læg den ind i en ny mappe (spredning restore): "
        "så laves de på ny.",
        "Take a copy (spredning backup) and restore it into a new folder (spredning restore): "
        "that makes them anew.",
    )


def _english(problem: Problem) -> str:
    return _ENGLISH.get(problem.code, problem.code)
