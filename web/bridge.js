// The one place where the page and the desk's wasm meet; the other half is client/vault/bridge_browser.cpp. Bytes are copied at the
// border: nothing keeps a view into wasm memory, which moves when it grows.

import { loadScript } from '{{asset:script.js}}';
import { checkNotice } from '{{asset:api.js}}';
import { Rest, RestMissing } from '{{asset:rest.js}}';
import { Twin, loadFonts } from '{{asset:twin.js}}';

const DESK = '{{asset:desk.js}}';

/** app::StorageOutcome, by the vault's codes. */
const OUTCOME = { ok: 0, conflict: 1, storage_full: 2, evicted: 3, locked: 4 };
const FAILED = 5;

/** Kinds of pieces of a Stored and of a Write (bridge_browser.cpp, Piece). */
const PIECE = { segment: 0, log: 1, entry: 2, insert: 3, put: 4, remove: 5 };
const FLAG = { replaceBase: 1, newDataKey: 2 };

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const outcomeOf = (error) => OUTCOME[error.code] ?? FAILED;

let module = null;

const bytesAt = (at, size) => module.HEAPU8.slice(at, at + size);
const textAt = (at, size) => decoder.decode(module.HEAPU8.subarray(at, at + size));

/** Lends bytes to one call into wasm. */
function lend(bytes, call) {
  const at = module._malloc(Math.max(bytes.length, 1));
  module.HEAPU8.set(bytes, at);
  try {
    return call(at, bytes.length);
  } finally {
    module._free(at);
  }
}

function lendBoth(text, bytes, call) {
  lend(encoder.encode(text), (textAt_, textSize) => lend(bytes, (at, size) => call(textAt_, textSize, at, size)));
}

/** Calls into wasm come later, never from inside a call out of it, and what goes wrong in there ends the desk aloud. */
function later(promise, crashed, call) {
  promise.then((value) => {
    try {
      call(value);
    } catch (error) {
      crashed(error);
    }
  });
}

/**
 * What the wasm may ask of the page; EM_JS functions of bridge_browser.cpp call these by name.
 * `host`: {session, vault, link, load(), writer(), tell(), action(name), ready(), failed(), crashed(error)}.
 */
function doors(host) {
  const writes = new Map();
  let wake = 0;
  const newWrite = () => ({ insert: [], put: [], remove: [], append: [], segments: [], replaceBase: false, newDataKey: false });
  return {
    bootValue: (name) => String(host.session[name] ?? ''),
    writer: () => host.writer(),
    online: () => host.link.online,
    tell: () => host.tell(),
    action: (at, size) => host.action(textAt(at, size)),
    ready: () => host.ready(),
    failed: () => host.failed(),
    random: (at, size) => { crypto.getRandomValues(module.HEAPU8.subarray(at, at + size)); },

    load(token) {
      const loading = host.load().then((stored) => [0, stored], (error) => [outcomeOf(error), null]);
      later(loading, host.crashed, ([outcome, stored]) => {
        const give = (kind, name, bytes) => lendBoth(name, bytes, (...places) => module._kotaj_piece(token, kind, ...places));
        stored?.base.forEach((bytes) => give(PIECE.segment, '', bytes));
        stored?.log.forEach((bytes) => give(PIECE.log, '', bytes));
        stored?.entries.forEach(([name, bytes]) => give(PIECE.entry, name, bytes));
        module._kotaj_loaded(token, outcome);
      });
    },

    piece(token, kind, keyAt, keySize, at, size) {
      if (!writes.has(token)) writes.set(token, newWrite());
      const work = writes.get(token);
      const key = textAt(keyAt, keySize);
      const bytes = bytesAt(at, size);
      if (kind === PIECE.insert) work.insert.push([key, bytes]);
      else if (kind === PIECE.put) work.put.push([key, bytes]);
      else if (kind === PIECE.remove) work.remove.push(key);
      else if (kind === PIECE.log) work.append.push(bytes);
      else work.segments.push(bytes);
    },

    write(token, flags) {
      const work = writes.get(token) ?? newWrite();
      writes.delete(token);
      work.replaceBase = Boolean(flags & FLAG.replaceBase);
      work.newDataKey = Boolean(flags & FLAG.newDataKey);
      later(host.vault.write(work).then(() => 0, outcomeOf), host.crashed, (outcome) => module._kotaj_written(token, outcome));
    },

    sync(token, at, size) {
      later(host.link.sync(bytesAt(at, size)), host.crashed, ({ reached, status, retryAfter, body }) => {
        lend(body, (...place) => module._kotaj_synced(token, reached ? 1 : 0, status, retryAfter, ...place));
      });
    },

    checkNotice(token, numberAt, numberSize, codeAt, codeSize) {
      const asking = checkNotice(textAt(numberAt, numberSize), textAt(codeAt, codeSize));
      later(asking, host.crashed, ({ ok, body }) => {
        lend(encoder.encode(ok ? body?.status ?? '' : ''), (...place) => module._kotaj_checked(token, ...place));
      });
    },

    wake(delay) {
      clearTimeout(wake);
      wake = setTimeout(() => { wake = 0; later(Promise.resolve(), host.crashed, () => module._kotaj_woken()); }, delay);
    },
    cancelWake() {
      clearTimeout(wake);
      wake = 0;
    },
  };
}

/** How the desk draws (client/platform): opaque and flat. */
const PICTURE = { alpha: false, depth: false, stencil: false, antialias: false };

let coming = null;

/** What the desk needs besides its wasm begins to come; safe to call more than once. */
export function prefetchParts() {
  if (coming) return coming;
  // Graphics take the browser a quarter of a second to wake: better while the officer types. The desk finds the context made.
  document.getElementById('canvas').getContext('webgl2', PICTURE);
  const link = Object.assign(document.createElement('link'), { rel: 'preload', as: 'script', href: DESK });
  document.head.append(link);
  coming = loadFonts();
  coming.catch(() => { coming = null; });
  return coming;
}

/**
 * SDL makes the canvas one pixel large to see who holds its size (the page does), and sets it again where nothing changed. With a context
 * each time is a wait for the graphics: only a real change passes.
 */
function holdSize(canvas) {
  for (const side of ['width', 'height']) {
    const { get, set } = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, side);
    Object.defineProperty(canvas, side, {
      get,
      set(value) { if (value > 1 && value !== get.call(this)) set.call(this, value); },
    });
  }
}

/** What goes wrong in the wasm between calls of ours, when it draws, ends the desk aloud, too. */
function watchFrames(crashed) {
  globalThis.addEventListener('error', ({ error }) => {
    if (error instanceof WebAssembly.RuntimeError || error instanceof RestMissing) crashed(error);
  });
}

/** Runs the desk. Resolves when its `main` has been called; `host.ready` hears when it has drawn its first picture. */
export async function startDesk(compiled, host) {
  const canvas = document.getElementById('canvas');
  holdSize(canvas);
  watchFrames(host.crashed);
  const fonts = await prefetchParts();
  coming = null;
  const rest = new Rest();
  const started = new Promise((resolve, reject) => {
    module = globalThis.Module = {
      canvas,
      fonts,  // client/platform takes them
      kotaj: doors(host),
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(compiled, { ...imports, placeholder: rest.imports }).then(async (instance) => {
          await rest.follow(instance);
          done(instance, compiled);
        }).catch(reject);
        return {};
      },
      onRuntimeInitialized: resolve,
      onAbort: (what) => host.crashed(new Error(String(what))),
      print: (line) => console.log(line),
      printErr: (line) => console.warn(line),
    };
    module.twin = new Twin(module);
  });
  await loadScript(DESK);
  await started;
  const call = (name, ...values) => later(Promise.resolve(), host.crashed, () => module[name](...values));
  return {
    online: (yes) => call('_kotaj_online', yes ? 1 : 0),
    more: () => call('_kotaj_more'),
    changed: () => call('_kotaj_changed'),
  };
}
