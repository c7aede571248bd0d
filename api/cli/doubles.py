"""People and organisations that may be there twice, and what was put together, on the command
line."""

from typing import TYPE_CHECKING

from api.cli.output import Output

if TYPE_CHECKING:
    from api.answers.actors import Of
    from api.answers.doubles import Double, Doubles
    from api.answers.merges import Merge
    from graph.wiring import System


def show(output: Output, system: "System", of: "Of", *, limit: int) -> None:
    """The pairs, the likeliest first, each with its reasons."""
    from api.answers.doubles import doubles

    with system.asking() as questions:
        found = doubles(system, questions, of, limit=limit, lang=output.lang)
    output.give(
        found,
        [_first(found, output), *(line for one in found.pairs for line in _pair(one, output))],
    )


def _first(found: "Doubles", output: Output) -> str:
    danish = {"people": "personer", "organisations": "organisationer"}[found.of]
    return output.say(
        f"{found.compared} {danish} sammenlignet: {found.found} par venter på en vurdering.",
        f"{found.compared} {found.of} compared: {found.found} pairs wait.",
    )


def _pair(one: "Double", output: Output) -> list[str]:
    likely = output.say("sandsynligvis den samme", "likely the same")
    possible = output.say("måske den samme", "possibly the same")
    sides = [
        ", ".join(filter(None, (side.name, side.what, *side.where))) for side in (one.a, one.b)
    ]
    return [
        f"{one.score:.2f}  {sides[0]} ({one.a.id})",
        f"      {sides[1]} ({one.b.id})  [{likely if one.class_ == 'likely' else possible}]",
        *(f"      {reason.text} ({reason.share:+.1f})" for reason in one.reasons),
        *(_imported(it.import_id, it.reason, output) for it in one.imported),
        *([_judged(one, output)] if one.judged else []),
    ]


def merge_lines(one: "Merge", output: Output) -> list[str]:
    """A merge, and what was said since."""
    state = "" if one.undone is None else output.say(" (gjort om)", " (undone)")
    return [f"{one.id}  {one.kept.name} = {one.absorbed.name}{state}", *later_lines(one, output)]


def later_lines(one: "Merge", output: Output) -> list[str]:
    """What was said since, of which nobody found out whom it is about."""
    if not one.open:
        return []
    first = output.say(
        f"  Sagt siden; er det den rigtige af de to? Ellers: spredning duplicates assign {one.id} "
        "NR --to ID",
        "  Said since; is it the right one of the two? Else: spredning duplicates assign "
        f"{one.id} NO --to ID",
    )
    return [first, *(f"    nr. {said.event}: {said.kind} ({said.about})" for said in one.open)]


def _imported(import_id: str, reason: str, output: Output) -> str:
    danish = {"name": "navn", "email": "e-mailadresse", "code": "kode"}[reason]
    return output.say(
        f"      Fundet ved indlæsningen {import_id}: samme {danish}",
        f"      Found by the import {import_id}: the same {reason}",
    )


def _judged(one: "Double", output: Output) -> str:
    if one.new_facts:
        new = ", ".join(f"{fact.kind} (nr. {fact.event})" for fact in one.new_facts)
        return output.say(
            f"      Vurderet som forskellige før; nyt siden: {new}",
            f"      Judged different before; new since: {new}",
        )
    return output.say("      Sidst var svaret: ved ikke endnu", "      Last answer: not known yet")
