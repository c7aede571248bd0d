// A cluster's yes to an initiative; the newest answer holds.
UNWIND $events AS event
MERGE (cluster:Cluster {id: event.cluster})
MERGE (initiative:Initiative {id: event.initiative})
CREATE (cluster)-[s:ANSWERED]->(initiative)
SET s = event.stamp,
    s.because = event.because,
    s.answer = 'opted_in'
