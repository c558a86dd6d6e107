UPDATE orders SET paid = true, state = 'paid' WHERE id = $1;
UPDATE orders SET paid = (total = 0 AND state = 'new') WHERE id = $1;
