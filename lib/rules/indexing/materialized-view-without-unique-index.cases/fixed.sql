CREATE TABLE sale (id bigint PRIMARY KEY, shop_id bigint NOT NULL, total numeric NOT NULL);

CREATE MATERIALIZED VIEW turnover AS
SELECT shop_id, sum(total) AS total FROM sale GROUP BY shop_id;

CREATE UNIQUE INDEX idx_turnover_shop_id ON turnover (shop_id);
