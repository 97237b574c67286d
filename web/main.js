// Entry: may this browser run the desk at all; is it open in another tab; else the gate.

import { trouble, byId } from '{{asset:panels.js}}';
import { askForKey } from '{{asset:tabs.js}}';
import { wireGate, openGate } from '{{asset:gate.js}}';
import { openWorkplace, askSession } from '{{asset:workplace.js}}';
import { prefetchDesk } from '{{asset:loader.js}}';
import { prefetchParts } from '{{asset:bridge.js}}';
import { prefetchRest } from '{{asset:rest.js}}';
import { watchUpdates } from '{{asset:update.js}}';
import { takeFlash, payOwedSignOut } from '{{asset:leave.js}}';
import { database } from '{{asset:database.js}}';
import { Vault } from '{{asset:vault.js}}';

/** The worker fetches everything once more: not while a first visit waits for the desk, which calls it when it is there. */
const UPDATES_AFTER_MS = 4_000;

/** The first thing that is missing, as a code of messages.js; null where all is there. */
function missing() {
  if (!isSecureContext) return 'no_secure_context';
  const there = globalThis.indexedDB && crypto.subtle && crypto.randomUUID && navigator.locks && globalThis.BroadcastChannel &&
    WebAssembly.compileStreaming && AbortSignal.timeout && globalThis.DecompressionStream;
  return there ? null : 'old_browser';
}

/** An open desk in another tab opens this one, too, without the password. */
async function openByNeighbour() {
  const neighbour = await askForKey();
  if (!neighbour) return false;
  try {
    const vault = await Vault.adopt(neighbour.user, neighbour.wrapping);
    await openWorkplace({ vault, session: null, confirmed: false });
    return true;
  } catch {
    return false;
  }
}

async function start() {
  const lacking = missing();
  if (lacking) return trouble(lacking);
  const flash = takeFlash();
  wireGate(openWorkplace);
  try {
    await database();
  } catch {
    return trouble('no_storage');
  }
  const asked = payOwedSignOut().then(askSession);
  if (!flash && await openByNeighbour()) return undefined;
  const gate = openGate(flash, asked);
  // The officer types; meanwhile the desk comes.
  requestIdleCallback(() => {
    prefetchDesk().then(prefetchRest).catch(() => {});
    prefetchParts().catch(() => {});
  }, { timeout: 1_000 });
  setTimeout(watchUpdates, UPDATES_AFTER_MS);
  return gate;
}

start().catch((error) => {
  console.error(error);
  byId('gate').hidden = false;
  trouble('not_loaded');
});
