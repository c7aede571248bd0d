"""The models computed by Splink on DuckDB, in memory only: nothing is written, nothing fetched.

What Splink is told (`settings_of`) names no engine: with the rows registered in Spark, the same
settings run there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from analyses.duplicates.definition import Comparison, Level, Model
from graph.errors import GraphError

if TYPE_CHECKING:
    from splink import SettingsCreator


@dataclass(eq=False)
class LinkageNotInstalledError(GraphError):
    code = "linkage_not_installed"
    da = (
        "Sammenligning af personer og organisationer kræver pakken splink, som ikke er installeret."
    )
    en = "Comparing people and organisations needs the package splink, which is not installed."
    hint_da = "Installér med: pip install spredning[linkage]"
    hint_en = "Install it with: pip install spredning[linkage]"


_NOTHING_ELSEWHERE: dict[str, Any] = {
    "temp_directory": "",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


def predicted(
    rows: Sequence[Mapping[str, Any]], model: Model, *, least: float | None
) -> list[dict[str, Any]]:
    """Pairs that weigh at least so many bits: `unique_id_l`, `_r`, `match_weight`, `mw_<name>`.

    Without a least weight every two are weighed, also those that have nothing in common.
    """
    try:
        import duckdb
        from splink import Linker
        from splink.backends.duckdb import DuckDBAPI
    except ImportError:
        raise LinkageNotInstalledError from None
    connection = duckdb.connect(":memory:", config=_NOTHING_ELSEWHERE)
    try:
        frame = DuckDBAPI(connection=connection).register(_table(rows, model))
        linker = Linker(frame, settings_of(model, every=least is None), log_level="ERROR")
        found = linker.inference.predict(threshold_match_weight=least, warning_mode="never")
        return found.as_record_list()
    finally:
        connection.close()


def settings_of(model: Model, *, every: bool = False) -> "SettingsCreator":
    """The model as Splink writes it for whichever engine it is given."""
    import splink.comparison_library as comparisons
    from splink import SettingsCreator, block_on
    from splink.blocking_rule_library import CustomRule

    lists = {name for name, type in model.columns.items() if type == "list"}
    return SettingsCreator(
        link_type="dedupe_only",
        probability_two_random_records_match=model.prior,
        comparisons=[
            comparisons.CustomComparison(
                output_column_name=one.name, comparison_levels=_levels(one)
            )
            for one in model.comparisons
        ],
        blocking_rules_to_generate_predictions=[CustomRule("1=1")]
        if every
        else [
            block_on(*block, arrays_to_explode=[name for name in block if name in lists])
            for block in model.blocks
        ],
        retain_intermediate_calculation_columns=True,
        retain_matching_columns=False,
    )


def _levels(comparison: Comparison) -> list[Any]:
    import splink.comparison_level_library as levels

    nothing = levels.NullLevel(comparison.column)
    return [nothing, *(_level(level) for level in comparison.levels)]


def _level(level: Level) -> Any:
    import splink.comparison_level_library as levels

    match level.how:
        case "exact":
            made = levels.ExactMatchLevel(level.column)
        case "near":
            made = levels.JaroWinklerLevel(level.column, level.least)
        case "shared":
            made = levels.ArrayIntersectLevel(level.column, min_intersection=1)
        case "else":
            made = levels.ElseLevel()
    return made.configure(m_probability=level.m, u_probability=level.u)


def _table(rows: Sequence[Mapping[str, Any]], model: Model) -> Any:
    # Arrow comes without types.
    arrow: Any = import_module("pyarrow")
    types = {"text": arrow.string(), "list": arrow.list_(arrow.string())}
    fields = [("unique_id", arrow.string())]
    fields += [(name, types[type]) for name, type in model.columns.items()]
    return arrow.Table.from_pylist([dict(row) for row in rows], schema=arrow.schema(fields))
