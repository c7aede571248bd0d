// Of each of these initiatives: when it became known, what it is the same as, and ever was.
UNWIND $ids AS id
MATCH (initiative:Initiative {id: id})
OPTIONAL MATCH (initiative)-[described:DESCRIBED_AS]->(:Profile)
WITH initiative, min(described.asserted) AS first
OPTIONAL MATCH (initiative)-[same:SAME_AS]-(other:Initiative)
RETURN initiative.id AS id, first AS first, collect(other.id) AS ever, collect(CASE WHEN same.retracted = $forever THEN other.id END) AS same
ORDER BY id
