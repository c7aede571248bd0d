// Every cluster by the name it went by.
MATCH (cluster:Cluster)
CALL (cluster) {
  MATCH (cluster)-[described:DESCRIBED_AS]->(profile:Profile)
  WHERE described.asserted <= $known_at < described.retracted
    AND described.possible_from <= $as_of < described.possible_to
    AND NOT EXISTS {
      MATCH (cluster)-[later:DESCRIBED_AS]->()
      WHERE later.asserted <= $known_at < later.retracted
        AND later.possible_from <= $as_of < later.possible_to
        AND described.surely_from < later.possible_from
    }
  RETURN profile, described
  ORDER BY described.asserted DESC
  LIMIT 1
}
RETURN cluster.id AS id,
  profile.name AS name,
  described.asserted AS event
ORDER BY id
