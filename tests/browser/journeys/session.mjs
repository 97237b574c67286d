// What happens to an open desk when its session, its storage or its version goes.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { journey } from '../support/journey.mjs';
import { cutLine, signIn, unlock, deskIsOpen, userMenu, worksOffline, stored, storedBytes, violations } from '../support/desk.mjs';
import { press, send, write } from '../support/hands.mjs';
import { putStaff, putWorld, putPerson, BANKS, OFFICES, PASSWORD } from '../support/people.mjs';
import { persian, vector, weigh } from '../support/case.mjs';
import { Device, forms } from '../support/wire.mjs';

const gate = { user: 'gate1', name: 'سارا محمدی', password: PASSWORD };
const NEW_PASSWORD = 'پنج واژهٔ دیگر بی ربط کنار هم';

function world(server) {
  putWorld(server);
  putPerson(server, gate.user, gate.name, 'exit_gate_officer', ['--office', OFFICES.own]);
}

journey('an ended session asks for the password over the open desk', { world }, async ({ server, officer, picture }) => {
  const one = await officer();
  const page = await one.page();
  await signIn(page, gate);
  await deskIsOpen(page);
  server.admin(['session', 'end', gate.user]);
  // The next word between desk and server tells; a line that comes back is one.
  const comeBack = async () => {
    await cutLine(page);
    const said = page.waitForResponse((answer) => answer.status() === 401);
    await one.context.setOffline(false);
    await said;
  };
  await comeBack();
  const again = page.getByRole('button', { name: 'ورود دوباره' });
  await again.focus();
  // Told once more, the line does not take its button from under the hand.
  await comeBack();
  assert.ok(await again.evaluate((button) => button === document.activeElement), 'the button lost the focus');
  await press(page, again);
  const dialog = page.getByRole('dialog', { name: 'ورود دوباره' });
  await write(page, dialog.getByLabel('گذرواژه', { exact: true }), 'این گذرواژه نیست');
  await send(page, dialog.getByRole('button', { name: 'ورود', exact: true }));
  await dialog.getByRole('alert').filter({ hasText: 'گذرواژه درست نیست' }).waitFor();
  await picture(page, 'sign-in-again');
  await write(page, dialog.getByLabel('گذرواژه', { exact: true }), gate.password);
  await send(page, dialog.getByRole('button', { name: 'ورود', exact: true }));
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'ورود دوباره' }).waitFor({ state: 'hidden' });
  await deskIsOpen(page);
});

journey('a changed password opens the vault from then on', { world }, async ({ server, officer, picture }) => {
  const one = await officer();
  const page = await one.page();
  await signIn(page, gate);
  await deskIsOpen(page);
  await userMenu(page, 'گذرواژه و نشست‌ها');
  const dialog = page.getByRole('dialog', { name: 'حساب من' });
  await dialog.getByText('همین مرورگر').waitFor();
  const change = () => send(page, dialog.getByRole('button', { name: 'تغییر گذرواژه' }));
  await write(page, dialog.getByLabel('گذرواژهٔ کنونی'), gate.password);
  await write(page, dialog.getByLabel('گذرواژهٔ تازه', { exact: true }), 'کوتاه');
  await change();
  await dialog.getByRole('alert').filter({ hasText: 'گذرواژهٔ تازه کوتاه است' }).waitFor();
  await picture(page, 'account');
  assert.deepEqual(await violations(page), []);
  await write(page, dialog.getByLabel('گذرواژهٔ تازه', { exact: true }), NEW_PASSWORD);
  await write(page, dialog.getByLabel('تکرار گذرواژهٔ تازه'), NEW_PASSWORD);
  await change();
  await dialog.getByRole('alert').filter({ hasText: 'گذرواژه عوض شد' }).waitFor();
  await press(page, dialog.getByRole('button', { name: 'بستن' }));
  await worksOffline(page);
  await server.stop();
  await one.context.setOffline(true);
  await page.reload();
  await unlock(page, gate.password);
  await page.getByRole('alert').filter({ hasText: 'گذرواژه درست نیست' }).waitFor();
  await unlock(page, NEW_PASSWORD);
  await deskIsOpen(page);
});

journey('a password that was changed elsewhere no longer opens the desk with a line', { world }, async ({ server, officer }) => {
  const page = await (await officer()).page();
  await signIn(page, gate);
  await deskIsOpen(page);
  await userMenu(page, 'قفل کردن');
  server.admin(['user', 'password', gate.user, '--password-stdin'], `${NEW_PASSWORD}\n`);
  await unlock(page, gate.password);
  // A server that takes its time is not waited for: the desk then opens as without a line, and its session has ended.
  const refused = page.getByRole('alert').filter({ hasText: 'کارساز این گذرواژه را نپذیرفت' });
  const ended = page.getByText('نشست شما در کارساز به پایان رسیده است');
  await refused.or(ended).first().waitFor();
  if (await ended.first().isVisible()) return;
  await unlock(page, NEW_PASSWORD);
  await deskIsOpen(page);
});

journey('storage that the browser has thrown away is noticed and said', { world }, async ({ officer }) => {
  const one = await officer();
  const page = await one.page();
  await signIn(page, gate);
  await deskIsOpen(page);
  await page.evaluate(() => new Promise((resolve) => { indexedDB.deleteDatabase('kotaj').onsuccess = resolve; }));
  await page.reload();
  await page.getByRole('alert').filter({ hasText: 'مرورگر داده‌های کوتاژ را از این دستگاه پاک کرده است' }).waitFor();
  await signIn(page, gate);
  await deskIsOpen(page);
});

journey('a page that the server no longer answers says so and fetches the newest', { world }, async ({ officer, picture }) => {
  const one = await officer();
  const page = await one.page();
  await signIn(page, gate);
  await deskIsOpen(page);
  // As a server of the next protocol answers, once it has taken what waited.
  const ofTheNextProtocol = (route) => route.fulfill({ status: 426, contentType: 'application/json', body: '{"error":{"code":"update_required"}}' });
  await one.context.route('**/api/v1/sync', ofTheNextProtocol);
  await cutLine(page);
  await one.context.setOffline(false);
  await page.getByText('این صفحه قدیمی است و سرور تا تازه نشود به آن پاسخ نمی‌دهد').waitFor();
  await deskIsOpen(page);
  await picture(page, 'update-required');
  await one.context.unroute('**/api/v1/sync', ofTheNextProtocol);
  await page.getByRole('button', { name: 'تازه کردن' }).click();
  await unlock(page, gate.password);
  await deskIsOpen(page);
  await page.getByText('این صفحه قدیمی است').waitFor({ state: 'hidden' });
});

journey('a new version waits until the officer agrees', { world }, async ({ server, officer }) => {
  const copy = mkdtempSync(join(tmpdir(), 'kotaj-site-'));
  try {
    cpSync(server.web, copy, { recursive: true });
    const one = await officer();
    const page = await one.page();
    await signIn(page, gate);
    await deskIsOpen(page);
    await worksOffline(page);
    await server.stop();
    for (const file of ['index.html', 'sw.js']) {
      for (const packed of ['.br', '.gz']) rmSync(join(copy, file + packed), { force: true });
      const old = readFileSync(join(copy, file), 'utf8');
      writeFileSync(join(copy, file), file === 'sw.js' ? old.replace(/VERSION = '/, "VERSION = 'next-") : old.replace('نسخهٔ', 'نسخهٔ تازهٔ'));
    }
    server.web = copy;
    await server.start();
    await page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one.update()).then(() => undefined));
    const agree = page.getByRole('button', { name: 'تازه کردن' });
    await agree.waitFor();
    await deskIsOpen(page);
    const oldPage = await page.evaluate(() => fetch('/').then((answer) => answer.text()));
    assert.ok(!oldPage.includes('نسخهٔ تازهٔ'), 'the old version must be served until the officer agrees');
    await press(page, agree);
    await page.getByText('نسخهٔ تازهٔ').waitFor();
    await unlock(page, gate.password);
    await deskIsOpen(page);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});

journey('a closed account takes its vault with it at the next contact, and tells a stranger nothing', { world },
  async ({ server, officer, picture }) => {
    const one = await officer();
    const page = await one.page();
    await signIn(page, gate);
    await deskIsOpen(page);
    assert.deepEqual((await stored(page)).vaults, [gate.user]);
    await cutLine(page);
    server.admin(['user', 'disable', gate.user]);
    await one.context.setOffline(false);
    await page.getByRole('alert').filter({ hasText: 'این حساب بسته شده است' }).waitFor();
    await picture(page, 'account-closed');
    assert.deepEqual(await stored(page), { vaults: [], sealed: 0 });
    assert.equal((await storedBytes(page)).length, 0);
    const two = await officer();
    const stranger = await two.page();
    await signIn(stranger, { ...gate, password: 'این گذرواژه نیست' });
    await stranger.getByRole('alert').filter({ hasText: 'نام کاربری یا گذرواژه درست نیست' }).waitFor();
  });

journey('a desk at rest hears that its account was closed from the command line', { world },
  async ({ server, officer }) => {
    const one = await officer();
    const page = await one.page();
    await signIn(page, gate);
    await deskIsOpen(page);
    // From here on it asks nothing: only its open socket can tell it.
    await page.waitForLoadState('networkidle');
    server.admin(['user', 'disable', gate.user]);
    await page.getByRole('alert').filter({ hasText: 'این حساب بسته شده است' }).waitFor();
    assert.deepEqual(await stored(page), { vaults: [], sealed: 0 });
  });

let people = {};
const staffed = (server) => { people = putStaff(server, ['admin', 'manager', 'gate1'], ['manager', 'gate1']); };

journey('what waits under an account that was closed is refused, and kept for its author', { world: staffed },
  async ({ server, officer }) => {
    const { input } = vector('confirmed short landing, essential bulk, 1.5 %');
    const opening = forms.openCase(input, {
      office: OFFICES.own, kotaj: '25182', registered: { on: '2023-05-22', year: '1402' }, bank: BANKS.own,
    });
    assert.deepEqual(await (await Device.signIn(server, people.gate1)).perform(opening), { accepted: true });
    const one = await officer();
    const page = await one.page();
    await signIn(page, people.gate1);
    await deskIsOpen(page);
    await press(page, page.getByRole('link', { name: 'کسر تخلیه' }));
    await press(page, page.getByRole('main').getByRole('row').filter({ hasText: persian('25182').replaceAll('٬', '') }).first());
    await cutLine(page);
    for (const [ordinal, weighing] of input.weighings.slice(0, 2).entries()) await weigh(page, weighing, `12ع345-6${ordinal + 1}`);
    server.admin(['user', 'disable', people.gate1.user]);
    await one.context.setOffline(false);
    await page.getByRole('alert').filter({ hasText: 'این حساب بسته شده است' }).waitFor();
    assert.deepEqual(await stored(page), { vaults: [], sealed: 0 });

    server.admin(['user', 'enable', people.gate1.user]);
    await signIn(page, people.gate1);
    await deskIsOpen(page);
    await press(page, page.getByRole('link', { name: 'صف ارسال' }).first());
    const kept = page.getByRole('main').getByRole('region', { name: 'ثبت توزین' });
    await kept.nth(1).waitFor({ state: 'attached' });
    assert.equal(await kept.count(), 2);
  });
