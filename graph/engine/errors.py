"""What can be wrong with a graph database."""

from dataclasses import dataclass

from graph.errors import GraphError


@dataclass(eq=False)
class EngineUnavailableError(GraphError):
    """The graph's database cannot be reached; its subclasses say why."""

    code = "engine_unavailable"
    da = "Grafdatabasen på {place} kan ikke nås."
    en = "The graph database at {place} cannot be reached."
    hint_da = (
        "Prøv igen: den indbyggede starter af sig selv. En Neo4j skal køre, og adressen i "
        "NEO4J_URI skal være rigtig."
    )
    hint_en = (
        "Try again: the embedded one starts by itself. A Neo4j must be running, and the address "
        "in NEO4J_URI must be right."
    )

    place: str


@dataclass(eq=False)
class EngineNotReadyError(EngineUnavailableError):
    code = "engine_not_ready"
    da = "Grafdatabasen i {place} blev ikke klar inden for {seconds:g} sekunder."
    en = "The graph database in {place} was not ready within {seconds:g} seconds."
    hint_da = "Prøv igen om lidt. Filen engine.log i samme mappe siger, hvor langt den kom."
    hint_en = "Try again in a moment. The file engine.log in that folder says how far it came."

    seconds: float


@dataclass(eq=False)
class EngineFailedError(EngineUnavailableError):
    code = "engine_failed"
    da = "Grafdatabasen i {place} kunne ikke starte."
    en = "The graph database in {place} could not start."
    hint_da = "Filen engine.log i samme mappe siger, hvad der skete."
    hint_en = "The file engine.log in that folder says what happened."


@dataclass(eq=False)
class EngineTakenError(EngineUnavailableError):
    code = "engine_taken"
    da = "Grafdatabasen i {place} bruges af et program, der ikke kan nås herfra."
    en = "The graph database in {place} is in use by a program out of reach from here."
    hint_da = "Stop det andet program, for eksempel en anden container over samme mappe."
    hint_en = "Stop the other program, for instance another container over the same folder."


@dataclass(eq=False)
class EngineMissingError(EngineUnavailableError):
    code = "engine_missing"
    da = "Den indbyggede grafdatabase findes ikke til denne maskine ({place})."
    en = "There is no embedded graph database for this machine ({place})."
    hint_da = "Brug en Neo4j i stedet: sæt NEO4J_URI til dens adresse."
    hint_en = "Use a Neo4j instead: set NEO4J_URI to its address."


@dataclass(eq=False)
class EngineLoginRefusedError(EngineUnavailableError):
    code = "engine_login_refused"
    da = "Grafdatabasen på {place} afviste brugernavn eller adgangskode."
    en = "The graph database at {place} refused the user name or the password."
    hint_da = "Se efter i NEO4J_USER og NEO4J_PASSWORD. Vent et halvt minut mellem forsøg."
    hint_en = "Check NEO4J_USER and NEO4J_PASSWORD. Wait half a minute between attempts."
