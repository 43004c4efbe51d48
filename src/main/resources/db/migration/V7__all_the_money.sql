-- Subscriptions, refunds, disputes and fees.

-- is_unlinked: it may be the money of an invoice that is counted already, and is kept out of totals.
-- paid_before: how many payments of its subscription were paid before it.
ALTER TABLE payments
  ADD COLUMN charge text,
  ADD COLUMN is_unlinked boolean NOT NULL DEFAULT false,
  ADD COLUMN paid_before int NOT NULL DEFAULT 0;
CREATE INDEX payments_of_subscription ON payments (('subscription ' || subscription), account_id)
  WHERE subscription IS NOT NULL;
-- The two halves of a payment that nothing links so far: an intent alone, and an invoice without one.
CREATE INDEX payments_halves ON payments (('customer ' || customer), account_id)
  WHERE customer IS NOT NULL AND ((session IS NULL AND invoice IS NULL)
    OR (invoice IS NOT NULL AND payment_intent IS NULL AND charge IS NULL));
CREATE INDEX former_payments_of_payment ON former_payments (payment_id);
CREATE INDEX waits_of_payment ON waits (payment_id);

-- What Stripe took, in the currency of settlement; movement is the balance transaction.
CREATE TABLE fees (
  payment_id  uuid NOT NULL REFERENCES payments ON DELETE CASCADE,
  movement    text NOT NULL,
  amount      bigint NOT NULL,
  currency    text NOT NULL,
  occurred_at timestamptz NOT NULL,
  PRIMARY KEY (payment_id, movement)
);

-- Subscriptions whose first payment was attributed anew: their renewals inherit that.
CREATE TABLE echoes (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_id   text NOT NULL,
  subscription text NOT NULL
);
