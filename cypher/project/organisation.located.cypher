// The municipality in which an organisation has its address.
UNWIND $events AS event
MERGE (organisation:Organisation {id: event.organisation})
MERGE (municipality:Organisation {id: event.municipality})
CREATE (organisation)-[s:LIES_IN]->(municipality)
SET s = event.stamp
