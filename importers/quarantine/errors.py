"""What can be wrong with a corrected file of rows put aside."""

from dataclasses import dataclass

from graph.errors import GraphError


@dataclass(eq=False)
class MixedCorrectionsError(GraphError):
    code = "mixed_corrections"
    da = "Række {row} i {path} kommer ikke fra samme fil og ark som de andre."
    en = "Row {row} of {path} does not come from the same file and sheet as the others."
    hint_da = "Indlæs rækkerne fra hver fil for sig, som de blev hentet. Intet er indlæst."
    hint_en = "Import the rows of each file by themselves, as they came. Nothing was imported."

    path: str
    row: int


@dataclass(eq=False)
class NotCorrectedHereError(GraphError):
    """Rows that say what they say by others in their file, which are not with them."""

    code = "not_corrected_here"
    da = "Rækker fra {file} ({format}) kan ikke indlæses uden resten af filen."
    en = "Rows of {file} ({format}) cannot be imported without the rest of the file."
    hint_da = "Ret dem i {file}, og indlæs den igen: kun det rettede bliver nyt."
    hint_en = "Correct them in {file} and import it again: only what was corrected is new."

    file: str
    format: str
