-- The log is the truth. Everything under "Projections" can be made anew from it.

create table attempts (
  number integer primary key autoincrement,
  attempt_id text not null unique
) strict;

create table events (
  attempt_id text not null references attempts (attempt_id),
  seq integer not null check (seq > 0),
  type text not null,
  version integer not null,
  payload text not null check (json_valid(payload)),
  clock_ms integer not null check (clock_ms >= 0),
  at text not null,
  primary key (attempt_id, seq)
) strict, without rowid;

-- Holds a row only inside the transaction that deletes an attempt.
create table deletions (
  attempt_id text primary key
) strict, without rowid;

create trigger events_have_no_holes before insert on events
when new.seq <> 1 + coalesce((select max(seq) from events where attempt_id = new.attempt_id), 0)
begin
  select raise(abort, 'events follow each other without holes');
end;

create trigger events_are_never_changed before update on events
begin
  select raise(abort, 'events are never changed');
end;

create trigger events_leave_with_their_attempt before delete on events
when not exists (select 1 from deletions where attempt_id = old.attempt_id)
begin
  select raise(abort, 'events are deleted only with their attempt');
end;

create table settings (
  id integer primary key check (id = 1),
  value text not null check (json_valid(value))
) strict;

create table upkeep (
  id integer primary key check (id = 1),
  -- Tells this history from every other, and a write-ahead log that belongs to it from one that does not.
  history_id text not null,
  -- Counted in each transaction, so that every write-ahead log holds the page with the id above.
  writes integer not null,
  -- The schema version the projections were built for; older than user_version while they wait to be made anew.
  projected_for integer not null
) strict;
insert into upkeep values (1, lower(hex(randomblob(16))), 0, 0);

create table snapshots (
  number integer primary key references attempts on delete cascade,
  seq integer not null,
  snapshot text not null
) strict;

-- Projections

create table summaries (
  number integer primary key references attempts on delete cascade,
  attempt_id text not null,
  case_id text not null,
  case_title text not null,
  mode text not null,
  level text not null,
  state text not null check (state in ('briefing', 'running', 'paused', 'self-evaluation', 'completed', 'abandoned')),
  phase text,
  started_at text not null,
  updated_at text not null,
  clock_ms integer not null,
  own_total real,
  statements integer not null,
  questions integer not null
) strict;
-- Each ends in the row's number, which is the order of the list.
create index summaries_by_case on summaries (case_id);
create index summaries_by_mode on summaries (mode);
create index summaries_by_state on summaries (state);
create index summaries_by_case_and_state on summaries (case_id, state);

-- How many attempts there are of each kind, so that a page's total does not count rows.
create table tallies (
  case_id text not null,
  mode text not null,
  state text not null,
  attempts integer not null,
  primary key (case_id, mode, state)
) strict, without rowid;

create trigger summaries_counted after insert on summaries
begin
  insert into tallies values (new.case_id, new.mode, new.state, 1)
    on conflict do update set attempts = attempts + 1;
end;

create trigger summaries_counted_off after delete on summaries
begin
  update tallies set attempts = attempts - 1 where case_id = old.case_id and mode = old.mode and state = old.state;
end;

create trigger summaries_counted_over after update of case_id, mode, state on summaries
begin
  update tallies set attempts = attempts - 1 where case_id = old.case_id and mode = old.mode and state = old.state;
  insert into tallies values (new.case_id, new.mode, new.state, 1)
    on conflict do update set attempts = attempts + 1;
end;

create table documents (
  number integer not null references attempts on delete cascade,
  name text not null,
  text text not null,
  revision integer not null,
  primary key (number, name)
) strict, without rowid;

-- What was said and run, as the search index needs it.
create table transcripts (
  number integer primary key references attempts on delete cascade,
  conversation text not null,
  statements text not null
) strict;

create virtual table search using fts5 (
  title, notes, sql, conversation,
  content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
);

create trigger attempts_leave_the_index after delete on attempts
begin
  delete from search where rowid = old.number;
end;
