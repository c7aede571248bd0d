// The evidence attached to each initiative, and how strong it is.
MATCH (initiative:Initiative)-[s:HAS_EVIDENCE]->(evidence:Evidence)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
CALL (evidence) {
  MATCH (evidence)-[described:DESCRIBED_AS]->(profile:Profile)
  WHERE described.asserted <= $known_at < described.retracted
    AND described.possible_from <= $as_of < described.possible_to
    AND NOT EXISTS {
      MATCH (evidence)-[later:DESCRIBED_AS]->()
      WHERE later.asserted <= $known_at < later.retracted
        AND later.possible_from <= $as_of < later.possible_to
        AND described.surely_from < later.possible_from
    }
  RETURN profile
  ORDER BY described.asserted DESC
  LIMIT 1
}
RETURN initiative.id AS initiative,
  evidence.id AS id,
  profile.level AS level,
  profile.text AS text,
  profile.n AS n,
  profile.document AS document,
  s.valid_from AS date,
  s.source AS source,
  s.asserted AS event
ORDER BY event
