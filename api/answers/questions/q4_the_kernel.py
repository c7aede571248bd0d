"""What is the kernel: what must not be touched, and where is there room?"""

from api.answers.questions.asked import Answer, Asked, ref, row
from api.answers.views import InitiativeView, KernelView
from api.answers.words import counted, quoted, sentence


def answer(asked: Asked) -> Answer:
    """The parts of each kernel that is described, those not to be changed first."""
    question = asked.said(
        "Hvad er kernen, hvad må ikke røres, og hvor er der spillerum?",
        "What is the kernel, what must not be touched, and where is there room?",
    )
    rows = [
        row(
            element.events,
            initiative=ref(view),
            element={"id": element.id, "text": element.text},
            row=element.row,
            changeable=element.changeable,
            effect=element.effect or None,
            evidence=element.evidence or None,
            found_by=element.found_by or None,
        )
        for view in asked.initiatives
        for element in sorted(view.kernel, key=lambda element: element.changeable)
    ]
    said = [_one(asked, asked.one)] if asked.one else _all(asked)
    return asked.answer(question, said, rows)


def _one(asked: Asked, view: InitiativeView) -> str:
    title = quoted([view.title], lang=asked.lang)
    if not view.kernel:
        return asked.said(
            f"Kernen i {title} er ikke beskrevet endnu, så det er ukendt, hvad der ikke må røres.",
            f"The kernel of {title} is not described yet: what must not be touched is unknown.",
        )
    locked = _quoted(asked, [one for one in view.kernel if not one.changeable])
    free = _quoted(asked, [one for one in view.kernel if one.changeable])
    fixed = (
        asked.said(f"I {title} må dette ikke ændres: {locked}.", f"In {title}, keep: {locked}.")
        if locked
        else asked.said(
            f"I {title} er ingen dele meldt som faste.", f"In {title} no part is said to be fixed."
        )
    )
    room = (
        asked.said(f" Der er spillerum i: {free}.", f" There is room in: {free}.")
        if free
        else asked.said(" Der er ikke beskrevet spillerum.", " No room is described.")
    )
    return fixed + room


def _quoted(asked: Asked, elements: list[KernelView]) -> str:
    return quoted([element.text for element in elements], lang=asked.lang, most=5)


def _all(asked: Asked) -> list[str]:
    described = [view for view in asked.initiatives if view.kernel]
    parts = [element for view in described for element in view.kernel]
    locked = [element for element in parts if not element.changeable]
    every = counted(len(asked.initiatives), "initiative", lang=asked.lang)
    fixed = counted(len(locked), "part", lang=asked.lang)
    free = counted(len(parts) - len(locked), "part", lang=asked.lang)
    said = [
        asked.said(
            f"Kernen er beskrevet for {len(described)} af {every}.",
            f"The kernel is described for {len(described)} of {every}.",
        )
    ]
    if parts:
        said.append(
            asked.said(
                f"{sentence(fixed)[:-1]} må ikke ændres, og i {free} er der spillerum.",
                f"{sentence(fixed)[:-1]} must not be changed, and {free} leave room.",
            )
        )
    return said
