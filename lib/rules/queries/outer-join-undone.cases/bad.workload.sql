SELECT c.name, o.total FROM customer c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.paid;
select c.name from customer c left outer join orders o on o.customer_id = c.id where o.total > 5;
