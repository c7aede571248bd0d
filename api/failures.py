"""What can be wrong around an answer: tokens, ports, files, the command line."""

from dataclasses import dataclass, field

from graph.errors import GraphError


@dataclass(eq=False)
class TokenFileError(GraphError):
    """Does not say the line: it may hold a token."""

    code = "bad_token_file"
    da = "Linje {line} i {path} er ikke en nøgle."
    en = "Line {line} of {path} is not a token."
    hint_da = "Skriv: nøglen, så fact eller command, så et navn, med mellemrum imellem."
    hint_en = "Write: the token, then fact or command, then a name, with spaces between."

    path: str
    line: int


@dataclass(eq=False)
class NotLoggedInError(GraphError):
    code = "unauthorized"
    da = "Du skal være logget ind for at skrive."
    en = "You must be logged in to write."
    hint_da = "Log ind, gå tilbage, og prøv igen. Intet blev skrevet."
    hint_en = "Log in, go back and try again. Nothing was written."


@dataclass(eq=False)
class CannotListenError(GraphError):
    """The address that the pages should be on is taken, or is not this machine's."""

    code = "cannot_listen"
    da = "Siderne kan ikke startes på {host}, port {port}: {reason}."
    en = "The pages cannot start on {host}, port {port}: {reason}."
    hint_da = "Stop det andet program, eller vælg en anden port: spredning serve --port {next}"
    hint_en = "Stop the other program, or choose another port: spredning serve --port {next}"

    host: str
    port: int
    reason: str

    next: int = field(init=False)

    def __post_init__(self) -> None:
        self.next = self.port + 1 if 0 < self.port < 65535 else 0


@dataclass(eq=False)
class TooManyProposalsError(GraphError):
    code = "too_many"
    da = "Der er {count} hændelser; der kan højst sendes {most} på én gang."
    en = "There are {count} events; at most {most} can be sent at once."
    hint_da = "Del dem i flere, eller brug: spredning events append"
    hint_en = "Send them in several parts, or use: spredning events append"

    count: int
    most: int


@dataclass(eq=False)
class RealDataError(GraphError):
    code = "real_data"
    da = "{folder} har en log med andet end eksempeldata, og de to blandes ikke."
    en = "{folder} has a log of other than example data, and the two are not mixed."
    hint_da = "Vælg en anden datamappe med --data."
    hint_en = "Choose another data folder with --data."

    folder: str


@dataclass(eq=False)
class CannotWriteError(GraphError):
    code = "cannot_write"
    da = "{path} kan ikke skrives: {reason}."
    en = "{path} cannot be written: {reason}."

    path: str
    reason: str


@dataclass(eq=False)
class UsageError(GraphError):
    code = "usage"
    da = "Kommandoen kan ikke forstås: {problem_da}"
    en = "The command cannot be understood: {problem}"
    hint_da = "Se, hvad den kan, med: spredning --help"
    hint_en = "See what it can do with: spredning --help"

    problem: str
    problem_da: str


@dataclass(eq=False)
class UnexpectedError(GraphError):
    code = "unexpected"
    da = "Noget på denne maskine kom i vejen: {problem} ({place})"
    en = "Something on this machine came in the way: {problem} ({place})"
    hint_da = "Se efter plads og rettigheder i datamappen, og spørg: spredning doctor"
    hint_en = "Check space and permissions in the data folder, and ask: spredning doctor"

    problem: str
    place: str


@dataclass(eq=False)
class UnknownJournalError(GraphError):
    code = "unknown_journal"
    da = "Driftsjournalen kan ikke skrives som {form!r}."
    en = "The journal cannot be written as {form!r}."
    hint_da = "Vælg text eller json, i --journal eller SPREDNING_JOURNAL."
    hint_en = "Choose text or json, in --journal or SPREDNING_JOURNAL."

    form: str
