// One-time passwords (RFC 6238): asked for at sign-in where the account has them, set up and taken back in «حساب من».

import { currentSession, beginCode, confirmCode, endCode, onCodeNeeded } from '{{asset:api.js}}';
import { byId, say, blame, notice, onSubmit } from '{{asset:panels.js}}';

const GROUP = 4;
let state = 'off';
let later = false;  // what is only advised was put off

/** What the server said of a code, as a code of messages.js. */
function refusalOf(answer) {
  if (!answer.reached) return ['new_password_offline', {}];
  if (answer.status === 429) return ['too_many', { seconds: answer.retryAfter }];
  if (answer.body?.error?.code === 'wrong_password') return ['wrong_password', {}];
  if (answer.body?.error?.code === 'wrong_code') return ['wrong_code', {}];
  return ['server_trouble', { said: answer.body?.error?.message }];
}

/** Asks for the code over whatever is open; '' where it was closed. */
function askForCode(wrong) {
  const dialog = byId('code');
  const input = byId('code-input');
  const box = dialog.querySelector('.message');
  input.value = '';
  say(wrong ? 'wrong_code' : null, {}, box);
  return new Promise((resolve) => {
    let typed = '';
    dialog.querySelector('form').onsubmit = (event) => {
      event.preventDefault();
      typed = input.value.trim();
      if (!typed) { say('code_missing', {}, box); blame(input); return; }
      dialog.close();
    };
    dialog.querySelector('[data-close]').onclick = () => dialog.close();
    dialog.onclose = () => resolve(typed);
    dialog.showModal();
    input.focus();
  });
}

/** The secret in groups, as it is typed into an authenticator. */
const grouped = (secret) => secret.match(new RegExp(`.{1,${GROUP}}`, 'g')).join(' ');

/** The key as a picture for a phone's camera. It stays beside the words: without it they serve, too. */
async function draw(uri) {
  const place = byId('code-qr');
  place.hidden = true;
  place.dataset.qr = uri;
  try {
    const { drawCodes } = await import('{{asset:qr.js}}');
    await drawCodes(place.parentElement);
    place.hidden = !place.firstElementChild;
  } catch (error) {
    console.warn(error);
  }
}

/** Nothing of the key stays on the page. */
function forget() {
  byId('code-secret').textContent = '';
  byId('code-link').removeAttribute('href');
  const place = byId('code-qr');
  place.hidden = true;
  place.replaceChildren();
  delete place.dataset.qr;
}

function box() {
  return byId('code-form').querySelector('.message');
}

function show() {
  const on = state === 'on';
  byId('code-state').textContent = {
    on: 'روشن است: هنگام ورود، پس از گذرواژه، رمز برنامهٔ رمزساز هم خواسته می‌شود.',
    wanted: 'خاموش است. چون دسترسی پیغام بانک دارید یا می‌دهید، آن را روشن کنید.',
    required: 'باید روشن شود: تا آن هنگام چیزی به کارساز فرستاده نمی‌شود.',
    off: 'خاموش است.',
  }[state];
  byId('code-password-row').hidden = on;
  byId('code-begin').hidden = on;
  byId('code-secret-row').hidden = true;
  byId('code-typed-row').hidden = !on;
  byId('code-confirm').hidden = true;
  byId('code-end').hidden = !on;
}

async function begin() {
  const password = byId('code-password');
  if (!password.value) { say('password_missing', {}, box()); return blame(password); }
  const answer = await beginCode(password.value);
  if (!answer.ok) { say(...refusalOf(answer), box()); return blame(password); }
  password.value = '';
  byId('code-secret').textContent = grouped(answer.body.secret);
  byId('code-link').href = answer.body.uri;
  draw(answer.body.uri);
  byId('code-password-row').hidden = true;
  byId('code-begin').hidden = true;
  for (const id of ['code-secret-row', 'code-typed-row', 'code-confirm']) byId(id).hidden = false;
  return byId('code-typed').focus();
}

/** Confirms what was begun, or takes back what is on. */
async function finish() {
  const typed = byId('code-typed');
  if (!typed.value.trim()) { say('code_missing', {}, box()); return blame(typed); }
  const answer = await (state === 'on' ? endCode : confirmCode)(typed.value.trim());
  if (!answer.ok) { say(...refusalOf(answer), box()); return blame(typed); }
  typed.value = '';
  forget();
  say(state === 'on' ? 'code_off_done' : 'code_on_done', {}, box());
  return refreshCode();
}

/** Asks the server how the account stands; the line that asks for a second step goes or comes with it. */
export async function refreshCode(session = null) {
  const answer = session ? { ok: true, session } : await currentSession();
  if (!answer.ok) return;
  state = answer.session.code ?? 'off';
  byId('code-section').hidden = answer.session.code === undefined;
  show();
  const wanted = (state === 'wanted' && !later) || state === 'required';
  // What is only advised may be put off until the page is opened again: it takes a phone much of its room.
  const putOff = ['بعداً', () => {
    later = true;
    notice('code', '', null);
  }];
  notice('code', 'warn', wanted ? `رمز یک‌بارمصرف این حساب ${state === 'wanted' ? 'خاموش است.' : 'باید روشن شود.'}` : null,
    ['حساب من', () => byId('account').showModal()], ...(state === 'wanted' ? [putOff] : []));
}

/** Wires both dialogs once. */
export function wireCode() {
  onCodeNeeded(askForCode);
  onSubmit(byId('code-form'), async () => {
    say(null, {}, box());
    await (byId('code-begin').hidden ? finish() : begin());
  });
}
