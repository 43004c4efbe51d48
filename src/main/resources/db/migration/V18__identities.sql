-- Who visitors said they are, so that a door's conversion without a click id finds its visitor.

-- name_index: the blind index of one name; name is sealed. visitor_id is empty where only the click is known.
-- is_news: conversions that came before it have not been looked at again so far.
CREATE TABLE identities (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  site_id       text NOT NULL,
  kind          text NOT NULL CHECK (kind IN ('EMAIL', 'PHONE', 'REF_ID')),
  name_index    bytea NOT NULL,
  name          bytea NOT NULL,
  visitor_id    uuid,
  click_id      uuid NOT NULL,
  identified_at timestamptz NOT NULL,
  is_news       boolean NOT NULL DEFAULT true,
  UNIQUE NULLS NOT DISTINCT (site_id, name_index, visitor_id, click_id)
);
CREATE INDEX identities_of_name ON identities (name_index, site_id, identified_at DESC);
CREATE INDEX identities_news ON identities (id) WHERE is_news;

-- is_of_door: nobody but a door has told of it, so that Stripe's books don't hold it.
-- ref_index: the blind index of the owner's own id of the buyer, as a door told it.
ALTER TABLE payments ADD COLUMN is_of_door boolean NOT NULL DEFAULT false, ADD COLUMN ref_index bytea;
CREATE INDEX payments_of_ref ON payments (ref_index) WHERE ref_index IS NOT NULL;
