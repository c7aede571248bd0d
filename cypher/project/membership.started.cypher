// An organisation in a cluster.
UNWIND $events AS event
MERGE (organisation:Organisation {id: event.organisation})
MERGE (cluster:Cluster {id: event.cluster})
CREATE (organisation)-[s:MEMBER_OF]->(cluster)
SET s = event.stamp
