"""Answers in lines for people at a terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.errors import Language

if TYPE_CHECKING:
    from analyses.analysis import AnalysisAnswer, AnalysisList
    from analyses.diffusion.answers import Arc, Diffusion
    from analyses.next_steps.answers import Named, NextSteps
    from analyses.overlap.answer import Candidate, Meanings, OverlapAnswer
    from analyses.overlap.evaluation.measure import Evaluation
    from analyses.overlap.score import OverlapClass
    from analyses.people.answers import PathAnswer
    from api.answers.questions.asked import Answer

_MOST_ROWS = 50
_CLASSES = {
    "equivalent": ("det samme eller næsten", "the same or nearly"),
    "related": ("beslægtet", "related"),
    "different": ("ligner lidt", "a little alike"),
}


def overlap(answer: "OverlapAnswer", lang: Language) -> Iterator[str]:
    """The candidates with their reasons, by which model, and how far the check saw."""
    if not answer.candidates:
        yield _either(lang, "Vi fandt ingen, der ligner.", "We found nothing alike.")
    for number, candidate in enumerate(answer.candidates, start=1):
        yield from _candidate(number, candidate, lang)
    yield _compared_by(answer.model, lang)
    yield from unread_lines(answer.meanings, lang)
    yield _either(lang, "Så meget kendes i hver klynge:", "This much is known in each cluster:")
    for one in answer.coverage:
        name = one.cluster or _either(lang, "regionalt eller ukendt", "regional or unknown")
        last = one.last_update or _either(lang, "aldrig", "never")
        yield "  " + _either(
            lang,
            f"{name}: {_counted(one.initiatives, 'indsats', 'indsatser')}, sidst opdateret {last}",
            f"{name}: {_counted(one.initiatives, 'initiative', 'initiatives')}, "
            f"last updated {last}",
        )


def likeness(class_: "OverlapClass", lang: Language) -> str:
    """How alike two initiatives are, in words."""
    return _either(lang, *_CLASSES[class_])


def _compared_by(model: str, lang: Language) -> str:
    """The model, whether it compared meanings, and what it costs when it did not."""
    from analyses.overlap.model import compares_meanings

    if compares_meanings(model):
        return _either(
            lang,
            f"Sammenlignet efter ord og betydning, med modellen {model}.",
            f"Compared by words and meaning, by the model {model}.",
        )
    return _either(
        lang,
        f"Sammenlignet efter ord alene, med modellen {model}, uden sprogmodellen, der kender ords "
        "betydning. På vores prøvesæt var 94 ud af 100 af dem, der er det samme, blandt de ti "
        "første; med sprogmodellen var det alle.",
        f"Compared by words alone, by the model {model}, without the language model that knows "
        "what words mean. On our test set 94 of 100 that are the same were among the first ten; "
        "with the language model all were.",
    )


def unread_lines(meanings: "Meanings | None", lang: Language) -> Iterator[str]:
    """Of how many the meaning is read while it is not of all, and what reads the rest."""
    from api.answers.unread import unread

    if said := unread(meanings, lang=lang):
        yield said
        command = "spredning overlap read"
        yield _either(lang, f"Læs resten med: {command}", f"Read the rest with: {command}")


def evaluation(found: "Evaluation", lang: Language) -> Iterator[str]:
    """How good the comparison was, in a few lines."""
    yield _either(
        lang,
        f"{found.pairs} mærkede par, {found.records} poster, model {found.model}",
        f"{found.pairs} labelled pairs, {found.records} records, model {found.model}",
    )
    names = ("precision", "recall", "f1", "average_precision", "precision_at_recall_85")
    for name in names:
        yield f"  {name}: {_number(getattr(found, name))}"
    at = ", ".join(f"{k}: {_number(value)}" for k, value in found.recall_at.items())
    yield f"  recall_at: {at}"
    for label, one in found.by_class.items():
        values = ", ".join(
            f"{name} {_number(getattr(one, name))}" for name in ("precision", "recall", "f1")
        )
        yield f"  {label}: {values} ({one.pairs})"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def analyses(found: "AnalysisList") -> Iterator[str]:
    """Each analysis by name, with what it is, where from, and what it can be asked."""
    for one in found.analyses:
        yield one.name
        yield f"  {one.definition}"
        yield f"  {one.source}"
        yield f"  {' '.join('--' + name.replace('_', '-') for name in one.parameters)}"


def analysis(answer: "AnalysisAnswer", lang: Language) -> Iterator[str]:
    """The sentence, then the rows under their columns, with tabs between."""
    yield answer.summary
    yield from (f"  {remark}" for remark in answer.remarks)
    columns = list(dict.fromkeys(name for row in answer.values for name in row))
    if columns:
        yield ""
        yield "\t".join(columns)
    for row in answer.values[:_MOST_ROWS]:
        yield "\t".join("" if row.get(name) is None else str(row[name]) for name in columns)
    more = len(answer.values) - _MOST_ROWS
    if more > 0:
        yield _either(
            lang,
            f"... og {more} til; se dem alle med --json.",
            f"... and {more} more; see all with --json.",
        )


def paths(answer: "PathAnswer", lang: Language) -> Iterator[str]:
    """The answer in a sentence, then each path, or whom to turn to."""
    yield answer.sentence
    for found in answer.paths:
        kind = {"shortest": ("kort vej", "short way"), "strongest": ("stærk vej", "strong way")}
        yield f"  ({_either(lang, *kind[found.kind])}) {found.sentence}"
    if not answer.paths:
        yield from (f"  - {one.name}: {one.why}" for one in answer.nearest)
    yield from (f"  ({limit})" for limit in answer.limits)


def diffusion(answer: "Diffusion", lang: Language) -> Iterator[str]:
    """The answer in a sentence, then each step that is recorded, then what nobody recorded."""
    names = {adopter.id: adopter.name for adopter in answer.adopters}
    yield answer.sentence
    yield from (_arc(arc, names, lang) for arc in answer.arcs if arc.recorded)
    unsaid = _either(lang, "ikke oplyst, hvorfra", "not said from where")
    for one in answer.unknown:
        likely = [arc for arc in answer.arcs if arc.to == one.to and not arc.recorded]
        guessed = _suggested(likely, one.probability, names, lang) if likely else ""
        yield f"  {names.get(one.to, one.to)} ({unsaid}{guessed})"


def next_steps(answer: "NextSteps", lang: Language) -> Iterator[str]:
    """The answer in a sentence, then whom to talk to, whom to introduce, who is nearest."""
    yield answer.sentence
    if answer.contact:
        yield _either(lang, "Tal med:", "Talk to:")
    yield from (f"  - {_called(one.person)}: {', '.join(one.reasons)}" for one in answer.contact)
    if answer.introductions:
        yield _either(lang, "Bring sammen:", "Bring together:")
    for pair in answer.introductions:
        both = f"{_called(pair.person)} + {_called(pair.other)}"
        yield f"  - {both}: {', '.join(pair.reasons)}"
    if answer.group:
        yield _either(lang, "Den mindste gruppe, der når dem:", "The smallest group to reach them:")
        yield f"  {'; '.join(_called(one.person) for one in answer.group)}"
    for bridge in answer.bridges:
        yield f"  ! {_called(bridge.person)} {', '.join(bridge.reasons)}"
    if answer.mentors:
        yield _either(lang, "Nærmest for hvert sted:", "Nearest to each place:")
    yield from (f"  - {one.place.name}: {', '.join(one.reasons)}" for one in answer.mentors)


def _called(one: "Named") -> str:
    return f"{one.name} ({', '.join(one.workplaces)})" if one.workplaces else one.name


def answer(answer: "Answer", lang: Language) -> Iterator[str]:
    """The question, its answer, and how many events it stands on."""
    yield answer.question
    yield answer.answer
    count = len(answer.events)
    yield _either(
        lang,
        f"({_counted(len(answer.rows), 'række', 'rækker')}, "
        f"fra {_counted(count, 'hændelse', 'hændelser')}; --json viser dem)",
        f"({_counted(len(answer.rows), 'row', 'rows')}, "
        f"from {_counted(count, 'event', 'events')}; --json shows them)",
    )


def _candidate(number: int, candidate: "Candidate", lang: Language) -> Iterator[str]:
    place = candidate.cluster or _either(lang, "regionalt eller ukendt", "regional or unknown")
    alike = likeness(candidate.class_, lang)
    yield f"{number}. {candidate.title} ({place}) – {alike}, {_percent(candidate.score, lang)}"
    yield f"   id: {candidate.id}"
    for reason in sorted(candidate.reasons, key=lambda one: -one.share)[:4]:
        if reason.share > 0 and reason.feature != "base":
            yield f"   + {reason.text}"
    yield from (f"   ≠ {text}" for text in candidate.differences)
    if candidate.better_documented:
        yield "   * " + _either(lang, "bedre dokumenteret", "better documented")
    told = candidate.reported
    never = _either(lang, "aldrig meddelt en styregruppe", "never reported to a steering group")
    yield "   * " + (
        never
        if told is None
        else _either(lang, f"meddelt {told.forum}", f"reported to {told.forum}")
        + (f" {told.date}" if told.date else "")
    )
    if candidate.contact:
        yield "   * " + _either(lang, "kontakt: ", "contact: ") + candidate.contact


def _arc(arc: "Arc", names: dict[str, str], lang: Language) -> str:
    when = arc.when or _either(lang, "ukendt dato", "unknown date")
    carried = ", ".join(arc.carried_by)
    by = _either(lang, f", båret af {carried}", f", carried by {carried}") if carried else ""
    return f"  {when:<10}  {names.get(arc.source, arc.source)} → {names.get(arc.to, arc.to)}{by}"


def _suggested(arcs: "list[Arc]", rest: float, names: dict[str, str], lang: Language) -> str:
    """What is likely where nobody said, so that it cannot be read as something recorded."""
    places = ", ".join(
        f"{names.get(arc.source, arc.source)} {_percent(arc.probability, lang)}" for arc in arcs
    )
    left = _percent(rest, lang)
    return _either(
        lang,
        f"; måske fra {places}, ellers eget initiativ eller ukendt {left}",
        f"; perhaps from {places}, else its own or unknown {left}",
    )


def _percent(share: float, lang: Language) -> str:
    """A share as it is written: Danish has a space before the sign."""
    return _either(lang, f"{share * 100:.0f} %", f"{share:.0%}")


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def _either(lang: Language, danish: str, english: str) -> str:
    return danish if lang == "da" else english
