CREATE TABLE account (id bigint PRIMARY KEY);

CREATE TABLE account_audit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account(id) ON DELETE RESTRICT,
    changed_at timestamptz NOT NULL DEFAULT now()
);
