// Of each of these people: when it became known, what it is the same as, and ever was.
UNWIND $ids AS id
MATCH (person:Person {id: id})
OPTIONAL MATCH (person)-[described:DESCRIBED_AS]->(:Profile)
WITH person, min(described.asserted) AS first
OPTIONAL MATCH (person)-[same:SAME_AS]-(other:Person)
RETURN person.id AS id, first AS first, collect(other.id) AS ever, collect(CASE WHEN same.retracted = $forever THEN other.id END) AS same
ORDER BY id
