CREATE TABLE device (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    pairing_token uuid NOT NULL UNIQUE DEFAULT gen_random_uuid()
);
