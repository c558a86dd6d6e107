CREATE TABLE rates (
  currency text PRIMARY KEY,
  rate numeric NOT NULL
);

CREATE FUNCTION in_euro(amount numeric, wanted text) RETURNS numeric
  LANGUAGE sql IMMUTABLE
  AS $$ SELECT amount * rate FROM rates WHERE currency = wanted $$;
