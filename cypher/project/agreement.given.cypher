// One side of a cluster agrees to an initiative; the newest word holds.
UNWIND $events AS event
MERGE (cluster:Cluster {id: event.cluster})
MERGE (initiative:Initiative {id: event.initiative})
CREATE (cluster)-[s:AGREED_TO]->(initiative)
SET s = event.stamp,
    s.side = event.side,
    s.given = true
