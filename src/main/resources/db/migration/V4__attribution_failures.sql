-- A payment on which attribution fails is set aside with the reason, until its books change.
ALTER TABLE payments
  ADD COLUMN failed_revision bigint,
  ADD COLUMN failure text;
CREATE INDEX payments_set_aside ON payments (stored_at) WHERE failure IS NOT NULL;
