CREATE TABLE shop (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL
);

CREATE TABLE visit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    shop_id bigint NOT NULL REFERENCES shop (id),
    state text NOT NULL,
    coupon text,
    happened_at timestamptz NOT NULL
);

CREATE INDEX idx_visit_shop_id ON visit (shop_id);
CREATE INDEX idx_visit_state ON visit (state);
CREATE INDEX idx_visit_coupon ON visit (coupon) WHERE (coupon IS NOT NULL);
CREATE INDEX idx_visit_happened_at ON visit (happened_at);
