// Where a person works.
UNWIND $events AS event
MERGE (person:Person {id: event.person})
MERGE (organisation:Organisation {id: event.organisation})
CREATE (person)-[s:WORKS_AT]->(organisation)
SET s = event.stamp,
    s.title = event.title
