UPDATE orders SET state = 'new';
DELETE FROM ONLY shop.orders;
