// A meeting on a spread platform, who came, and what was agreed.
UNWIND $events AS event
MERGE (platform:SpreadPlatform {id: event.platform})
CREATE (platform)-[s:MET]->(value:Meeting {event: event.position})
SET s = event.stamp,
    value.agreed = event.agreed
FOREACH (id IN event.participants |
  MERGE (person:Person {id: id})
  CREATE (person)-[attended:ATTENDED]->(value)
  SET attended = event.stamp)
