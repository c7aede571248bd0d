// Initiatives by the newest title that holds, with every name they ever had, first known first.
MATCH (initiative:Initiative)
CALL (initiative) {
  MATCH (initiative)-[s:DESCRIBED_AS]->(profile:Profile)
  WHERE s.asserted <= $known_at < s.retracted
    AND s.possible_from <= $as_of < s.possible_to
    AND NOT EXISTS {
      MATCH (initiative)-[later:DESCRIBED_AS]->()
      WHERE later.asserted <= $known_at < later.retracted
        AND later.possible_from <= $as_of < later.possible_to
        AND s.surely_from < later.possible_from
    }
  RETURN profile.title AS title, s.origin AS first
  ORDER BY s.asserted DESC
  LIMIT 1
}
RETURN initiative.id AS id,
  title,
  COLLECT {
    MATCH (initiative)-[s:DESCRIBED_AS|KNOWN_AS]->(value)
    WHERE s.asserted <= $known_at < s.retracted
    RETURN DISTINCT coalesce(value.title, value.alias) AS name
    ORDER BY name
  } AS names
ORDER BY first, id
