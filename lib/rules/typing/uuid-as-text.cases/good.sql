CREATE TABLE parcel (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    barcode text NOT NULL
);
