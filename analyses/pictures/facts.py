"""What a picture says about each place: the lines beside it, its details, its rows in the table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analyses.diffusion.answers import Adopter, Arc, Changed, Diffusion, Unknown
from analyses.diffusion.said import date_in_words, listed, stage_in_words
from analyses.pictures.words import share, words
from graph.errors import Language


@dataclass(frozen=True, slots=True)
class Facts:
    """One place with the arcs that lead to it; `unknown` is set where no source is recorded."""

    adopter: Adopter
    arcs: tuple[Arc, ...]
    unknown: Unknown | None
    began: bool

    @property
    def changed(self) -> tuple[Changed, ...]:
        own = () if self.unknown is None else self.unknown.changed
        return tuple(dict.fromkeys([*own, *(each for arc in self.arcs for each in arc.changed)]))

    @property
    def carried_by(self) -> tuple[str, ...]:
        own = () if self.unknown is None else self.unknown.carried_by
        return tuple(dict.fromkeys([*own, *(name for arc in self.arcs for name in arc.carried_by)]))

    @property
    def locked_changed(self) -> tuple[Changed, ...]:
        return tuple(each for each in self.changed if each.locked and each.how != "kept")

    @property
    def adapted(self) -> tuple[Changed, ...]:
        return tuple(each for each in self.changed if not each.locked and each.how != "kept")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text beside a place; `kind` says how it is drawn."""

    text: str
    kind: str


def facts(answer: Diffusion) -> tuple[Facts, ...]:
    """In the adopters' order."""
    unknown = {place.to: place for place in answer.unknown}
    return tuple(
        Facts(
            adopter=adopter,
            arcs=tuple(arc for arc in answer.arcs if arc.to == adopter.id),
            unknown=unknown.get(adopter.id),
            began=adopter.id in answer.began_in,
        )
        for adopter in answer.adopters
    )


def beside(place: Facts, names: Mapping[str, str], *, lang: Language) -> list[Line]:
    """The lines under the name: date and stage, who carried it, what was changed."""
    text = words(lang)
    lines = [Line(when_and_stage(place.adopter, lang=lang), "fact")]
    if place.began:
        lines.append(Line(text["began"], "began"))
    if place.carried_by:
        carried = text["carried"].format(names=listed(place.carried_by, lang=lang))
        lines.append(Line(carried, "carried"))
    lines.extend(Line(told, "fact") for told in _suggestions(place.arcs, names, lang=lang))
    if place.unknown is not None and not place.began:
        lines.append(Line(text["unknown"], "fact"))
    if place.adapted:
        count = len(place.adapted)
        key = "adapted_one" if count == 1 else "adapted_many"
        lines.append(Line(text[key].format(count=count), "fact"))
    if place.locked_changed:
        lines.append(Line(text["locked"], "locked"))
    return lines


def details(place: Facts, names: Mapping[str, str], *, lang: Language) -> str:
    """Everything that is known of the place, as one paragraph of plain text."""
    text = words(lang)
    head = [place.adopter.name, place.adopter.cluster or text["no_cluster"]]
    parts = [f"{', '.join(head)}: {when_and_stage(place.adopter, lang=lang)}."]
    parts.extend(
        text["from"].format(name=_source(arc, names)) for arc in place.arcs if arc.recorded
    )
    lines = [line for line in beside(place, names, lang=lang)[1:] if line.kind != "locked"]
    parts.extend(f"{line.text[:1].upper()}{line.text[1:]}." for line in lines)
    parts.extend(f"{change(each, lang=lang)}." for each in place.changed)
    return " ".join(parts)


def change(changed: Changed, *, lang: Language) -> str:
    """One part of the kernel and what was done with it, in neutral words."""
    text = words(lang)
    locked = f", {text['locked_part']}" if changed.locked else ""
    reason = f" ({changed.reason})" if changed.reason else ""
    return f"{changed.element}{locked}: {text[changed.how]}{reason}"


def when_and_stage(adopter: Adopter, *, lang: Language) -> str:
    return f"{when(adopter.when, lang=lang)} · {stage_in_words(adopter.stage, lang=lang)}"


def when(said: str | None, *, lang: Language) -> str:
    return words(lang)["undated"].lower() if said is None else date_in_words(said, lang=lang)


def name_of(adopters: Iterable[Adopter]) -> dict[str, str]:
    return {adopter.id: adopter.name for adopter in adopters}


def _source(arc: Arc, names: Mapping[str, str]) -> str:
    """An arc may come from somewhere that is not an adopter; then its id is all there is."""
    return names.get(arc.source, arc.source)


def _suggestions(arcs: Iterable[Arc], names: Mapping[str, str], *, lang: Language) -> list[str]:
    suggested = words(lang)["suggested"]
    return [
        suggested.format(share=share(arc.probability, lang=lang), name=_source(arc, names))
        for arc in arcs
        if not arc.recorded
    ]
