CREATE TABLE note (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner_name text NOT NULL
);

CREATE POLICY own_notes ON note FOR SELECT USING (owner_name = current_user);

ALTER TABLE note ENABLE ROW LEVEL SECURITY;
