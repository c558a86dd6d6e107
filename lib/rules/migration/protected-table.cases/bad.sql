ALTER TABLE ledger ADD COLUMN note text;
DELETE FROM ledger WHERE booked_at < '2020-01-01';
