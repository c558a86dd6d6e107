ALTER TABLE orders ADD COLUMN note text;
ALTER TABLE carts ADD COLUMN note text;
ALTER TABLE users ADD COLUMN note text;
INSERT INTO ranks (name, place) VALUES ('gold', 1), ('silver', 2), ('bronze', (SELECT 3));
