"""What is put right: people erased, statements taken back or assigned, imports undone."""

from typing import Annotated, ClassVar, Literal, TypeAlias

from graph.events.body import EventBody
from graph.events.fields import Id, ImportId, MergeId, Name, PersonId, Refers, Text


class PersonErased(EventBody):
    """A person's key was destroyed, so that nothing personal about them can be read again."""

    subject: ClassVar[str] = "person"
    kind: Literal["person.erased"] = "person.erased"
    person: PersonId


class StatementRetracted(EventBody):
    """What an earlier event said was taken back: it never held."""

    subject: ClassVar[str] = "event_id"
    kind: Literal["statement.retracted"] = "statement.retracted"
    event_source: Name
    event_id: Annotated[Id, Refers(("statement",))]
    because: Text = ""


class StatementAssigned(EventBody):
    """Of two that had been put together and were parted: which one an event speaks of.

    Where the event names the other, what it said is taken back and told anew of this one."""

    subject: ClassVar[str] = "merge"
    kind: Literal["statement.assigned"] = "statement.assigned"
    merge: MergeId
    event_source: Name
    event_id: Annotated[Id, Refers(("statement",))]
    belongs_to: Annotated[Id, Refers(("initiative", "person", "organisation"))]


class ImportUndone(EventBody):
    """An import was undone: what it had said was taken back, but for what others built upon."""

    subject: ClassVar[str] = "import_id"
    kind: Literal["import.undone"] = "import.undone"
    import_id: ImportId
    undone: Annotated[int, "events that were taken back"]
    kept: Annotated[int, "events that were left, since others build upon them"] = 0


CurationEvent: TypeAlias = PersonErased | StatementRetracted | StatementAssigned | ImportUndone
