"""What can be wrong with writing out what the log knows."""

from dataclasses import dataclass

from graph.errors import GraphError


@dataclass(eq=False)
class TooManyRowsError(GraphError):
    code = "too_many_rows"
    da = "Der er {rows} rækker at skrive; en projektmappe til at rette i har højst {most}."
    en = "There are {rows} rows to write; a workbook to correct has at most {most}."
    hint_da = "Hent hændelserne i stedet: spredning events list --json"
    hint_en = "Fetch the events instead: spredning events list --json"

    rows: int
    most: int
