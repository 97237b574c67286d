// A notice on paper: one sheet, with everything of the notice in words, and a QR code that holds what the page for checking takes.

import assert from 'node:assert/strict';
import { journey } from '../support/journey.mjs';
import { signIn, deskIsOpen } from '../support/desk.mjs';
import { act, vector } from '../support/case.mjs';
import { goByPalette, press, write } from '../support/hands.mjs';
import { holdPrinter, printed } from '../support/paper.mjs';
import { putStaff, BANKS, OFFICES } from '../support/people.mjs';
import { Device, forms } from '../support/wire.mjs';

const PATIENCE = { state: 'attached', timeout: 60_000 };
const persianDigits = (digits) => digits.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[digit]);

/** One case for each notice that the officers here may issue by a button, by its number in the table of notices. */
const NOTICES = {
  N8: { user: 'gate1', kotaj: '30201', input: vector('confirmed short landing, essential bulk, 1.5 %').input },
  N7: { user: 'gate1', kotaj: '30202', input: vector('packaging explains the difference').input },
  N1: { user: 'head', kotaj: '30203', input: vector('by number, complete').input },
};

let people = {};
const world = (server) => { people = putStaff(server, ['admin', 'manager', 'gate1', 'head'], ['gate1', 'head']); };

/** Cases that wait for nothing but their notice. */
async function putCases(server) {
  const gate = await Device.signIn(server, people.gate1);
  const head = await Device.signIn(server, people.head);
  const today = new Date().toISOString().slice(0, 10);
  for (const [kind, { kotaj, input }] of Object.entries(NOTICES)) {
    const opening = forms.openCase(input, { office: OFFICES.own, kotaj, registered: { on: '2023-05-22', year: '1402' }, bank: BANKS.own });
    const done = async (device, form) => assert.deepEqual(await device.perform(form, opening.record), { accepted: true }, kind);
    await done(gate, opening);
    for (const [at, weighing] of input.weighings.entries()) await done(gate, forms.weighing(weighing, today, `12ع345-6${at + 7}`));
    if (kind === 'N1') await done(head, forms.assessedQuantity(input.declared.quantity, today));
    else await done(gate, forms.packaging(input.packaging_kg, today));
    await done(gate, forms.exitComplete(today));
  }
}

/** What the bank was told is corrected: N4, the one notice here that no button of its own issues. */
const GOODS = 'ذرت دامی (دانه) برای خوراک دام و طیور، در کیسه‌های ۵۰ کیلوگرمی از پلی‌پروپیلن، محصول ۱۴۰۲';

async function openDesk(officer, user) {
  const page = await (await officer()).page();
  await signIn(page, people[user]);
  await deskIsOpen(page);
  await page.getByRole('button', { name: 'وضعیت ارسال: همگام' }).waitFor(PATIENCE);
  await holdPrinter(page);
  return page;
}

async function issue(page) {
  await press(page, page.getByRole('main').getByRole('button', { name: /^صدور پیغام/ }).first());
  const dialog = page.getByRole('dialog');
  await press(page, dialog.getByRole('button', { name: 'صدور پیغام', exact: true }));
  await dialog.waitFor({ state: 'detached' });
}

/** Prints the case's notice at that place of its list, and has the code on its sheet checked. */
async function printAndCheck(page, kind, kotaj, picture, at = 0) {
  await goByPalette(page, kotaj, persianDigits(kotaj));
  await press(page, page.getByRole('tab', { name: 'پیغام‌ها', exact: true }));
  await page.evaluate(() => document.getElementById('print').replaceChildren());  // The sheet before may be of the same case.
  await press(page, page.getByRole('main').getByRole('button', { name: 'چاپ' }).nth(at));
  const paper = page.locator('#print article');
  await paper.filter({ hasText: persianDigits(kotaj) }).locator('.qr svg').waitFor(PATIENCE);
  const [number, code, words] = await page.evaluate(() => [
    [...document.querySelectorAll('#print dt')].find((label) => label.textContent === 'شماره پیغام').nextElementSibling.textContent.trim(),
    document.querySelector('#print .code').textContent.trim(),
    document.querySelector('#print article').textContent,
  ]);
  assert.deepEqual(await printed(page, `notice-${kind}`), [`${number} ${code}`], `the sheet of ${kind}`);

  // A reader of codes types all that the code holds into the field where it stands.
  await goByPalette(page, 'راستی‌آزمایی');
  await write(page, page.getByRole('main').getByLabel('شماره پیغام', { exact: true }), `${number} ${code}`);
  await press(page, page.getByRole('main').getByRole('button', { name: 'بررسی' }));
  await page.getByRole('main').filter({ hasText: 'معتبر است' }).waitFor(PATIENCE);
  await picture(page, `verified-${kind}`);
  return words;
}

journey('a printed notice is checked by the code on it', { world }, async ({ server, officer, picture }) => {
  await putCases(server);
  const desks = { gate1: await openDesk(officer, 'gate1'), head: await openDesk(officer, 'head') };
  for (const [kind, { user, kotaj }] of Object.entries(NOTICES)) {
    await goByPalette(desks[user], kotaj, persianDigits(kotaj));
    await issue(desks[user]);
    await printAndCheck(desks[user], kind, kotaj, picture);
  }

  const { kotaj } = NOTICES.N1;
  await goByPalette(desks.head, kotaj, persianDigits(kotaj));
  await press(desks.head, desks.head.getByRole('tab', { name: 'اظهارنامه و اصلاح', exact: true }));
  await act(desks.head, 'اصلاح سایر اطلاعات', [
    ['کدام خانه', 'شرح کالا'], ['مقدار درست', GOODS], ['دلیل', 'نامهٔ صاحب کالا'], ['به بانک پیغام داده شود', true]], 'ثبت اصلاح');
  const words = await printAndCheck(desks.head, 'N4', kotaj, picture, 1);
  assert.ok(words.includes(`«شرح کالا» از «ذرت دامی» به «${GOODS}» اصلاح شد.`), words);
});
