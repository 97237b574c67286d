// «حساب من»: one's own password and open sessions, in plain HTML, so that no password enters the desk's memory.

import { changePassword, sessions, endSession } from '{{asset:api.js}}';
import { refreshCode } from '{{asset:code.js}}';
import { byId, say, blame, onSubmit } from '{{asset:panels.js}}';

const MIN_PASSWORD = 12;
let vault = null;
let changed = null;

function box() {
  return byId('password-form').querySelector('.message');
}

async function submit() {
  const [current, next, again] = ['current', 'next', 'again'].map(byId);
  say(null, {}, box());
  if (!current.value) return refuse('password_missing', current);
  if ([...next.value].length < MIN_PASSWORD) return refuse('new_password_short', next);
  if (next.value !== again.value) return refuse('new_password_differs', again);
  const answer = await changePassword(current.value, next.value);
  if (!answer.reached) return refuse('new_password_offline', next);
  if (answer.status === 401 || answer.status === 403) return refuse('wrong_password', current);
  if (answer.status === 429) return refuse('too_many', next, { seconds: answer.retryAfter });
  if (!answer.ok) return refuse('new_password_refused', next, { said: answer.body?.error?.message });
  await vault.changePassword(next.value);
  changed();
  byId('password-form').reset();
  say('new_password_done', {}, box());
  return list();
}

function refuse(code, input, figures = {}) {
  say(code, figures, box());
  blame(input);
}

const moment = new Intl.DateTimeFormat('fa-IR', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Tehran' });

/** A browser as a person would name it. */
function browserOf(agent) {
  const browser = [['Edg/', 'اج'], ['Firefox/', 'فایرفاکس'], ['Chrome/', 'کروم'], ['Safari/', 'سافاری']]
    .find(([mark]) => agent.includes(mark))?.[1] ?? 'برنامهٔ دیگر';
  const system = [['Android', 'اندروید'], ['iPhone', 'آیفون'], ['Windows', 'ویندوز'], ['Mac OS', 'مک'], ['Linux', 'لینوکس']]
    .find(([mark]) => agent.includes(mark))?.[1];
  return system ? `${browser} روی ${system}` : browser;
}

function sessionRow(session) {
  const row = document.createElement('li');
  row.className = 'row';
  const text = document.createElement('div');
  text.className = 'text';
  const place = document.createElement('strong');
  place.textContent = session.current ? 'همین مرورگر' : browserOf(session.agent ?? '');
  const when = document.createElement('span');
  when.className = 'aside';
  const address = document.createElement('bdi');
  address.textContent = session.address;
  when.append(`آخرین کار: ${moment.format(new Date(session.seen_at))}، از نشانی `, address);
  text.append(place, when);
  row.append(text);
  if (!session.current) {
    const end = document.createElement('button');
    end.type = 'button';
    end.className = 'danger';
    end.textContent = 'پایان دادن';
    end.onclick = async () => { await endSession(session.id); await list(); };
    row.append(end);
  }
  return row;
}

async function list() {
  const answer = await sessions();
  if (answer.ok) {
    byId('sessions').replaceChildren(...answer.body.sessions.map(sessionRow));
    return;
  }
  const line = document.createElement('li');
  line.className = 'aside';
  line.textContent = 'فهرست نشست‌ها با اتصال به کارساز دیده می‌شود.';
  byId('sessions').replaceChildren(line);
}

/** Wires the dialog once; `onChanged` hears that the vault has a new wrapping key. */
export function wireAccount(ofVault, onChanged) {
  vault = ofVault;
  changed = onChanged;
  byId('password-form').querySelector('[name=username]').value = vault.user;
  onSubmit(byId('password-form'), submit);
  byId('account').querySelector('[data-close]').onclick = () => byId('account').close();
  byId('account').addEventListener('close', () => { byId('password-form').reset(); say(null, {}, box()); });
}

export function openAccount() {
  byId('account').showModal();
  list();
  refreshCode();
}
