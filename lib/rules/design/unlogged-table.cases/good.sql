CREATE UNLOGGED TABLE page_cache (
    url text PRIMARY KEY,
    html text NOT NULL
);
