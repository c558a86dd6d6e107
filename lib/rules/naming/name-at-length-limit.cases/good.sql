CREATE TABLE shipment (id bigint PRIMARY KEY, weight numeric NOT NULL);

CREATE INDEX shipment_weight_idx ON shipment (weight);
