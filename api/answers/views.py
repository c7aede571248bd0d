"""What is shown of an initiative: frozen, and sent as it stands."""

from pydantic import BaseModel, ConfigDict


class View(BaseModel):
    """Frozen; what is None or empty is unknown, never "no"."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Ref(View):
    id: str
    name: str


class Report(View):
    """A forum that was told, and when; a date is as it was said."""

    forum: str
    date: str | None
    forum_id: str
    event: int


class EvidenceView(View):
    id: str
    level: str
    text: str
    n: int | None
    document: str
    date: str | None
    source: str
    event: int


class KernelView(View):
    """A part of the kernel as it was last described."""

    id: str
    text: str
    row: str
    changeable: bool
    effect: str
    evidence: str
    found_by: str
    events: tuple[int, ...]


class Mandate(View):
    """An agreement that obliges every municipality and hospital."""

    agreement: str
    due: str
    date: str | None
    event: int


class InitiativeView(View):
    """An initiative, under the id that stands for all ids it was merged from.

    `reported` is the first report to the health steering group, `reports` are those to any forum.
    `same_as` are the other ids, `codes` what registers know it by, each with its register first
    (`register:code`); `last_update` is the newest date of a statement about it.
    """

    id: str
    title: str
    purpose: str
    target: str
    story: str
    clusters: tuple[Ref, ...]
    organisations: tuple[Ref, ...]
    origin: str | None
    project_type: str | None
    phase: int | None
    size: str | None
    difficulty: str | None
    stage: str
    website: str
    language: str | None
    spread_status: str | None
    topics: tuple[str, ...]
    populations: tuple[str, ...]
    programme: str | None
    contact: Ref | None
    reported: Report | None
    reports: tuple[Report, ...]
    evidence: tuple[EvidenceView, ...]
    kernel: tuple[KernelView, ...]
    mandate: Mandate | None
    aliases: tuple[str, ...]
    codes: tuple[str, ...] = ()
    same_as: tuple[str, ...]
    withdrawn: bool
    valid_from: str | None
    last_update: str | None
    events: tuple[int, ...]
