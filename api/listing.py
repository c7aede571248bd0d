"""Lists to choose from: the initiatives that a search finds, and people by name."""

from collections.abc import Iterable
from typing import Any

from analyses.overlap.text import folded
from api.answers.views import InitiativeView
from api.answers.words import danish_order
from graph.questions import Questions


def searched(views: Iterable[InitiativeView], text: str) -> list[InitiativeView]:
    """Those in which every word of the text is found; without any words, all of them."""
    words = folded(text).split()
    return [view for view in views if all(word in _said_of(view) for word in words)]


def people(questions: Questions) -> list[dict[str, Any]]:
    """Everybody known by name who is not erased, in the Danish order of names."""
    found = questions.ask("list_people")
    return sorted(found, key=lambda row: (danish_order(row["name"]), row["id"]))


def _said_of(view: InitiativeView) -> str:
    names = [place.name for place in (*view.clusters, *view.organisations)]
    texts = (view.title, *view.aliases, view.purpose, view.target, view.story)
    return folded(" ".join((*texts, *view.topics, *view.populations, *names)))
