// Every initiative with its newest description.
MATCH (initiative:Initiative)
CALL (initiative) {
  MATCH (initiative)-[described:DESCRIBED_AS]->(profile:Profile)
  WHERE described.asserted <= $known_at < described.retracted
    AND described.possible_from <= $as_of < described.possible_to
    AND NOT EXISTS {
      MATCH (initiative)-[later:DESCRIBED_AS]->()
      WHERE later.asserted <= $known_at < later.retracted
        AND later.possible_from <= $as_of < later.possible_to
        AND described.surely_from < later.possible_from
    }
  RETURN described, profile
  ORDER BY described.asserted DESC
  LIMIT 1
}
RETURN initiative.id AS id,
  properties(profile) AS profile,
  described.asserted AS asserted,
  described.valid_from AS valid_from
ORDER BY id
