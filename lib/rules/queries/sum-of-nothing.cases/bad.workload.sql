SELECT sum(total) AS spent FROM orders WHERE customer_id = $1;
