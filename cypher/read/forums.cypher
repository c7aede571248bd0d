// Every forum, the cluster it serves and the topics it handles.
MATCH (forum:Forum)
CALL (forum) {
  MATCH (forum)-[described:DESCRIBED_AS]->(profile:Profile)
  WHERE described.asserted <= $known_at < described.retracted
    AND described.possible_from <= $as_of < described.possible_to
    AND NOT EXISTS {
      MATCH (forum)-[later:DESCRIBED_AS]->()
      WHERE later.asserted <= $known_at < later.retracted
        AND later.possible_from <= $as_of < later.possible_to
        AND described.surely_from < later.possible_from
    }
  RETURN profile, described
  ORDER BY described.asserted DESC
  LIMIT 1
}
RETURN forum.id AS id,
  profile.name AS name,
  profile.type AS type,
  described.asserted AS event,
  COLLECT {
    MATCH (cluster:Cluster)-[s:HAS_FORUM]->(forum)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
    RETURN cluster.id
    ORDER BY s.asserted DESC
    LIMIT 1
  } AS clusters,
  COLLECT {
    MATCH (forum)-[s:HANDLES]->(topic:Topic)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
    RETURN DISTINCT topic.name AS name
    ORDER BY name
  } AS topics
ORDER BY id
