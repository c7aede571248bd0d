"""A research analysis of files of one's own, or of the graph."""

from collections.abc import Mapping
from typing import Any, cast, get_args

from analyses import registry
from analyses.analysis import Analysis, AnalysisAnswer
from analyses.errors import BadParameterError
from analyses.periods import Clock
from api.answers.studies import files, graph, records
from graph.errors import Language
from graph.questions import Questions


def of_files(
    name: str,
    given: Mapping[str, Any],
    where: files.Files,
    *,
    unit: str | None = None,
    lang: Language = "da",
) -> AnalysisAnswer:
    """Nothing but the files is read: no log, no graph."""
    analysis = registry.find(name)
    studied = files.study_of(where, unit=_unit(unit), exact=analysis.exact_dates, lang=lang)
    return registry.analyse(name, studied, given, lang=lang)


def of_graph(
    questions: Questions,
    name: str,
    given: Mapping[str, Any],
    *,
    unit: str | None = None,
    lang: Language = "da",
) -> AnalysisAnswer:
    """As of the day and as known at the position that the questions have.

    An analysis of one initiative is of the one that most took up, unless one was chosen.
    """
    analysis = registry.find(name)
    clock, exact = _unit(unit), analysis.exact_dates
    if analysis.about == "records":
        studied = records.study_of(questions, lang=lang)
    else:
        studied = graph.study_of(questions, analysis.about, unit=clock, exact=exact, lang=lang)
    chosen = dict(given)
    if _is_of_one(analysis) and "initiative" not in chosen and studied.cascades:
        chosen["initiative"] = graph.widest(studied)
    answer = registry.analyse(name, studied, chosen, lang=lang)
    return answer.model_copy(update={"as_of": questions.as_of, "known_at": questions.known_at})


def _is_of_one(analysis: Analysis[Any]) -> bool:
    return "initiative" in analysis.parameters.model_fields


def _unit(text: str | None) -> Clock | None:
    if text is None or text in get_args(Clock)[1:]:
        # What was just checked.
        return cast("Clock | None", text)
    raise BadParameterError("unit", text, "year, month, day")
