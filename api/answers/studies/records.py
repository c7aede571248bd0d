"""A study of what is recorded of every initiative: ways, relationships behind them, kernels."""

from analyses.diffusion.recorded import Recorded
from analyses.diffusion.tie_kinds import Way
from analyses.study import Study, study
from api.answers.adoptions import Adoption, adoptions
from api.answers.diffusion import spread_of, treated_in, ways_in
from api.answers.place_links import links_of
from api.answers.register import register
from graph.errors import Language
from graph.questions import Questions


def study_of(questions: Questions, *, lang: Language = "da") -> Study:
    """Initiatives that were found to be the same count once."""
    seen = register(questions, lang=lang)
    ids = sorted({id for view in seen.views for id in seen.groups.members(view)})
    by_initiative: dict[str, list[Adoption]] = {}
    for one in adoptions(questions, ids):
        by_initiative.setdefault(seen.groups.canonical(one.initiative), []).append(one)
    ways: list[Way] = []
    for id, found in sorted(by_initiative.items()):
        ways += ways_in(spread_of(seen, id, found, named={}), found)
    every = [one for found in by_initiative.values() for one in found]
    places = {one.organisation for one in every}
    recorded = Recorded(
        ways=tuple(ways),
        links=links_of(seen, places, ids),
        treated=tuple(treated_in(every)),
        names={id: one.name for id, one in seen.directory.organisations.items()},
    )
    return study(sorted(places), [], recorded=recorded)
