CREATE TYPE ticket_state AS ENUM ('Open', 'Closed');

CREATE TABLE tickets (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    state ticket_state NOT NULL DEFAULT 'open',
    urgent boolean NOT NULL DEFAULT 0,
    code varchar(3) NOT NULL DEFAULT 'NONE',
    weight smallint NOT NULL DEFAULT 40000,
    share numeric(3, 2) NOT NULL DEFAULT 100,
    token uuid NOT NULL DEFAULT '',
    details jsonb NOT NULL DEFAULT '',
    owner text NOT NULL DEFAULT NULL
);
