TRUNCATE TABLE orders, shop.lines CASCADE;
