ALTER TABLE people ADD COLUMN nick label;
