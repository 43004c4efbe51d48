-- How far each of Stripe's lists was walked with a key, and what came of it.
-- seen_until: all that was made before is seen, by Stripe's clock; empty before the first whole walk.
-- walked_at: when the last whole walk began.
-- is_open: a walk goes on, or was broken off: from the newest back to since, and it has come to reached.
-- failure: why the last try did not get on; empty when it did.
CREATE TABLE walks (
  account_id text NOT NULL,
  key_mark   text NOT NULL,
  list       text NOT NULL,
  seen_until timestamptz,
  walked_at  timestamptz,
  is_open    boolean NOT NULL,
  since      timestamptz,
  reached    timestamptz,
  newest     timestamptz,
  started_at timestamptz NOT NULL,
  ended_at   timestamptz NOT NULL,
  fetched    bigint NOT NULL,
  stored     bigint NOT NULL,
  failure    text,
  PRIMARY KEY (account_id, key_mark, list)
);

-- Work that one server at a time does.
CREATE TABLE leases (
  name   text PRIMARY KEY,
  holder uuid NOT NULL,
  until  timestamptz NOT NULL
);

-- The states of an object that were fetched.
CREATE INDEX inbox_imports ON inbox (account_id, split_part(event_id, '@', 1)) WHERE type LIKE 'import.%';
