-- What Stripe was asked about a payment that lacks a link; answered is false while the answer is to come.
CREATE TABLE enquiries (
  account_id text NOT NULL,
  subject    text NOT NULL,
  id         text NOT NULL,
  asked_at   timestamptz NOT NULL,
  answered   boolean NOT NULL DEFAULT false,
  failure    text,
  PRIMARY KEY (account_id, subject, id)
);
CREATE INDEX payments_without_session ON payments (stored_at) WHERE session IS NULL;
