"""What an analysis is to the command line and the interface, and the answer it gives."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, Generic, Literal, TypeAlias, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from analyses.matrices import Direction
from analyses.periods import Observed, observed
from analyses.sparse import Vector
from analyses.study import Study

Row: TypeAlias = dict[str, Any]
About: TypeAlias = Literal["organisations", "people", "records"]


class Parameters(BaseModel):
    """What an analysis can be asked; the names are those of the command line."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _two(value: object) -> object:
    """`1 18` and `1,18`, as an address gives them."""
    return tuple(value.replace(",", " ").split()) if isinstance(value, str) else value


Periods: TypeAlias = Annotated[tuple[str, str] | None, BeforeValidator(_two)]


class InPeriods(Parameters):
    """`periods` are the first and the last that were observed, by default those of the adoptions.

    `censored_as` says what becomes of who never took it up: nothing (`never`), or it counts as
    taken up in the last period (`last`), as some tools do.
    """

    initiative: str | None = None
    periods: Periods = None
    censored_as: Literal["never", "last"] = "never"


class OverTies(InPeriods):
    """Whose adoptions count for each: those whom one names, is named by, or either."""

    direction: Direction = "out"
    valued: bool = False


class OfNetwork(Parameters):
    """`both` looks at ties without their direction; unvalued, each tie is 1."""

    direction: Direction = "both"
    valued: bool = False


class Seeded(Parameters):
    """The same seed gives the same answer."""

    seed: int = Field(default=0, ge=0)


P = TypeVar("P", bound=Parameters)


@dataclass(frozen=True, slots=True)
class Findings:
    """Rows with `id` and what was found, and one plain sentence in Danish and in English.

    `resolved` are parameters that the analysis itself decided, such as the periods it saw.
    """

    values: Sequence[Row]
    da: str
    en: str
    resolved: Mapping[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True)
class Analysis(Generic[P]):
    """An analysis by its name: what it is, where it comes from, what it can be asked."""

    name: str
    da: str
    en: str
    source: str
    parameters: type[P]
    run: Callable[[Study, P], Findings]
    about: About = "organisations"
    exact_dates: bool = False


class AnalysisAnswer(BaseModel):
    """What programs outside rely on; `remarks` say what of the input was left out, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    analysis: str
    definition: str
    source: str
    parameters: dict[str, Any]
    values: tuple[Row, ...]
    summary: str
    remarks: tuple[str, ...] = ()
    as_of: str | None = None
    known_at: int | None = None


class Described(BaseModel):
    """An analysis in the list of them; `parameters` are the names with their defaults."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    definition: str
    source: str
    parameters: dict[str, Any]


class AnalysisList(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    analyses: tuple[Described, ...]


def seen_by(analysis: str, studied: Study, asked: InPeriods) -> Observed:
    """The cascade and the periods that were asked for."""
    return observed(
        studied,
        analysis=analysis,
        initiative=asked.initiative,
        periods=asked.periods,
        censored_as=asked.censored_as,
    )


def rows(studied: Study, name: str, found: Vector) -> list[Row]:
    """A row for each of the ids, with what was found under the name."""
    cells = zip(studied.ids, found.tolist(), strict=True)
    return [{"id": id, name: value(cell)} for id, cell in cells]


def value(number: float) -> float | None:
    """A number for JSON: None where it is not defined.

    >>> value(float("nan")), value(0.5)
    (None, 0.5)
    """
    return float(number) if math.isfinite(number) else None


def said(number: float, lang: str) -> str:
    """A number in a sentence: two digits after the point, with a comma in Danish.

    >>> said(0.456, "da"), said(3.0, "en")
    ('0,46', '3')
    """
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if lang == "da" else text


def share(number: float) -> str:
    """
    >>> share(0.456)
    '46 %'
    """
    return f"{100 * number:.0f} %"
