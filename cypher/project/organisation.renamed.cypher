// Another name for an organisation, from a date on.
UNWIND $events AS event
MERGE (organisation:Organisation {id: event.organisation})
CREATE (organisation)-[s:NAMED]->(value:Name {event: event.position})
SET s = event.stamp,
    value.name = event.name
