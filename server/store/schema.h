#pragma once

namespace kotaj::server::store {

/// "KTJ1": the file says whose it is.
inline constexpr int application_id = 0x4b544a31;
inline constexpr int schema_version = 2;

/// The first released form. Later ones are added as steps, never edited in.
inline constexpr const char* schema_1 = R"sql(
CREATE TABLE log(
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  user TEXT NOT NULL,
  assignment BLOB NOT NULL,
  device BLOB NOT NULL,
  record BLOB NOT NULL,
  at INTEGER NOT NULL,
  act TEXT NOT NULL,
  payload BLOB NOT NULL,
  result TEXT NOT NULL,
  hash BLOB NOT NULL
) STRICT;
CREATE TRIGGER log_is_append_only_update BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'log is append-only'); END;
CREATE TRIGGER log_is_append_only_delete BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'log is append-only'); END;
CREATE TABLE record(
  id BLOB PRIMARY KEY,
  kind TEXT NOT NULL,
  office TEXT NOT NULL,
  version INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  moved INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX record_seq ON record(seq);
CREATE INDEX record_kind ON record(kind, seq);
CREATE TABLE key(
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  record BLOB NOT NULL,
  PRIMARY KEY(kind, name, value, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX key_record ON key(record);
CREATE TABLE notice(
  number TEXT PRIMARY KEY,
  bank TEXT NOT NULL,
  seq INTEGER NOT NULL,
  version INTEGER NOT NULL,
  branch TEXT NOT NULL,
  office TEXT NOT NULL,
  year INTEGER NOT NULL,
  serial INTEGER NOT NULL,
  code TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  kotaj TEXT NOT NULL,
  order_registration TEXT NOT NULL,
  payment_instrument TEXT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  supersedes TEXT NOT NULL,
  superseded_by TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX notice_seq ON notice(bank, seq);
CREATE UNIQUE INDEX notice_serial ON notice(office, year, bank, serial);
CREATE TABLE account(
  user TEXT PRIMARY KEY,
  password TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE session(
  id BLOB PRIMARY KEY,
  token BLOB NOT NULL UNIQUE,
  user TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  address TEXT NOT NULL,
  agent TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_user ON session(user);
CREATE TABLE setting(
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

/// A record's keys are known from the record: their index cost a random page an operation.
inline constexpr const char* schema_2 = "DROP INDEX key_record";

}  // namespace kotaj::server::store
