-- Money in a period: lines of the books by their own day, without a look at the payment of each.

-- account_id and test are the payment's, and never change: whatever writes the lines writes them.
ALTER TABLE entries ADD COLUMN account_id text, ADD COLUMN test boolean;
UPDATE entries SET account_id = payments.account_id, test = payments.test
FROM payments WHERE payments.id = payment_id;
ALTER TABLE entries ALTER COLUMN account_id SET NOT NULL, ALTER COLUMN test SET NOT NULL;
CREATE INDEX entries_in_time ON entries (test, occurred_at)
  INCLUDE (payment_id, account_id, kind, currency, amount);

ALTER TABLE fees ADD COLUMN account_id text, ADD COLUMN test boolean;
UPDATE fees SET account_id = payments.account_id, test = payments.test
FROM payments WHERE payments.id = payment_id;
ALTER TABLE fees ALTER COLUMN account_id SET NOT NULL, ALTER COLUMN test SET NOT NULL;
CREATE INDEX fees_in_time ON fees (test, occurred_at)
  INCLUDE (payment_id, account_id, currency, amount);

-- What no total holds; few, as a rule.
CREATE INDEX payments_unlinked ON payments (id) WHERE is_unlinked;
-- Why payments of a period have no click.
CREATE INDEX conversions_in_time ON conversions (test, occurred_at)
  INCLUDE (payment_id, match_method, match_reason, site_id);
-- Refunds and disputes, to find those whose payment nobody has told of.
CREATE INDEX facts_of_movements ON facts (payment_id, told_at)
  WHERE kind IN ('Refunded', 'DisputeWithdrawn');
