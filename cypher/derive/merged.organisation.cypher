// Of each of these organisations: when it became known, what it is the same as, and ever was.
UNWIND $ids AS id
MATCH (organisation:Organisation {id: id})
OPTIONAL MATCH (organisation)-[described:DESCRIBED_AS]->(:Profile)
WITH organisation, min(described.asserted) AS first
OPTIONAL MATCH (organisation)-[same:SAME_AS]-(other:Organisation)
RETURN organisation.id AS id, first AS first, collect(other.id) AS ever, collect(CASE WHEN same.retracted = $forever THEN other.id END) AS same
ORDER BY id
