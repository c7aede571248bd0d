// Who took up any of $initiatives: where, when, how far it came, from whom and carried by whom.
UNWIND $initiatives AS id
MATCH (initiative:Initiative {id: id})<-[of:OF]-(adoption:Adoption)
WHERE of.asserted <= $known_at < of.retracted
  AND of.possible_from <= $as_of < of.possible_to
MATCH (adoption)-[by:BY]->(organisation:Organisation)
WHERE by.asserted <= $known_at < by.retracted
  AND by.possible_from <= $as_of < by.possible_to
RETURN initiative.id AS initiative,
  adoption.id AS id,
  organisation.id AS organisation,
  of.valid_from AS started,
  of.asserted AS event,
  COLLECT {
    MATCH (adoption)-[s:REACHED]->(value:Stage)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
    RETURN {stage: value.stage, date: s.valid_from, event: s.asserted, reason: value.reason}
    ORDER BY s.asserted
  } AS stages,
  COLLECT {
    MATCH (adoption)-[s:TAKEN_FROM]->(earlier:Adoption)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
    RETURN {id: earlier.id, event: s.asserted}
    ORDER BY s.asserted DESC
  } AS taken_from,
  COLLECT {
    MATCH (adoption)-[s:CARRIED_BY]->(person:Person)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
    RETURN {id: person.id, event: s.asserted}
    ORDER BY person.id
  } AS carried_by,
  COLLECT {
    MATCH (adoption)-[s:ON_BEHALF_OF]->(cluster:Cluster)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
    RETURN cluster.id
    ORDER BY s.asserted DESC
  } AS on_behalf_of,
  COLLECT {
    MATCH (adoption)-[s:DEVIATES_FROM]->(policy:Policy)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
    RETURN policy.id
    ORDER BY policy.id
  } AS deviations
ORDER BY initiative, event
