// From a name and a password to an open vault: sign-in, unlock with and without a line, choice of user, a changed password.
// What is opened goes to `enter({vault, session, confirmed})`: `session` is what the server just said, or null.

import { signIn, currentSession } from '{{asset:api.js}}';
import { wireCode } from '{{asset:code.js}}';
import { byId, show, say, blame, onSubmit, wireReveals, ask } from '{{asset:panels.js}}';
import { persian, waitingText } from '{{asset:messages.js}}';
import { prepare } from '{{asset:seal.js}}';
import { tell } from '{{asset:tabs.js}}';
import { closeAccount } from '{{asset:leave.js}}';
import { Vault, listVaults, offlineLeft, countEntries, WAITING } from '{{asset:vault.js}}';

const PATIENCE_MS = 1_500;  // How long an unlock waits for the server before it opens by itself.
const HINT_SEEN = 'kotaj-hint-seen';

let enter = null;
let first = null;      // The server's first word to this page: who the cookie says we are.
let vaults = [];
let unlocking = null;  // Header of the vault that the unlock panel is for.
let signedIn = null;   // {session, password}: accepted by the server, but the vault has another password.

/** A refusal of the server as a code of messages.js. */
function refusalOf(answer) {
  if (answer.status === 429) return ['too_many', { seconds: answer.retryAfter }];
  if (answer.status === 401) return ['wrong_sign_in', {}];
  if (answer.body?.error?.code === 'code_missing') return ['code_missing', {}];
  return ['server_trouble', { said: answer.body?.error?.message }];
}

const nameOf = (input) => input.value.normalize('NFC').trim();

async function submitSignIn() {
  const [user, password] = [byId('user'), byId('password')];
  say(null);
  if (!nameOf(user)) { say('user_missing'); return blame(user); }
  if (!password.value) { say('password_missing'); return blame(password); }
  const answer = await signIn(nameOf(user), password.value);
  if (answer.ok) return open(answer.session, password.value);
  if (answer.closed) return closeAccount(answer.closed);
  if (!answer.reached) {
    const known = vaults.find((header) => header.user === nameOf(user));
    if (known) return unlockWith(known, password, Promise.resolve(answer));
    byId('signin-offline').hidden = true;
    say('offline_unknown');
    return password.focus();
  }
  say(...refusalOf(answer));
  return blame(answer.status === 401 ? password : user);
}

/** The server has accepted user and password: open his vault, or make one. */
async function open(session, password) {
  signedIn = { session, password };
  try {
    const vault = await Vault.unlock(session.user, password);
    await vault.contact(session.server_ms, session);
    return finish(vault, session, true);
  } catch (error) {
    if (error.code === 'no_vault') return finish(await Vault.create(session, password), session, true);
    if (error.code !== 'wrong_password') throw error;
  }
  // The password was changed elsewhere. With an empty queue nothing is lost by starting anew; else the old one is asked for.
  const waiting = await countEntries(session.user, WAITING);
  if (!waiting) return finish(await Vault.create(session, password), session, true);
  byId('old-count').textContent = waitingText(waiting);
  return show('old');
}

async function submitOld() {
  const input = byId('old-password');
  const { session, password } = signedIn;
  say(null);
  try {
    const vault = await Vault.unlock(session.user, input.value);
    await vault.changePassword(password);
    await vault.contact(session.server_ms, session);
    return finish(vault, session, true);
  } catch (error) {
    say(error.code ?? 'storage_failed');
    return blame(input);
  }
}

async function discardOld() {
  const { session, password } = signedIn;
  const waiting = await countEntries(session.user, WAITING);
  const answer = await ask('صف پاک شود؟', `${waitingText(waiting)} بدون گذرواژهٔ پیشین باز نمی‌شود و برای همیشه پاک می‌شود.`,
    [['', 'نه، بماند', 'primary'], ['destroy', `پاک کردن ${waitingText(waiting)}`, 'danger']]);
  if (answer === 'destroy') await finish(await Vault.create(session, password), session, true);
}

/** Who the server says we are, asked while the password is being hashed; null where it stays silent too long. */
function serverSays(user, password) {
  return (async () => {
    const answer = await (first ?? currentSession());
    first = null;
    if (answer.ok && answer.session.user === user) return answer;
    if (answer.closed === user) return { ...answer, session_closed: true };
    return answer.reached || navigator.onLine ? signIn(user, password) : answer;
  })();
}

async function submitUnlock() {
  const input = byId('unlock-password');
  say(null);
  if (!input.value) { say('password_missing'); return blame(input); }
  return unlockWith(unlocking, input);
}

async function unlockWith(header, input, asked = null) {
  const password = input.value;
  let vault;
  try {
    vault = await Vault.unlock(header.user, password);
  } catch (error) {
    if (error.code !== 'wrong_password') { say(error.code ?? 'storage_failed'); return blame(input); }
    // Perhaps it is the new password of an account whose password was changed elsewhere.
    const answer = await signIn(header.user, password);
    if (answer.ok) return open(answer.session, password);
    if (answer.closed) return closeAccount(answer.closed);
    say(...(answer.status === 429 ? refusalOf(answer) : ['wrong_password']));
    return blame(input);
  }
  // Only after the vault has accepted it does the password travel.
  const word = asked ?? serverSays(header.user, password);
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, { reached: false }));
  const answer = await Promise.race([word, patience]);
  // The session still stands for one thing: the desk sends what waits, then nothing stays here.
  if (answer.session_closed) return finish(vault, null, false);
  if (answer.closed) return closeAccount(answer.closed);
  if (answer.status === 401) { say('password_changed'); return blame(input); }
  if (answer.ok) {
    await vault.contact(answer.session.server_ms, answer.session);
    return finish(vault, answer.session, true);
  }
  await vault.tick();  // What the clock showed here counts from now on, also where it is refused and turned back.
  if (offlineLeft(vault.header) <= 0) {
    say('offline_expired', { days: vault.header.offline_days });
    return blame(input);
  }
  return finish(vault, null, false);
}

async function finish(vault, session, confirmed) {
  for (const input of document.querySelectorAll('#gate input[type=password]')) input.value = '';
  signedIn = null;
  localStorage.setItem(HINT_SEEN, 'yes');
  tell('opened', { user: vault.user });
  await enter({ vault, session, confirmed });
}

/** An error that no message was written for must still be said, and must not take what was typed. */
function guarded(work) {
  return async () => {
    try {
      await work();
    } catch (error) {
      console.error(error);
      say(error.code ?? 'storage_failed');
    }
  };
}

function stateOf(header) {
  const parts = [];
  if (header.waiting) parts.push(waitingText(header.waiting));
  const days = Math.ceil(offlineLeft(header) / 86_400_000);
  if (!navigator.onLine) parts.push(days > 0 ? `بدون شبکه تا ${persian(days)} روز دیگر` : 'مهلت کار بدون شبکه گذشته است');
  return parts.join('، ') || header.user;
}

const initialOf = (name) => [...(name || '؟')][0];

function showUnlock(header) {
  unlocking = header;
  byId('unlock-name').textContent = header.name || header.user;
  byId('unlock-initial').textContent = initialOf(header.name);
  byId('unlock-state').textContent = stateOf(header);
  byId('unlock-user').value = header.user;
  byId('unlock-password').value = '';
  byId('unlock-choose').textContent = vaults.length > 1 ? 'کاربر دیگر' : 'ورود با نام کاربری دیگر';
  show('unlock', byId('unlock-password'));
}

function showChoice() {
  say(null);
  byId('vaults').replaceChildren(...vaults.map((header) => {
    const item = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    const initial = document.createElement('span');
    initial.className = 'initial';
    initial.ariaHidden = 'true';
    initial.textContent = initialOf(header.name);
    const text = document.createElement('span');
    text.className = 'text';
    const name = document.createElement('strong');
    name.textContent = header.name || header.user;
    const state = document.createElement('span');
    state.className = 'aside';
    state.textContent = stateOf(header);
    text.append(name, state);
    button.append(initial, text);
    button.onclick = () => showUnlock(header);
    item.append(button);
    return item;
  }));
  show('choose', byId('vaults').querySelector('button'));
}

function showSignIn(user = '') {
  say(null);
  byId('user').value = user;
  byId('password').value = '';
  byId('signin-choose').hidden = vaults.length === 0;
  byId('signin-offline').hidden = navigator.onLine;
  show('signin', user ? byId('password') : byId('user'));
}

/** Wires the forms; once. */
export function wireGate(onEnter) {
  enter = onEnter;
  byId('hint').dataset.seen = localStorage.getItem(HINT_SEEN) ?? 'no';
  onSubmit(byId('panel-signin'), guarded(submitSignIn));
  onSubmit(byId('panel-unlock'), guarded(submitUnlock));
  onSubmit(byId('panel-old'), guarded(submitOld));
  byId('old-discard').onclick = guarded(discardOld);
  byId('unlock-choose').onclick = () => (vaults.length > 1 ? showChoice() : showSignIn());
  byId('signin-choose').onclick = () => (vaults.length > 1 ? showChoice() : showUnlock(vaults[0]));
  byId('choose-new').onclick = () => showSignIn();
  wireReveals();
  wireCode();
  const line = () => {
    byId('line-state').textContent = navigator.onLine ? '' : 'بدون شبکه';
    byId('signin-offline').hidden = navigator.onLine;
  };
  addEventListener('online', line);
  addEventListener('offline', line);
  line();
}

/** Shows the panel that fits this device; `flash` is the last page's word. `asked` is the running question who we are. */
export async function openGate(flash, asked) {
  first = asked;
  vaults = await listVaults();
  const wanted = flash?.user && vaults.find((header) => header.user === flash.user);
  if (flash?.choose && vaults.length) showChoice();
  else if (wanted || vaults.length === 1) showUnlock(wanted ?? vaults[0]);
  else if (vaults.length > 1) showChoice();
  else showSignIn();
  if (flash?.code) say(flash.code);
  prepare().catch(() => {});  // Asked for again when it is needed.
  const answer = await asked;
  byId('demo').hidden = !(answer.session?.demo ?? answer.demo);
  // The server knows this browser, but nothing of it is left here: the browser has thrown it away.
  if (answer.ok && !vaults.some((header) => header.user === answer.session.user) && !flash && !byId('panel-signin').hidden) {
    showSignIn(answer.session.user);
    say('evicted');
  }
}

