CREATE TABLE account (id bigint PRIMARY KEY);

CREATE TABLE account_audit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id bigint REFERENCES account (id) ON DELETE SET NULL,
    changed_at timestamptz NOT NULL DEFAULT now()
);
