// The people who are shown as erased although nobody erased them.
MATCH (person:Person)-[:DESCRIBED_AS]->(profile:Profile)
WHERE profile.name = $name
  AND NOT EXISTS { MATCH (person)-[:ERASED_BY]->(:Erasure) }
RETURN DISTINCT person.id AS id
ORDER BY id
