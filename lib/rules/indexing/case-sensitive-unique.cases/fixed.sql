CREATE TABLE account (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email text NOT NULL UNIQUE
);

CREATE UNIQUE INDEX idx_account_email_lower ON account ((lower(email)));
