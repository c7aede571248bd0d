"""Rows are found by their terms as SQLite's own full-text search ranks them."""

import sqlite3
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyses.overlap.postings import HELD, POSTINGS, RARITY, TOTAL, add, best, take, wanted

_TERMS = st.lists(st.sampled_from("abcdefghij"), min_size=1, unique=True)


def _ranked(db: sqlite3.Connection, asked: Sequence[str]) -> list[int]:
    known_in = dict(db.execute(RARITY, (wanted(asked), 100)).fetchall())
    records, terms = db.execute(TOTAL).fetchone()
    held = db.execute(HELD, (wanted(list(known_in)),)).fetchall()
    return best(held, known_in, records=records, terms=terms, most=100)


@settings(max_examples=50, deadline=None)
@given(rows=st.lists(_TERMS, min_size=2, max_size=30), asked=_TERMS, data=st.data())
def test_rows_rank_as_full_text_search_ranks_them(
    rows: list[list[str]], asked: list[str], data: st.DataObject
) -> None:
    """Far apart numbers stand in different blocks; one row is taken away again."""
    db = sqlite3.connect(":memory:")
    db.executescript(POSTINGS)
    db.execute("CREATE VIRTUAL TABLE peer USING fts5 (text, content='')")
    numbered = {1 + at * 9_000: terms for at, terms in enumerate(rows)}
    add(db, numbered)
    gone = data.draw(st.sampled_from(sorted(numbered)))
    take(db, gone, numbered.pop(gone))
    for row, terms in numbered.items():
        db.execute("INSERT INTO peer (rowid, text) VALUES (?, ?)", (row, " ".join(terms)))
    query = " OR ".join(asked)
    peer = "SELECT rowid, -rank FROM peer WHERE peer MATCH ?"
    worth: dict[int, float] = dict(db.execute(peer, (query,)).fetchall())

    ranked = _ranked(db, asked)

    assert set(ranked) == set(worth)
    assert [worth[row] for row in ranked] == pytest.approx(sorted(worth.values(), reverse=True))
    db.close()
