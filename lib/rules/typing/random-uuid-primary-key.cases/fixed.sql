CREATE TABLE device (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    label text NOT NULL
);
