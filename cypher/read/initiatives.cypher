// Every initiative with its newest description, and what that says of places, topics and people.
MATCH (initiative:Initiative)
CALL (initiative) {
  MATCH (initiative)-[described:DESCRIBED_AS]->(profile:Profile)
  WHERE described.asserted <= $known_at < described.retracted
    AND described.possible_from <= $as_of < described.possible_to
  RETURN described, profile
  ORDER BY described.asserted DESC
  LIMIT 1
}
RETURN initiative.id AS id,
  properties(profile) AS profile,
  described.asserted AS asserted,
  described.valid_from AS valid_from,
  COLLECT {
    MATCH (initiative)-[s:RUNS_IN {asserted: described.asserted}]->(cluster:Cluster)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
    RETURN cluster.id
    ORDER BY cluster.id
  } AS clusters,
  COLLECT {
    MATCH (initiative)-[s:RUNS_IN {asserted: described.asserted}]->(organisation:Organisation)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
    RETURN organisation.id
    ORDER BY organisation.id
  } AS organisations,
  COLLECT {
    MATCH (initiative)-[s:ABOUT {asserted: described.asserted}]->(topic:Topic)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
    RETURN topic.name
    ORDER BY topic.name
  } AS topics,
  COLLECT {
    MATCH (initiative)-[s:FOR {asserted: described.asserted}]->(population:Population)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
    RETURN population.name
    ORDER BY population.name
  } AS populations,
  COLLECT {
    MATCH (initiative)-[s:PART_OF {asserted: described.asserted}]->(programme:Programme)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
    RETURN programme.id
    ORDER BY programme.id
  } AS programmes,
  COLLECT {
    MATCH (initiative)-[s:HAS_CONTACT {asserted: described.asserted}]->(person:Person)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
    RETURN person.id
    ORDER BY person.id
  } AS contacts
ORDER BY initiative.id
