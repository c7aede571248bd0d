// An id names one offer.
CREATE CONSTRAINT offer_id IF NOT EXISTS
FOR (n:Offer)
REQUIRE n.id IS UNIQUE
