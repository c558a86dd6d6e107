CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint NOT NULL, quantity integer NOT NULL);
CREATE TABLE carts (id bigint PRIMARY KEY, user_id bigint NOT NULL, quantity integer NOT NULL);
CREATE TABLE visits (id bigint PRIMARY KEY, user_id bigint NOT NULL);
CREATE TABLE returns (id bigint PRIMARY KEY, user_id bigint NOT NULL, quantity integer NOT NULL);
CREATE TABLE stocks (id bigint PRIMARY KEY, user_id bigint NOT NULL, quantity integer NOT NULL);
