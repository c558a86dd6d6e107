REINDEX INDEX orders_number_idx;
REINDEX (VERBOSE) TABLE shop.orders;
