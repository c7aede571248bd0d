// Every organisation by the name it went by, its kind, and the cluster it belonged to.
MATCH (organisation:Organisation)
CALL (organisation) {
  MATCH (organisation)-[described:DESCRIBED_AS]->(profile:Profile)
  WHERE described.asserted <= $known_at < described.retracted
    AND described.possible_from <= $as_of < described.possible_to
  RETURN profile, described
  ORDER BY described.asserted DESC
  LIMIT 1
}
RETURN organisation.id AS id,
  profile.name AS registered_name,
  profile.type AS type,
  described.asserted AS event,
  COLLECT {
    MATCH (organisation)-[s:NAMED]->(value:Name)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
    RETURN value.name
    ORDER BY s.asserted DESC
    LIMIT 1
  } AS later_names,
  COLLECT {
    MATCH (organisation)-[s:MEMBER_OF]->(cluster:Cluster)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
    RETURN cluster.id
    ORDER BY s.asserted DESC
    LIMIT 1
  } AS clusters
ORDER BY id
