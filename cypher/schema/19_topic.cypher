// A name names one topic.
CREATE CONSTRAINT topic_name IF NOT EXISTS
FOR (n:Topic)
REQUIRE n.name IS UNIQUE
