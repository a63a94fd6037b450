-- The log. It is the truth; everything else here can be made anew from it.
CREATE TABLE events (
  attempt_id TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq > 0),
  type TEXT NOT NULL,
  version INTEGER NOT NULL,
  payload TEXT NOT NULL,
  clock_ms INTEGER NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (attempt_id, seq)
) WITHOUT ROWID;

CREATE TABLE attempts (
  id INTEGER PRIMARY KEY,
  attempt_id TEXT NOT NULL UNIQUE,
  case_id TEXT NOT NULL,
  case_title TEXT NOT NULL,
  mode TEXT NOT NULL,
  level TEXT NOT NULL,
  state TEXT NOT NULL,
  phase TEXT,
  started_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  clock_ms INTEGER NOT NULL,
  own_total REAL,
  statements INTEGER NOT NULL,
  questions INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  -- 1 while the search index lags behind the log.
  search_is_stale INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX attempts_newest ON attempts (started_at DESC, id DESC);
CREATE INDEX attempts_of_case ON attempts (case_id, started_at DESC, id DESC);
CREATE INDEX attempts_unfinished ON attempts (started_at DESC) WHERE state NOT IN ('completed', 'abandoned');
CREATE INDEX attempts_stale ON attempts (id) WHERE search_is_stale = 1;

CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only');
END;
CREATE TRIGGER events_leave_with_their_attempt BEFORE DELETE ON events
WHEN EXISTS (SELECT 1 FROM attempts WHERE attempt_id = OLD.attempt_id)
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only');
END;

CREATE TABLE snapshots (
  attempt_id TEXT PRIMARY KEY REFERENCES attempts (attempt_id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  snapshot TEXT NOT NULL
);

CREATE VIRTUAL TABLE attempt_search USING fts5 (title, workspace, conversation, tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  value TEXT NOT NULL
);
