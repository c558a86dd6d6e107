CREATE TABLE orders (id bigint PRIMARY KEY, day date);
CREATE MATERIALIZED VIEW sales AS SELECT day, count(*) AS n FROM orders GROUP BY day;
CREATE UNIQUE INDEX sales_day_idx ON sales (day);
