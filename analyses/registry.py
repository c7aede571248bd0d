"""Every analysis by its name: a new one is a module, and a line here."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from pydantic import ValidationError

from analyses.analysis import Analysis, AnalysisAnswer, AnalysisList, Described
from analyses.diffusion import (
    backtest,
    bass,
    channels,
    classes,
    contagion,
    dependence,
    exposure,
    hazard,
    moran,
    recorded,
    thresholds,
)
from analyses.errors import BadParameterError, UnknownAnalysisError, UnknownParameterError
from analyses.people import (
    articulation,
    betweenness,
    brokerage,
    communities,
    constraint,
    coordination,
    key_players,
    pagerank,
)
from analyses.study import Study
from graph.errors import Language

_ALL: Final[tuple[Analysis[Any], ...]] = (
    exposure.ANALYSIS,
    thresholds.ANALYSIS,
    contagion.INFECTION,
    contagion.SUSCEPTIBILITY,
    hazard.ANALYSIS,
    classes.ANALYSIS,
    moran.ANALYSIS,
    dependence.ANALYSIS,
    bass.ANALYSIS,
    channels.ANALYSIS,
    backtest.ANALYSIS,
    brokerage.ANALYSIS,
    constraint.CONSTRAINT,
    constraint.EFFECTIVE_SIZE,
    betweenness.ANALYSIS,
    articulation.ANALYSIS,
    key_players.FRAGILITY,
    key_players.REACH,
    communities.ANALYSIS,
    pagerank.ANALYSIS,
    coordination.ANALYSIS,
    recorded.TIE_KINDS,
    recorded.KERNEL,
)
ANALYSES: Final[Mapping[str, Analysis[Any]]] = MappingProxyType({one.name: one for one in _ALL})


def find(name: str) -> Analysis[Any]:
    """The analysis; UnknownAnalysisError when there is none of that name."""
    if name not in ANALYSES:
        raise UnknownAnalysisError(name)
    return ANALYSES[name]


def listed(lang: Language = "da") -> AnalysisList:
    """All of them, in the order that they are taught in."""
    return AnalysisList(
        analyses=tuple(
            Described(
                name=one.name,
                definition=_definition(one, lang),
                source=one.source,
                parameters=one.parameters().model_dump(mode="json"),
            )
            for one in _ALL
        )
    )


def analyse(
    name: str, studied: Study, given: Mapping[str, Any], *, lang: Language = "da"
) -> AnalysisAnswer:
    """The answer; what was not given is as the analysis has it by default."""
    analysis = find(name)
    parameters = _parameters(analysis, given)
    found = analysis.run(studied, parameters)
    return AnalysisAnswer(
        analysis=name,
        definition=_definition(analysis, lang),
        source=analysis.source,
        parameters={**parameters.model_dump(mode="json"), **found.resolved},
        values=tuple(found.values),
        summary=found.da if lang == "da" else found.en,
        remarks=studied.remarks,
    )


def _parameters(analysis: Analysis[Any], given: Mapping[str, Any]) -> Any:
    known = analysis.parameters.model_fields
    for name in given:
        if name not in known:
            raise UnknownParameterError(analysis.name, name, ", ".join(known) or "-")
    try:
        return analysis.parameters.model_validate(dict(given))
    except ValidationError as wrong:
        first = wrong.errors()[0]
        where = str(first["loc"][0]) if first["loc"] else "?"
        raise BadParameterError(where, str(given.get(where)), first["msg"]) from None


def _definition(analysis: Analysis[Any], lang: Language) -> str:
    return analysis.da if lang == "da" else analysis.en
