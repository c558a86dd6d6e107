CREATE TABLE parcels (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    weight_kg numeric(8, 3) NOT NULL,
    height numeric(8, 3) NOT NULL,
    image_width integer NOT NULL
);
COMMENT ON COLUMN parcels.height IS 'In centimetres';
