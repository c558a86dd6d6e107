CREATE TABLE letter (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sent_at timestamptz NOT NULL
);

CREATE INDEX letter_sent_at_idx ON letter (sent_at);
