"""How an initiative spread, as a drawing: the same answer gives the same bytes."""

from dataclasses import dataclass

from analyses.diffusion.answers import Diffusion
from analyses.diffusion.said import date_in_words
from analyses.pictures import measure
from analyses.pictures.aggregate import drawable
from analyses.pictures.layout import LABEL_GAP, LINE_HEIGHT, WIDTH, Layout, layout
from analyses.pictures.legend import legend
from analyses.pictures.routes import RADIUS, routes
from analyses.pictures.template import render
from analyses.pictures.words import whole, words
from graph.errors import Language

MARGIN = 24.0
_TITLE_SIZE = 22.0
_TEXT_SIZE = 15.0


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the picture: a heading above, signs and dates below."""

    title: tuple[str, ...]
    sentence: tuple[str, ...]
    remarks: tuple[str, ...]
    top: float


def diffusion_svg(answer: Diffusion, *, lang: Language = "da") -> str:
    """Time runs to the right, each cluster has a lane, arrows are drawn as routes.

    `lang` is the language of the signs; the answer's own sentence has the language it was made in.
    """
    answer = drawable(answer, lang=lang)
    text = words(lang)
    frame = _frame(answer, lang=lang)
    picture = layout(answer, lang=lang)
    depth = 0.0 if picture is None else picture.height
    signs, signs_depth = legend(text, left=MARGIN, right=WIDTH - MARGIN)
    below = frame.top + depth + (signs_depth + 60 if picture is not None else 0)
    return (
        render(
            "diffusion.svg",
            text=text,
            title=text["title"].format(title=answer.initiative.title),
            description=text["desc"].format(sentence=answer.sentence),
            frame=frame,
            picture=picture,
            routes=() if picture is None else routes(answer, picture, lang=lang),
            signs=signs,
            signs_top=frame.top + depth + 34,
            seen=seen(answer, lang=lang),
            below=below,
            width=WIDTH,
            height=below + 24 + len(frame.remarks) * 18,
            margin=MARGIN,
            line=LINE_HEIGHT,
            gap=LABEL_GAP,
            radius=RADIUS,
            undated=has_undated(picture),
        )
        + "\n"
    )


def seen(answer: Diffusion, *, lang: Language) -> str:
    """As of which date, and known after which event."""
    return words(lang)["seen"].format(
        date=date_in_words(answer.as_of, lang=lang), position=whole(answer.known_at, lang=lang)
    )


def has_undated(picture: Layout | None) -> bool:
    return picture is not None and any(p.fact.adopter.when is None for p in picture.places)


def _frame(answer: Diffusion, *, lang: Language) -> Frame:
    heading = words(lang)["title"].format(title=answer.initiative.title)
    room = WIDTH - 2 * MARGIN
    title = measure.wrapped(heading, room=room, size=_TITLE_SIZE * 1.12, lines=3)
    sentence = measure.wrapped(answer.sentence, room=room, size=_TEXT_SIZE * 0.95, lines=6)
    top = 44 + (len(title) - 1) * 28 + len(sentence) * 21 + 18
    remarks = tuple(
        line
        for remark in answer.remarks
        for line in measure.wrapped(remark, room=room, size=12.5, lines=3)
    )
    return Frame(title=title, sentence=sentence, remarks=remarks, top=float(top))
