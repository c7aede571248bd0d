// Two initiatives that are the same.
UNWIND $events AS event
MERGE (absorbed:Initiative {id: event.absorbed})
MERGE (kept:Initiative {id: event.kept})
CREATE (absorbed)-[s:SAME_AS]->(kept)
SET s = event.stamp,
    s.merge = event.merge,
    s.because = event.because
