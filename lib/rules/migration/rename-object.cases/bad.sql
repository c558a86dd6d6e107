ALTER SCHEMA sales RENAME TO shop;
ALTER SEQUENCE order_no RENAME TO order_number;
