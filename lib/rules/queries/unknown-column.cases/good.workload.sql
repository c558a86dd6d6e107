SELECT id, email FROM customer WHERE id = $1;
SELECT lower(email) AS key FROM customer ORDER BY key;
SELECT ctid, c FROM customer c;
