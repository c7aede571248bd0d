"""The analyses against what netdiffuseR, sna and igraph made of the same data, to 1e-9."""

from pathlib import Path

import pytest

from tests.support.med_innovations import FOLDER, Column, Doctors, apart, numbers, read, reference

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason=f"the Medical Innovation data are not at {FOLDER}"
)
MONTHS = ("1", "18")


@pytest.fixture
def doctors(tmp_path: Path) -> Doctors:
    return Doctors(tmp_path)


@pytest.mark.parametrize(
    ("table", "given"),
    [
        ("out_norm_lag0", {}),
        ("out_norm_lag1", {"lag": 1}),
        ("out_count_lag0", {"normalized": False}),
        ("out_count_lag1", {"normalized": False, "lag": 1}),
        ("in_norm_lag0", {"direction": "in"}),
        ("in_norm_lag1", {"direction": "in", "lag": 1}),
        ("in_count_lag0", {"direction": "in", "normalized": False}),
        ("in_count_lag1", {"direction": "in", "normalized": False, "lag": 1}),
        ("out_valued_norm_lag0", {"valued": True}),
        ("out_valued_norm_lag1", {"valued": True, "lag": 1}),
    ],
)
def test_exposure_is_that_of_netdiffuser(
    doctors: Doctors, table: str, given: dict[str, object]
) -> None:
    found = doctors.column("exposure", "exposure", periods=MONTHS, **given)

    rows = reference(f"censored_exposure_{table}")
    by_month = [numbers(rows, str(month)) for month in range(1, 19)]
    expected = [month[place] for place in range(len(rows)) for month in by_month]
    assert apart(found, expected) < 1e-9


@pytest.mark.parametrize("censored", ["never", "last"])
@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("thr_lag0", {}),
        ("thr_lag1", {"lag": 1}),
        ("thr_in_lag1", {"lag": 1, "direction": "in"}),
    ],
)
def test_thresholds_are_those_of_netdiffuser(
    doctors: Doctors, censored: str, name: str, given: dict[str, object]
) -> None:
    found = doctors.column("thresholds", "threshold", periods=MONTHS, censored_as=censored, **given)

    assert apart(found, numbers(_actors(censored), name)) < 1e-9


@pytest.mark.parametrize("censored", ["never", "last"])
@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("K1", {}),
        ("K1_raw", {"normalized": False}),
        ("K5", {"K": 5}),
        ("K5_raw", {"K": 5, "normalized": False}),
        ("K5_exp", {"K": 5, "expdiscount": True}),
        ("K1_in", {"direction": "in"}),
    ],
)
def test_infection_is_that_of_netdiffuser(
    doctors: Doctors, censored: str, name: str, given: dict[str, object]
) -> None:
    found = doctors.column("infection", "infection", periods=MONTHS, censored_as=censored, **given)

    assert apart(found, numbers(_actors(censored), f"inf_{name}")) < 1e-9


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("K1", {}),
        ("K1_raw", {"normalized": False}),
        ("K5", {"K": 5}),
        ("K5_raw", {"K": 5, "normalized": False}),
        ("K5_exp", {"K": 5, "expdiscount": True}),
        ("K1_in", {"direction": "in"}),
    ],
)
def test_susceptibility_is_that_of_netdiffuser_where_all_have_adopted(
    doctors: Doctors, name: str, given: dict[str, object]
) -> None:
    """Elsewhere the reference counts never-adopters as earlier adopters, a defect of it."""
    found = doctors.column(
        "susceptibility", "susceptibility", periods=MONTHS, censored_as="last", **given
    )

    assert apart(found, numbers(_actors("last"), f"sus_{name}")) < 1e-9


@pytest.mark.parametrize("censored", ["never", "last"])
def test_hazard_is_that_of_netdiffuser(doctors: Doctors, censored: str) -> None:
    rows = doctors.analysed("hazard", periods=MONTHS, censored_as=censored).values

    expected = reference(f"{_named(censored)}_cumulative_hazard")
    for name in ("num", "prop", "rate", "hazard"):
        assert apart([row[name] for row in rows], numbers(expected, name)) < 1e-9


@pytest.mark.parametrize("censored", ["never", "last"])
def test_classes_are_those_of_netdiffuser(doctors: Doctors, censored: str) -> None:
    answer = doctors.analysed("classes", periods=MONTHS, censored_as=censored)

    actors = _actors(censored)
    found = [(row["id"], row["class"], row["class_threshold"]) for row in answer.values]
    assert found == [(row["id"], row["class_toa"], row["class_thr"]) for row in actors]
    cuts = reference(f"{_named(censored)}_class_cutoffs")
    assert apart(answer.parameters["cuts_toa"], numbers(cuts, "toa")) < 1e-9
    assert apart(answer.parameters["cuts_thr"], numbers(cuts, "thr")) < 1e-9


@pytest.mark.parametrize("censored", ["never", "last"])
def test_moran_of_neighbours_is_that_of_netdiffuser(doctors: Doctors, censored: str) -> None:
    """But for a month when all have adopted: R says 0, and nothing can be said."""
    rows = doctors.analysed("moran", periods=MONTHS, censored_as=censored).values[:17]

    expected = reference(f"{_named(censored)}_moran_adjacency")[:17]
    names = {"moran": "observed", "expected": "expected", "sd": "sd", "p_value": "p.value"}
    for ours, theirs in names.items():
        assert apart([row[ours] for row in rows], numbers(expected, theirs)) < 1e-9


def test_moran_by_steps_is_that_of_netdiffuser(doctors: Doctors) -> None:
    """Its summary counts whoever is up to six steps away."""
    rows = doctors.analysed("moran", periods=MONTHS, steps=6).values

    expected = reference("censored_summary_moran")
    names = {"moran": "moran_obs", "expected": "moran_exp", "sd": "moran_sd"}
    for ours, theirs in {**names, "p_value": "moran_pval"}.items():
        assert apart([row[ours] for row in rows], numbers(expected, theirs)) < 1e-9


@pytest.mark.parametrize(("group", "table"), [("community", "community"), ("class", "class_toa")])
def test_brokerage_is_that_of_sna(doctors: Doctors, group: str, table: str) -> None:
    rows = doctors.analysed("brokerage", group=group).values

    roles = {
        "coordinator": "w_I_coordinator",
        "itinerant": "w_O_itinerant",
        "representative": "b_IO_representative",
        "gatekeeper": "b_OI_gatekeeper",
        "liaison": "b_O_liaison",
        "total": "t_total",
    }
    expected = reference(f"brokerage_by_{table}")
    for ours, theirs in roles.items():
        assert [row[ours] for row in rows] == numbers(expected, theirs)
        for measure, prefix in (("expected_", "exp_"), ("z_", "z_")):
            found = [row[f"{measure}{ours}"] for row in rows]
            assert apart(found, numbers(expected, f"{prefix}{theirs}")) < 1e-9


@pytest.mark.parametrize(
    ("analysis", "name", "given"),
    [
        ("constraint", "constraint_undirected", {}),
        ("constraint", "constraint_directed", {"direction": "out"}),
        ("constraint", "constraint_weighted", {"valued": True}),
        ("effective_size", "effsize_undirected", {}),
        ("effective_size", "effsize_burt_directed", {"direction": "out"}),
        ("effective_size", "effsize_burt_weighted", {"valued": True}),
    ],
)
def test_structural_holes_are_those_of_igraph_and_of_burt(
    doctors: Doctors, analysis: str, name: str, given: dict[str, object]
) -> None:
    found = doctors.column(analysis, analysis, **given)

    tied = numbers(reference("structure"), "degree_und")
    expected = numbers(reference("structure"), name)
    known = [one if degree else None for one, degree in zip(expected, tied, strict=True)]
    assert apart(found, known) < 1e-9


@pytest.mark.parametrize(
    ("analysis", "name", "given"),
    [
        ("betweenness", "betweenness_directed", {}),
        ("betweenness", "betweenness_undirected", {"direction": "both"}),
        ("pagerank", "pagerank_directed", {}),
        ("pagerank", "pagerank_undirected", {"direction": "both"}),
    ],
)
def test_centralities_are_those_of_igraph(
    doctors: Doctors, analysis: str, name: str, given: dict[str, object]
) -> None:
    found = doctors.column(analysis, analysis, **given)

    assert apart(found, numbers(reference("structure"), name)) < 1e-9


def test_articulation_points_are_those_of_igraph(doctors: Doctors) -> None:
    found = doctors.column("articulation", "articulation")

    points = reference("structure")
    assert found == [row["articulation_point"] in ("1", "TRUE") for row in points]


@pytest.mark.parametrize("city", [1, 2, 3, 4])
def test_key_players_are_those_of_keyplayer(tmp_path: Path, city: int) -> None:
    here = Doctors(tmp_path, city)
    expected = reference(f"keyplayer_city{city}")

    assert apart(here.column("fragility", "fragility"), numbers(expected, "fragment")) < 1e-9
    reached = numbers(expected, "mreach_closeness_out")
    assert apart(here.column("reach", "reach"), reached) < 1e-9


@pytest.mark.parametrize("city", [1, 2, 3, 4])
def test_groups_of_three_are_at_least_as_good_as_those_of_keyplayer(
    tmp_path: Path, city: int
) -> None:
    here = Doctors(tmp_path, city)
    fragment, reached = numbers(reference(f"keyplayer_set3_city{city}"), "centrality")

    assert (here.column("fragility", "fragility", size=3)[-1] or 0) > (fragment or 1) - 1e-9
    assert (here.column("reach", "reach", size=3)[-1] or 0) > (reached or 1) - 1e-9


@pytest.mark.parametrize("censored", ["never", "last"])
def test_the_bass_curve_is_that_of_netdiffuser(doctors: Doctors, censored: str) -> None:
    """R stops sooner than we do, so the last digits differ."""
    found = doctors.column("bass", "bass", periods=MONTHS, censored_as=censored)

    assert apart(found, numbers(reference(f"{_named(censored)}_bass"), "Estimate")) < 1e-6


def test_rewired_thresholds_are_as_those_of_netdiffuser(doctors: Doctors) -> None:
    """Both draw at random: the means are as close as two hundred draws can tell."""
    answer = doctors.analysed("dependence", periods=MONTHS, lag=1, runs=200)

    simulated = [row for row in _simulated() if row is not None]
    mean = sum(simulated) / len(simulated)
    (row,) = answer.values
    assert abs(row["expected"] - mean) < 0.004
    assert row["interval"] == pytest.approx(
        [sorted(simulated)[24], sorted(simulated)[974]], abs=0.015
    )


def _actors(censored: str) -> list[dict[str, str]]:
    return reference(f"{_named(censored)}_actor")


def _named(censored: str) -> str:
    return "censored" if censored == "never" else "asis"


def _simulated() -> Column:
    return numbers(
        read(FOLDER / "reference" / "struct_test_medinnov_censored_lag1_sims.csv"), "sim"
    )
