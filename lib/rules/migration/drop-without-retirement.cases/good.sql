DROP TABLE IF EXISTS legacy_orders_deleted;
