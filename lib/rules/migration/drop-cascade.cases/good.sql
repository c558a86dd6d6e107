DROP VIEW old_orders;
