SELECT coalesce(sum(total), 0) AS spent FROM orders WHERE customer_id = $1;
