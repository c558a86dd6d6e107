CREATE TYPE ticket_state AS ENUM ('Open', 'Closed');

CREATE TABLE tickets (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    state ticket_state NOT NULL DEFAULT 'Open',
    urgent boolean NOT NULL DEFAULT 'f',
    code varchar(4) NOT NULL DEFAULT 'NONE',
    weight smallint NOT NULL DEFAULT -32768,
    share numeric(5, 2) NOT NULL DEFAULT 100,
    details jsonb NOT NULL DEFAULT '{}',
    tags text[] NOT NULL DEFAULT '{}',
    due_at timestamptz NOT NULL DEFAULT 'infinity',
    owner text DEFAULT NULL
);
