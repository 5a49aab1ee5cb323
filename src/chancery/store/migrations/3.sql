-- Schema 3: interactions and meetings, and what documents tell of days. The first two stand beside the statements and are built as these are.

CREATE TABLE interactions (
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    document TEXT NOT NULL,
    event TEXT NOT NULL,
    mode TEXT,
    cameo TEXT,
    quad TEXT NOT NULL,
    score FLOAT NOT NULL,
    realis TEXT NOT NULL,
    asserted_by TEXT,
    day_first TEXT,
    day_last TEXT,
    confidence FLOAT NOT NULL,
    found_by TEXT NOT NULL,
    record BLOB NOT NULL,
    PRIMARY KEY (seq),
    UNIQUE (id),
    FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE
);

CREATE INDEX interactions_by_document ON interactions (document);

CREATE INDEX interactions_by_day ON interactions (day_last DESC, seq);

CREATE INDEX interactions_by_event ON interactions (event, day_last DESC, seq);

CREATE TABLE interaction_spans (
    interaction INTEGER NOT NULL,
    role TEXT NOT NULL,
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (interaction, role, n),
    FOREIGN KEY(interaction) REFERENCES interactions (seq) ON DELETE CASCADE
);

-- Roles: actor and recipient; party of those who do it with each other.
CREATE TABLE interaction_actors (
    interaction INTEGER NOT NULL,
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
    office TEXT,
    UNIQUE (interaction, role, n),
    FOREIGN KEY(interaction) REFERENCES interactions (seq) ON DELETE CASCADE
);

CREATE INDEX interaction_actors_by_name ON interaction_actors (role, folded, interaction);

CREATE INDEX interaction_actors_by_id ON interaction_actors (id, role, interaction);

CREATE INDEX interaction_actors_by_state ON interaction_actors (state, role, interaction);

CREATE TABLE meetings (
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    document TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    place TEXT,
    day_first TEXT,
    day_last TEXT,
    confidence FLOAT NOT NULL,
    found_by TEXT NOT NULL,
    record BLOB NOT NULL,
    PRIMARY KEY (seq),
    UNIQUE (id),
    FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE
);

CREATE INDEX meetings_by_document ON meetings (document);

CREATE INDEX meetings_by_day ON meetings (day_last DESC, seq);

CREATE TABLE meeting_spans (
    meeting INTEGER NOT NULL,
    role TEXT NOT NULL,
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (meeting, role, n),
    FOREIGN KEY(meeting) REFERENCES meetings (seq) ON DELETE CASCADE
);

CREATE TABLE meeting_actors (
    meeting INTEGER NOT NULL,
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
    office TEXT,
    UNIQUE (meeting, role, n),
    FOREIGN KEY(meeting) REFERENCES meetings (seq) ON DELETE CASCADE
);

CREATE INDEX meeting_actors_by_name ON meeting_actors (role, folded, meeting);

CREATE INDEX meeting_actors_by_id ON meeting_actors (id, role, meeting);

CREATE INDEX meeting_actors_by_state ON meeting_actors (state, role, meeting);

-- What a document can tell others of days, in short, and the version of the code that told it.
CREATE TABLE day_facts (
    document TEXT NOT NULL,
    version TEXT NOT NULL,
    facts BLOB NOT NULL,
    PRIMARY KEY (document),
    FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE
);
