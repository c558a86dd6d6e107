CREATE TABLE subscriber (
    id bigint GENERATED ALWAYS AS IDENTITY,
    phone_number text PRIMARY KEY,
    name text NOT NULL
);

ALTER TABLE subscriber DROP CONSTRAINT subscriber_pkey CASCADE;

ALTER TABLE subscriber ADD PRIMARY KEY (id);

ALTER TABLE subscriber ADD UNIQUE (phone_number);
