CREATE TYPE ticket_state AS ENUM ('Open', 'Closed');

CREATE TABLE tickets (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    state ticket_state NOT NULL DEFAULT 'Open',
    urgent boolean NOT NULL DEFAULT false,
    code varchar(3) NOT NULL,
    weight smallint NOT NULL,
    share numeric(3, 2) NOT NULL,
    token uuid NOT NULL,
    details jsonb NOT NULL,
    owner text NOT NULL
);
