// IndexedDB as promises. A transaction's promise settles at `oncomplete`, never earlier: only then may a screen say "saved".
// `durability: 'strict'` makes the browser flush to the disk before that.

const NAME = 'kotaj';
const VERSION = 1;

/** Stores: `vaults` (one open header a user), `sealed` (encrypted rows, keyed [user, kind, name]). */
export const VAULTS = 'vaults';
export const SEALED = 'sealed';

let opened = null;

/** The database; made at first use. Rejects where storage is forbidden (private windows of some browsers). */
export function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(VAULTS, { keyPath: 'user' });
      request.result.createObjectStore(SEALED);
    };
    request.onsuccess = () => {
      const db = request.result;
      // A newer version of the page in another tab must not wait for us for ever.
      db.onversionchange = () => { db.close(); opened = null; };
      db.onclose = () => { opened = null; };
      resolve(db);
    };
    request.onerror = () => { opened = null; reject(request.error); };
    request.onblocked = () => { opened = null; reject(new DOMException('blocked', 'InvalidStateError')); };
  });
  return opened;
}

/**
 * Runs `body(stores...)` in one transaction. `body` only makes requests and may set handlers; what it returns is the result.
 * A thrown error or `transaction.abort()` undoes everything.
 */
export async function transact(names, mode, body) {
  const db = await database();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(names, mode, { durability: 'strict' });
    let result;
    let reason = null;
    transaction.oncomplete = () => resolve(result);
    transaction.onabort = () => reject(reason ?? transaction.error ?? new DOMException('aborted', 'AbortError'));
    const refuse = (error) => {
      reason ??= error;
      try { transaction.abort(); } catch { /* It is over already. */ }
    };
    try {
      result = body(transaction, refuse);
    } catch (error) {
      refuse(error);
    }
  });
}

/** Reads by one request: `read(VAULTS, s => s.get(user))`. */
export async function read(name, ask) {
  const db = await database();
  return new Promise((resolve, reject) => {
    const request = ask(db.transaction(name, 'readonly').objectStore(name));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** All keys of one user and kind, and of nothing else. */
export function rowsOf(user, kind) {
  return IDBKeyRange.bound([user, kind], [user, kind, []], false, true);
}

/** All rows of one user. */
export function allOf(user) {
  return IDBKeyRange.bound([user], [user, []], false, true);
}

/** True where the error means that the disk or the quota is full. */
export function isFull(error) {
  return error?.name === 'QuotaExceededError' || error?.code === 22 ||
    (error?.name === 'UnknownError' && /space|quota|disk/i.test(error.message ?? ''));
}
