CREATE TABLE member (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL
);

CREATE INDEX member_lookup_idx ON member (id) INCLUDE (name);
CREATE INDEX member_name_idx ON member (name, id);
