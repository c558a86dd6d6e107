CREATE TABLE rates (
  currency text PRIMARY KEY,
  rate numeric NOT NULL
);

CREATE FUNCTION in_euro(amount numeric, wanted text) RETURNS numeric
  LANGUAGE sql STABLE
  AS $$ SELECT amount * rate FROM rates WHERE currency = wanted $$;

CREATE FUNCTION last_day(day date) RETURNS date
  LANGUAGE sql IMMUTABLE
  AS $$ SELECT (date_trunc('month', day) + interval '1 month - 1 day')::date $$;
