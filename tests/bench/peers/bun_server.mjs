// Bun's HTTP server and Bun's SQLite: a batch of operations in one transaction on disk, no rights, no rules.

import { Database } from 'bun:sqlite';
import { createHash } from 'node:crypto';

const database = new Database(`${process.argv[2]}/bun.db`, { create: true });
database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL');
database.exec(`CREATE TABLE log(seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, user TEXT NOT NULL, record TEXT NOT NULL, at INTEGER NOT NULL,
  act TEXT NOT NULL, payload TEXT NOT NULL, hash BLOB NOT NULL) STRICT`);
database.exec('CREATE TABLE record(id TEXT PRIMARY KEY, version INTEGER NOT NULL, seq INTEGER NOT NULL, body TEXT NOT NULL) STRICT');
database.exec('CREATE INDEX record_seq ON record(seq)');
const append = database.prepare('INSERT INTO log VALUES(?,?,?,?,?,?,?,?)');
const put = database.prepare('INSERT INTO record VALUES(?,1,?,?) ON CONFLICT(id) DO UPDATE SET version=version+1, seq=excluded.seq, body=excluded.body');
let seq = 0;
let hash = Buffer.alloc(32);
const take = database.transaction((operations) => operations.map((one) => {
  const payload = JSON.stringify(one.payload);
  hash = createHash('sha256').update(hash).update(one.id).update(payload).digest();
  append.run(++seq, one.id, one.user, one.record, Date.now(), one.act, payload, hash);
  put.run(one.record, seq, payload);
  return { id: one.id, accepted: true, seq };
}));
const server = Bun.serve({
  port: 0, hostname: '127.0.0.1',
  fetch: async (request) => Response.json(take(await request.json())),
});
console.log(server.port);
