CREATE TABLE order_audit (
  id bigint PRIMARY KEY,
  changed_at timestamptz NOT NULL,
  change jsonb NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON order_audit TO app;

REVOKE SELECT, INSERT, UPDATE, DELETE ON TABLE order_audit FROM app;

GRANT SELECT, INSERT ON TABLE order_audit TO app;
