-- How each site turns payments into conversions: dated versions, only ever added.

-- The version that holds for a payment is the one with the greatest holds_from (then id) that isn't after occurred_at.
CREATE TABLE site_rules (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  site_id    text NOT NULL REFERENCES sites,
  holds_from timestamptz NOT NULL,
  body       jsonb NOT NULL,
  written_at timestamptz NOT NULL,
  author     text NOT NULL
);
CREATE INDEX site_rules_of_site ON site_rules (site_id, holds_from, id);

-- Times whose payments must be attributed again since rules for them were added; next_at and next_id are the first payment left.
CREATE TABLE rule_changes (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  next_at timestamptz NOT NULL,
  next_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  until   timestamptz
);

-- valuation: how the value was found. exclusion: why it is told to nobody; null when it is.
-- match_from, match_awaited: a click borrowed from an earlier purchase, and the one the payment itself names.
ALTER TABLE conversions
  ADD COLUMN valuation text NOT NULL DEFAULT 'GROSS',
  ADD COLUMN exclusion jsonb,
  ADD COLUMN match_from uuid,
  ADD COLUMN match_awaited uuid;
CREATE INDEX conversions_borrowing ON conversions (match_from) WHERE match_from IS NOT NULL;

-- email_index: the blind index of the buyer's e-mail; filled when a payment is folded.
ALTER TABLE payments ADD COLUMN email_index bytea;
CREATE INDEX payments_of_email ON payments (email_index, account_id) WHERE email_index IS NOT NULL;

-- Purchases with a click of their own that were attributed anew: later ones of the same buyer may borrow it.
CREATE TABLE buyer_echoes (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  payment_id uuid NOT NULL
);
