SELECT c.name, c.email FROM customer c WHERE c.email = $1;
