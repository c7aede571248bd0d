"""What can be wrong with learning anew, and with asking for a model."""

from dataclasses import dataclass

from graph.errors import GraphError


@dataclass(eq=False)
class TooFewJudgementsError(GraphError):
    code = "too_few_judgements"
    da = (
        "Der er for få svar at lære af: {judged} par er vurderet, {same} af dem som de samme. Der "
        "skal {least} til, mindst {each} af dem de samme og mindst {each} ikke, og af begge slags "
        "både nogle at lære af og nogle at prøve på."
    )
    en = (
        "There are too few answers to learn from: {judged} pairs are judged, {same} of them as the "
        "same. It takes {least}, at least {each} of them the same and at least {each} not, and of "
        "both kinds some to learn from and some to try on."
    )
    hint_da = "Vurdér flere par på siden Gennemgang, eller se dem med: spredning duplicates list"
    hint_en = "Judge more pairs on the page Review, or see them with: spredning duplicates list"

    judged: int
    same: int
    least: int
    each: int


@dataclass(eq=False)
class UnknownModelError(GraphError):
    code = "unknown_model"
    da = "Der kendes ingen model ved navn {name!r}, som kan bruges her."
    en = "No model called {name!r} that can be used here is known."
    hint_da = "De kendte er: {known}."
    hint_en = "Those that are known: {known}."

    name: str
    known: str
