// Which organisations have tried which initiative by the day, and who carried it to them.
MATCH (initiative:Initiative)<-[of:OF]-(adoption:Adoption)-[s:BY]->(organisation:Organisation)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
  AND of.asserted <= $known_at < of.retracted
  AND of.possible_from <= $as_of < of.possible_to
  AND EXISTS {
    MATCH (adoption)-[reached:REACHED]->(value:Stage)
    WHERE reached.asserted <= $known_at < reached.retracted
      AND reached.possible_from <= $as_of < reached.possible_to
      AND value.stage IN ['pilot', 'adopted', 'in_operation']
  }
RETURN initiative.id AS initiative,
  organisation.id AS organisation,
  COLLECT {
    MATCH (adoption)-[carried:CARRIED_BY]->(person:Person)
    WHERE carried.asserted <= $known_at < carried.retracted
      AND carried.possible_from <= $as_of < carried.possible_to
    RETURN person.id
    ORDER BY person.id
  } AS carriers
ORDER BY initiative, organisation, adoption.id
