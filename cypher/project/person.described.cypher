// A person's work data, stated anew.
UNWIND $events AS event
MERGE (person:Person {id: event.person})
CREATE (person)-[described:DESCRIBED_AS]->(profile:Profile {event: event.position})
SET described = event.stamp,
    profile.name = event.name,
    profile.title = event.title,
    profile.email = event.email
