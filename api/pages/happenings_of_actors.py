"""What the events about people, organisations and what ties them say; see `happenings`.

Relationships between people are told without their names: one that is disputed is not shown.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

OF_ACTORS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "cluster.registered": ("Klyngen {name} blev registreret.", "The cluster {name} was added."),
        "cluster.renamed": ("En klynge tog navnet {name}.", "A cluster took the name {name}."),
        "organisation.registered": ("{name} blev registreret.", "{name} was registered."),
        "organisation.renamed": (
            "En organisation tog navnet {name}.",
            "An organisation took the name {name}.",
        ),
        "organisation.described": (
            "{name} blev beskrevet på ny.",
            "{name} was described anew.",
        ),
        "organisation.identified": (
            "{organisation} har koden {code} i registret {scheme}.",
            "{organisation} has the code {code} in the register {scheme}.",
        ),
        "organisation.located": (
            "{organisation} ligger i {municipality}.",
            "{organisation} lies in {municipality}.",
        ),
        "organisation.closed": ("{organisation} blev nedlagt.", "{organisation} closed."),
        "placement.started": (
            "{organisation} blev en del af {part_of}.",
            "{organisation} became a part of {part_of}.",
        ),
        "placement.ended": (
            "{organisation} er ikke længere en del af {part_of}.",
            "{organisation} is no longer a part of {part_of}.",
        ),
        "membership.started": (
            "{organisation} blev medlem af {cluster}.",
            "{organisation} became a member of {cluster}.",
        ),
        "membership.ended": (
            "{organisation} forlod {cluster}.",
            "{organisation} left {cluster}.",
        ),
        "forum.registered": ("Forummet {name} blev registreret.", "The forum {name} was added."),
        "person.registered": ("{person} blev registreret.", "{person} was registered."),
        "person.described": (
            "Oplysningerne om {person} blev sagt på ny.",
            "What is known of {person} was stated anew.",
        ),
        "employment.started": (
            "{person} begyndte hos {organisation}.",
            "{person} began at {organisation}.",
        ),
        "employment.ended": (
            "{person} forlod {organisation}.",
            "{person} left {organisation}.",
        ),
        "seat.taken": ("{person} fik plads i {forum}.", "{person} took a seat in {forum}."),
        "seat.left": ("{person} forlod {forum}.", "{person} left {forum}."),
        "role.taken": (
            "{person} fik en rolle i »{initiative}«.",
            "{person} took on a role in “{initiative}”.",
        ),
        "relationship.recorded": (
            "En forbindelse mellem to personer blev registreret ({how}).",
            "A relationship between two people was recorded ({how}).",
        ),
        "contact.made": (
            "To personer kom i kontakt med hinanden.",
            "Two people got in touch.",
        ),
        "relationship.confirmed": (
            "En forbindelse mellem to personer blev bekræftet.",
            "A relationship between two people was confirmed.",
        ),
        "relationship.ended": (
            "En forbindelse mellem to personer ophørte.",
            "A relationship between two people ended.",
        ),
        "relationship.disputed": (
            "En forbindelse mellem to personer blev bestridt og skjult.",
            "A relationship between two people was disputed and hidden.",
        ),
        "people.judged": (
            "Det blev vurderet, at {person} {judged_one} {other}.",
            "It was judged that {person} {judged_one} {other}.",
        ),
        "people.merged": (
            "{kept} og {absorbed} blev fundet at være den samme person.",
            "{kept} and {absorbed} were found to be the same person.",
        ),
        "people.unmerged": (
            "To personer, der var lagt sammen, blev skilt igen.",
            "Two people who had been put together were parted again.",
        ),
        "organisations.judged": (
            "Det blev vurderet, at {organisation} {judged_one} {other}.",
            "It was judged that {organisation} {judged_one} {other}.",
        ),
        "organisations.merged": (
            "{kept} og {absorbed} blev fundet at være den samme organisation.",
            "{kept} and {absorbed} were found to be the same organisation.",
        ),
        "organisations.unmerged": (
            "To organisationer, der var lagt sammen, blev skilt igen.",
            "Two organisations that had been put together were parted again.",
        ),
        "person.erased": ("En persons oplysninger blev slettet.", "A person's data were erased."),
    }
)
