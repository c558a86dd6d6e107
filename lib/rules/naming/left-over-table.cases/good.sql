CREATE TABLE customers (
  id bigint PRIMARY KEY,
  name text NOT NULL
);

-- What backups a customer has made is what the application is about.
CREATE TABLE device_backup (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customers (id)
);

CREATE TEMPORARY TABLE tmp_price_import (
  line text
);
