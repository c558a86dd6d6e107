DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM legacy_orders) THEN
    RAISE EXCEPTION 'legacy_orders has rows';
  END IF;
END
$$;
DROP TABLE legacy_orders;
