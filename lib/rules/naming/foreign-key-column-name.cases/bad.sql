CREATE TABLE people (id bigint PRIMARY KEY, name text NOT NULL);
CREATE TABLE places (id bigint PRIMARY KEY, name text NOT NULL, mayor_id bigint REFERENCES people (id));
CREATE TABLE shops (
  id bigint PRIMARY KEY,
  place_id bigint NOT NULL REFERENCES places (id),
  owner_id bigint NOT NULL REFERENCES people (id),
  landlord_id bigint REFERENCES people (id),
  tenant_id bigint REFERENCES people (id),
  cleaner_id bigint REFERENCES people (id),
  clerk_id bigint REFERENCES people (id),
  baker_id bigint REFERENCES people (id),
  guard_id bigint REFERENCES people (id)
);
CREATE TABLE visits (
  id bigint PRIMARY KEY,
  shop_id bigint NOT NULL REFERENCES shops (id),
  guest bigint NOT NULL REFERENCES people (id)
);
