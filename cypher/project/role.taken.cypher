// The role of a person in an initiative.
UNWIND $events AS event
MERGE (person:Person {id: event.person})
MERGE (initiative:Initiative {id: event.initiative})
CREATE (person)-[s:HAS_ROLE_IN]->(initiative)
SET s = event.stamp,
    s.role = event.role,
    s.level = event.level
