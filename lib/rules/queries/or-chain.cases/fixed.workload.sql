SELECT id FROM orders WHERE customer_id IN (11, 12, 15);
