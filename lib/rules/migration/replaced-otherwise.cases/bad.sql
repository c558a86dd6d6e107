CREATE OR REPLACE VIEW open_orders AS SELECT id, state FROM orders;
