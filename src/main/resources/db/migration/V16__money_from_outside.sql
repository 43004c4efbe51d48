-- What of a payment was paid outside of Stripe: an intent of that amount and customer is other money. Rows
-- from before say 0 until their payment is folded again, as tributary replay does.
ALTER TABLE payments ADD COLUMN outside bigint NOT NULL DEFAULT 0;
