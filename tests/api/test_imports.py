"""Imports over HTTP and on the page: looked at first, taken in with a token, undone again."""

import json
from html import unescape

import httpx2
import pytest

from tests.support.serving import Site

CLUSTER = {
    "source": "upload",
    "id": "c1",
    "kind": "cluster.registered",
    "data": {"cluster": "upload-vest", "name": "Upload Vest"},
}
LINES = f"{json.dumps(CLUSTER)}\n{{\n".encode()


def form(name: str = "register.jsonl", content: bytes = LINES) -> dict[str, tuple[str, bytes]]:
    return {"file": (name, content)}


def test_a_file_is_looked_at_imported_and_undone(client: httpx2.Client, site: Site) -> None:
    dry = client.post("/api/v1/imports?dry_run=true", files=form(), headers=site.bearer)
    real = client.post("/api/v1/imports", files=form(), headers=site.bearer)
    again = client.post("/api/v1/imports", files=form(), headers=site.bearer)
    address = f"/api/v1/imports/{real.json()['import_id']}"
    rows = client.get(f"{address}/rows?status=rejected", headers=site.bearer).json()["rows"]
    undone = client.post(f"{address}/reversal", headers=site.bearer)
    twice = client.post(f"{address}/reversal", headers=site.bearer)

    told = ("rows", "events", "changed_rows", "quarantined", "changes")
    assert (dry.status_code, real.status_code, again.status_code) == (200, 201, 200)
    assert [dry.json()[one] for one in told] == [real.json()[one] for one in told]
    assert (again.json()["events"], again.json()["unchanged"]) == (0, 1)
    assert [(row["row"], row["code"]) for row in rows] == [(2, "invalid_json")]
    assert (undone.json()["undone"], undone.json()["kept"]) == (1, [])
    assert (twice.status_code, twice.json()["code"]) == (409, "already_undone")
    assert client.get(address).json()["state"] == "undone"


@pytest.mark.parametrize("path", ["/imports", "/imports/x/reversal"])
def test_nothing_is_imported_or_undone_without_a_token(client: httpx2.Client, path: str) -> None:
    assert client.post(f"/api/v1{path}", files=form()).status_code == 401


def test_what_was_put_aside_is_not_for_every_reader(client: httpx2.Client, site: Site) -> None:
    done = client.post("/api/v1/imports", files=form("b.jsonl", b"{"), headers=site.bearer)

    address = f"/api/v1/imports/{done.json()['import_id']}"

    assert client.get(address).status_code == 200
    assert client.get(f"{address}/rows").status_code == 401


def test_a_file_that_is_too_large_or_no_file_is_refused(client: httpx2.Client, site: Site) -> None:
    large = client.post(
        "/api/v1/imports", files=form(content=b"x" * (51 * 1024 * 1024)), headers=site.bearer
    )
    none = client.post("/api/v1/imports", files={"other": ("x", b"x")}, headers=site.bearer)

    assert large.status_code == 413
    assert (none.status_code, none.json()["code"]) == (422, "no_file")


def test_a_name_with_a_path_in_it_is_a_name_only(client: httpx2.Client, site: Site) -> None:
    client.post("/api/v1/imports", files=form("../../x\\y\\ny.jsonl", b"{"), headers=site.bearer)

    (newest, *_) = client.get("/api/v1/imports").json()["imports"]

    assert newest["files"][0]["name"] == "ny.jsonl"
    assert list((site.data / "uploads").iterdir()) == []


def logged_in(client: httpx2.Client, site: Site) -> dict[str, str]:
    token = site.bearer["Authorization"].partition(" ")[2]
    own = {"Sec-Fetch-Site": "same-origin"}
    client.post("/login", data={"token": token}, headers=own)
    return own


def test_on_the_page_a_file_is_shown_before_it_is_imported(
    client: httpx2.Client, site: Site
) -> None:
    own = logged_in(client, site)
    line = json.dumps(CLUSTER | {"id": "page", "data": {"cluster": "page", "name": "Siden"}})

    seen = client.post("/imports", files=form("side.jsonl", line.encode()), headers=own)
    upload = seen.text.partition('name="upload" value="')[2][:32]
    before = client.get("/api/v1/imports").json()["imports"][0]
    done = client.post("/imports/run", data={"upload": upload}, headers=own, follow_redirects=True)
    gone = client.post("/imports/run", data={"upload": upload}, headers=own)

    assert "intet er skrevet endnu" in seen.text
    assert "ny klynge: Siden" in seen.text
    assert before["dry_run"] is True
    assert "Indlæsning af side.jsonl" in done.text
    assert gone.status_code == 410


def test_on_the_page_an_import_is_undone_by_a_button(client: httpx2.Client, site: Site) -> None:
    own = logged_in(client, site)
    line = json.dumps(CLUSTER | {"id": "undo", "data": {"cluster": "undo", "name": "Fortrydes"}})
    done = client.post("/api/v1/imports", files=form("u.jsonl", line.encode()), headers=site.bearer)
    address = f"/imports/{done.json()['import_id']}"

    shown = client.get(address)
    undone = client.post(f"{address}/undo", headers=own)

    assert "Fortryd hele indlæsningen" in shown.text
    assert "1 oplysning er taget tilbage" in undone.text
    assert "Den er fortrudt" in client.get(address).text


def test_what_may_be_known_already_leads_to_where_it_is_judged(
    client: httpx2.Client, site: Site
) -> None:
    twins = [
        {"source": "t", "id": id, "kind": "person.registered", "data": {"person": id, "name": name}}
        for id, name in (("tvilling-1", "Tove Tvilling"), ("tvilling-2", "tove tvilling"))
    ]
    lines = "\n".join(map(json.dumps, twins)).encode()
    done = client.post("/api/v1/imports", files=form("tv.jsonl", lines), headers=site.bearer)

    shown = client.get(f"/imports/{done.json()['import_id']}").text
    listed = client.get("/api/v1/duplicate-candidates?of=people&limit=1000").json()["pairs"]

    address = shown.partition('href="/duplicates/to.')[2].partition('"')[0]

    assert "tove tvilling – Tove Tvilling</a>: samme navn" in shown
    assert "Tove Tvilling" in client.get(f"/duplicates/to.{address}").text
    assert 'href="/duplicates?of=people"' in shown
    assert {"tvilling-1", "tvilling-2"} in [{one["a"]["id"], one["b"]["id"]} for one in listed]


def test_two_that_were_put_together_since_lead_to_where_that_is_undone(
    client: httpx2.Client, site: Site
) -> None:
    twins = [
        {
            "source": "t",
            "id": id,
            "kind": "organisation.registered",
            "data": {"organisation": id, "name": "Det Ene Hus"},
        }
        for id in ("hus-1", "hus-2")
    ]
    lines = "\n".join(map(json.dumps, twins)).encode()
    done = client.post("/api/v1/imports", files=form("hus.jsonl", lines), headers=site.bearer)
    address = f"/imports/{done.json()['import_id']}"
    pair = client.get(address).text.partition('href="/duplicates/to.')[2].partition('"')[0]
    own = logged_in(client, site)

    said = {"answer": "same", "because": "Samme hus"}
    client.post(f"/duplicates/to.{pair}", data=said, headers=own)
    shown = client.get(address).text

    assert 'href="/duplicates?of=organisations#sammenlagt">' in shown
    assert "Det Ene Hus</a>: er lagt sammen" in shown


TABLE = "Indsats;Begyndt;Formål\nRettes;snart;=1+1\n".encode()


def test_what_was_put_aside_is_fetched_corrected_and_imported(
    client: httpx2.Client, site: Site
) -> None:
    done = client.post("/api/v1/imports", files=form("t.csv", TABLE), headers=site.bearer)
    address = f"/api/v1/imports/{done.json()['import_id']}"

    (file,) = client.get(f"{address}/rows", headers=site.bearer).json()["corrections"]
    fetched = client.get(file, headers=site.bearer)
    corrected = fetched.content.replace(b"snart", b"2016")
    again = client.post(
        "/api/v1/imports", files=form("ret-t.csv", corrected), headers=site.bearer
    ).json()

    assert fetched.headers["content-type"] == "text/csv; charset=utf-8"
    assert "ret-t.csv" in fetched.headers["content-disposition"]
    assert ";snart;'=1+1\r\n" in fetched.text
    assert (again["rows"], again["events"], again["quarantined"]) == (1, 1, 0)
    assert client.get(f"{address}/rows.csv").status_code == 401
    assert client.get(f"{address}/rows.csv?part=2", headers=site.bearer).status_code == 404


def test_the_page_hands_out_what_was_put_aside_to_who_is_logged_in(
    client: httpx2.Client, site: Site
) -> None:
    done = client.post("/api/v1/imports", files=form("p.csv", TABLE), headers=site.bearer)
    address = f"/imports/{done.json()['import_id']}"

    stranger = client.get(f"{address}/rows.csv")
    logged_in(client, site)
    link = client.get(address).text.partition(f'href="{address}/rows.csv')[2]

    assert (stranger.status_code, "/login" in stranger.headers["location"]) == (303, True)
    assert "Hent til rettelse: p.csv</a> (1 række, CSV)" in link
    assert ";snart;" in client.get(f"{address}/rows.csv").text


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "cross-site"}])
def test_a_form_of_another_site_imports_nothing(
    client: httpx2.Client, site: Site, headers: dict[str, str]
) -> None:
    logged_in(client, site)

    assert client.post("/imports", files=form(), headers=headers).status_code == 403


STRANGE = "Projekt;Opstart\nGåture i parken;maj 2016\n".encode()


def test_a_strange_table_is_explained_on_the_page_and_then_imported(
    client: httpx2.Client, site: Site
) -> None:
    own = logged_in(client, site)
    asked = client.post("/imports", files=form("parken.csv", STRANGE), headers=own).text
    mapping = unescape(asked.partition("<textarea")[2].partition(">\n")[2].partition("</t")[0])
    upload = asked.partition('name="upload" value="')[2][:32]

    wrong = {"upload": upload, "mapping": mapping.replace("initiative.", "initiativ.")}
    told = client.post("/imports/mapped", data=wrong, headers=own).text
    right = {"upload": upload, "mapping": mapping.replace("\n", "\r\n")}
    seen = client.post("/imports/mapped", data=right, headers=own).text
    done = client.post("/imports/run", data={"upload": upload}, headers=own, follow_redirects=True)

    assert "Hvad betyder kolonnerne i parken.csv?" in asked
    assert "der er ingen hændelser af slagsen &#39;initiativ.registered&#39;" in told
    assert "ny indsats: Gåture i parken" in seen
    assert "1 række læst</strong> = 1 nye" in done.text
