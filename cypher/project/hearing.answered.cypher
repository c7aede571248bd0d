// A cluster's answer in a hearing; no remarks is an answer.
UNWIND $events AS event
MERGE (cluster:Cluster {id: event.cluster})
MERGE (hearing:Hearing {id: event.hearing})
CREATE (cluster)-[s:RESPONDED_TO]->(hearing)
SET s = event.stamp,
    s.stance = event.stance,
    s.points = event.points
