// An open vault becomes a running desk: storage is tried, the wasm comes, tabs agree on a writer, the line is watched.

import { currentSession, signIn } from '{{asset:api.js}}';
import { byId, show, say, blame, notice, trouble, onSubmit, prepareDesk, showDesk } from '{{asset:panels.js}}';
import { message, persian } from '{{asset:messages.js}}';
import { deskModule } from '{{asset:loader.js}}';
import { startDesk, prefetchParts } from '{{asset:bridge.js}}';
import { Link } from '{{asset:link.js}}';
import { requireUpdate, watchUpdates } from '{{asset:update.js}}';
import { hear, tell, share, electWriter } from '{{asset:tabs.js}}';
import { watchIdle } from '{{asset:idle.js}}';
import { wireAccount, openAccount } from '{{asset:account.js}}';
import { refreshCode } from '{{asset:code.js}}';
import { lock, switchUser, signOut, leaveWith, closeAccount } from '{{asset:leave.js}}';
import { probeStorage, LOW_SPACE_BYTES } from '{{asset:vault.js}}';

/** Says before anything is typed whether this device can keep it (S11). */
async function tryStorage() {
  navigator.storage?.persist?.().catch(() => {});
  let code = null;
  try {
    await probeStorage();
    const { quota = Infinity, usage = 0 } = await navigator.storage?.estimate?.() ?? {};
    if (quota - usage < LOW_SPACE_BYTES) code = 'storage_low';
  } catch (error) {
    code = error.code;
  }
  if (!code) return;
  const { tone, title, text } = message(code);
  notice('storage', tone, `${title} ${text}`);
}

function reportProgress(taken, of) {
  const done = of ? Math.min(1, taken / of) : 0;
  byId('progress').value = done;
  byId('loading-text').textContent = done < 1 ? `${persian(Math.floor(done * 100))}٪` : 'در حال باز کردن داده‌ها';
}

/** The desk crashed: nothing more may be typed into it. */
function crashed(error) {
  console.error(error);
  byId('desk').inert = true;
  trouble('crashed');
}

/** The dialog that signs in again over an open desk; what was typed stays where it is. */
function wireReauth(vault, link, desk) {
  const dialog = byId('reauth');
  const form = dialog.querySelector('form');
  const password = byId('reauth-password');
  const box = dialog.querySelector('.message');
  form.querySelector('[name=username]').value = vault.user;
  dialog.querySelector('[data-close]').onclick = () => dialog.close();
  dialog.addEventListener('close', () => { password.value = ''; say(null, {}, box); });
  onSubmit(form, async () => {
    const refuse = (code, figures) => { say(code, figures, box); blame(password); };
    if (!password.value) return refuse('password_missing');
    const answer = await signIn(vault.user, password.value);
    if (!answer.reached) return refuse('new_password_offline');
    if (answer.status === 429) return refuse('too_many', { seconds: answer.retryAfter });
    if (answer.closed === vault.user) return closeAccount(vault.user);
    if (!answer.ok) return refuse(answer.body?.error?.code === 'code_missing' ? 'code_missing' : 'wrong_password');
    if (!await vault.accepts(password.value)) {
      await vault.changePassword(password.value);  // Changed elsewhere: from now on the vault opens with it, too.
      tell('rewrapped', { user: vault.user, wrapping: vault.wrapping });
    }
    await vault.contact(answer.session.server_ms, answer.session);
    notice('session', '', null);
    dialog.close();
    link.confirm();
    desk().more();
    return undefined;
  });
}

function askSignIn() {
  notice('session', 'warn', 'نشست شما در کارساز به پایان رسیده است. آنچه می‌نویسید روی این دستگاه ذخیره می‌شود.',
    ['ورود دوباره', () => byId('reauth').showModal()]);
}

/** What other tabs may say to an open desk. */
function hearTabs(vault, link, changed) {
  const mine = (act) => (data) => { if (data.user === vault.user) act(data); };
  share(() => ({ user: vault.user, wrapping: vault.wrapping }));
  hear('changed', mine(changed));
  hear('rewrapped', mine(({ wrapping }) => vault.follow(wrapping).catch(() => lock(vault.user))));
  hear('locked', mine(() => leaveWith({ code: 'locked', user: vault.user })));
  // One cookie a browser: another officer's sign-in ends this one's.
  hear('opened', ({ user }) => {
    if (user !== vault.user) leaveWith({ code: 'other_user', user: vault.user });
    else link.doubt();
  });
}

function doAction(name, vault, link, desk) {
  const actions = {
    lock: () => lock(vault.user),
    switch_user: () => switchUser(vault.user),
    sign_out: () => signOut(vault.user, link, () => desk()?.more()),
    account: openAccount,
  };
  actions[name]?.();
}

/** Opens the desk. `session` is the server's word of this moment, null where the vault was opened without a line. */
export async function openWorkplace({ vault, session, confirmed }) {
  show('loading', byId('progress'));
  say(null);
  let desk = null;
  let writer = false;
  const compiled = deskModule(reportProgress);
  const loaded = vault.load();
  const tried = tryStorage();
  for (const begun of [compiled, loaded, tried, prefetchParts()]) begun.catch(() => {});

  let stored;
  try {
    stored = await loaded;
  } catch (error) {
    leaveWith({ code: error.code ?? 'vault_damaged', user: vault.user });
    return;
  }
  const profile = session ?? stored.profile ?? { user: vault.user, name: vault.header.name };
  byId('demo').hidden = !profile.demo;
  const link = new Link(vault.user, profile.kind === 'bank', {
    online: (yes) => desk?.online(yes),
    more: () => desk?.more(),
    signInNeeded: askSignIn,
    updateNeeded: requireUpdate,
    closed: () => closeAccount(vault.user),
    contact: (said) => {
      notice('session', '', null);
      vault.contact(said.server_ms, said).catch(() => {});
    },
  });
  if (confirmed) link.confirm();
  let missed = false;
  hearTabs(vault, link, () => { missed = !desk; desk?.changed(); });
  wireReauth(vault, link, () => desk);
  wireAccount(vault, () => tell('rewrapped', { user: vault.user, wrapping: vault.wrapping }));

  if (session) refreshCode(session);

  const host = {
    session: {
      ...profile, bank_staff: profile.kind === 'bank' ? 1 : 0, demo: profile.demo ? 1 : 0,
    },
    vault, link, crashed,
    // The first load was begun beside the wasm; later ones read again.
    load: () => { const once = stored; stored = null; return once ? Promise.resolve(once) : vault.load(); },
    writer: () => writer,
    tell: () => tell('changed', { user: vault.user }),
    action: (name) => doAction(name, vault, link, () => desk),
    failed: () => trouble('not_loaded'),
    ready: () => { showDesk(); watchUpdates(); watchIdle(() => lock(vault.user, 'idle')); },
  };
  try {
    const module = await compiled;
    await tried;
    prepareDesk();
    desk = await startDesk(module, host);
  } catch (error) {
    console.error(error);
    trouble('not_loaded');
    return;
  }
  if (missed) desk.changed();
  electWriter(vault.user, () => {
    writer = true;
    link.listen();
    desk.changed();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') vault.tick().catch(() => {});
  });
}

/** Whether the server knows this user's session: asked early, in parallel with everything else. */
export const askSession = () => currentSession(4_000);
