--liquibase formatted sql

--changeset shop:1
ALTER TABLE orders ADD COLUMN note text;
