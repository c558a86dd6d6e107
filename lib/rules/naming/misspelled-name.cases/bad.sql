CREATE TABLE recieved_payments (
  id bigint PRIMARY KEY,
  adress text NOT NULL,
  occured_at timestamptz NOT NULL
);
