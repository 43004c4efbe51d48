-- Which secret key this database's personal data is sealed with: one row, and not the key itself.
CREATE TABLE key_fingerprints (
  singleton   boolean     PRIMARY KEY DEFAULT true CHECK (singleton),
  fingerprint bytea       NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now()
);
