CREATE TABLE order_audit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_no bigint NOT NULL,
    old_values jsonb,
    new_values jsonb,
    changed_at timestamptz NOT NULL DEFAULT now(),
    changed_by text DEFAULT current_user
);
