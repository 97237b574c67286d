// The JSON calls: sign-in, sessions, password. Every answer is `{ok, status, body, retryAfter}`; a line that is not there is
// `{reached: false}`. Nothing here throws for what a server or a network may do.

const HEADERS = { 'X-Kotaj': '1' };  // With the page's own origin, what the server asks of every change.
const TIMEOUT_MS = 15_000;

async function call(method, path, body, timeout = TIMEOUT_MS) {
  let response;
  try {
    response = await fetch(`/api/v1/${path}`, {
      method, cache: 'no-store', credentials: 'same-origin', redirect: 'error', signal: AbortSignal.timeout(timeout),
      headers: body === undefined ? HEADERS : { ...HEADERS, 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    return { reached: false, ok: false, status: 0, body: null };
  }
  let answer = null;
  try {
    answer = await response.json();
  } catch { /* An answer without JSON is judged by its status. */ }
  const retryAfter = Number(response.headers.get('Retry-After')) || 0;
  const demo = response.headers.has('X-Kotaj-Demo');
  return { reached: true, ok: response.ok, status: response.status, body: answer, retryAfter, demo };
}

/** The server's account of a session, with its time as a number; `closed` names whose account has been closed meanwhile. */
function session(result) {
  const closed = result.body?.error?.code === 'account_closed' ? result.body.user : null;
  if (!result.ok || !result.body?.user) return { ...result, ok: false, closed };
  const server = result.body.server_time;
  const server_ms = typeof server === 'number' ? server : Date.parse(server);
  return { ...result, session: { ...result.body, server_ms: Number.isFinite(server_ms) ? server_ms : Date.now() } };
}

let askForCode = async () => '';
/** `ask(wrong)` resolves with the one-time password that an account has besides, '' where it is not given. */
export function onCodeNeeded(ask) { askForCode = ask; }

/** Signs in; where the account has a one-time password, that is asked for until it is right or given up (`code_missing`, status 403). */
export async function signIn(user, password) {
  let answer = session(await call('POST', 'session', { user, password }));
  const wants = () => ['code_needed', 'wrong_code'].includes(answer.body?.error?.code);
  while (answer.status === 401 && wants()) {
    const code = await askForCode(answer.body.error.code === 'wrong_code');
    if (!code) return { ...answer, status: 403, body: { error: { code: 'code_missing' } } };
    answer = session(await call('POST', 'session', { user, password, code }));
  }
  return answer;
}
export const currentSession = async (timeout) => session(await call('GET', 'session', undefined, timeout));
export const signOut = () => call('DELETE', 'session');
export const changePassword = (old, next) => call('POST', 'password', { old, new: next });
export const sessions = () => call('GET', 'sessions');
export const checkNotice = (number, code) => call('POST', 'notice-check', { number, code });
export const endSession = (id) => call('DELETE', `sessions/${encodeURIComponent(id)}`);
export const beginCode = (password) => call('POST', 'code/begin', { password });
export const confirmCode = (code) => call('POST', 'code/confirm', { code });
export const endCode = (code) => call('POST', 'code/end', { code });
