CREATE TABLE link (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    url text NOT NULL,
    area point NOT NULL
);

CREATE INDEX link_url_idx ON link USING hash (url);
CREATE INDEX link_area_idx ON link USING spgist (area);
