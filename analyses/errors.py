"""What can be wrong with what a research analysis is asked."""

from dataclasses import dataclass

from graph.errors import GraphError


@dataclass(eq=False)
class UnknownAnalysisError(GraphError):
    code = "unknown_analysis"
    da = "Der er ingen analyse, der hedder {name!r}."
    en = "There is no analysis called {name!r}."
    hint_da = "Analyserne vises af: spredning analyse --list"
    hint_en = "The analyses are shown by: spredning analyse --list"

    name: str


@dataclass(eq=False)
class UnknownParameterError(GraphError):
    code = "unknown_parameter"
    da = "Analysen {analysis} har ikke noget, der hedder {parameter}."
    en = "The analysis {analysis} has no parameter {parameter}."
    hint_da = "Den kan tage: {known}"
    hint_en = "It takes: {known}"

    analysis: str
    parameter: str
    known: str


@dataclass(eq=False)
class BadParameterError(GraphError):
    code = "bad_parameter"
    da = "{parameter} kan ikke være {value!r}: {problem}"
    en = "{parameter} cannot be {value!r}: {problem}"
    hint_da = "Se, hvad analysen kan tage, med: spredning analyse --list"
    hint_en = "See what the analysis takes with: spredning analyse --list"

    parameter: str
    value: str
    problem: str


@dataclass(eq=False)
class NoAdoptionsError(GraphError):
    """The analysis is about when something was taken up, and nobody said when."""

    code = "no_adoptions"
    da = "Analysen {analysis} skal vide, hvem der tog det op hvornår."
    en = "The analysis {analysis} must know who took it up when."
    hint_da = "Giv den en fil med kolonnerne id og time: --adoptions FIL"
    hint_en = "Give it a file with the columns id and time: --adoptions FILE"

    analysis: str


@dataclass(eq=False)
class SeveralCascadesError(GraphError):
    code = "several_initiatives"
    da = "Der er flere indsatser, og {name!r} er ikke entydigt en af dem: {known}"
    en = "There are several initiatives, and {name!r} is not plainly one of them: {known}"
    hint_da = "Vælg én med --initiative."
    hint_en = "Choose one with --initiative."

    name: str
    known: str


@dataclass(eq=False)
class NotWholePeriodError(GraphError):
    code = "not_whole_period"
    da = "{id} tog det op til tiden {time}, men analysen regner i hele perioder."
    en = "{id} took it up at time {time}, but the analysis counts in whole periods."
    hint_da = "Skriv tiden som et helt tal eller som en dato."
    hint_en = "Write the time as a whole number or as a date."

    id: str
    time: float


@dataclass(eq=False)
class NoGroupsError(GraphError):
    """The analysis is about groups, and it is not plain which."""

    code = "no_groups"
    da = "Analysen {analysis} skal vide, hvilken gruppe hver hører til. Kendte kolonner: {known}"
    en = "The analysis {analysis} must know the group of each. Known columns: {known}"
    hint_da = "Giv en fil med --attributes, og vælg en kolonne med --group."
    hint_en = "Give a file with --attributes, and choose a column with --group."

    analysis: str
    known: str


@dataclass(eq=False)
class NoRatingsError(GraphError):
    """The analysis is of answers to a survey, which are in a file and never in the graph."""

    code = "no_ratings"
    da = "Analysen {analysis} skal have svar fra et spørgeskema."
    en = "The analysis {analysis} needs answers to a survey."
    hint_da = (
        "Giv den en fil med kolonnerne group, about og de syv sider af samarbejdet: --ratings FIL"
    )
    hint_en = (
        "Give it a file with the columns group, about and the seven dimensions: --ratings FILE"
    )

    analysis: str


@dataclass(eq=False)
class GroupMissingError(GraphError):
    code = "group_missing"
    da = "{count} har ingen {group}. Den første: {id}"
    en = "{count} have no {group}. The first: {id}"
    hint_da = "Giv hver en gruppe, eller vælg en anden kolonne med --group."
    hint_en = "Give each a group, or choose another column with --group."

    count: int
    group: str
    id: str


@dataclass(eq=False)
class TooLargeError(GraphError):
    code = "too_large"
    da = "Analysen {analysis} kan højst tage {most} ad gangen; her er {count}."
    en = "The analysis {analysis} can take at most {most} at once; here are {count}."
    hint_da = "Vælg en del af netværket."
    hint_en = "Choose a part of the network."

    analysis: str
    most: int
    count: int
