// Everything about an erased person, gone; that there was somebody stays.
UNWIND $events AS event
MATCH (person:Person {id: event.person})
OPTIONAL MATCH (person)-[:DESCRIBED_AS]->(profile:Profile)
DETACH DELETE profile
WITH DISTINCT event, person
OPTIONAL MATCH (person)-[s]-()
DELETE s
WITH DISTINCT event, person
REMOVE person.canonical
CREATE (person)-[erased:ERASED_BY]->(:Erasure {event: event.position})
SET erased = event.stamp
