"""The ten questions as they are put on the pages."""

from collections.abc import Mapping
from typing import Final

TITLES: Final[Mapping[int, tuple[str, str]]] = {
    1: (
        "Gør en klynge allerede noget lignende, og er det bedre dokumenteret?",
        "Does a cluster already do something like this, and is it better documented?",
    ),
    2: (
        "Hvem kender hvem på tværs af sektorerne?",
        "Who knows whom across the sectors?",
    ),
    3: (
        "Hvordan er løsningerne spredt: fra hvem, til hvem og med hvilke ændringer?",
        "How did the solutions spread: from whom, to whom, and changed how?",
    ),
    4: (
        "Hvad er kernen, hvad må ikke røres, og hvor er der spillerum?",
        "What is the kernel, what must not be touched, and where is there room?",
    ),
    5: (
        "Hvem har sagt ja, hvem mangler, og er kommuner og hospital enige?",
        "Who has said yes, who is missing, and do municipalities and hospital agree?",
    ),
    6: (
        "Hvad ved vi om effekt og økonomi, sektor for sektor?",
        "What do we know of effect and economy, sector by sector?",
    ),
    7: (
        "Hvilke små lokale projekter har ingen taget stilling til?",
        "Which small local projects has nobody taken a stand on?",
    ),
    8: (
        "Blev kernen prøvet ét nyt sted, før vi spredte den?",
        "Was the kernel tried in one new place before we spread it?",
    ),
    9: (
        "Hvilket forum skal tage den op, og hvem skal vi bringe sammen?",
        "Which forum should take it up, and whom should we bring together?",
    ),
    10: (
        "Hvad vidste vi, da vi besluttede det?",
        "What did we know when we decided?",
    ),
}
