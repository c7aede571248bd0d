"""What can be wrong with a network file, or with a node or an edge in it."""

from dataclasses import dataclass

from graph.errors import GraphError, Language
from graph.words import thing
from importers.errors import UnreadableRowError


@dataclass(eq=False)
class UnsafeXmlError(GraphError):
    code = "unsafe_xml"
    da = "{file} har definitioner (DTD eller entiteter), som kan skjule andet end det, man ser."
    en = "{file} has definitions (a DTD or entities) that may hide something else than is seen."
    hint_da = "Gem netværket igen fra det program, det er tegnet i. Intet er indlæst."
    hint_en = "Save the network again from the program it was drawn in. Nothing was imported."

    file: str


@dataclass(eq=False)
class BrokenXmlError(GraphError):
    code = "invalid_xml"
    da = "{file} er ikke gyldig XML: linje {line}, tegn {column}."
    en = "{file} is not valid XML: line {line}, character {column}."
    hint_da = "Gem netværket igen fra det program, det er tegnet i. Intet er indlæst."
    hint_en = "Save the network again from the program it was drawn in. Nothing was imported."

    file: str
    line: int
    column: int


@dataclass(eq=False)
class EmptyNetworkError(GraphError):
    """Never the silence of nothing found: a file of another kind may look like an empty network."""

    code = "empty_network"
    da = "{file} har ingen punkter, der kan læses: er det et netværk i {format}?"
    en = "{file} has no nodes that can be read: is it a network in {format}?"
    hint_da = "Se efter i et netværksprogram, hvad filen viser. Intet er indlæst."
    hint_en = "See in a network program what the file shows. Nothing was imported."

    file: str
    format: str


@dataclass(eq=False)
class MissingNodesError(GraphError):
    code = "network_nodes_missing"
    da = "{file} har kun forbindelser, og filen med det, de forbinder, ligger ikke ved siden af."
    en = "{file} has connections only, and the file with what they connect is not beside it."
    hint_da = "Læg den ved siden af; hedder den ene x-edges.csv, hedder den anden x-nodes.csv."
    hint_en = "Put it beside; where one is called x-edges.csv, the other is called x-nodes.csv."

    file: str


class BadNodeError(UnreadableRowError):
    """A node or an edge that is put aside."""


@dataclass(eq=False)
class UnknownNodeTypeError(BadNodeError):
    code = "network_type_unknown"
    da = "Det siges ikke, hvad dette er: {type!r} er ingen af {known}."
    en = "It is not said what this is: {type!r} is none of {known}."
    hint_da = "Giv det en type i en kolonne, der hedder type."
    hint_en = "Give it a type in a column that is called type."

    type: str
    known: str = "indsats, organisation, kommune, hospital, praksis, person, forum, klynge"


@dataclass(eq=False)
class UnnamedNodeError(BadNodeError):
    code = "network_label_missing"
    da = "Det har intet navn."
    en = "It has no name."
    hint_da = "Skriv et navn i kolonnen label."
    hint_en = "Write a name in the column label."


@dataclass(eq=False)
class RepeatedNodeError(BadNodeError):
    code = "network_id_repeated"
    da = "Id'et {id!r} står flere gange i filen: det er uklart, hvad der gælder."
    en = "The id {id!r} is there more than once in the file: it is unclear which holds."

    id: str


@dataclass(eq=False)
class UnknownEndError(BadNodeError):
    code = "network_end_unknown"
    da = "Forbindelsen nævner {id!r}, som ikke er et punkt i filen, eller som blev lagt til side."
    en = "The connection names {id!r}, which is no node of the file, or was put aside."

    id: str


@dataclass(eq=False)
class UnknownConnectionError(BadNodeError):
    code = "network_connection_unknown"
    da = "En forbindelse fra {source} til {target} af typen {type!r} har ingen oversættelse hertil."
    en = "A connection from {source} to {target} of the type {type!r} has no translation to here."
    hint_da = "Kendte typer: {known}."
    hint_en = "Known types: {known}."

    source: str
    target: str
    type: str
    known: str

    def message(self, lang: Language = "da") -> str:
        ends = {"source": thing(self.source, lang), "target": thing(self.target, lang)}
        return (self.da if lang == "da" else self.en).format(**{**vars(self), **ends})


@dataclass(eq=False)
class BadDayError(BadNodeError):
    code = "bad_date"
    da = "{column}: {text!r} er ikke en dato."
    en = "{column}: {text!r} is no date."
    hint_da = "Skriv 2016, 2016-09 eller 2016-09-01."
    hint_en = "Write 2016, 2016-09 or 2016-09-01."

    column: str
    text: str
