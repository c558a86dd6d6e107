SELECT id FROM orders WHERE customer_id = 11 OR customer_id = 12 OR customer_id = 15;
