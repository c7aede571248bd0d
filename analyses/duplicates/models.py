"""The models for people and for organisations: what speaks for, and against, that two are one.

The probabilities are judged, not learnt: a region has too few known duplicates to learn from. A
model that is changed gets a new name, so that a proposal says which one made it.
"""

from typing import Final

from analyses.duplicates.definition import Comparison, Level, Model

_NAME = (
    Level("exact", "name", 0.70, 0.002, ("Samme navn", "The same name")),
    Level(
        "exact", "ends", 0.13, 0.003, ("Samme for- og efternavn", "The same first and last name")
    ),
    Level("near", "name", 0.12, 0.005, ("Navnene ligner hinanden", "The names are alike"), 0.92),
    Level("else", "name", 0.05, 0.99, ("Forskellige navne", "Different names")),
)

PEOPLE: Final = Model(
    name="people-1",
    prior=0.001,
    columns={
        "name": "text",
        "ends": "text",
        "first": "text",
        "last": "text",
        "email": "text",
        "title": "text",
        "workplaces": "list",
        "forums": "list",
    },
    comparisons=(
        Comparison(
            "email",
            "email",
            (
                Level(
                    "exact",
                    "email",
                    0.70,
                    0.0001,
                    ("Samme e-mailadresse", "The same e-mail address"),
                    strong=True,
                ),
                Level(
                    "else",
                    "email",
                    0.30,
                    0.9999,
                    ("Forskellige e-mailadresser", "Different e-mail addresses"),
                ),
            ),
        ),
        Comparison("name", "name", _NAME),
        Comparison(
            "workplaces",
            "workplaces",
            (
                Level("shared", "workplaces", 0.60, 0.05, ("Samme arbejdssted", "One workplace")),
                Level(
                    "else",
                    "workplaces",
                    0.40,
                    0.95,
                    ("Forskellige arbejdssteder", "Different workplaces"),
                ),
            ),
        ),
        Comparison(
            "title",
            "title",
            (
                Level("exact", "title", 0.50, 0.06, ("Samme stilling", "The same job title")),
                Level("else", "title", 0.50, 0.94, ("Forskellige stillinger", "Different titles")),
            ),
        ),
        Comparison(
            "forums",
            "forums",
            (
                Level("shared", "forums", 0.40, 0.05, ("Sidder i samme forum", "In one forum")),
                Level("else", "forums", 0.60, 0.95, ("Sidder i forskellige fora", "Other forums")),
            ),
        ),
    ),
    blocks=(("email",), ("name",), ("ends",), ("workplaces", "first"), ("workplaces", "last")),
)

ORGANISATIONS: Final = Model(
    name="organisations-1",
    prior=0.001,
    columns={
        "name": "text",
        "sorted": "text",
        "first": "text",
        "last": "text",
        "codes": "list",
        "registers": "list",
        "cvr": "text",
        "type": "text",
        "website": "text",
        "whole": "text",
        "cluster": "text",
    },
    comparisons=(
        Comparison(
            "codes",
            "codes",
            (
                Level(
                    "shared",
                    "codes",
                    0.59,
                    0.00001,
                    ("Samme kode i et register", "The same code in a register"),
                    strong=True,
                ),
                Level(
                    "shared",
                    "registers",
                    0.003,
                    0.60,
                    ("Hver sin kode i samme register", "Different codes in one register"),
                ),
                Level(
                    "else",
                    "codes",
                    0.40,
                    0.40,
                    ("Kendt i hver sit register", "No register in common"),
                ),
            ),
        ),
        # A legal entity has one, and all its hospitals and wards have the same.
        Comparison(
            "cvr",
            "cvr",
            (
                Level("exact", "cvr", 0.60, 0.02, ("Samme CVR-nummer", "The same CVR number")),
                Level("else", "cvr", 0.40, 0.98, ("Forskellige CVR-numre", "Other CVR numbers")),
            ),
        ),
        Comparison(
            "name",
            "name",
            (
                Level("exact", "name", 0.60, 0.002, ("Samme navn", "The same name")),
                Level("exact", "sorted", 0.14, 0.003, ("De samme ord i navnet", "The same words")),
                Level(
                    "near", "name", 0.12, 0.003, ("Navnene ligner hinanden", "Alike names"), 0.955
                ),
                Level("else", "name", 0.14, 0.985, ("Forskellige navne", "Different names")),
            ),
        ),
        Comparison(
            "type",
            "type",
            (
                Level("exact", "type", 0.95, 0.40, ("Samme slags sted", "The same kind of place")),
                Level("else", "type", 0.05, 0.60, ("Forskellige slags", "Different kinds")),
            ),
        ),
        Comparison(
            "website",
            "website",
            (
                Level("exact", "website", 0.70, 0.05, ("Samme hjemmeside", "The same website")),
                Level("else", "website", 0.30, 0.95, ("Andre hjemmesider", "Other websites")),
            ),
        ),
        Comparison(
            "whole",
            "whole",
            (
                Level("exact", "whole", 0.80, 0.05, ("Dele af det samme", "Parts of the same")),
                Level("else", "whole", 0.20, 0.95, ("Dele af hver sit", "Parts of two")),
            ),
        ),
        Comparison(
            "cluster",
            "cluster",
            (
                Level("exact", "cluster", 0.90, 0.25, ("Samme klynge", "The same cluster")),
                Level("else", "cluster", 0.10, 0.75, ("Hver sin klynge", "Different clusters")),
            ),
        ),
    ),
    blocks=(
        ("codes",),
        ("name",),
        ("sorted",),
        ("first", "type"),
        ("last", "type"),
        ("cvr", "first"),
    ),
)
