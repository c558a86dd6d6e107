UPDATE orders SET paid = true;
DELETE FROM orders;
