"""Initiatives that were found to be the same, seen as one: as it was known then."""

from graph.contraction import chosen_in
from graph.groups import Groups, contracted
from graph.questions import Questions


def groups(questions: Questions) -> Groups:
    """The groups by what is known, of initiatives, people and organisations; the first described
    of each stands for it."""
    merges = [(row["absorbed"], row["kept"], row["event"]) for row in questions.ask("same_as")]
    ids = sorted({id for absorbed, kept, _ in merges for id in (absorbed, kept)})
    known = {
        row["initiative"]: row["event"] for row in questions.ask("first_known", initiatives=ids)
    }
    return contracted(merges, known).beside(questions.same_actors.groups)


def chosen_values(questions: Questions, same: Groups) -> dict[str, dict[str, str]]:
    """Of initiatives: for the id that stands for a group, by field, whose value is shown."""
    return chosen_in(questions.ask("same_as"), same)
