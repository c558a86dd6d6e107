ALTER INDEX orders_idx RENAME TO orders_placed_idx;
