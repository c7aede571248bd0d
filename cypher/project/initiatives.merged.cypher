// Two initiatives that are the same.
UNWIND $events AS event
MERGE (absorbed:Initiative {id: event.absorbed})
MERGE (kept:Initiative {id: event.kept})
CREATE (absorbed)-[s:SAME_AS]->(kept)
SET s = event.stamp,
    s.merge = event.merge,
    s.because = event.because,
    s.judgement = event.judgement,
    s.chosen = CASE
      WHEN size(event.chosen) = 0 THEN null
      ELSE [one IN event.chosen | one.field + ' ' + one.value_of]
    END
