-- The index over the log: places and order only, no text of any document or claim.
-- Everything here is computed from the log and may be thrown away.

-- One row for each checkpoint of the log.
CREATE TABLE batch (
    position BIGINT NOT NULL PRIMARY KEY, -- of its last entry
    recorded BIGINT NOT NULL,             -- seconds since 1970, UTC
    chain    TEXT   NOT NULL
);

-- One row for each entry: where its line lies in the log.
CREATE TABLE entry (
    position   BIGINT NOT NULL PRIMARY KEY,
    batch      BIGINT NOT NULL REFERENCES batch (position),
    about      TEXT   NOT NULL, -- the claim's or the document's name
    log_offset BIGINT NOT NULL,
    log_length BIGINT NOT NULL
);
CREATE INDEX entry_about ON entry (about, position);

-- One row for each capture entry.
CREATE TABLE capture (
    position BIGINT NOT NULL PRIMARY KEY REFERENCES entry (position),
    document TEXT   NOT NULL,
    bytes    TEXT   NOT NULL, -- hash of the bytes as captured
    working  TEXT   NOT NULL, -- hash of the working text's written form
    replaced BIGINT           -- the position of the next capture of the same document
);
CREATE INDEX capture_document ON capture (document, position);

-- One row for each claim entry. Days are whole numbers, 20181130 for 30 November 2018.
CREATE TABLE claim (
    position   BIGINT NOT NULL PRIMARY KEY REFERENCES entry (position),
    claim      TEXT   NOT NULL,
    document   TEXT   NOT NULL,
    capture    BIGINT,  -- the capture it was read with; none when it was entered by itself
    said_last  BIGINT,  -- the latest day it can have been said, else the earliest; none when undated
    said_first BIGINT,
    superseded BIGINT   -- the position of the entry that took it out
);
CREATE UNIQUE INDEX claim_standing ON claim (claim) WHERE superseded IS NULL;
CREATE INDEX claim_said ON claim (said_last, said_first, position);
CREATE INDEX claim_document ON claim (document, position);
