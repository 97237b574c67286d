// Who may not: the desk says why and by which clause, and the server says it too where the desk is bypassed.

import assert from 'node:assert/strict';
import { journey } from '../support/journey.mjs';
import { signIn, deskIsOpen } from '../support/desk.mjs';
import { vector } from '../support/case.mjs';
import { press } from '../support/hands.mjs';
import { putWorld, putPerson, BANKS, OFFICES, PASSWORD } from '../support/people.mjs';
import { Device, forms } from '../support/wire.mjs';

const { input } = vector('confirmed short landing, essential bulk, 1.5 %');
const NOON_1402_03_10 = '2023-05-31 08:30:00';
const NOON_1401_05_31 = '2022-08-22 08:30:00';

/** An exit-gate officer with the layers that a journey gives him; his manager and the giver of central grants stand beside. */
function worldWith({ central, local }) {
  return (server) => {
    putWorld(server);
    putPerson(server, 'admin', 'مریم رستگار', 'central_admin', ['--office', OFFICES.headquarters]);
    putPerson(server, 'manager', 'حسین دانا', 'office_manager', ['--office', OFFICES.own]);
    const by = ['--reason', 'آزمون', '--from', '1401/01/01'];
    const secret = `${putPerson(server, 'gate1', 'سارا محمدی', 'exit_gate_officer', ['--office', OFFICES.own]).password}\n`;
    server.admin(['grant', 'central', 'manager', '--by', 'admin', ...by], secret);
    if (central) server.admin(['grant', 'central', 'gate1', '--by', 'admin', ...by], secret);
    if (local) server.admin(['grant', 'local', 'gate1', '--by', 'manager', '--office', OFFICES.own, ...by], secret);
  };
}
const gate = { user: 'gate1' };
const PLATES = ['12ع345-67', '12ع345-68'];

const declaration = (office) => forms.openCase(input, {
  office, kotaj: '25181', registered: { on: '2022-08-01', year: '1401' }, bank: BANKS.own,
});

function assertRefused(result, code, reason, source) {
  assert.equal(result.accepted, false);
  assert.equal(result.code, code);
  assert.ok(result.reason.includes(reason), result.reason);
  assert.ok(result.source.includes(source), result.source);
}

/** Where the desk stands in the way: the button is there, closed, and says the same as the server. */
async function deskRefuses(officer, moment, words) {
  const reason = words.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[digit]);
  const one = await officer();
  await one.context.clock.install({ time: new Date(`${moment.replace(' ', 'T')}Z`) });
  const page = await one.page();
  await signIn(page, { ...gate, password: PASSWORD });
  await deskIsOpen(page);
  await press(page, page.getByRole('link', { name: 'کسر تخلیه' }));
  await press(page, page.getByRole('main').getByRole('button', { name: 'پرونده جدید' }).first());
  const said = page.getByRole('alert').or(page.getByRole('status')).or(page.locator('.text')).filter({ hasText: reason });
  await said.first().waitFor({ state: 'attached' });
  await page.getByRole('main').filter({ hasText: '۱۴۰۱/۷۱۰۲۰۳' }).waitFor({ state: 'attached' });
  assert.equal(await page.getByRole('button', { name: 'باز کردن پرونده' }).getAttribute('aria-disabled'), 'true');
}

journey('without a central grant nothing opens, at the desk or at the server', {
  world: worldWith({ central: false, local: true }), moment: NOON_1402_03_10,
}, async ({ server, officer }) => {
  const reason = 'دسترسی مرکزی «پیغام قابل توجه بانک» برای این شخص داده نشده است';
  const device = await Device.signIn(server, { ...gate, password: PASSWORD });
  const result = await device.perform(declaration(OFFICES.own));
  assertRefused(result, 'no_central_grant', reason, '1401/710203');
  await deskRefuses(officer, NOON_1402_03_10, reason);
});

journey('without a local grant nothing opens, at the desk or at the server', {
  world: worldWith({ central: true, local: false }), moment: NOON_1402_03_10,
}, async ({ server, officer }) => {
  const reason = 'دسترسی محلی «پیغام قابل توجه بانک» این گمرک برای این شخص داده نشده است';
  const device = await Device.signIn(server, { ...gate, password: PASSWORD });
  assertRefused(await device.perform(declaration(OFFICES.own)), 'no_local_grant', reason, '1401/710203');
  await deskRefuses(officer, NOON_1402_03_10, reason);
});

journey('a day too early nothing opens, at the desk or at the server', {
  world: worldWith({ central: true, local: true }), moment: NOON_1401_05_31,
}, async ({ server, officer }) => {
  const reason = 'این دستورالعمل از تاریخ 1401/06/01 اجرا می‌شود';
  const device = await Device.signIn(server, { ...gate, password: PASSWORD });
  assertRefused(await device.perform(declaration(OFFICES.own)), 'not_in_force', reason, '1401/710203');
  await deskRefuses(officer, NOON_1401_05_31, reason);
});

journey('another office and clause 1 are refused by the server where the desk is bypassed', {
  once: true,
  world: worldWith({ central: true, local: true }), moment: NOON_1402_03_10,
}, async ({ server }) => {
  const device = await Device.signIn(server, { ...gate, password: PASSWORD });
  assertRefused(await device.perform(declaration(OFFICES.other)), 'no_assignment', 'در گمرک دیگری است', '1401/710203');
  const opening = declaration(OFFICES.own);
  assert.deepEqual(await device.perform(opening), { accepted: true });
  for (const [ordinal, weighing] of input.weighings.entries()) {
    assert.deepEqual(await device.perform(forms.weighing(weighing, '2023-05-31', PLATES[ordinal]), opening.record), { accepted: true });
  }
  assertRefused(await device.perform(forms.issueN1(), opening.record), 'not_open_to_position', 'صدور پیغام غیر وزنی', 'بند ۱');
});

const byNumber = vector('by number, complete').input;

journey('at the desk clause 1 is closed to the gate, and says so', {
  world: (server) => {
    worldWith({ central: true, local: true })(server);
    putPerson(server, 'head', 'زهرا شریفی', 'assessment_head', ['--office', OFFICES.own]);
  },
}, async ({ server, officer, picture }) => {
  const device = await Device.signIn(server, { ...gate, password: PASSWORD });
  const today = new Date().toISOString().slice(0, 10);
  const opening = forms.openCase(byNumber, {
    office: OFFICES.own, kotaj: '25182', registered: { on: '2022-08-01', year: '1401' }, bank: BANKS.own,
  });
  assert.deepEqual(await device.perform(opening), { accepted: true });
  for (const [ordinal, weighing] of byNumber.weighings.entries()) {
    assert.deepEqual(await device.perform(forms.weighing(weighing, today, PLATES[ordinal]), opening.record), { accepted: true });
  }
  const page = await (await officer()).page();
  await signIn(page, { ...gate, password: PASSWORD });
  await deskIsOpen(page);
  const row = page.getByRole('main').getByRole('row').filter({ hasText: '۲۵۱۸۲' }).first();
  await row.waitFor({ state: 'attached', timeout: 60_000 });
  await press(page, row);
  const closed = page.getByRole('main').getByRole('button', { name: 'ثبت مقدار ارزیابی‌شده' }).first();
  await closed.waitFor({ state: 'attached' });
  assert.equal(await closed.getAttribute('aria-disabled'), 'true');
  const said = await closed.getAttribute('aria-description');
  for (const words of ['مسئول درب خروج', '۱۴۰۱/۷۱۰۲۰۳', 'بند ۱']) assert.ok(said.includes(words), said);
  await picture(page, 'clause-1-closed-to-the-gate');
});
