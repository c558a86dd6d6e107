CREATE TABLE memo (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner_name text NOT NULL
);

ALTER TABLE memo ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON memo USING (owner_name = current_user);
CREATE INDEX idx_memo_owner_name ON memo (owner_name);
