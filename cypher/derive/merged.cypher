// Every initiative that was ever merged, when it became known, and what it is the same as now.
MATCH (initiative:Initiative)-[:SAME_AS]-(:Initiative)
WITH DISTINCT initiative
OPTIONAL MATCH (initiative)-[described:DESCRIBED_AS]->(:Profile)
WITH initiative, min(described.asserted) AS first
OPTIONAL MATCH (initiative)-[same:SAME_AS]->(other:Initiative)
WHERE same.retracted = $forever
RETURN initiative.id AS id, first AS first, collect(other.id) AS same
ORDER BY id
