UPDATE orders SET paid = true AND state = 'paid' WHERE id = $1;
