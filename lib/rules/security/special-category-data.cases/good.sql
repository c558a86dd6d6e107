CREATE TABLE patients (
  id bigint PRIMARY KEY,
  diagnosis_encrypted bytea,
  blood_type text
);

ALTER TABLE patients ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON patients USING (id = 1);

CREATE TABLE engines (
  id bigint PRIMARY KEY,
  orientation text
);
