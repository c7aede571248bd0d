// An organisation within another one, as a part of it.
UNWIND $events AS event
MERGE (part:Organisation {id: event.organisation})
MERGE (whole:Organisation {id: event.part_of})
CREATE (part)-[s:PART_OF]->(whole)
SET s = event.stamp
