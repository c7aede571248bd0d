// Every cluster by the name it went by.
MATCH (cluster:Cluster)
CALL (cluster) {
  MATCH (cluster)-[described:DESCRIBED_AS]->(profile:Profile)
  WHERE described.asserted <= $known_at < described.retracted
    AND described.possible_from <= $as_of < described.possible_to
  RETURN profile, described
  ORDER BY described.asserted DESC
  LIMIT 1
}
RETURN cluster.id AS id,
  profile.name AS name,
  described.asserted AS event
ORDER BY id
