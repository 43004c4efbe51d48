-- Doors for conversions beside Stripe's own webhook: /hooks/in/{token}.

-- token_hash: SHA-256 of the token, which nobody can look up; empty where only the API comes in.
-- signing_secret is sealed. ends_at: from when the door is closed.
CREATE TABLE doors (
  id             uuid PRIMARY KEY,
  name           text NOT NULL,
  kind           text NOT NULL CHECK (kind IN ('STRIPE_RELAY', 'ANYTRACK', 'GENERIC')),
  account_id     text NOT NULL REFERENCES accounts,
  sender_repeats boolean NOT NULL,
  token_hash     bytea UNIQUE,
  signing_scheme text CHECK (signing_scheme IN ('HEX', 'BASE64', 'STANDARD_WEBHOOKS')),
  signing_header text,
  signing_secret bytea,
  addresses      text[] NOT NULL DEFAULT '{}',
  created_at     timestamptz NOT NULL,
  ends_at        timestamptz,
  CHECK (num_nonnulls(signing_scheme, signing_header, signing_secret) IN (0, 3))
);
CREATE INDEX doors_of_account ON doors (account_id);

-- How a door's messages are read: versions are only ever added, for a message that is read again
-- later must mean what it meant.
CREATE TABLE door_mappings (
  door_id    uuid NOT NULL REFERENCES doors,
  version    int NOT NULL,
  site_id    text NOT NULL REFERENCES sites,
  unit       text NOT NULL CHECK (unit IN ('MINOR', 'MAJOR')),
  mapping    jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (door_id, version)
);

-- mapping: the version a door's message is read by; empty for what Stripe itself sends.
-- repeats: how often a door got it again, and when last.
ALTER TABLE inbox
  ADD COLUMN mapping int,
  ADD COLUMN repeats int NOT NULL DEFAULT 0,
  ADD COLUMN repeated_at timestamptz;
CREATE INDEX inbox_of_door ON inbox (type, id DESC) WHERE mapping IS NOT NULL;
