// The line to the server for an open desk: sync requests as bytes, the live socket that says "more", and whether the server is
// in reach. No timer runs while the page is hidden or offline: the browser's own events start it again.

import { currentSession } from '{{asset:api.js}}';

const SYNC_TIMEOUT_MS = 60_000;
const RETRY_FIRST_MS = 1_000;
const RETRY_LAST_MS = 60_000;
const BANK_LOOK_MS = 5 * 60_000;  // A bank has no live socket: its page looks again while it is seen.

/** Whose account an answer in bytes says is closed; null where it says no such thing. */
function closedFor(body) {
  try {
    const said = JSON.parse(new TextDecoder().decode(body));
    return said.error?.code === 'account_closed' ? said.user : null;
  } catch {
    return null;
  }
}

export class Link {
  #user;
  #bank;
  #socket = null;
  #timer = 0;
  #delay = RETRY_FIRST_MS;
  #confirmed = false;  // The cookie was seen to be this user's since the last doubt.
  #reachable = true;
  #live = false;       // Only the writing tab listens.
  #closed = false;     // The account was closed: what waits is sent once more, refused, and kept there.

  /** `on`: {online(bool), more(), signInNeeded(), updateNeeded(), contact(session), closed()}. */
  constructor(user, bank, on) {
    this.#user = user;
    this.#bank = bank;
    this.on = on;
    addEventListener('online', () => this.#try());
    addEventListener('offline', () => this.#reached(false));
    addEventListener('pageshow', () => this.#try());
    document.addEventListener('visibilitychange', () => this.#seen());
  }

  get online() {
    return navigator.onLine && this.#reachable;
  }

  /** Someone has just signed in as this user. */
  confirm() {
    this.#confirmed = true;
    this.#reached(true);
    if (this.#live) this.#connect();
  }

  /** The cookie may be another's, or gone. */
  doubt() {
    this.#confirmed = false;
    this.#close();
  }

  listen() {
    this.#live = true;
    this.#connect();
  }

  /** Sends a SyncRequest's bytes: `{reached, status, retryAfter, body}`. The desk sends one at a time. */
  async sync(bytes) {
    if (!this.#confirmed && !this.#closed) {
      const status = await this.#ask();
      if (!this.#confirmed && !this.#closed) return { reached: status !== 0, status, retryAfter: 0, body: new Uint8Array() };
    }
    try {
      const response = await fetch(this.#bank ? '/api/v1/bank/sync' : '/api/v1/sync', {
        method: 'POST', cache: 'no-store', credentials: 'same-origin', redirect: 'error', body: bytes,
        headers: { 'Content-Type': 'application/octet-stream', 'X-Kotaj': '1' },
        signal: AbortSignal.timeout(SYNC_TIMEOUT_MS),
      });
      const body = new Uint8Array(await response.arrayBuffer());
      this.#reached(true);
      if (response.status === 401) {
        this.doubt();
        if (closedFor(body) === this.#user) this.on.closed();
        else this.on.signInNeeded();
      } else if (response.status === 426) {
        this.on.updateNeeded();
      } else if (response.ok && this.#live) {
        this.#connect();
      }
      return { reached: true, status: response.status, retryAfter: Number(response.headers.get('Retry-After')) || 0, body };
    } catch {
      this.#reached(false);
      return { reached: false, status: 0, retryAfter: 0, body: new Uint8Array() };
    }
  }

  /**
   * Operations must never travel under another person's cookie: the server is asked who we are, once, and again after every doubt.
   * Returns a status: 0 out of reach, 200 it is us, 401 it is not.
   */
  async #ask() {
    const answer = await currentSession();
    this.#reached(answer.reached);
    if (!answer.reached) return 0;
    const mine = answer.ok && answer.session.user === this.#user;
    if (mine) {
      this.#confirmed = true;
      this.on.contact(answer.session);
      this.#connect();
      return 200;
    }
    if (!answer.ok && answer.status !== 401) return answer.status;
    if (answer.closed === this.#user) {
      this.#closed = true;
      this.on.more();
      return 401;
    }
    this.on.signInNeeded();
    return 401;
  }

  #reached(yes) {
    const before = this.online;
    this.#reachable = yes;
    if (yes) this.#delay = RETRY_FIRST_MS;
    else this.#later();
    if (this.online !== before || !navigator.onLine) this.on.online(this.online);
  }

  /** The browser says that there may be a line again. */
  #try() {
    this.#reachable = true;
    this.#delay = RETRY_FIRST_MS;
    this.on.online(this.online);
    this.#resume();
  }

  #resume() {
    if (!this.#live) return;
    if (this.#confirmed) this.#connect();
    else this.#ask();
  }

  #seen() {
    if (document.visibilityState !== 'visible') {
      clearTimeout(this.#timer);
      this.#timer = 0;
      return;
    }
    if (!this.#live) return;
    if (!this.online) { this.#try(); return; }
    if (this.#bank) this.on.more();
    this.#resume();
  }

  #connect() {
    if (!this.#live || !this.#confirmed || !navigator.onLine || document.visibilityState !== 'visible') return;
    if (this.#bank) {
      this.#arm(BANK_LOOK_MS, () => { this.on.more(); this.#connect(); });
      return;
    }
    if (this.#socket) return;
    const socket = this.#socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/api/v1/live`);
    socket.onopen = () => { this.#reached(true); this.on.more(); };  // What happened while nobody listened.
    socket.onmessage = () => this.on.more();
    socket.onclose = () => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      this.#confirmed = false;  // A server that came back, a line that broke, or a session that was ended: to be asked.
      this.#later();
    };
  }

  /** Asks again after a while, longer each time; never while hidden or offline. */
  #later() {
    if (!this.#live || !navigator.onLine || document.visibilityState !== 'visible') return;
    this.#arm(this.#delay * (0.75 + Math.random() / 2), async () => {
      const status = this.#confirmed && this.#reachable ? 200 : await this.#ask();
      if (status === 200) this.#connect();
      else if (status !== 401 && status !== 0) this.#later();  // 401: only a sign-in helps; 0: is asked again already.
    });
    this.#delay = Math.min(this.#delay * 2, RETRY_LAST_MS);
  }

  #arm(delay, act) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { this.#timer = 0; act(); }, delay);
  }

  #close() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }
}
