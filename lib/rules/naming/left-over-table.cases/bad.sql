CREATE TABLE customers (
  id bigint PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE customers_backup_2023 (
  id bigint,
  name text
);

CREATE TABLE tmp_price_import (
  line text
);
