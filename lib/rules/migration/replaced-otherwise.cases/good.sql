CREATE OR REPLACE VIEW open_orders AS SELECT id, number, state FROM orders;
