CREATE TABLE account (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    password_hash text NOT NULL,
    encrypted_api_key text,
    reset_password_token_digest text
);
