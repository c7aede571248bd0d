"""Initiatives that were found to be the same, seen as one: as it was known then."""

from graph.groups import Groups, contracted
from graph.questions import Questions


def groups(questions: Questions) -> Groups:
    """The groups by what is known; the first described of each stands for it."""
    merges = [(row["absorbed"], row["kept"], row["event"]) for row in questions.ask("same_as")]
    ids = sorted({id for absorbed, kept, _ in merges for id in (absorbed, kept)})
    known = {
        row["initiative"]: row["event"] for row in questions.ask("first_known", initiatives=ids)
    }
    return contracted(merges, known)


def chosen_values(questions: Questions, same: Groups) -> dict[str, dict[str, str]]:
    """For the id that stands for a group: by field, whose value was chosen to be shown.

    Of two choices in one group the later holds.
    """
    found: dict[str, dict[str, str]] = {}
    for row in questions.ask("same_as"):
        for choice in row["chosen"] or ():
            field, _, id = choice.partition(" ")
            found.setdefault(same.canonical(id), {})[field] = id
    return found
