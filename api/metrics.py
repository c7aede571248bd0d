"""Numbers for those who watch: counts and times by route, code and outcome, and never by id."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from neo4j.exceptions import DriverError, Neo4jError
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from graph.errors import GraphError
from graph.health import proof
from graph.log.contract import Appended
from graph.projection.project import checkpoint
from graph.wiring import System


class Metrics:
    """What one app has counted since it started, and how things stand when they are asked for."""

    def __init__(self, system: Callable[[], System | None]) -> None:
        # Nobody asks when a count was begun, and it would double the lines.
        disable_created_metrics()
        self._registry = CollectorRegistry()
        self._requests = self._counter("http_requests", "Answers", "method", "route", "status")
        self._seconds = Histogram(
            "spredning_http_request_seconds",
            "Time to answer",
            ("method", "route"),
            registry=self._registry,
        )
        self._errors = self._counter("errors", "Answers that told an error", "code")
        self._proposals = self._counter("proposals", "Events sent to this process", "outcome")
        self._refusals = self._counter("refusals", "Events refused by this process", "code")
        self._registry.register(_Standing(system))
        ProcessCollector(namespace="spredning", registry=self._registry)

    def answered(
        self, *, method: str, route: str, status: int, seconds: float, code: str | None
    ) -> None:
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(method, route).observe(seconds)
        if code is not None:
            self._errors.labels(code).inc()

    def appended(self, done: Appended) -> None:
        self._proposals.labels("appended").inc(done.appended)
        self._proposals.labels("unchanged").inc(done.unchanged)

    def refused(self, errors: Iterable[GraphError]) -> None:
        for error in errors:
            self._proposals.labels("refused").inc()
            self._refusals.labels(error.code).inc()

    def text(self) -> bytes:
        """All of it, in the text format of Prometheus."""
        return generate_latest(self._registry)

    def _counter(self, name: str, text: str, *labels: str) -> Counter:
        return Counter(f"spredning_{name}", text, labels, registry=self._registry)


class _Standing(Collector):
    """How far the log and the graph are, looked at when asked."""

    def __init__(self, system: Callable[[], System | None]) -> None:
        self._system = system

    def describe(self) -> Iterable[Metric]:
        return ()

    def collect(self) -> Iterator[Metric]:
        system = self._system()
        if system is None:
            return
        events = _events(system)
        yield _gauge("log_up", "1 when the log answers", float(events is not None))
        yield _gauge("log_events", "Events in the log", events)
        folded = _folded(system)
        yield _gauge("graph_up", "1 when the graph answers", float(folded is not None))
        yield _gauge("graph_events", "Events that the graph has", folded)
        lag = None if events is None or folded is None else max(0, events - folded)
        yield _gauge("graph_lag_events", "Events that the graph does not have yet", lag)
        yield from _kept(system.settings.data)


def _events(system: System) -> int | None:
    try:
        return system.log.head().position
    except GraphError:
        return None


def _folded(system: System) -> int | None:
    try:
        with system.graphs.current() as graph:
            found = checkpoint(graph)
    except (GraphError, DriverError, Neo4jError):
        return None
    return found.position if found else 0


def _kept(data: Path) -> Iterator[Metric]:
    """What the data folder shows of other processes: imports, and when the log was verified."""
    free = shutil.disk_usage(data).free
    yield _gauge("data_free_bytes", "Free on the disk of the data folder", free)
    times = [entry.stat().st_mtime for entry in _imports(data)]
    yield _gauge("imports", "Imports run on this data folder", len(times))
    yield _gauge("import_last_timestamp_seconds", "When the last ran", max(times, default=None))
    last = proof.recall(data)
    if last is not None:
        at = last.at.timestamp()
        yield _gauge("log_verified_timestamp_seconds", "When the log was last verified", at)
        yield _gauge("log_verified_ok", "1 when it was whole then", float(last.ok))


def _imports(data: Path) -> list[os.DirEntry[str]]:
    folder = data / "imports"
    if not folder.exists():
        return []
    with os.scandir(folder) as entries:
        return [entry for entry in entries if entry.name.endswith(".json")]


def _gauge(name: str, text: str, value: float | None) -> GaugeMetricFamily:
    """Without a sample when there is no telling."""
    return GaugeMetricFamily(f"spredning_{name}", text, value)
