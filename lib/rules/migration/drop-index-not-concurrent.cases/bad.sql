DROP INDEX IF EXISTS orders_old_idx, orders_older_idx;
