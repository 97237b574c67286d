// The ways to leave an open desk: lock it, hand it to the next officer, sign out for good, or be shut out (platform.md, The vault).
// Each ends in a reload, the only sure way to empty wasm memory.

import { signOut as endSession } from '{{asset:api.js}}';
import { ask } from '{{asset:panels.js}}';
import { persian, waitingText } from '{{asset:messages.js}}';
import { tell } from '{{asset:tabs.js}}';
import { countEntries, destroyVault, WAITING, DRAFT } from '{{asset:vault.js}}';

const FLASH = 'kotaj-flash';         // What the next page in this tab says.
const OWED = 'kotaj-end-session';    // A sign-out that the server has not heard of yet.
const SEND_MS = 20_000;
const LOOK_EVERY_MS = 250;

/** Reloads the page with a word for it. */
export function leaveWith(flash) {
  sessionStorage.setItem(FLASH, JSON.stringify(flash));
  location.reload();
}

/** What the page before this one wanted said; once. */
export function takeFlash() {
  const flash = sessionStorage.getItem(FLASH);
  sessionStorage.removeItem(FLASH);
  return flash ? JSON.parse(flash) : null;
}

/** Ends on the server what was ended here without a line. Resolves at once where nothing is owed. */
export async function payOwedSignOut() {
  if (!localStorage.getItem(OWED)) return;
  const answer = await endSession();
  if (answer.reached) localStorage.removeItem(OWED);
}

async function endOnServer() {
  localStorage.setItem(OWED, '1');
  await payOwedSignOut();
}

export function lock(user, why = 'locked') {
  tell('locked', { user });
  leaveWith({ code: why, user });
}

/** The vault stays, sealed, with its queue; the next officer opens his own. */
export async function switchUser(user) {
  tell('locked', { user });
  await Promise.race([endOnServer(), new Promise((resolve) => setTimeout(resolve, 1500))]);
  leaveWith({ choose: true });
}

/** Sends what waits, then destroys the vault. What cannot be sent is destroyed only on a second confirmation that counts it. */
export async function signOut(user, link, send) {
  let waiting = await countEntries(user, WAITING);
  if (waiting && link.online) {
    send();
    const until = Date.now() + SEND_MS;
    while (waiting && link.online && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      waiting = await countEntries(user, WAITING);
    }
  }
  const drafts = await countEntries(user, DRAFT);
  if (waiting || drafts) {
    const answer = await ask('خروج', leftText(waiting, drafts), [
      ['switch', 'تعویض کاربر', 'primary'], ['', 'ماندن', 'quiet'], ['destroy', 'خروج و پاک کردن', 'danger']]);
    if (answer === 'switch') return switchUser(user);
    if (answer !== 'destroy') return undefined;
    const sure = await ask('برای همیشه پاک شود؟', `${countText(waiting, drafts)} از این دستگاه پاک می‌شود و برنمی‌گردد.`, [
      ['', 'نه، بماند', 'primary'], ['destroy', `پاک کردن ${countText(waiting, drafts)}`, 'danger']]);
    if (sure !== 'destroy') return undefined;
  }
  tell('locked', { user });
  await destroyVault(user);
  await Promise.race([endOnServer(), new Promise((resolve) => setTimeout(resolve, 3000))]);
  return leaveWith({ code: 'signed_out' });
}

/** The account was closed: nothing of it stays here. Its holder's waiting work is with the server, refused. */
export async function closeAccount(user) {
  tell('locked', { user });
  await destroyVault(user);
  return leaveWith({ code: 'account_closed' });
}

function countText(waiting, drafts) {
  return [waiting && waitingText(waiting), drafts && `${persian(drafts)} پیش‌نویس`].filter(Boolean).join(' و ');
}

function leftText(waiting, drafts) {
  const first = `${countText(waiting, drafts)} روی این دستگاه مانده است.`;
  return waiting
    ? `${first} با تعویض کاربر، این‌ها رمزشده می‌مانند و در ورود بعدی شما فرستاده می‌شوند.`
    : `${first} با تعویض کاربر، این‌ها رمزشده می‌مانند.`;
}
