-- Who may look: the owner, sessions, API keys. Tokens and keys are kept as hashes only.

CREATE TABLE users (
  id            uuid PRIMARY KEY,
  role          text NOT NULL CHECK (role IN ('owner')),
  email_sealed  bytea NOT NULL,
  email_index   bytea NOT NULL UNIQUE,
  password_hash text NOT NULL,
  created_at    timestamptz NOT NULL
);
CREATE UNIQUE INDEX users_one_owner ON users (role) WHERE role = 'owner';

-- At most one row: the token of the setup address printed last.
CREATE TABLE setup_tokens (
  only_one   boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  token_hash bytea NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE TABLE sessions (
  token_hash   bytea PRIMARY KEY,
  user_id      uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  created_at   timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL
);
CREATE INDEX sessions_of_user ON sessions (user_id);

CREATE TABLE api_keys (
  id         uuid PRIMARY KEY,
  name       text NOT NULL,
  key_hash   bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  revoked_at timestamptz
);

-- key is a blind index of an address or an e-mail: neither can be read from here.
CREATE TABLE sign_in_attempts (
  key   bytea PRIMARY KEY,
  tries integer NOT NULL,
  since timestamptz NOT NULL
);
