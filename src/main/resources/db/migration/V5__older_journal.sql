-- Whose segment it is: a journal in which the newest one is missing is an older copy of itself.
ALTER TABLE journal_positions ADD COLUMN journal_id uuid;
