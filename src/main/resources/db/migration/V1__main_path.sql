-- From a click to a conversion. Data flows one way: clicks and inbox, facts, payments, conversions.

CREATE TABLE sites (
  id               text PRIMARY KEY,
  name             text NOT NULL,
  domains          text[] NOT NULL DEFAULT '{}',
  stripe_hosts     text[] NOT NULL DEFAULT '{}',
  reference_policy text NOT NULL DEFAULT 'KEEP' CHECK (reference_policy IN ('KEEP', 'REPLACE', 'APPEND')),
  consent_policy   text NOT NULL DEFAULT 'GRANTED' CHECK (consent_policy IN ('GRANTED', 'WAIT', 'DENIED')),
  created_at       timestamptz NOT NULL DEFAULT now()
);
INSERT INTO sites (id, name) VALUES ('default', 'My site');

CREATE TABLE accounts (
  id         text PRIMARY KEY,
  site_id    text NOT NULL REFERENCES sites,
  created_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO accounts (id, site_id) VALUES ('default', 'default');

CREATE TABLE links (
  id         uuid PRIMARY KEY,
  site_id    text NOT NULL REFERENCES sites,
  slug       text NOT NULL UNIQUE,
  target     text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX links_newest ON links (created_at DESC, id DESC);

-- visitor_id is who the click belongs to now; a redirect's click belongs to its first adopter (adopted) from then on.
CREATE TABLE clicks (
  id                 uuid PRIMARY KEY,
  site_id            text NOT NULL,
  visitor_id         uuid NOT NULL,
  adopted            boolean NOT NULL,
  parent_id          uuid,
  received_at        timestamptz NOT NULL,
  origin             text NOT NULL,
  landing_url        text NOT NULL,
  referrer           text,
  utm_source         text,
  utm_medium         text,
  utm_campaign       text,
  utm_content        text,
  utm_term           text,
  source             text NOT NULL,
  medium             text NOT NULL,
  ad_click_ids       jsonb NOT NULL DEFAULT '{}',
  address            text NOT NULL,
  user_agent         text,
  browser_ids        jsonb NOT NULL DEFAULT '{}',
  ad_user_data       text NOT NULL,
  ad_personalization text NOT NULL,
  link_id            uuid,
  is_bot             boolean NOT NULL,
  extra              jsonb
);
CREATE INDEX clicks_newest ON clicks (received_at DESC, id DESC);
CREATE INDEX clicks_of_visitor ON clicks (visitor_id, received_at DESC);

CREATE TABLE events (
  id          uuid PRIMARY KEY,
  site_id     text NOT NULL,
  name        text NOT NULL,
  click_id    uuid NOT NULL,
  visitor_id  uuid,
  received_at timestamptz NOT NULL,
  url         text,
  attributes  jsonb NOT NULL DEFAULT '{}',
  extra       jsonb
);
CREATE INDEX events_of_click ON events (click_id, received_at);

-- How far each journal is loaded; written in the transaction that loads.
CREATE TABLE journal_positions (
  segment_id uuid PRIMARY KEY,
  position   bigint NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);

-- Which journals are alive, and up to when they are loaded, by the database's clock.
CREATE TABLE journals (
  id          uuid PRIMARY KEY,
  drained_at  timestamptz NOT NULL,
  alive_until timestamptz NOT NULL
);

-- Journal records that could not be loaded: kept, with the reason.
CREATE TABLE set_aside (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  segment_id uuid NOT NULL,
  position   bigint NOT NULL,
  record     bytea NOT NULL,
  error      text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (segment_id, position)
);

-- Every message about money, as it came; body is sealed.
CREATE TABLE inbox (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_id  text NOT NULL,
  event_id    text NOT NULL,
  type        text NOT NULL,
  told_at     timestamptz NOT NULL,
  test        boolean NOT NULL,
  body        bytea NOT NULL,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  state       text NOT NULL DEFAULT 'NEW' CHECK (state IN ('NEW', 'READ', 'IGNORED', 'UNREADABLE')),
  reason      text,
  UNIQUE (account_id, event_id)
);
CREATE INDEX inbox_new ON inbox (id) WHERE state = 'NEW';
CREATE INDEX inbox_newest ON inbox (received_at DESC, id DESC);

-- body is sealed: facts carry the buyer's name and e-mail.
CREATE TABLE facts (
  message_id bigint NOT NULL REFERENCES inbox,
  part       int NOT NULL,
  account_id text NOT NULL,
  payment_id uuid,
  kind       text NOT NULL,
  told_at    timestamptz NOT NULL,
  body       bytea NOT NULL,
  PRIMARY KEY (message_id, part)
);
CREATE INDEX facts_of_payment ON facts (payment_id);

CREATE TABLE aliases (
  account_id text NOT NULL,
  alias      text NOT NULL,
  payment_id uuid NOT NULL,
  PRIMARY KEY (account_id, alias)
);
CREATE INDEX aliases_of_payment ON aliases (payment_id);

-- details is sealed: the checkout with the buyer.
-- stored_at is when its newest message was stored, by the database's clock.
-- revision grows when the books change; the attributor follows with attributed_revision.
CREATE TABLE payments (
  id                  uuid PRIMARY KEY,
  account_id          text NOT NULL,
  purpose             text NOT NULL,
  status              text NOT NULL,
  currency            text NOT NULL,
  amount              bigint NOT NULL,
  gross               bigint NOT NULL,
  refunded            bigint NOT NULL,
  disputed            bigint NOT NULL,
  net                 bigint NOT NULL,
  occurred_at         timestamptz NOT NULL,
  test                boolean NOT NULL,
  session             text,
  payment_intent      text,
  invoice             text,
  subscription        text,
  customer            text,
  payment_link        text,
  details             bytea,
  revision            bigint NOT NULL DEFAULT 1,
  attributed_revision bigint NOT NULL DEFAULT 0,
  stored_at           timestamptz NOT NULL,
  CHECK (net = gross - refunded - disputed)
);
CREATE INDEX payments_newest ON payments (occurred_at DESC, id DESC);
CREATE INDEX payments_to_attribute ON payments (stored_at) WHERE attributed_revision < revision;
CREATE INDEX payments_of_customer ON payments (customer);

-- Ids of payments that were joined into another.
CREATE TABLE former_payments (
  id         uuid PRIMARY KEY,
  payment_id uuid NOT NULL
);

CREATE TABLE entries (
  payment_id  uuid NOT NULL REFERENCES payments ON DELETE CASCADE,
  kind        text NOT NULL,
  reference   text NOT NULL,
  amount      bigint NOT NULL,
  currency    text NOT NULL,
  occurred_at timestamptz NOT NULL,
  event_id    text NOT NULL,
  PRIMARY KEY (payment_id, kind, reference)
);

-- credited is the whole click as it was when it was matched, so that retention can't undo the match.
CREATE TABLE conversions (
  id            uuid PRIMARY KEY,
  payment_id    uuid NOT NULL UNIQUE,
  site_id       text NOT NULL,
  event         text NOT NULL,
  status        text NOT NULL,
  currency      text NOT NULL,
  value         bigint NOT NULL,
  current_value bigint NOT NULL,
  occurred_at   timestamptz NOT NULL,
  test          boolean NOT NULL,
  match_method  text,
  match_click   uuid,
  match_reason  text,
  credited_id   uuid,
  source        text,
  medium        text,
  campaign      text,
  credited      jsonb
);
CREATE INDEX conversions_newest ON conversions (occurred_at DESC, id DESC);
CREATE INDEX conversions_of_click ON conversions (credited_id);
CREATE INDEX conversions_of_match ON conversions (match_click);

-- A payment that names a click nobody has reported so far.
CREATE TABLE waits (
  click_id   uuid NOT NULL,
  payment_id uuid NOT NULL,
  PRIMARY KEY (click_id, payment_id)
);
