DROP TABLE IF EXISTS old_orders, older_orders;
