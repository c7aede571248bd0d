"""What can happen to a kernel: the parts that give the effect are found and described."""

from typing import Annotated, ClassVar, Literal, TypeAlias

from graph.events.body import EventBody
from graph.events.fields import ElementId, InitiativeId, Introduces, Name, Text

Row: TypeAlias = Literal["activities", "ways_of_working", "organising"]


class _Element(EventBody):
    subject: ClassVar[str] = "element"
    text: Name
    row: Row
    changeable: bool
    effect: Text = ""
    evidence: Text = ""
    found_by: Text = ""


class KernelElementDefined(_Element):
    """A part of an initiative was named as giving its effect, to be kept or open to change."""

    kind: Literal["kernel.element_defined"] = "kernel.element_defined"
    element: Annotated[ElementId, Introduces()]
    initiative: InitiativeId


class KernelElementRevised(_Element):
    """A part of the kernel was described anew; adoptions keep the version they took."""

    kind: Literal["kernel.element_revised"] = "kernel.element_revised"
    element: ElementId


KernelEvent: TypeAlias = KernelElementDefined | KernelElementRevised
