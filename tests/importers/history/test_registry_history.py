"""A registry's history becomes events: what each change says, and what is put aside."""

from pathlib import Path

from importers.history import reader as registry_history
from tests.importers.history.registries import VERSIONS, imported, live
from tests.importers.sources import BROKEN, Kept, change, history, rows_by


def said(kept: Kept) -> list[str]:
    return [one["kind"].removeprefix("initiative.") for one in kept.events()]


def initiatives(kept: Kept) -> int:
    return len({one["data"]["initiative"] for one in kept.events() if "initiative" in one["data"]})


def test_a_file_added_and_changed_is_registered_and_described(tmp_path: Path) -> None:
    kept = imported(
        tmp_path, change("A", "n/a.json", blob="a1"), change("M", "n/a.json", blob="a2")
    )

    first, second = kept.events()

    assert first["data"]["stage"] == "n"
    assert second["data"] == {**first["data"], "purpose": "Nu med formål", "stage": "nominee (n)"}
    assert {first["valid_from"], second["valid_from"]} == {"2024-05-01"}


def test_a_change_that_changes_nothing_we_keep_is_unchanged(tmp_path: Path) -> None:
    versions = {"v1": {"name": "A", "license": "x"}, "v2": {"name": "A", "license": "y"}}

    kept = imported(
        tmp_path,
        change("A", "a.json", blob="v1"),
        change("M", "a.json", blob="v2"),
        versions=versions,
    )

    assert said(kept) == ["registered"]


def test_a_deleted_file_that_comes_back_is_the_same_initiative(tmp_path: Path) -> None:
    kept = imported(
        tmp_path,
        change("A", "a.json", blob="a1"),
        change("D", "a.json"),
        change("A", "a.json", blob="a1", commit="back"),
    )

    assert said(kept) == ["registered", "withdrawn", "described"]
    assert initiatives(kept) == 1
    assert live(kept) == {"a.json": "Alfa"}


def test_a_renamed_file_is_the_same_initiative_and_its_old_place_is_free(tmp_path: Path) -> None:
    kept = imported(
        tmp_path,
        change("A", "n/a.json", blob="a1"),
        change("R100", "archive/a.json", old_path="n/a.json", blob="a1"),
        change("A", "n/a.json", blob="b1", commit="another"),
    )

    assert live(kept) == {"archive/a.json": "Alfa", "n/a.json": "Beta"}
    assert initiatives(kept) == 2


def test_a_file_that_came_back_and_moved_on_leaves_its_place_to_another(tmp_path: Path) -> None:
    kept = imported(
        tmp_path,
        change("A", "n/a.json", blob="a1"),
        change("D", "n/a.json"),
        change("A", "n/a.json", blob="a1", commit="back"),
        change("R100", "p/a.json", old_path="n/a.json", blob="a1"),
        change("A", "n/a.json", blob="b1", commit="another"),
    )

    assert live(kept) == {"n/a.json": "Beta", "p/a.json": "Alfa"}


def test_files_that_change_places_in_one_commit_keep_who_they_are(tmp_path: Path) -> None:
    kept = imported(
        tmp_path,
        change("A", "a.json", blob="a1"),
        change("A", "b.json", blob="b1"),
        change("R100", "b.json", old_path="a.json", blob="a1", commit="swap"),
        change("R100", "a.json", old_path="b.json", blob="b1", commit="swap"),
    )

    assert live(kept) == {"a.json": "Beta", "b.json": "Alfa"}
    assert initiatives(kept) == 2


def test_a_broken_version_is_put_aside_and_the_one_before_it_holds(tmp_path: Path) -> None:
    rows = rows_by(
        registry_history.read,
        history(
            tmp_path,
            [
                change("A", "a.json", blob="a1"),
                change("M", "a.json", blob="broken"),
                change("M", "a.json", blob="a2"),
            ],
            VERSIONS,
        ),
    )
    problem = rows[1].problem

    assert problem is not None
    assert (problem.error.code, problem.column) == ("broken_version", "blob")
    assert rows[1].raw.endswith(BROKEN)
    assert [len(row.proposals) for row in rows[:3]] == [1, 0, 1]


def test_a_broken_version_that_no_change_brings_in_is_put_aside_too(tmp_path: Path) -> None:
    path = history(tmp_path, [change("A", "a.json", blob="a1")], {"x": BROKEN, "a1": {"name": "A"}})

    *_, row = rows_by(registry_history.read, path)

    assert (row.file, row.number, row.raw) == ("blobs.jsonl", 1, BROKEN)
    assert row.problem is not None
    assert row.problem.error.code == "broken_version_unused"


def test_a_link_is_one_more_name_of_what_it_points_to(tmp_path: Path) -> None:
    kept = imported(
        tmp_path,
        change("A", "alfa-app.json", blob="link", symlink=True, commit="one"),
        change("A", "a.json", blob="a1", commit="one"),
    )

    registered, alias = kept.events()

    assert alias["data"] == {"initiative": registered["data"]["initiative"], "alias": "alfa-app"}


def test_a_link_that_is_deleted_is_taken_back(tmp_path: Path) -> None:
    kept = imported(
        tmp_path,
        change("A", "a.json", blob="a1"),
        change("A", "l.json", blob="link", symlink=True),
        change("D", "l.json"),
    )

    assert said(kept) == ["registered", "alias_recorded", "statement.retracted"]


def test_a_link_that_is_renamed_is_another_name(tmp_path: Path) -> None:
    kept = imported(
        tmp_path,
        change("A", "a.json", blob="a1"),
        change("A", "l.json", blob="link", symlink=True),
        change("R100", "m.json", old_path="l.json", blob="link", symlink=True),
        change("A", "l.json", blob="b1", commit="another"),
    )

    assert said(kept) == [
        *("registered", "alias_recorded", "statement.retracted", "alias_recorded"),
        *("registered", "alias_recorded"),
    ]


def test_a_link_to_nothing_is_put_aside(tmp_path: Path) -> None:
    path = history(tmp_path, [change("A", "l.json", blob="link", symlink=True)], VERSIONS)

    row = rows_by(registry_history.read, path)[0]

    assert row.problem is not None
    assert row.problem.error.code == "link_target_unknown"


def test_organisations_are_registered_once_however_they_are_written(tmp_path: Path) -> None:
    versions = {
        "v1": {"name": "A", "organizations": [{"name": "Åben  Kilde"}, {"name": ""}]},
        "v2": {"name": "B", "organizations": [{"name": "åben kilde"}]},
    }

    kept = imported(
        tmp_path,
        change("A", "a.json", blob="v1"),
        change("A", "b.json", blob="v2"),
        versions=versions,
    )
    organisation, *initiatives = [one["data"] for one in kept.events()]

    assert organisation["name"] == "Åben Kilde"
    assert {one["organisations"][0] for one in initiatives} == {organisation["organisation"]}


def test_a_country_is_an_adoption_without_a_beginning_until_it_is_named_no_more(
    tmp_path: Path,
) -> None:
    kept = imported(
        tmp_path, change("A", "a.json", blob="kenya"), change("M", "a.json", blob="ghana")
    )

    adoptions = [one for one in kept.events() if one["kind"].startswith("adoption.")]
    kenya, _, ended = adoptions

    assert [one["kind"] for one in adoptions] == ["adoption.started"] * 2 + ["adoption.ended"]
    assert (kenya["valid_from"], ended["valid_from"]) == (None, "2024-05-01")
    assert ended["data"]["adoption"] == kenya["data"]["adoption"]


def test_a_story_written_where_a_country_belongs_is_kept_as_a_story(tmp_path: Path) -> None:
    story = "Used in many places, and " + "we hear of more all the time; " * 5
    versions = {"v1": {"name": "A", "locations": {"deploymentCountries": [story]}}}

    kept = imported(tmp_path, change("A", "a.json", blob="v1"), versions=versions)

    assert [one["data"].get("story") for one in kept.events()] == [story.strip()]


def test_a_field_of_an_unexpected_shape_is_named(tmp_path: Path) -> None:
    path = history(tmp_path, [change("A", "a.json", blob="odd")], VERSIONS)

    (row, *_) = rows_by(registry_history.read, path)

    assert row.problem is not None
    assert (row.problem.error.code, row.problem.column) == ("unexpected_value", "website")


def test_deleting_what_was_never_there_is_ignored_with_the_reason(tmp_path: Path) -> None:
    row = rows_by(registry_history.read, history(tmp_path, [change("D", "a.json")], VERSIONS))[0]

    assert row.ignored == registry_history.NOT_IN_THE_REGISTER


def test_a_line_that_is_no_change_is_put_aside_and_the_rest_is_read(tmp_path: Path) -> None:
    changes = [change("A", "a.json", blob="a1"), "{", {"status": "X"}, change("D", "a.json")]

    rows = rows_by(registry_history.read, history(tmp_path, changes, VERSIONS))

    assert [row.problem is not None for row in rows[:4]] == [False, True, True, False]
