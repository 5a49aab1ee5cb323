-- Schema 2: times, days that came from other reports, and what persons say about who is who.

-- JSON lists of what was read; NULL: read by a version that read no times.
ALTER TABLE documents ADD COLUMN times BLOB;
ALTER TABLE documents ADD COLUMN day_cues BLOB;

ALTER TABLE actors ADD COLUMN office TEXT;
CREATE INDEX actors_by_id ON actors (id, role, statement);
CREATE INDEX actors_by_state ON actors (state, role, statement);

-- The day that a document has by way of others; its own, with its own reasons, stays in its record.
CREATE TABLE shared_days (
    document TEXT NOT NULL,
    dated BLOB NOT NULL,
    day_cues BLOB NOT NULL,
    PRIMARY KEY (document),
    FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE
);

CREATE TABLE actor_edits (
    number INTEGER NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('merge', 'split', 'undo')),
    actor TEXT,
    target TEXT,
    scope TEXT NOT NULL,
    undoes INTEGER,
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    reason TEXT,
    PRIMARY KEY (number),
    FOREIGN KEY(undoes) REFERENCES actor_edits (number)
);

CREATE TRIGGER actor_edits_are_not_changed BEFORE UPDATE ON actor_edits
BEGIN
    SELECT RAISE(ABORT, 'an edit is never changed; undo it with another');
END;

CREATE TRIGGER actor_edits_are_not_deleted BEFORE DELETE ON actor_edits
BEGIN
    SELECT RAISE(ABORT, 'an edit is never deleted; undo it with another');
END;
