// An organisation that took up an initiative: from whom, carried by whom, how far.
UNWIND $events AS event
MERGE (adoption:Adoption {id: event.adoption})
MERGE (initiative:Initiative {id: event.initiative})
MERGE (organisation:Organisation {id: event.organisation})
CREATE (adoption)-[of:OF]->(initiative)
CREATE (adoption)-[by:BY]->(organisation)
CREATE (adoption)-[reached:REACHED]->(value:Stage {event: event.position, stage: event.stage, kernel_version: event.kernel_version})
SET of = event.stamp,
    by = event.stamp,
    reached = event.stamp
FOREACH (id IN [id IN [event.on_behalf_of] WHERE id IS NOT NULL] |
  MERGE (cluster:Cluster {id: id})
  CREATE (adoption)-[s:ON_BEHALF_OF]->(cluster)
  SET s = event.stamp)
FOREACH (id IN [id IN [event.taken_from] WHERE id IS NOT NULL] |
  MERGE (earlier:Adoption {id: id})
  CREATE (adoption)-[s:TAKEN_FROM]->(earlier)
  SET s = event.stamp)
FOREACH (id IN event.carried_by |
  MERGE (person:Person {id: id})
  CREATE (adoption)-[s:CARRIED_BY]->(person)
  SET s = event.stamp)
