// Who gives the rights, and that they bite: the central grant by name, the local one on the manager's own responsibility, both revocable at
// once, a substitute by a dated assignment, and every use of them before the manager's eyes (SL-1, 1401/710203).

import assert from 'node:assert/strict';
import { journey } from '../support/journey.mjs';
import { signIn, deskIsOpen, userMenu } from '../support/desk.mjs';
import { act, jalali, openCase, vector, weigh } from '../support/case.mjs';
import { press } from '../support/hands.mjs';
import { putStaff } from '../support/people.mjs';

const { input } = vector('confirmed short landing, essential bulk, 1.5 %');
const KOTAJ = '25190';
const BANK = 'بانک نمونهٔ یک';
const PATIENCE = { state: 'attached', timeout: 60_000 };

let people = {};
function world(server) {
  people = putStaff(server, ['admin', 'manager', 'gate1', 'finance'], ['manager']);
}

async function openDesk(officer, user) {
  const page = await (await officer()).page();
  await signIn(page, people[user]);
  await deskIsOpen(page);
  return page;
}

const main = (page) => page.getByRole('main').first();
const row = (page, words) => main(page).getByRole('row').filter({ hasText: words }).first();
const says = (page, words) => main(page).filter({ hasText: words }).waitFor(PATIENCE);

/** In the list of people, one person's record. */
async function openPerson(page, user) {
  await press(page, page.getByRole('link', { name: 'دسترسی‌ها', exact: true }));
  // The list of uses names people, too.
  await main(page).getByRole('heading', { name: 'دسترسی‌ها', exact: true }).first().waitFor(PATIENCE);
  await row(page, people[user].name).waitFor(PATIENCE);
  await press(page, row(page, people[user].name));
  await page.getByRole('heading', { name: people[user].name }).waitFor(PATIENCE);
}

/** The form of a new case at somebody's desk: open, or closed with the reason and its source. */
async function newCaseIs(page, reason) {
  await press(page, page.getByRole('link', { name: 'کسر تخلیه' }));
  await press(page, main(page).getByRole('button', { name: 'پرونده جدید' }).first());
  if (reason) {
    await says(page, reason);
    await says(page, '۱۴۰۱/۷۱۰۲۰۳');
  }
  const submit = main(page).getByRole('button', { name: 'باز کردن پرونده' });
  await submit.and(page.locator(reason ? '[aria-disabled=true]' : ':not([aria-disabled=true])')).waitFor(PATIENCE);
}

journey('the two layers of the grant open and close the work of the gate, one after the other', { world }, async ({ officer, picture }) => {
  const gate = await openDesk(officer, 'gate1');
  await newCaseIs(gate, 'دسترسی مرکزی «پیغام قابل توجه بانک» برای این شخص داده نشده است');

  const admin = await openDesk(officer, 'admin');
  await openPerson(admin, 'gate1');
  await act(admin, 'اعطای دسترسی مرکزی', [['دلیل', 'درخواست گمرک آزمون یک']]);
  await newCaseIs(gate, 'دسترسی محلی «پیغام قابل توجه بانک» این گمرک برای این شخص داده نشده است');

  const manager = await openDesk(officer, 'manager');
  await openPerson(manager, 'gate1');
  // The manager gives and takes his own layer alone.
  assert.equal(await main(manager).getByRole('button', { name: 'اعطای دسترسی مرکزی' }).count(), 0);
  await act(manager, 'اعطای دسترسی محلی', [['دلیل', 'مسئول باسکول درب خروج']]);
  await newCaseIs(gate, null);
  await openCase(gate, input, { kotaj: KOTAJ, bank: BANK });
  await weigh(gate, input.weighings[0], '12ع345-67');
  await gate.getByRole('heading', { name: 'توزین ۱' }).waitFor(PATIENCE);
  await gate.getByRole('button', { name: 'وضعیت ارسال: همگام' }).waitFor(PATIENCE);

  await act(manager, 'لغو دسترسی محلی', [['دلیل', 'پایان مأموریت']]);
  await says(manager, 'لغوشده');
  await picture(manager, 'manager-revoked-a-local-grant');
  // The case stays open to be read, and every act of it is closed with the reason.
  const weighing = main(gate).getByRole('button', { name: 'ثبت توزین' }).first();
  await weighing.and(gate.locator('[aria-disabled=true]')).waitFor(PATIENCE);
  assert.match(await weighing.getAttribute('aria-description'), /دسترسی محلی.*۱۴۰۱\/۷۱۰۲۰۳/);
  await picture(gate, 'gate-after-the-revocation');
});

journey('a substitute acts for the deputy while his assignment holds, and the manager sees it', { world }, async ({ officer, picture }) => {
  const manager = await openDesk(officer, 'manager');
  const admin = await openDesk(officer, 'admin');
  const finance = await openDesk(officer, 'finance');
  assert.equal(await finance.getByRole('link', { name: 'کسر تخلیه' }).count(), 0);

  await openPerson(manager, 'finance');
  await act(manager, 'تعیین جانشین معاون', [['از تاریخ', jalali(-1)], ['دلیل', 'مرخصی معاون']]);
  await says(manager, 'جانشین معاون امور گمرکی');
  await act(manager, 'اعطای دسترسی محلی', [['دلیل', 'جانشینی']]);
  await openPerson(admin, 'finance');
  await act(admin, 'اعطای دسترسی مرکزی', [['دلیل', 'جانشینی']]);

  // Two positions from now on; the second is taken up from the user menu.
  await userMenu(finance, 'جانشین معاون امور گمرکی');
  await openCase(finance, input, { kotaj: KOTAJ, bank: BANK });
  await finance.getByRole('button', { name: 'وضعیت ارسال: همگام' }).waitFor(PATIENCE);

  await press(manager, manager.getByRole('link', { name: 'استفاده از دسترسی‌ها' }));
  await manager.getByRole('heading', { name: 'استفاده از دسترسی‌ها' }).first().waitFor(PATIENCE);
  const use = row(manager, people.finance.name);
  await use.waitFor(PATIENCE);
  const said = await use.textContent();
  for (const words of ['جانشین معاون امور گمرکی', '۲۵۱۹۰', 'دفتر مدیریت اطلاعات و برنامه‌ریزی', people.admin.user, people.manager.name]) assert.ok(said.includes(words), said);
  await picture(manager, 'uses-of-the-rights');

  await openPerson(manager, 'finance');
  // Its last day was yesterday: nothing of it holds any more.
  await act(manager, 'پایان جانشینی', [['آخرین روز', jalali(-1)], ['دلیل', 'بازگشت معاون']]);
  await picture(manager, 'substitute-ended');
  await finance.getByRole('link', { name: 'کسر تخلیه' }).waitFor({ state: 'detached', timeout: 60_000 });
});
