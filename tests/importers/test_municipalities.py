"""A municipality is the same however it is written."""

from unicodedata import normalize

import pytest

from importers.municipalities import authorities, municipality, region
from tests.importers.sources import an_empty_log


@pytest.mark.parametrize(
    "written", ["Aarhus", "Århus Kommune", "751", "0751", "AARHUS KOMMUNE", "Kommunen Århus"]
)
def test_aarhus_is_one_municipality(written: str) -> None:
    found = [municipality(form) for form in (written, normalize("NFD", written))]

    assert [one.full_name for one in found if one is not None] == ["Aarhus Kommune"] * 2


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Københavns Kommune", "101"),
        ("København", "101"),
        ("Bornholms Regionskommune", "400"),
        ("Vesthimmerland", "820"),
        ("Lyngby Taarbæk", "173"),
        ("Samsoe", "741"),
    ],
)
def test_names_are_known_as_people_write_them(written: str, code: str) -> None:
    found = municipality(written)

    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("written", ["", "Kommune", "Vest", "999", "Region Midtjylland", "75"])
def test_what_is_no_municipality_is_none(written: str) -> None:
    assert municipality(written) is None


def test_there_are_98_in_five_regions_and_each_is_found_by_all_that_it_is_called() -> None:
    found = [one for one in authorities() if one.type == "municipality"]

    assert len({one.organisation for one in found}) == 98
    assert len({one.region for one in found}) == 5
    for one in found:
        assert (
            municipality(one.code) == municipality(one.name) == municipality(one.full_name) == one
        )
        assert one.region is not None
        assert region(one.region) is not None


def test_naming_one_again_says_nothing_new() -> None:
    kept = an_empty_log()
    aarhus, again = municipality("Aarhus"), municipality("0751")
    assert aarhus is not None
    assert again is not None

    kept.log.append(aarhus.registered())
    came = kept.log.append(again.registered())

    assert came.unchanged == 2
    assert kept.kinds() == ["organisation.registered", "organisation.identified"]
