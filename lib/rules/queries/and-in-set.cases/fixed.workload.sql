UPDATE orders SET paid = true, state = 'paid' WHERE id = $1;
