CREATE TABLE customers (
  customer_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL
);

-- The key of a part is the key of the whole.
CREATE TABLE customer_notes (
  customer_id bigint PRIMARY KEY REFERENCES customers,
  note text NOT NULL
);
