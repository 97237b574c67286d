// An objected short landing (clause 5): the office records the objection and sends its account, the Import Office alone decides, and the
// bank reads the opinion.

import assert from 'node:assert/strict';
import { journey } from '../support/journey.mjs';
import { signIn, deskIsOpen } from '../support/desk.mjs';
import { vector, act } from '../support/case.mjs';
import { press } from '../support/hands.mjs';
import { putStaff, BANKS, OFFICES } from '../support/people.mjs';
import { Device, forms } from '../support/wire.mjs';

const { input } = vector('confirmed short landing, essential bulk, 1.5 %');
const OPINION = 'با بررسی اسناد، کسری اعلام‌شده تأیید می‌شود';
const KOTAJ = '25187';

let people = {};
function world(server) {
  people = putStaff(server, ['admin', 'manager', 'gate1', 'deputy', 'imports', 'clerk'], ['gate1', 'deputy', 'imports']);
}

/** The gate has weighed everything and declared the exit complete. */
async function weighedCase(server) {
  const gate = await Device.signIn(server, people.gate1);
  const today = new Date().toISOString().slice(0, 10);
  const opening = forms.openCase(input, {
    office: OFFICES.own, kotaj: KOTAJ, registered: { on: '2023-05-22', year: '1402' }, bank: BANKS.own,
  });
  const steps = [opening, ...input.weighings.map((one, at) => forms.weighing(one, today, `12ع345-6${at + 7}`)),
    forms.packaging('0', today), forms.exitComplete(today)];
  for (const step of steps) assert.deepEqual(await gate.perform(step, opening.record), { accepted: true });
}

async function openDesk(officer, user) {
  const page = await (await officer()).page();
  await signIn(page, people[user]);
  await deskIsOpen(page);
  return page;
}

async function openObjections(page, filter) {
  await press(page, page.getByRole('link', { name: 'کسر تخلیه' }));
  const radio = page.getByRole('radio', { name: filter, exact: true });
  await radio.waitFor({ state: 'attached' });
  if ((await radio.getAttribute('aria-checked')) !== 'true') await press(page, radio);
  const row = page.getByRole('row').filter({ hasText: '۲۵۱۸۷' });
  await row.first().waitFor({ state: 'attached', timeout: 60_000 });
  await press(page, row.first());
  await press(page, page.getByRole('tab', { name: 'اعتراض' }));
}

journey('an objected short landing is decided by the Import Office alone', { world }, async ({ server, officer, picture }) => {
  await weighedCase(server);
  const deputy = await openDesk(officer, 'deputy');
  await openObjections(deputy, 'آماده صدور');
  await act(deputy, 'ثبت اعتراض ذینفع', [['معترض', 'شرکت نمونه'], ['متن اعتراض', 'وزن باسکول درست نیست.']]);
  await act(deputy, 'شرح ماوقع', [['شرح ماوقع', 'دو کامیون وزن شد و کسری بیش از تلورانس بود.']]);
  await deputy.getByRole('main').filter({ hasText: 'شرح ماوقع گمرک اجرایی' }).waitFor({ state: 'attached' });
  await picture(deputy, 'objection-at-the-office');

  const imports = await openDesk(officer, 'imports');
  await openObjections(imports, 'مورد اعتراض');
  await act(imports, 'اعلام نظر نهایی', [['نظر نهایی', OPINION]]);
  await picture(imports, 'opinion-of-the-import-office');

  const bank = await openDesk(officer, 'clerk');
  const row = bank.getByRole('row').filter({ hasText: 'نظر نهایی دفتر واردات' });
  await row.first().waitFor({ state: 'attached', timeout: 60_000 });
  assert.ok((await row.first().textContent()).includes(OPINION));
});
