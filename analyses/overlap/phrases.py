"""How each feature's share is told, in Danish and English."""

from collections.abc import Mapping
from typing import Final

from analyses.overlap.records import Language

FOR: Final[Mapping[Language, Mapping[str, str]]] = {
    "da": {
        "name": "Navnet går igen: {pairs}",
        "title": "Ord i titlen går igen: {pairs}",
        "purpose": "Ord i formålet går igen: {pairs}",
        "words": "Ord i hele beskrivelsen går igen: {pairs}",
        "contained": "{percent} % af den ene beskrivelse kan genfindes i den anden",
        "spelling": "Ordene ligner hinanden i stavning ({percent} %), også dele af lange ord",
        "kernel": "Kernen ligner: {pairs}",
        "target": "Målgruppen ligner: {pairs}",
        "topics": "Samme emne: {pairs}",
        "populations": "Samme befolkningsgruppe: {pairs}",
        "base": "Udgangspunkt, før noget er sammenlignet",
    },
    "en": {
        "name": "The name recurs: {pairs}",
        "title": "Words in the title recur: {pairs}",
        "purpose": "Words in the purpose recur: {pairs}",
        "words": "Words in the whole description recur: {pairs}",
        "contained": "{percent} % of one description can be found in the other",
        "spelling": "The words are spelled alike ({percent} %), parts of long words included",
        "kernel": "The kernel is alike: {pairs}",
        "target": "The target group is alike: {pairs}",
        "topics": "Same topic: {pairs}",
        "populations": "Same population: {pairs}",
        "base": "Starting point, before anything is compared",
    },
}
LITTLE: Final[Mapping[Language, Mapping[str, str]]] = {
    "da": {
        "title": "Kun lidt i titlen går igen: {pairs}",
        "purpose": "Kun lidt i formålet går igen: {pairs}",
        "words": "Kun lidt i beskrivelsen går igen: {pairs}",
        "contained": "Kun {percent} % af den ene beskrivelse kan genfindes i den anden",
        "spelling": "Ordene ligner kun lidt hinanden i stavning ({percent} %)",
        "kernel": "Kernen ligner kun lidt: {pairs}",
        "target": "Målgruppen ligner kun lidt: {pairs}",
        "topics": "Få fælles emner: {pairs}",
        "populations": "Få fælles befolkningsgrupper: {pairs}",
    },
    "en": {
        "title": "Little in the title recurs: {pairs}",
        "purpose": "Little in the purpose recurs: {pairs}",
        "words": "Little in the description recurs: {pairs}",
        "contained": "Only {percent} % of one description can be found in the other",
        "spelling": "The words are spelled only a little alike ({percent} %)",
        "kernel": "The kernel is only a little alike: {pairs}",
        "target": "The target group is only a little alike: {pairs}",
        "topics": "Few topics in common: {pairs}",
        "populations": "Few populations in common: {pairs}",
    },
}
NOTHING: Final[Mapping[Language, Mapping[str, str]]] = {
    "da": {
        "title": "Titlerne har ingen ord til fælles",
        "purpose": "Formålene har ingen ord til fælles",
        "words": "Beskrivelserne har ingen ord til fælles",
        "kernel": "Ingen dele af kernen ligner hinanden",
        "target": "Målgrupperne har ingen ord til fælles",
        "topics": "Ingen fælles emner",
        "populations": "Ikke samme befolkningsgruppe",
    },
    "en": {
        "title": "The titles have no words in common",
        "purpose": "The purposes have no words in common",
        "words": "The descriptions have no words in common",
        "kernel": "No parts of the kernel are alike",
        "target": "The target groups have no words in common",
        "topics": "No topics in common",
        "populations": "Not the same population",
    },
}
