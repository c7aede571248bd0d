"""The ten questions by number."""

from collections.abc import Callable
from typing import Final

from api.answers.errors import UnknownQuestionError
from api.answers.questions import (
    q1_before_we_decide,
    q2_who_knows_whom,
    q3_how_it_spread,
    q4_the_kernel,
    q5_who_said_yes,
    q6_effect_and_economy,
    q7_small_and_unseen,
    q8_tried_first,
    q9_which_forum,
    q10_what_we_knew,
)
from api.answers.questions.asked import Answer, Asked
from api.answers.register import register
from graph.errors import Language
from graph.questions import Questions

QUESTIONS: Final[dict[int, Callable[[Asked], Answer]]] = {
    1: q1_before_we_decide.answer,
    2: q2_who_knows_whom.answer,
    3: q3_how_it_spread.answer,
    4: q4_the_kernel.answer,
    5: q5_who_said_yes.answer,
    6: q6_effect_and_economy.answer,
    7: q7_small_and_unseen.answer,
    8: q8_tried_first.answer,
    9: q9_which_forum.answer,
    10: q10_what_we_knew.answer,
}


def ask(
    questions: Questions, number: int, id: str | None = None, *, lang: Language = "da"
) -> Answer:
    """The answer to a question of the ten, for the whole region or about one id: an initiative or
    a cluster, for the second a person, and for the tenth also a decision.

    Raises UnknownQuestionError, UnknownInitiativeError or UnknownPersonError.
    """
    if number not in QUESTIONS:
        raise UnknownQuestionError(number)
    return QUESTIONS[number](Asked(register(questions, lang=lang), id))
