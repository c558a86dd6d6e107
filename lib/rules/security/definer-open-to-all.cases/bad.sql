CREATE TABLE salaries (
  person text PRIMARY KEY,
  amount numeric(12, 2) NOT NULL
);

CREATE FUNCTION salary_of(wanted text) RETURNS numeric
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT amount FROM salaries WHERE person = wanted $$;
