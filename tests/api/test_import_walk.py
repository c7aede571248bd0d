"""A secretary imports a register in a browser: what is wrong is put right, all is taken back."""

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from tests.importers.tables.workbooks import workbook
from tests.support.serving import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROWS = [
    ["Indsats", "Begyndt", "Klynger"],
    ["Gangen går", "september 2016", "Klynge Gang"],
    ["Sangen går", "snart", "Klynge Gang"],
]


def chosen(page: "Page", site: Site, path: Path) -> str:
    """What the page says that a file would change."""
    page.goto(f"{site.address}/imports")
    page.get_by_label("Fil (Excel, CSV, JSON og flere)").set_input_files(path)
    page.get_by_role("button", name="Se, hvad der ændres").click()
    return page.locator("main").inner_text()


def put_right(path: Path, wrong: str, right: str) -> Path:
    """As Excel saves it: every cell read and written again."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = [
            [right if cell == wrong else cell for cell in one]
            for one in csv.reader(stream, delimiter=";")
        ]
    with path.open("w", encoding="cp1252", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(rows)
    return path


def test_a_wrong_workbook_is_put_right_imported_and_undone(
    browser: "Browser", site: Site, tmp_path: Path
) -> None:
    guide = [["Registrets navn", "Gangregistret"]]
    clusters = [["Klynge", "Id"], ["Klynge Gang", None]]
    file = workbook(tmp_path / "gang.xlsx", Vejledning=guide, Klynger=clusters, Indsatser=ROWS)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}/login?next=/imports")
    page.get_by_label("Nøgle").fill(site.bearer["Authorization"].partition(" ")[2])
    page.get_by_role("button", name="Log ind").click()

    seen = chosen(page, site, file)
    assert "3 rækker læst = 2 nye" in seen
    assert "ark Indsatser, række 3 (B3)" in seen
    assert "Det, der står i Begyndt, er ikke en dato." in seen

    page.get_by_role("button", name="Indlæs").click()
    first = page.url
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Hent til rettelse: gang.xlsx, ark Indsatser").click()
    fetched.value.save_as(tmp_path / "ret.csv")

    seen = chosen(page, site, put_right(tmp_path / "ret.csv", "snart", "maj 2017"))
    assert "1 række læst = 1 nye" in seen
    assert "ny indsats: Sangen går" in seen
    assert "Klynge Gang" in seen
    page.get_by_role("button", name="Indlæs").click()
    second = page.url
    assert "Der er intet nyt at indlæse" in chosen(page, site, tmp_path / "ret.csv")

    for address, taken_back in ((second, "1 oplysning er"), (first, "2 oplysninger er")):
        page.goto(address)
        page.get_by_role("button", name="Fortryd hele indlæsningen").click()
        assert f"{taken_back} taget tilbage" in page.locator("main").inner_text()
    context.close()
