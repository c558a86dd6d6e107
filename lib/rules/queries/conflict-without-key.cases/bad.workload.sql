INSERT INTO customer (email, name, created_at) VALUES ($1, $2, now()) ON CONFLICT (email) DO NOTHING;
