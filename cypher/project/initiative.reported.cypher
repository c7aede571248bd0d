// A forum was told about an initiative.
UNWIND $events AS event
MERGE (initiative:Initiative {id: event.initiative})
MERGE (forum:Forum {id: event.forum})
CREATE (initiative)-[s:REPORTED_TO]->(forum)
SET s = event.stamp
