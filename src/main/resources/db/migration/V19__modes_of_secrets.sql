-- A signing secret is of live or of test data, and makes no money of the other.

-- mode: as a person said, or the key that made the endpoint.
ALTER TABLE webhook_secrets ADD COLUMN mode text CHECK (mode IN ('LIVE', 'TEST'));

-- learned_mode: as its first message showed; for those of the environment, too.
-- learned_home: the first account of Stripe's that its messages named as their context; where they name
-- others, the endpoint is an organisation's. A secret that replaces another knows both before it is used.
ALTER TABLE webhook_secret_uses
  ALTER COLUMN last_verified_at DROP NOT NULL,
  ADD COLUMN learned_mode text CHECK (learned_mode IN ('LIVE', 'TEST')),
  ADD COLUMN learned_home text;
