ALTER TABLE orders ADD COLUMN note text;
INSERT INTO ranks (name, place) VALUES ('gold', 1), ('silver', 2);
