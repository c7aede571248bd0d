"""What the records of every initiative together show: kinds of relationship, parts of kernels."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from analyses.analysis import Analysis, Findings, Parameters, Row
from analyses.diffusion.kernel import Treated, empirical_kernel
from analyses.diffusion.links import Link
from analyses.diffusion.tie_kinds import Way, tie_kinds
from analyses.study import Study


@dataclass(frozen=True, slots=True)
class Recorded:
    """Every recorded way, what joined places to each other, and what they did with the kernels."""

    ways: tuple[Way, ...] = ()
    links: Mapping[frozenset[str], tuple[Link, ...]] = field(
        default_factory=dict[frozenset[str], tuple[Link, ...]]
    )
    treated: tuple[Treated, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict[str, str])


_NOTHING = Recorded()


def _kinds(studied: Study, _asked: Parameters) -> Findings:
    said = studied.recorded or _NOTHING
    danish, english = (
        tie_kinds(said.ways, said.links, said.names, lang=lang) for lang in ("da", "en")
    )
    values: list[Row] = [
        {"id": one.how, "tie_kinds": one.n, "share": one.share, "n": danish.n}
        | {"examples": [example.sentence for example in one.examples]}
        for one in danish.kinds
    ]
    if danish.n:
        share = danish.unknown / danish.n
        unknown: Row = {"id": "unknown", "tie_kinds": danish.unknown, "share": share}
        values.append({**unknown, "n": danish.n, "examples": []})
    return Findings(values, da=danish.sentence, en=english.sentence)


def _kernel(studied: Study, _asked: Parameters) -> Findings:
    parts = empirical_kernel((studied.recorded or _NOTHING).treated)
    values: list[Row] = [
        {"id": part.element, "kernel": part.kept_where_lasting if part.lasting else None}
        | part.model_dump(exclude={"element", "sentence"})
        for part in parts
    ]
    kept = sum(part.lasting > 0 and part.kept_where_lasting == part.lasting for part in parts)
    lasting = sum(part.lasting > 0 for part in parts)
    return Findings(
        values,
        da=f"{kept} af {lasting} dele er bevaret alle de steder, hvor indsatsen har holdt, og som "
        "har fortalt det.",
        en=f"{kept} of {lasting} parts were kept in all places where it lasted and that have said.",
    )


TIE_KINDS = Analysis(
    name="tie_kinds",
    da="Hvilke slags forbindelser der var, da indsatser gik fra sted til sted, efter hvordan "
    "forbindelsen opstod; kun oplyste veje, fra grafen.",
    en="Which kinds of relationship were there when initiatives went from place to place, by how "
    "the relationship arose; recorded ways only, from the graph.",
    source="Counted over recorded sources",
    parameters=Parameters,
    run=_kinds,
    about="records",
)
KERNEL = Analysis(
    name="kernel",
    da="Hvad stederne gjorde med hver del af kernen, og hvor indsatsen har holdt; uden prøve for "
    "tilfældighed, da tallene er små. Fra grafen.",
    en="What places did with each part of the kernel, and where the initiative lasted; no test of "
    "chance, since numbers are small. From the graph.",
    source="Counted over what places have said",
    parameters=Parameters,
    run=_kernel,
    about="records",
)
