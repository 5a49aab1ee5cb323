-- Schema 1: what was read. Released, and therefore never edited: later migrations change it.

CREATE TABLE meta (
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY ("key")
);

CREATE TABLE runs (
    id INTEGER NOT NULL,
    started TEXT NOT NULL,
    ended TEXT,
    versions TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE raws (
    sha256 TEXT NOT NULL,
    length INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (sha256)
);

CREATE TABLE documents (
    id TEXT NOT NULL,
    text TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    headline TEXT,
    outlet TEXT,
    agency TEXT,
    language TEXT,
    dated_first TEXT,
    dated_last TEXT,
    length INTEGER NOT NULL,
    record BLOB NOT NULL,
    versions TEXT NOT NULL,
    run INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(run) REFERENCES runs (id)
);

CREATE TABLE sources (
    id INTEGER NOT NULL,
    location TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    document TEXT NOT NULL,
    seen INTEGER NOT NULL,
    path TEXT,
    url TEXT,
    fetched TEXT,
    media_type TEXT NOT NULL,
    encoding TEXT NOT NULL,
    outlet TEXT,
    outlet_folded TEXT,
    given TEXT NOT NULL,
    versions TEXT NOT NULL,
    run INTEGER NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (location, sha256),
    FOREIGN KEY(sha256) REFERENCES raws (sha256),
    FOREIGN KEY(document) REFERENCES documents (id),
    FOREIGN KEY(run) REFERENCES runs (id)
);

CREATE INDEX sources_by_place ON sources (location, seen);

CREATE INDEX sources_by_document ON sources (document);

CREATE TABLE statements (
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    document TEXT NOT NULL,
    mode TEXT NOT NULL,
    kind TEXT NOT NULL,
    act TEXT NOT NULL,
    cue TEXT,
    negated INTEGER NOT NULL,
    hedged INTEGER NOT NULL,
    said_first TEXT,
    said_last TEXT,
    within TEXT,
    confidence FLOAT NOT NULL,
    found_by TEXT NOT NULL,
    record BLOB NOT NULL,
    PRIMARY KEY (seq),
    UNIQUE (id),
    FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE
);

CREATE INDEX statements_by_document ON statements (document);

CREATE INDEX statements_by_day ON statements (said_last DESC, seq);

CREATE TABLE skips (
    id INTEGER NOT NULL,
    document TEXT,
    location TEXT,
    sha256 TEXT,
    versions TEXT NOT NULL,
    stage TEXT NOT NULL,
    reason TEXT NOT NULL,
    start INTEGER,
    "end" INTEGER,
    run INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE,
    FOREIGN KEY(run) REFERENCES runs (id)
);

CREATE INDEX skips_by_place ON skips (location);

CREATE INDEX skips_by_document ON skips (document);

CREATE TABLE spans (
    statement INTEGER NOT NULL,
    role TEXT NOT NULL,
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (statement, role, n),
    FOREIGN KEY(statement) REFERENCES statements (seq) ON DELETE CASCADE
);

CREATE TABLE actors (
    statement INTEGER NOT NULL,
    role TEXT NOT NULL,
    n INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT,
    folded TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT,
    sector TEXT,
    start INTEGER,
    "end" INTEGER,
    why TEXT NOT NULL,
    UNIQUE (statement, role, n),
    FOREIGN KEY(statement) REFERENCES statements (seq) ON DELETE CASCADE
);

CREATE INDEX actors_by_name ON actors (role, folded, statement);

CREATE VIRTUAL TABLE words USING fts5(content, frame, headline, tokenize='porter unicode61 remove_diacritics 2');
