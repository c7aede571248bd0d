"""What did we know when we decided?"""

from dataclasses import replace
from typing import Any

from analyses.overlap.check import Overlap
from api.answers.checks import KeptCheck, check
from api.answers.comparing import indexed
from api.answers.decisions import Decision, decisions
from api.answers.overlap import similar
from api.answers.questions.asked import Answer, Asked, Row, row
from api.answers.unread import unread
from api.answers.views import InitiativeView
from api.answers.words import counted, in_words, quoted, sentence, when
from graph.dates import latest
from graph.questions import Questions


def answer(asked: Asked) -> Answer:
    """For each decision, or those on one initiative, or one decision: its basis, and what was
    like it in the register then, and what was learnt later."""
    question = asked.said(
        "Hvad vidste vi, da vi besluttede det?", "What did we know when we decided?"
    )
    about = _about(asked)
    known = indexed(asked.seen)
    rows = [_row(asked, decision, known) for decision in about]
    said = [_said(asked, one) for one in rows[-3:]]
    if len(rows) > 3:
        number = counted(len(rows), "decision", lang=asked.lang)
        said = [
            asked.said(f"Vi kender {number}; de nyeste:", f"We know {number}; the newest:"),
            *said,
        ]
    if still := unread(known.meanings, lang=asked.lang):
        said = [*said, still]
    nothing = asked.said("Vi kender ingen beslutning.", "We know of no decision.")
    return asked.answer(question, said or [nothing], rows)


def _about(asked: Asked) -> list[Decision]:
    every = decisions(asked.seen)
    if asked.id is None:
        return every
    by_id = [one for one in every if one.id == asked.id]
    if by_id:
        return by_id
    ids = {view.id for view in asked.initiatives}
    return [one for one in every if one.initiative in ids]


def then(asked: Asked, decision: Decision) -> Questions:
    """Questions as those who decided could ask them: as the basis says, else by the decision's
    own date and what was in the log before it."""
    known_at = decision.basis_known_at
    date = decision.basis_as_of or decision.date
    return replace(
        asked.seen.questions,
        is_now=False,
        known_at=decision.event - 1 if known_at is None else known_at,
        as_of=asked.seen.questions.as_of if date is None else latest(date),
    )


def _row(asked: Asked, decision: Decision, known: Overlap) -> Row:
    then_like, later_like = _alike(asked, decision, known)
    view = asked.seen.views.get(decision.initiative or "")
    shown = [asked.seen.views[id] for id in decision.shown if id in asked.seen.views]
    others = [*shown, *then_like, *later_like]
    return row(
        [decision.event, *(event for other in others for event in other.events)],
        decision=decision.id,
        initiative=None if view is None else {"id": view.id, "title": view.title},
        forum=decision.forum,
        date=decision.date,
        outcome=decision.outcome,
        conditions=decision.conditions or None,
        note=decision.note or None,
        shown=[_named(other) for other in shown],
        known_at=decision.basis_known_at,
        as_of=decision.basis_as_of,
        checked=[_checked(check(asked.seen, id), asked) for id in decision.checks],
        similar_known_then=[_named(other) for other in then_like],
        similar_known_later=[_named(other) for other in later_like],
    )


def _checked(found: KeptCheck, asked: Asked) -> dict[str, Any]:
    """The check that the decision rests on: what was said to each that it showed."""
    return {
        "id": found.id,
        "model": found.model,
        "known_at": found.known_at,
        "as_of": found.as_of,
        "shown": [
            {
                "id": one.id,
                "title": one.title,
                "reported": one.reported,
                "answer": None if one.acknowledged is None else one.acknowledged.answer,
                "because": None if one.acknowledged is None else one.acknowledged.because,
                "by": None if one.acknowledged is None else one.acknowledged.by,
            }
            for one in found.shown
        ],
        "title": _stood(found, asked),
    }


def _stood(found: KeptCheck, asked: Asked) -> str:
    """How many of those that were shown somebody took a stand on."""
    taken, shown = len(found.shown) - found.open, len(found.shown)
    if not shown:
        return asked.said("Tjekket fandt ingen, der ligner", "The check found none that is alike")
    return asked.said(
        f"Tjekket viste {shown}; der blev taget stilling til {taken}",
        f"The check showed {shown}; a stand was taken on {taken}",
    )


def _alike(
    asked: Asked, decision: Decision, known: Overlap
) -> tuple[list[InitiativeView], list[InitiativeView]]:
    """What is like it as we compare today: what was there then, and what was learnt later."""
    view = asked.seen.views.get(decision.initiative or "")
    if view is None:
        return [], []
    there = {row["id"] for row in then(asked, decision).ask("initiatives")}
    alike = [asked.seen.views[one.id] for one in similar(known, view, seen=asked.seen)]
    was = [not there.isdisjoint({one.id, *one.same_as}) for one in alike]
    return (
        [one for one, early in zip(alike, was, strict=True) if early],
        [one for one, early in zip(alike, was, strict=True) if not early],
    )


def _named(view: InitiativeView) -> dict[str, str]:
    return {"id": view.id, "title": view.title}


def _said(asked: Asked, one: Row) -> str:
    facts = one.facts
    about = facts["initiative"]
    title = (
        asked.said("sagen uden en navngiven indsats", "a matter without a named initiative")
        if about is None
        else quoted([about["title"]], lang=asked.lang)
    )
    outcome, date = (
        in_words(facts["outcome"], lang=asked.lang),
        when(facts["date"], lang=asked.lang),
    )
    said = asked.said(
        f"{facts['forum']} {date}: {title} blev {outcome}. ",
        f"{facts['forum']} {date}: {title} was {outcome}. ",
    )
    return said + " ".join([_basis(asked, one), *_known(asked, one)])


def _basis(asked: Asked, one: Row) -> str:
    checks = [f"{found['title']}." for found in one.facts["checked"]]
    return " ".join([_laid_before(asked, one), *checks])


def _laid_before(asked: Asked, one: Row) -> str:
    shown = [view["title"] for view in one.facts["shown"]]
    if shown:
        titles = quoted(shown, lang=asked.lang)
        return asked.said(f"Forelagt blev {titles}.", f"Shown were {titles}.")
    note = one.facts["note"]
    if note:
        return asked.said(f"Grundlag: {note}.", f"Basis: {note}.")
    return asked.said("Hvad der blev forelagt, er ikke oplyst.", "What was shown is not recorded.")


def _known(asked: Asked, one: Row) -> list[str]:
    """What was like it; that it was there then does not say that those who decided knew."""
    shown = {view["id"] for view in one.facts["shown"]}
    there, english_there = "Fandtes dengang", "There at the time"
    if shown:
        there, english_there = f"{there}, men blev ikke forelagt", f"{english_there}, not shown"
    said: list[str] = []
    for key, danish, english in (
        ("similar_known_then", there, english_there),
        ("similar_known_later", "Først kendt senere", "Known only later"),
    ):
        titles = [view["title"] for view in one.facts[key] if view["id"] not in shown]
        if titles:
            said.append(
                sentence(f"{asked.said(danish, english)}: {quoted(titles, lang=asked.lang)}")
            )
    return said
