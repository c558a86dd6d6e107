CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE events (id bigint, customer_id bigint, happened date) PARTITION BY RANGE (happened);
CREATE TABLE notes (id bigint, customer_id bigint);
