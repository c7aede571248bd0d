"""The benchmarks from the command line: `python -m benchmarks [NAME ...] [--long]`."""

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import (
    append,
    contact,
    decide,
    importing,
    memory,
    networks,
    overlap,
    paths,
    projection,
    read,
    recall,
    start,
    tables,
    verify,
)
from benchmarks.plan import Plan
from benchmarks.report import Report, Run, markdown

BENCHMARKS: dict[str, Callable[[Plan], Report]] = {
    "append": append.measure,
    "read": read.measure,
    "verify": verify.measure,
    "decide": decide.measure,
    "projection": projection.measure,
    "memory": memory.measure,
    "start": start.measure,
    "overlap": overlap.measure,
    "recall": recall.measure,
    "networks": networks.measure,
    "paths": paths.measure,
    "contact": contact.measure,
    "tables": tables.measure,
    "imports": importing.measure,
}
_LONG = (10_000, 100_000, 1_000_000)


def main(arguments: list[str], *, sizes: Callable[[Path], Plan] = Plan) -> int:
    """Measure what is asked for, and print it as it comes; 1 when a goal is not met."""
    asked = _parser().parse_args(arguments)
    names: list[str] = asked.names or list(BENCHMARKS)
    with TemporaryDirectory(dir=asked.folder) as folder:
        plan = replace(sizes(Path(folder)), rounds=asked.rounds)
        if asked.long:
            plan = replace(plan, logs=_LONG, ties=_LONG, acquaintances=_LONG[1:], initiatives=_LONG)
        reports = tuple(_told(names, plan))
    if asked.json is not None:
        found = Run(rounds=asked.rounds, reports=reports)
        asked.json.write_text(found.model_dump_json(indent=2) + "\n", encoding="utf-8")
    return int(any(row.met is False for report in reports for row in report.rows))


def _told(names: list[str], plan: Plan) -> Iterator[Report]:
    for name in names:
        report = BENCHMARKS[name](plan)
        print(markdown(report), flush=True)
        yield report


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", type=_name, metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--rounds", type=_rounds, default=5, help="how often each is measured")
    parser.add_argument(
        "--long", action="store_true", help="one million events, ties or initiatives too"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers here too")
    parser.add_argument("--folder", type=Path, help="where the logs are made, for a while")
    return parser


def _name(text: str) -> str:
    if text not in BENCHMARKS:
        raise argparse.ArgumentTypeError(text)
    return text


def _rounds(text: str) -> int:
    rounds = int(text)
    if rounds < 1:
        raise argparse.ArgumentTypeError(text)
    return rounds


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
