-- Several Stripe accounts: a name, their webhook secrets and API keys, and the site of each payment link.

-- site_id: where payments without a click belong; empty for a connected account that follows its platform.
ALTER TABLE accounts
  ADD COLUMN name text,
  ALTER COLUMN site_id DROP NOT NULL;
UPDATE accounts SET name = 'My Stripe account' WHERE id = 'default';
-- Until now nobody could choose another site for a connected account than the one it was taken in with.
UPDATE accounts SET site_id = NULL WHERE position('/' IN id) > 0;

-- secret is sealed; secret_index, which tells nothing of it, keeps one secret from having two accounts.
-- ends_at: when a secret that was replaced stops being believed.
CREATE TABLE webhook_secrets (
  id           uuid PRIMARY KEY,
  account_id   text NOT NULL REFERENCES accounts ON DELETE CASCADE,
  secret       bytea NOT NULL,
  secret_index bytea NOT NULL UNIQUE,
  label        text NOT NULL,
  created_at   timestamptz NOT NULL,
  ends_at      timestamptz
);
CREATE INDEX webhook_secrets_of_account ON webhook_secrets (account_id);

-- When a secret last verified a message, to about a minute; those of the environment are here, too.
CREATE TABLE webhook_secret_uses (
  secret_index     bytea PRIMARY KEY,
  last_verified_at timestamptz NOT NULL
);

-- key is sealed; at most one for live data and one for test data.
CREATE TABLE stripe_keys (
  account_id text NOT NULL REFERENCES accounts ON DELETE CASCADE,
  test       boolean NOT NULL,
  key        bytea NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, test)
);

CREATE TABLE payment_link_sites (
  account_id   text NOT NULL REFERENCES accounts ON DELETE CASCADE,
  payment_link text NOT NULL,
  site_id      text NOT NULL REFERENCES sites,
  created_at   timestamptz NOT NULL,
  PRIMARY KEY (account_id, payment_link)
);
-- Which payment links an account has been paid through, and when last.
CREATE INDEX payments_of_link ON payments (account_id, payment_link, occurred_at)
  WHERE payment_link IS NOT NULL;
