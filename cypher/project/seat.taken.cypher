// A seat in a forum.
UNWIND $events AS event
MERGE (person:Person {id: event.person})
MERGE (forum:Forum {id: event.forum})
CREATE (person)-[s:SITS_IN]->(forum)
SET s = event.stamp
