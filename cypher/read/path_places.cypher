// Organisations, clusters and forums by the newest name that holds, with every name they ever had.
MATCH (place:Organisation|Cluster|Forum)
CALL (place) {
  MATCH (place)-[s:DESCRIBED_AS|NAMED]->(value)
  WHERE s.asserted <= $known_at < s.retracted
    AND s.possible_from <= $as_of < s.possible_to
    AND NOT EXISTS {
      MATCH (place)-[later:DESCRIBED_AS|NAMED]->()
      WHERE later.asserted <= $known_at < later.retracted
        AND later.possible_from <= $as_of < later.possible_to
        AND s.surely_from < later.possible_from
    }
  RETURN value.name AS name
  ORDER BY s.asserted DESC
  LIMIT 1
}
RETURN place.id AS id,
  name,
  CASE
    WHEN place:Organisation THEN 'organisation'
    WHEN place:Cluster THEN 'cluster'
    ELSE 'forum'
  END AS kind,
  COLLECT {
    MATCH (place)-[s:DESCRIBED_AS|NAMED]->(value)
    WHERE s.asserted <= $known_at < s.retracted
    RETURN DISTINCT value.name
    ORDER BY value.name
  } AS names
ORDER BY id
