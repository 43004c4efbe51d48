-- What a site's tag does beside the core: SIGNALS, EVENTS, FIELDS, ANYTRACK.
ALTER TABLE sites ADD COLUMN tag_extras text[] NOT NULL DEFAULT '{EVENTS}';

-- When the visitor's answer about ads was told; null where nobody has answered, and for older clicks.
ALTER TABLE clicks ADD COLUMN consent_at timestamptz;

-- What browsers say of a purchase, found by the payment that it names.
CREATE INDEX events_of_transaction ON events ((attributes ->> 'transactionId')) WHERE (attributes ->> 'transactionId') IS NOT NULL;
