// One user's vault on this device: base segments, an append log of the server's answers, and entries one by one (waiting and
// refused operations). What a row means is the desk's business; here are only sealed bytes, in transactions.
//
// A header per user lies open: name, salt, wrapped key, times. Everything else is sealed. Every transaction raises the header's
// `revision`: a tab that sealed for an older one notices and seals again.

import { VAULTS, SEALED, transact, read, rowsOf, allOf, isFull } from '{{asset:database.js}}';
import { KDF, newSalt, wrappingKey, newDataKey, unwrap, rewrap, seal, open } from '{{asset:seal.js}}';

const DAY_MS = 86_400_000;
const DEFAULT_OFFLINE_DAYS = 7;
const WRITE_ATTEMPTS = 8;
const PROBE_BYTES = 256 * 1024;        // What a working hour may need at least.
export const LOW_SPACE_BYTES = 20 * 1024 * 1024;

/** How names of entries begin (client/app/ports.h, keys): the page counts them without opening them. */
export const WAITING = 'o/';
export const DRAFT = 'd/';

/** Why a vault did not do what was asked. `code` is a key of messages.js. */
export class VaultError extends Error {
  constructor(code, cause) {
    super(code, { cause });
    this.code = code;
  }
}

function failure(error) {
  if (error instanceof VaultError) return error;
  return new VaultError(isFull(error) ? 'storage_full' : 'storage_failed', error);
}

/** All vaults of this device, the last used first: `{user, name, waiting, ...}`. */
export async function listVaults() {
  const headers = await read(VAULTS, (store) => store.getAll());
  headers.sort((a, b) => b.used_at - a.used_at);
  return Promise.all(headers.map(async (header) => ({ ...header, waiting: await countEntries(header.user, WAITING) })));
}

/** How many entries of a kind this user has. */
export function countEntries(user, prefix) {
  const range = IDBKeyRange.bound([user, 'entry', prefix], [user, 'entry', `${prefix}\uffff`]);
  return read(SEALED, (store) => store.count(range));
}

/** Forgets everything of this user, at once and for good: without the header no key opens the rest. */
export async function destroyVault(user) {
  await transact([VAULTS, SEALED], 'readwrite', (transaction) => {
    transaction.objectStore(VAULTS).delete(user);
    transaction.objectStore(SEALED).delete(allOf(user));
  });
}

/** Fails with `storage_full` where a working hour's writing would not fit: said before anything is typed. */
export async function probeStorage() {
  try {
    const key = ['', 'probe', ''];
    await transact([SEALED], 'readwrite', (transaction) => {
      transaction.objectStore(SEALED).put(new Uint8Array(PROBE_BYTES), key);
    });
    await transact([SEALED], 'readwrite', (transaction) => { transaction.objectStore(SEALED).delete(key); });
  } catch (error) {
    throw failure(error);
  }
}

/** Server time by this device's best knowledge, ms: never before anything that was seen since the last contact. */
function knownTime(header) {
  return header.contact.server_ms + Math.max(header.elapsed_ms, Date.now() - header.contact.local_ms);
}

/** How many ms of the offline term are left; may be negative. */
export function offlineLeft(header) {
  return header.contact.server_ms + header.offline_days * DAY_MS - knownTime(header);
}

export class Vault {
  #wrapping;
  #salt;  // Of the password that #wrapping was made from.
  #key;

  constructor(header, wrapping, key) {
    this.header = header;
    this.#wrapping = wrapping;
    this.#salt = header.salt;
    this.#key = key;
  }

  get user() { return this.header.user; }

  /** A new, empty vault for a user who has just signed in. Replaces an older one of his. */
  static async create(session, password) {
    try {
      const salt = newSalt();
      const wrapping = await wrappingKey(password, salt, KDF);
      const { wrapped, key } = await newDataKey(wrapping);
      const now = Date.now();
      const header = {
        user: session.user, name: session.name, salt, kdf: { ...KDF }, wrapped, generation: 1, revision: 0, log_next: 0,
        created_at: now, used_at: now,
        offline_days: session.offline_days || DEFAULT_OFFLINE_DAYS,
        contact: { server_ms: session.server_ms, local_ms: now }, elapsed_ms: 0,
      };
      const vault = new Vault(header, wrapping, key);
      const profile = await vault.#sealed('profile', '', profileBytes(session));
      await transact([VAULTS, SEALED], 'readwrite', (transaction) => {
        transaction.objectStore(SEALED).delete(allOf(session.user));
        transaction.objectStore(VAULTS).put(header);
        transaction.objectStore(SEALED).put(profile, [session.user, 'profile', '']);
      });
      return vault;
    } catch (error) {
      throw failure(error);
    }
  }

  /** Opens with a password; `wrong_password` where it is another one. */
  static async unlock(user, password) {
    const header = await read(VAULTS, (store) => store.get(user));
    if (!header) throw new VaultError('no_vault');
    const wrapping = await wrappingKey(password, header.salt, header.kdf);
    try {
      return new Vault(header, wrapping, await unwrap(header.wrapped, wrapping));
    } catch (error) {
      throw new VaultError('wrong_password', error);
    }
  }

  /** Opens with the wrapping key of another open tab. */
  static async adopt(user, wrapping) {
    const header = await read(VAULTS, (store) => store.get(user));
    if (!header) throw new VaultError('no_vault');
    try {
      return new Vault(header, wrapping, await unwrap(header.wrapped, wrapping));
    } catch (error) {
      throw new VaultError('locked', error);
    }
  }

  /** For another open tab of this device; never for storage. */
  get wrapping() { return this.#wrapping; }

  /** Reads the header anew, and the data key where another tab has taken a new one. */
  async refresh() {
    const header = await read(VAULTS, (store) => store.get(this.user));
    if (!header) throw new VaultError('evicted');
    await this.#keyOf(header);
  }

  /** Another tab changed the password: the data key stays, what wraps it is new. */
  async follow(wrapping) {
    await this.refresh();
    this.#wrapping = wrapping;
    this.#salt = this.header.salt;
  }

  /** The data key of `header`, which becomes this vault's own. `locked` where our wrapping key no longer opens it. */
  async #keyOf(header) {
    if (header.generation !== this.header.generation) {
      try {
        this.#key = await unwrap(header.wrapped, this.#wrapping);
      } catch (error) {
        throw new VaultError('locked', error);
      }
    }
    this.header = header;
    return this.#key;
  }

  /** Whether `password` is this vault's own. */
  async accepts(password) {
    try {
      await unwrap(this.header.wrapped, await wrappingKey(password, this.header.salt, this.header.kdf));
      return true;
    } catch {
      return false;
    }
  }

  /** Everything, in one consistent reading: `{profile, base: [bytes], log: [bytes], entries: [[name, bytes]]}`. */
  async load() {
    const rows = {};
    await transact([VAULTS, SEALED], 'readonly', (transaction) => {
      transaction.objectStore(VAULTS).get(this.user).onsuccess = (event) => { rows.header = event.target.result; };
      for (const kind of ['profile', 'base', 'log', 'entry']) {
        const list = rows[kind] = { keys: [], values: [] };
        const store = transaction.objectStore(SEALED);
        store.getAllKeys(rowsOf(this.user, kind)).onsuccess = (event) => { list.keys = event.target.result; };
        store.getAll(rowsOf(this.user, kind)).onsuccess = (event) => { list.values = event.target.result; };
      }
    });
    if (!rows.header) throw new VaultError('evicted');
    const key = await this.#keyOf(rows.header);
    const openAll = ({ keys, values }) => Promise.all(values.map((row, i) =>
      open(key, this.#place(keys[i][1], keys[i][2], rows.header.generation), row)));
    try {
      const [profile, base, log, entries] = await Promise.all(
        ['profile', 'base', 'log', 'entry'].map((kind) => openAll(rows[kind])));
      return {
        profile: profile.length ? JSON.parse(new TextDecoder().decode(profile[0])) : null,
        base, log, entries: entries.map((bytes, i) => [rows.entry.keys[i][2], bytes]),
      };
    } catch (error) {
      throw new VaultError('vault_damaged', error);
    }
  }

  /**
   * One transaction, all of it or nothing (client/app/ports.h, Write); resolves at `oncomplete`. Codes of refusal: `conflict`
   * where a key of `insert` is taken, `storage_full`, `evicted`, `locked`, `storage_failed`.
   */
  async write(work) {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#writeOnce(work);
        return;
      } catch (error) {
        const reason = failure(error);
        if (reason.code !== 'moved_on' || attempt === WRITE_ATTEMPTS) throw reason;
        await this.refresh();  // Another tab wrote or took a new data key while we sealed: seal again.
      }
    }
  }

  async #writeOnce({ insert, put, remove, append, segments, replaceBase, newDataKey: rekey }) {
    const before = this.header;
    // Deleted browser storage outlives deletion, a forgotten key does not: all that stays gets a new one (platform.md, S6).
    const kept = rekey ? await this.load() : null;
    const fresh = rekey ? await newDataKey(this.#wrapping) : { wrapped: before.wrapped, key: this.#key };
    const generation = before.generation + (rekey ? 1 : 0);
    const base = replaceBase ? 0 : before.log_next;
    const sealAs = (kind) => ([name, bytes]) =>
      seal(fresh.key, this.#place(kind, name, generation), bytes).then((row) => [[this.user, kind, name], row]);
    const removed = new Set(remove);
    const stay = (kept?.entries ?? []).filter(([name]) => !removed.has(name));
    const [inserts, ...rows] = await Promise.all([
      Promise.all(insert.map(sealAs('entry'))),
      Promise.all([...stay, ...put].map(sealAs('entry'))),
      Promise.all(segments.map((bytes, i) => [i, bytes]).map(sealAs('base'))),
      Promise.all(append.map((bytes, i) => [base + i, bytes]).map(sealAs('log'))),
      kept?.profile ? Promise.all([['', profileBytes(kept.profile)]].map(sealAs('profile'))) : [],
    ]);
    await this.#change((header, store, refuse) => {
      const moved = header.generation !== before.generation || header.log_next !== before.log_next ||
        (rekey && header.revision !== before.revision);
      if (moved) return refuse(new VaultError('moved_on'));
      // The password was changed in another tab: what we wrap would open only with the old one.
      if (rekey && indexedDB.cmp(header.salt, this.#salt) !== 0) return refuse(new VaultError('locked'));
      if (replaceBase) {
        store.delete(rowsOf(this.user, 'base'));
        store.delete(rowsOf(this.user, 'log'));
      }
      if (rekey) Object.assign(header, { wrapped: fresh.wrapped, generation });
      header.log_next = base + append.length;
      for (const name of remove) store.delete([this.user, 'entry', name]);
      for (const [key, row] of rows.flat()) store.put(row, key);
      for (const [key, row] of inserts) {
        store.add(row, key).onerror = (event) => {
          const taken = event.target.error.name === 'ConstraintError';
          refuse(taken ? new VaultError('conflict') : event.target.error);
        };
      }
    });
    this.#key = fresh.key;
  }

  /** The server answered: the offline term starts again, and what belongs to the session is kept for offline days. */
  async contact(serverMs, session = null) {
    const profile = session && await this.#sealed('profile', '', profileBytes(session));
    await this.#change((header, store) => {
      const now = Date.now();
      header.contact = { server_ms: serverMs, local_ms: now };
      header.elapsed_ms = 0;
      header.used_at = now;
      if (!session) return;
      header.name = session.name;
      header.offline_days = session.offline_days || DEFAULT_OFFLINE_DAYS;
      store.put(profile, [this.user, 'profile', '']);
    });
  }

  /** Remembers how far the clock has come, so that turning it back wins no offline days. */
  async tick() {
    await this.#change((header) => {
      header.elapsed_ms = Math.max(header.elapsed_ms, Date.now() - header.contact.local_ms);
      header.used_at = Date.now();
    });
  }

  /** The password was changed: the same data key under the new one. */
  async changePassword(password) {
    const salt = newSalt();
    const wrapping = await wrappingKey(password, salt, KDF);
    const { generation } = this.header;
    const wrapped = await rewrap(this.header.wrapped, this.#wrapping, wrapping);
    await this.#change((header, store, refuse) => {
      if (header.generation !== generation) return refuse(new VaultError('moved_on'));
      Object.assign(header, { salt, kdf: { ...KDF }, wrapped });
    });
    this.#wrapping = wrapping;
    this.#salt = salt;
  }

  /** Reads the header, lets `body` change it and the rows, writes it back: one transaction. */
  async #change(body) {
    let changed = null;
    try {
      await transact([VAULTS, SEALED], 'readwrite', (transaction, refuse) => {
        const vaults = transaction.objectStore(VAULTS);
        vaults.get(this.user).onsuccess = (event) => {
          const header = event.target.result;
          if (!header) return refuse(new VaultError('evicted'));
          try {
            body(header, transaction.objectStore(SEALED), refuse);
            header.revision += 1;
            vaults.put(header);
            changed = header;
          } catch (error) {
            refuse(error);  // After a refusal by `body` this says nothing new: the first reason stays.
          }
        };
      });
    } catch (error) {
      throw failure(error);
    }
    this.header = changed;
  }

  #place(kind, name, generation) {
    return JSON.stringify([this.user, generation, kind, name]);
  }

  #sealed(kind, name, bytes) {
    return seal(this.#key, this.#place(kind, name, this.header.generation), bytes);
  }

}

function profileBytes({ user, name, kind, demo, bank, bank_name, branch }) {
  return new TextEncoder().encode(JSON.stringify({ user, name, kind, demo, bank, bank_name, branch }));
}
