// A part of the kernel, described anew.
UNWIND $events AS event
MERGE (element:KernelElement {id: event.element})
CREATE (element)-[described:DESCRIBED_AS]->(profile:Profile {event: event.position})
SET described = event.stamp,
    profile.text = event.text,
    profile.row = event.row,
    profile.changeable = event.changeable,
    profile.effect = event.effect,
    profile.evidence = event.evidence,
    profile.found_by = event.found_by
