// Keys and sealing. The password makes a wrapping key (argon2id), the wrapping key wraps a random data key, the data key seals
// every row. Both keys live as non-extractable CryptoKeys: script can use them, not read them. They are never stored open.

import { loadScript } from '{{asset:script.js}}';

/** Cost of argon2id: the server's own floor (platform.md, Accounts). */
export const KDF = Object.freeze({ t: 2, m_kib: 19 * 1024, p: 1 });
const SALT_BYTES = 16;
const KEY_BYTES = 32;
/** What the engine is shown first, so that it has the fast code ready when a password comes: a fortieth of the real work. */
const REHEARSAL = Object.freeze({ t: 1, m_kib: 1024, p: 1 });
const IV_BYTES = 12;  // AES-GCM's own nonce size; random, so one data key seals far fewer than 2^32 rows.

const text = new TextEncoder();
let hasher = null;

/** Loads the argon2id module; called early, so that it is there when the password is. */
export function prepare() {
  hasher ??= loadScript('{{asset:argon2.js}}')
    .then(() => globalThis.createArgon2({ locateFile: () => '{{asset:argon2.wasm}}' }))
    .then((module) => {
      hashed(module, new Uint8Array(1), new Uint8Array(SALT_BYTES), REHEARSAL);
      return module;
    });
  hasher.catch(() => { hasher = null; });
  return hasher;
}

/** argon2id of `password`; its bytes are wiped in the module's memory before this returns. */
function hashed(module, password, salt, kdf) {
  const size = password.length + salt.length + KEY_BYTES;
  const at = module._malloc(size);
  module.HEAPU8.set(password, at);
  module.HEAPU8.set(salt, at + password.length);
  const out = at + password.length + salt.length;
  try {
    const failed = module._kotaj_argon2id(kdf.t, kdf.m_kib, kdf.p, at, password.length, at + password.length, salt.length,
      out, KEY_BYTES);
    if (failed) throw new Error(`argon2id: ${failed}`);
    return module.HEAPU8.slice(out, out + KEY_BYTES);
  } finally {
    module.HEAPU8.fill(0, at, at + size);
    module._free(at);
  }
}

export function newSalt() {
  return crypto.getRandomValues(new Uint8Array(SALT_BYTES));
}

/** The wrapping key of a password. About 40 ms. */
export async function wrappingKey(password, salt, kdf) {
  const raw = hashed(await prepare(), text.encode(password.normalize('NFC')), salt, kdf);
  try {
    return await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['wrapKey', 'unwrapKey']);
  } finally {
    raw.fill(0);
  }
}

/** A new data key and its wrapped form. It is extractable only inside this function, for wrapping. */
export async function newDataKey(wrapping) {
  const bare = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const bytes = new Uint8Array(await crypto.subtle.wrapKey('raw', bare, wrapping, { name: 'AES-GCM', iv }));
  const wrapped = { iv, bytes };
  return { wrapped, key: await unwrap(wrapped, wrapping) };
}

/** The data key; rejects with OperationError where the password was another one. */
export function unwrap(wrapped, wrapping) {
  return crypto.subtle.unwrapKey('raw', wrapped.bytes, wrapping, { name: 'AES-GCM', iv: wrapped.iv }, 'AES-GCM', false,
    ['encrypt', 'decrypt']);
}

/** The same data key under another password's key: the old wrapping key opens it for this moment only. */
export async function rewrap(wrapped, oldWrapping, newWrapping) {
  const bare = await crypto.subtle.unwrapKey('raw', wrapped.bytes, oldWrapping, { name: 'AES-GCM', iv: wrapped.iv },
    'AES-GCM', true, ['encrypt', 'decrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  return { iv, bytes: new Uint8Array(await crypto.subtle.wrapKey('raw', bare, newWrapping, { name: 'AES-GCM', iv })) };
}

/** Seals a row. `place` says where it belongs: a row that was moved elsewhere does not open. */
export async function seal(key, place, bytes) {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: text.encode(place) }, key, bytes);
  return { iv, data };
}

export async function open(key, place, row) {
  const parameters = { name: 'AES-GCM', iv: row.iv, additionalData: text.encode(place) };
  return new Uint8Array(await crypto.subtle.decrypt(parameters, key, row.data));
}
