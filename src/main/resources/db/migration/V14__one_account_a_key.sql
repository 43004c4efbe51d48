-- key_index, which tells nothing of the key, keeps one key from having two accounts. Keys from before have
-- none until they are written again.
ALTER TABLE stripe_keys ADD COLUMN key_index bytea UNIQUE;
