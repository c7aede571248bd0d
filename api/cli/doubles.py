"""People and organisations that may be there twice, as the command line shows them."""

from typing import TYPE_CHECKING

from api.answers.doubles import Double, Doubles, Of, doubles
from api.cli.output import Output

if TYPE_CHECKING:
    from graph.wiring import System


def show(output: Output, system: "System", of: Of, *, limit: int) -> None:
    """The pairs, the likeliest first, each with its reasons."""
    with system.asking() as questions:
        found = doubles(questions, of, limit=limit, lang=output.lang)
    output.give(
        found,
        [_first(found, output), *(line for one in found.pairs for line in _pair(one, output))],
    )


def _first(found: Doubles, output: Output) -> str:
    danish = {"people": "personer", "organisations": "organisationer"}[found.of]
    return output.say(
        f"{found.compared} {danish} sammenlignet: {found.found} par kan være de samme.",
        f"{found.compared} {found.of} compared: {found.found} pairs may be the same.",
    )


def _pair(one: Double, output: Output) -> list[str]:
    likely = output.say("sandsynligvis den samme", "likely the same")
    possible = output.say("måske den samme", "possibly the same")
    sides = [
        ", ".join(filter(None, (side.name, side.what, *side.where))) for side in (one.a, one.b)
    ]
    return [
        f"{one.score:.2f}  {sides[0]} ({one.a.id})",
        f"      {sides[1]} ({one.b.id})  [{likely if one.class_ == 'likely' else possible}]",
        *(f"      {reason.text} ({reason.share:+.1f})" for reason in one.reasons),
    ]
