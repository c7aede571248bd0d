"""Proof that a log is as it was written: every digest, every link, nothing missing, no tail cut."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain as joined

from graph.envelope import Envelope
from graph.log.chain import START, chained, digest_of
from graph.log.contract import Head


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at a position of the log."""

    position: int
    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found: how many events, where the chain ends, and what is wrong."""

    events: int
    head: str
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        return not self.problems


def verify(envelopes: Iterable[Envelope], head: Head, anchors: Mapping[int, str]) -> Verified:
    """Walk the log once, in the same memory however long it is.

    `anchors` are ends of the log that were written down outside its database: the chain, in
    hexadecimal, at a position. Without them a cut tail with a rewritten head is not found.
    """
    walk = _Walk(anchors)
    problems = list(joined.from_iterable(walk.step(_readable(envelope)) for envelope in envelopes))
    problems.extend(walk.end(head))
    return Verified(walk.events, walk.chain.hex(), tuple(problems))


def _readable(envelope: Envelope) -> Envelope:
    """The row with bytes where bytes belong, whatever somebody put there."""
    if type(envelope.data) is type(envelope.digest) is type(envelope.chain) is bytes:
        return envelope
    return envelope._replace(
        data=_bytes(envelope.data),
        digest=_bytes(envelope.digest),
        chain=_bytes(envelope.chain),
    )


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


class _Walk:
    def __init__(self, anchors: Mapping[int, str]) -> None:
        self.anchors = anchors
        self.events = 0
        self.position = 0
        self.chain = START
        self.recorded_at = ""

    def step(self, envelope: Envelope) -> Iterator[Problem]:
        position = envelope.position
        if position != self.position + 1:
            missing = f"hændelse {self.position + 1} til {position - 1} mangler"
            yield Problem(position, "hole", missing)
        if _digest(envelope) != envelope.digest:
            yield Problem(position, "digest", "indholdet passer ikke til sit aftryk")
        link = chained(self.chain, envelope)
        if link != envelope.chain:
            yield Problem(
                position, "chain", "kæden er brudt: noget før eller i hændelsen er ændret"
            )
        if envelope.recorded_at < self.recorded_at:
            yield Problem(position, "recorded_at", "uret gik baglæns i loggen")
        if self.anchors.get(position, envelope.chain.hex()) != envelope.chain.hex():
            yield Problem(position, "anchor", "kæden er en anden end den, der er gemt udenfor")
        self._remember(envelope)

    def end(self, head: Head) -> Iterator[Problem]:
        if (head.position, head.chain) != (self.position, self.chain):
            claimed = f"loggen siger, at den slutter ved {head.position}"
            yield Problem(self.position, "head", f"{claimed}, men den sidste er {self.position}")
        elif head.recorded_at != self.recorded_at:
            told = "loggen har et andet sidste tidspunkt end sin sidste hændelse"
            yield Problem(self.position, "head", told)
        for position in sorted(self.anchors):
            if position > self.position:
                detail = f"hændelse {self.position + 1} til {position} er skåret væk"
                yield Problem(position, "cut_tail", detail)

    def _remember(self, envelope: Envelope) -> None:
        self.events += 1
        self.position = envelope.position
        # The stored link goes on, so that one change gives one finding and not a thousand.
        self.chain = envelope.chain
        self.recorded_at = envelope.recorded_at


def _digest(envelope: Envelope) -> bytes:
    return digest_of(
        source=envelope.source,
        id=envelope.id,
        kind=envelope.kind,
        schema_version=envelope.schema_version,
        valid_from=envelope.valid_from,
        valid_to=envelope.valid_to,
        data=envelope.data,
    )
