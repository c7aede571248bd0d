"""What can be wrong with a version of a file in a registry's history."""

from dataclasses import dataclass

from importers.errors import UnreadableRowError


@dataclass(eq=False)
class BrokenVersionError(UnreadableRowError):
    code = "broken_version"
    da = "Denne udgave af {path} er ikke gyldig JSON. Gælder en tidligere, gør den det fortsat."
    en = "This version of {path} is not valid JSON. An earlier one that held still holds."
    hint_da = "Ret filen i registret; en senere, læselig udgave indlæses af sig selv."
    hint_en = "Correct the file in the register; a later, readable version is imported by itself."

    path: str


@dataclass(eq=False)
class UnusedBrokenVersionError(UnreadableRowError):
    code = "broken_version_unused"
    da = "Udgaven {version} er ikke gyldig JSON, og ingen ændring bruger den som beskrivelse."
    en = "Version {version} is not valid JSON, and no change uses it as a description."
    hint_da = "Der mangler intet i det indlæste: udgaven er kun nævnt, så den ikke går tabt."
    hint_en = "Nothing imported lacks anything: the version is named only so that it is not lost."

    version: str


@dataclass(eq=False)
class MissingVersionError(UnreadableRowError):
    code = "missing_version"
    da = "Udgaven {version} findes ikke i filen med indhold."
    en = "Version {version} is not in the file with the contents."
    hint_da = "Læg den fulde blobs.jsonl ved siden af historikken."
    hint_en = "Put the whole blobs.jsonl beside the history."

    version: str


@dataclass(eq=False)
class LinkTargetUnknownError(UnreadableRowError):
    code = "link_target_unknown"
    da = "{path} peger på {target}, som ikke står i registret."
    en = "{path} points to {target}, which is not in the register."
    hint_da = "Ret genvejen, eller registrér det, den peger på."
    hint_en = "Correct the link, or register what it points to."

    path: str
    target: str
