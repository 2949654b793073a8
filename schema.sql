-- The whole database of a Greenlight store. It is always encrypted (SQLCipher); nothing here is ever written in the
-- clear. Dates are 2026-11-22, times 2026-11-22T06:00:00Z, ids and hashes raw bytes.
--
-- Part 1, the record: what happened. It only grows, and migrates rarely (user_version).
-- Part 2, the views: what that amounts to. It is worked out from the record, replaced a case at a time, and dropped
-- and rebuilt whenever its text changes. Its tables name a case by the place of its first event among the arrivals: a
-- small number, and what is new lies at the end of each table.

-- Part 1: the record ------------------------------------------------------------------------------------------------

-- Everything that ever happened, one signed event a row. A log is the story of one case (a vetting file), or of the
-- people who work on them (the roster). Clustered so that a case lies together on disk.
CREATE TABLE entries (
    log       BLOB NOT NULL,     -- id of the log's first event: the case's id
    n         INTEGER NOT NULL,  -- height: one more than the largest of what the author had seen
    id        BLOB NOT NULL,     -- SHA-256 of the header
    header    BLOB NOT NULL,     -- who did what, after what, relying on which roster: never anything personal
    signature BLOB NOT NULL,     -- 64 bytes of Ed25519 over the header
    body      BLOB,              -- what was said; gone once purged
    seq       INTEGER NOT NULL,  -- its place among the arrivals
    PRIMARY KEY (log, n, id)
) STRICT, WITHOUT ROWID;

-- In which order events came into this store. Each row is chained to the one before, so a row that is missing,
-- swapped or put in between shows.
CREATE TABLE arrivals (
    seq   INTEGER PRIMARY KEY,   -- 1, 2, 3 ...
    event BLOB NOT NULL,
    at    TEXT NOT NULL,         -- this machine's clock
    chain BLOB NOT NULL          -- SHA-256 of the chain before and the event's id
) STRICT;

-- Papers as they were handed in: 32 random bytes, then the file. Named by the SHA-256 of both together.
CREATE TABLE documents (
    blob  BLOB PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What only this store knows: which log is the roster.
CREATE TABLE local (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- The stores of colleagues, as the newest bundle of each says where it stands. A key stands for the store at which it
-- signs.
CREATE TABLE colleagues (
    key      BLOB PRIMARY KEY,
    arrivals INTEGER NOT NULL,
    chain    BLOB NOT NULL,      -- the end of its chain of arrivals
    at       TEXT NOT NULL,      -- when it said so, by their clock
    heard    TEXT NOT NULL,      -- when that was taken in here
    knows    INTEGER NOT NULL,   -- the arrivals of this store that it had heard of
    mailbox  TEXT,               -- the mailbox through which it came
    back     TEXT,               -- when it first spoke as an older copy that was put back, by their clock
    ahead    INTEGER             -- the arrivals of this store that it had heard of, where these are not here any more
) STRICT, WITHOUT ROWID;

-- Ends of their chains of which this store heard, from the last one on of which they know that it did: a store that was
-- put back and went on has another chain.
CREATE TABLE chains (
    key      BLOB NOT NULL,
    arrivals INTEGER NOT NULL,
    chain    BLOB NOT NULL,
    PRIMARY KEY (key, arrivals)
) STRICT, WITHOUT ROWID;

-- What each of them holds of a log: the receipt for what was sent, and the news of what exists and is not here.
CREATE TABLE attested (
    key      BLOB NOT NULL,
    log      BLOB NOT NULL,
    events   INTEGER NOT NULL,
    heads    BLOB NOT NULL,      -- their ids, one behind the other
    lacks    TEXT NOT NULL,      -- bodies and documents that it lacks, a line each
    arrivals INTEGER NOT NULL,   -- how far their store had come when it said so
    at       TEXT NOT NULL,      -- when that was, by their clock
    since    TEXT NOT NULL,      -- when it was first heard here
    PRIMARY KEY (key, log)
) STRICT, WITHOUT ROWID;
CREATE INDEX attested_by_log ON attested (log);

-- Heads that colleagues attested and that have not come here.
CREATE TABLE missing (
    log  BLOB NOT NULL,
    head BLOB NOT NULL,
    key  BLOB NOT NULL,
    PRIMARY KEY (log, head, key)
) STRICT, WITHOUT ROWID;

-- Logs of which something may be due to a colleague.
CREATE TABLE stirred (
    log    BLOB PRIMARY KEY,
    change INTEGER NOT NULL,     -- another number each time
    until  TEXT,                 -- when it is looked at again, where something waits; none for at once
    who    TEXT                  -- who waits: another person at the same store may send what is theirs at once
) STRICT, WITHOUT ROWID;

-- How far this store had come with a log when each of them was last told so, and with which bundle.
CREATE TABLE told (
    log    BLOB NOT NULL,
    key    BLOB NOT NULL,
    heads  BLOB NOT NULL,
    bundle BLOB NOT NULL,        -- SHA-256 of its file
    PRIMARY KEY (log, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX told_by_bundle ON told (bundle);

-- What own bundles bring to each of them of a log, until it arrives.
CREATE TABLE sent (
    log    BLOB NOT NULL,
    key    BLOB NOT NULL,
    bundle BLOB NOT NULL,
    heads  BLOB NOT NULL,        -- the heads of its events; none where only documents or bodies come
    lacks  TEXT NOT NULL,        -- those bodies and documents, a line each
    PRIMARY KEY (log, key, bundle)
) STRICT, WITHOUT ROWID;
CREATE INDEX sent_by_bundle ON sent (bundle);

-- Own bundles that lie in a mailbox, or lay there for too long.
CREATE TABLE outbox (
    bundle     BLOB NOT NULL,
    mailbox    TEXT NOT NULL,    -- empty for one that lay there for too long, and does not any more
    at         TEXT NOT NULL,    -- when it was made
    arrivals   INTEGER NOT NULL, -- how far this store had come
    size       INTEGER NOT NULL, -- in bytes
    recipients BLOB NOT NULL,    -- their keys, one behind the other
    PRIMARY KEY (bundle, mailbox)
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_by_mailbox ON outbox (mailbox);

-- Bundles that need no second look: taken in, our own, or not for a key. Several people may use one store.
CREATE TABLE looked_at (
    bundle BLOB NOT NULL,
    key    BLOB NOT NULL,        -- whose key does not open it; empty for one that is taken in, or our own
    at     TEXT NOT NULL,
    PRIMARY KEY (bundle, key)
) STRICT, WITHOUT ROWID;

-- Documents that an event names and that have not come yet.
CREATE TABLE awaited (
    blob BLOB PRIMARY KEY,
    log  BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Where bundles are left and looked for: folders that something else carries from machine to machine.
CREATE TABLE mailboxes (
    name  TEXT PRIMARY KEY,
    kind  TEXT NOT NULL,         -- folder
    place TEXT NOT NULL,         -- the whole path
    added TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The arrivals of cases that this store forgot. Nothing else of them is here.
CREATE TABLE forgotten (
    seq    INTEGER PRIMARY KEY,  -- its place among the arrivals
    log    BLOB NOT NULL,
    person TEXT NOT NULL,        -- who had the case forgotten
    at     TEXT NOT NULL,
    wanted INTEGER NOT NULL      -- whether the case was asked for again since
) STRICT;
CREATE INDEX forgotten_by_log ON forgotten (log);

-- Part 2: the views -------------------------------------------------------------------------------------------------

-- The people by their names.
CREATE TABLE people (
    person TEXT NOT NULL PRIMARY KEY,  -- one per human being
    name   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The roster as so many of its events leave it, and when each was signed, in MessagePack: who is asking is then known
-- without reading them all.
CREATE TABLE roster (
    events INTEGER NOT NULL PRIMARY KEY,
    kept   BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- One row a case: what a list shows and asks for.
CREATE TABLE cases (
    came        INTEGER PRIMARY KEY,  -- the place of its first event among the arrivals
    log         BLOB NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    folded      TEXT NOT NULL,
    district    TEXT NOT NULL,     -- 35001; its order is 2023
    province    TEXT NOT NULL,
    phase       TEXT NOT NULL,     -- applied ... polled, withdrawn, lapsed
    tier        TEXT NOT NULL,     -- where the case stands: local, provincial, national, leader
    status      TEXT NOT NULL,     -- open, recommended, awaiting-second, greenlit ... broken: it does not verify
    police      TEXT NOT NULL,     -- how far the police check has come; once it is read, what it says
    credit      TEXT NOT NULL,
    worst       INTEGER,           -- highest severity of a finding that still weighs
    fi          TEXT,              -- gravest posture of a note on foreign interference that weighs
    open_flags  INTEGER NOT NULL,
    danger      TEXT,              -- since when danger to life is reported, and nobody has answered
    due         TEXT,              -- by when the tier of a flag must act
    meeting     TEXT,              -- the days of the election: the case's own, else the party's
    list_due    TEXT,
    close       TEXT,
    contest     TEXT,              -- it keeps a nomination contest: the selection date, empty where it is not known
    standing    TEXT,              -- the person stands without a greenlight: loud, or seconded
    standing_until TEXT,           -- where seconded: the last day on which that is listed
    stale_from  TEXT,              -- from when a required check is too old; too old for the meeting, for the close
    stale_for_meeting TEXT,
    stale_for_close TEXT,
    decision    TEXT,              -- the outcome that holds
    conflicting INTEGER NOT NULL,  -- two decisions hold that did not know each other
    agreeing    INTEGER NOT NULL,  -- these say the same
    awaits_second INTEGER NOT NULL,  -- a decision waits for its second, in a closed case too
    conditions  INTEGER NOT NULL,  -- how many that hold are neither met nor waived: where none, none can be missed
    referred    INTEGER NOT NULL,  -- something of it was told outside
    issued      INTEGER NOT NULL,  -- a copy of its brief was handed out
    assigned    TEXT,              -- the person who works on it
    recused     TEXT NOT NULL,     -- the people, separated by spaces, who must not see it
    readers     TEXT NOT NULL,     -- those who declared that nothing keeps them from it: only they read its content
    interested  TEXT NOT NULL,     -- those of the readers who declared an interest, which bars deciding and seconding
    heads       BLOB NOT NULL,     -- the events on which no other builds: their ids, one behind the other
    touched     TEXT NOT NULL,     -- claimed time of the last event
    events      INTEGER NOT NULL,
    arrived     INTEGER NOT NULL   -- the place of its last event among the arrivals: whether others wrote since
) STRICT;
CREATE INDEX cases_by_name ON cases (folded);
CREATE INDEX cases_by_district ON cases (district);
CREATE INDEX cases_by_arrival ON cases (arrived);
CREATE INDEX cases_contests ON cases (district) WHERE contest IS NOT NULL;
CREATE INDEX cases_broken ON cases (log) WHERE status = 'broken';
CREATE INDEX cases_recused ON cases (log) WHERE recused <> '';

-- The rows of forms from which an application came, by all that each is known by: its key, its marks.
CREATE TABLE origins (
    came  INTEGER NOT NULL,
    form  TEXT NOT NULL,
    mark  TEXT NOT NULL,
    aside INTEGER NOT NULL,      -- closed with nothing in it but what its opener signed: the row is as a new one
    PRIMARY KEY (came, form, mark)
) STRICT, WITHOUT ROWID;
CREATE INDEX origins_by_mark ON origins (mark, form);

-- The imports that opened or corrected a case.
CREATE TABLE imports (
    came   INTEGER NOT NULL,
    batch  TEXT NOT NULL,
    form   TEXT NOT NULL,
    opened INTEGER NOT NULL,     -- whether it opened the case
    aside  INTEGER NOT NULL,     -- as in origins
    PRIMARY KEY (came, batch)
) STRICT, WITHOUT ROWID;
CREATE INDEX imports_by_batch ON imports (batch);

-- Every word of every name of an applicant, for finding them.
CREATE TABLE names (
    came  INTEGER NOT NULL,
    which INTEGER NOT NULL,        -- 0 is the public name; the others are content
    word  TEXT NOT NULL,           -- folded
    size  INTEGER NOT NULL,        -- how many words the name has
    PRIMARY KEY (came, which, word)
) STRICT, WITHOUT ROWID;
CREATE INDEX names_by_word ON names (word, size);

-- How an applicant is told from others: for finding earlier files of the same person.
CREATE TABLE descriptions (
    came      INTEGER PRIMARY KEY,
    log       BLOB NOT NULL,     -- here, too, so that a search reads no other table
    names     TEXT NOT NULL,     -- every name as it was written, a line each, the usual one first
    born      TEXT,
    email     TEXT,
    phone     TEXT,
    aside     INTEGER NOT NULL,  -- closed with nothing in it but what its opener signed: no earlier file
    duplicate BLOB               -- closed as a duplicate of this case
) STRICT;

-- The keys by which descriptions that may be of one person find each other: numbers made from the sound of names, and
-- from birth, e-mail and telephone. The day of birth stands beside each, so that namesakes of another age are not read.
CREATE TABLE likeness (
    came INTEGER NOT NULL,
    key  INTEGER NOT NULL,  -- of two words, a word and a first letter, a whole name; of the other things one by one
    born INTEGER,           -- the day, counted from the year 1
    PRIMARY KEY (came, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX likeness_by_key ON likeness (key, born);

-- Whose keys signed in a case: what a departure must cover.
CREATE TABLE signers (
    came INTEGER NOT NULL,
    key  BLOB NOT NULL,
    PRIMARY KEY (came, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX signers_by_key ON signers (key);

-- Checks that no later one replaced. Status is how far one has come, result is our reading; `incomplete` means not
-- resolved, never "a record".
CREATE TABLE checks (
    came   INTEGER NOT NULL,
    id     BLOB NOT NULL,
    kind   TEXT NOT NULL,
    status TEXT NOT NULL,
    result TEXT,
    PRIMARY KEY (came, id)
) STRICT, WITHOUT ROWID;

-- Questions with a deadline that climb the tiers.
CREATE TABLE flags (
    came   INTEGER NOT NULL,
    id     BLOB NOT NULL,
    tier   TEXT NOT NULL,        -- where it stands
    state  TEXT NOT NULL,        -- raised, accepted, answered, returned, passed-up
    raiser TEXT NOT NULL,
    PRIMARY KEY (came, id)
) STRICT, WITHOUT ROWID;

-- What must be done, by whom, by when: a line a thing and tier. It stands from one moment to another, so what has come
-- due is a question of the time alone. Days are the riding's, moments are UTC.
CREATE TABLE agenda (
    came     INTEGER NOT NULL,
    kind     TEXT NOT NULL,      -- flag-accept, flag-answer, deferral-review, second-awaited ...
    event    BLOB NOT NULL,      -- what it is about
    tier     TEXT NOT NULL,      -- whose turn it is
    detail   TEXT NOT NULL,      -- what more its command needs: a check, a number
    letters  TEXT NOT NULL,      -- the event as people type it
    person   TEXT,               -- whose turn it is, where it is one person's
    not_by   TEXT,               -- whose turn it cannot be: one or two people
    from_at  TEXT NOT NULL,
    due      TEXT NOT NULL,      -- the last day in time
    due_at   TEXT NOT NULL,      -- when that day ends there
    until_at TEXT,               -- when it is over by itself
    weight   TEXT NOT NULL,      -- ordinary, serious, danger
    silent   INTEGER NOT NULL,   -- silence brought it to this tier, not a choice
    drill    INTEGER NOT NULL,
    emptied  TEXT,               -- the tier at which everybody is recused, where that brought it here or left it
    PRIMARY KEY (came, kind, event, tier, detail)
) STRICT, WITHOUT ROWID;
CREATE INDEX agenda_by_due ON agenda (due_at);

-- All that was written, for searching; one row an event that says something.
CREATE TABLE texts (
    doc   INTEGER PRIMARY KEY,
    came  INTEGER NOT NULL,
    event BLOB NOT NULL,
    text  TEXT NOT NULL
) STRICT;
CREATE INDEX texts_by_case ON texts (came);
CREATE VIRTUAL TABLE words USING fts5 (text, content = 'texts', content_rowid = 'doc', tokenize = 'unicode61 remove_diacritics 2');
