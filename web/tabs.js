// Several tabs, one copy (platform.md, S8): a Web Lock elects the tab that syncs and rewrites the base; BroadcastChannel tells the
// others. The wrapping key travels between open tabs in memory only, so that a second tab opens without the password.

const ASK_MS = 3_000;  // How long a new tab waits for the key of another that is known to be open.
const WRITER = 'kotaj-writer:';

const channel = new BroadcastChannel('kotaj');
const listeners = new Map();
let answer = null;  // () => {user, wrapping} while this tab's vault is open.

channel.onmessage = ({ data }) => {
  if (data.type === 'ask') {
    const open = answer?.();
    if (open) channel.postMessage({ type: 'key', to: data.from, ...open });
    return;
  }
  listeners.get(data.type)?.(data);
};

/** One listener a kind: changed, locked, opened, rewrapped, active, key. */
export function hear(type, listener) {
  listeners.set(type, listener);
}

export function tell(type, rest = {}) {
  channel.postMessage({ type, ...rest });
}

/** What this tab gives to a new one that asks. */
export function share(give) {
  answer = give;
}

/** The open vault of another tab, or null: at once where no tab is open, as the held lock says. */
export async function askForKey() {
  const { held } = await navigator.locks.query();
  if (!held.some((lock) => lock.name.startsWith(WRITER))) return null;
  const from = crypto.randomUUID();
  return new Promise((resolve) => {
    const timer = setTimeout(() => { listeners.delete('key'); resolve(null); }, ASK_MS);
    hear('key', (data) => {
      if (data.to !== from) return;
      clearTimeout(timer);
      listeners.delete('key');
      resolve({ user: data.user, wrapping: data.wrapping });
    });
    tell('ask', { from });
  });
}

/** Waits to become the writing tab of this user's vault; held until the page goes. */
export function electWriter(user, elected) {
  navigator.locks.request(WRITER + user, () => {
    elected();
    return new Promise(() => {});
  });
}
