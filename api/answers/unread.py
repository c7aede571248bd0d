"""What is told while the meanings of initiatives are not all read."""

from analyses.overlap.answer import Meanings
from analyses.pictures.words import whole
from api.answers.words import either
from graph.errors import Language


def unread(meanings: Meanings | None, *, lang: Language) -> str:
    """Of how many the meaning is read, and what that costs; nothing once all are read.

    >>> unread(Meanings(read=1240, of=10000), lang="en").partition(".")[0]
    'What 1,240 of 10,000 initiatives mean has been read'
    """
    if meanings is None or meanings.read >= meanings.of:
        return ""
    read, every = (whole(number, lang=lang) for number in (meanings.read, meanings.of))
    return either(
        lang,
        f"Betydningen af {read} ud af {every} indsatser er læst. Indtil alle er læst, sammenlignes "
        "der på ord alene, og noget, der siges med andre ord, kan blive overset.",
        f"What {read} of {every} initiatives mean has been read. Until all are read, words alone "
        "are compared, and what is said in other words may be overlooked.",
    )
