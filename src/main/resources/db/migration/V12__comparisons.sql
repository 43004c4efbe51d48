-- Comparisons of our books with Stripe's: asked for, under way, done. A worker takes those that wait.
CREATE TABLE comparisons (
  id          uuid PRIMARY KEY,
  account_id  text NOT NULL,
  test        boolean NOT NULL,
  window_from timestamptz NOT NULL,
  window_to   timestamptz NOT NULL,
  state       text NOT NULL CHECK (state IN ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
  asked_at    timestamptz NOT NULL,
  lease_until timestamptz,
  ended_at    timestamptz,
  compared    bigint NOT NULL DEFAULT 0,
  findings    bigint NOT NULL DEFAULT 0,
  failure     text,
  CHECK (window_from <= window_to)
);
CREATE INDEX comparisons_newest ON comparisons (asked_at DESC, id DESC);
CREATE INDEX comparisons_of_books ON comparisons (account_id, test, asked_at DESC, id DESC);
-- One at a time for the same books: whoever asks again gets the one that is asked for already.
CREATE UNIQUE INDEX comparisons_open ON comparisons (account_id, test)
  WHERE state IN ('WAITING', 'RUNNING');

-- Count and sum of both sides; of refunds and disputes, what went away.
CREATE TABLE comparison_days (
  comparison_id uuid NOT NULL REFERENCES comparisons ON DELETE CASCADE,
  day           date NOT NULL,
  currency      text NOT NULL,
  kind          text NOT NULL,
  their_count   bigint NOT NULL,
  their_sum     bigint NOT NULL,
  our_count     bigint NOT NULL,
  our_sum       bigint NOT NULL,
  PRIMARY KEY (comparison_id, day, currency, kind)
);

-- What isn't the same, at most some thousands of a comparison; the highest number is shown first.
CREATE TABLE comparison_findings (
  comparison_id  uuid NOT NULL REFERENCES comparisons ON DELETE CASCADE,
  number         int NOT NULL,
  verdict        text NOT NULL,
  detail         text,
  kind           text NOT NULL,
  object_id      text NOT NULL,
  day            date NOT NULL,
  their_amount   bigint,
  their_currency text,
  our_amount     bigint,
  our_currency   text,
  imported_at    timestamptz,
  PRIMARY KEY (comparison_id, number)
);
