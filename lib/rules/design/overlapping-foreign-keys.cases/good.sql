CREATE TABLE orders (
    tenant_id bigint NOT NULL,
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    UNIQUE (tenant_id, id)
);

CREATE TABLE payments (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id bigint NOT NULL,
    order_id bigint NOT NULL,
    replaced_order_id bigint,
    FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id),
    FOREIGN KEY (tenant_id, replaced_order_id) REFERENCES orders (tenant_id, id)
);
