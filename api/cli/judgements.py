"""What the commands about pairs of initiatives tell at a terminal."""

from typing import TYPE_CHECKING, Any, Final

from api.cli.output import Output
from api.cli.telling import likeness

if TYPE_CHECKING:
    from api.answers.review import ReviewPair
    from api.learning import Learnt

_WHY: Final = {
    "likeliest": ("ligner mest", "likeliest"),
    "uncertain": ("svær at afgøre", "hard to tell"),
    "audit": ("stikprøve", "random sample"),
}


def pair(one: "ReviewPair", output: Output) -> list[str]:
    """The two, how alike they are and why, and what is new since they were judged."""
    new = [f"{fact.kind} (nr. {fact.event})" for fact in one.new_facts]
    why = f"  [{output.say(*_WHY[one.why])}]" if one.why else ""
    told = output.say("Nyt siden vurderingen", "New since it was judged")
    return [
        f"{one.score:.2f}  {likeness(one.class_, output.lang)}: {one.a.title} ({one.a.id})",
        f"      {one.b.title} ({one.b.id}){why}",
        *(f"      {reason.text} ({reason.share:+.2f})" for reason in one.reasons[:3]),
        *([f"      {told}: {', '.join(new)}"] if new else []),
    ]


def decided(done: dict[str, str], output: Output) -> list[str]:
    """What came of a judgement."""
    if "merge" not in done:
        return [output.say("Vurderingen er gemt.", "The judgement is kept.")]
    merge = done["merge"]
    return [
        output.say(
            f"De to er lagt sammen. Fortryd med: spredning duplicates undo {merge}",
            f"The two are merged. Undo with: spredning duplicates undo {merge}",
        )
    ]


def learnt(done: "Learnt", output: Output) -> list[str]:
    """What the answers taught, and whether it is used."""
    before, after = done.trial.before.surprise, done.trial.after.surprise
    taught, tried = len(done.trial.judgements), len(done.trial.held_out)
    used = (
        output.say("Den bruges fra nu af.", "It is used from now on.")
        if done.in_use
        else output.say(
            "Den er ikke bedre og bliver ikke taget i brug, kun gemt.",
            "It is no better and is not taken into use, only kept.",
        )
    )
    return [
        output.say(
            f"{done.model} har lært af {taught} svar og er prøvet på {tried} andre: "
            f"log-tabet er {after:.3f}, for {done.trial.against} {before:.3f} (0 er bedst).",
            f"{done.model} learnt from {taught} answers and was tried on {tried} others: its mean "
            f"log loss is {after:.3f}, that of {done.trial.against} is {before:.3f} (0 is best).",
        ),
        used,
    ]


def undone(done: dict[str, object], output: Output) -> str:
    """What came of an undoing."""
    if done["already_reversed"]:
        return output.say("Det var allerede gjort om.", "It was undone already.")
    return output.say("De to er skilt igen.", "The two are parted again.")


def assigned(done: dict[str, Any], output: Output) -> str:
    """Where a statement stands now."""
    if done["told"] is None:
        return output.say("Det er noteret, og oplysningen bliver, hvor den er.", "Noted; it stays.")
    return output.say(
        f"Oplysningen er flyttet: den står nu som hændelse nr. {done['told']}.",
        f"The statement is moved: it is now event no. {done['told']}.",
    )
