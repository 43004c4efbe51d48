-- The dashboard warns of messages nobody can read; looking for them must not read the whole inbox.
CREATE INDEX inbox_unreadable ON inbox (received_at) WHERE state = 'UNREADABLE';
