CREATE TABLE accounts (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    balance numeric(12, 2) NOT NULL
);

CREATE MATERIALIZED VIEW overdrawn AS SELECT id, balance FROM accounts WHERE balance < 0;
