// A short landing from the weighbridge to the bank: entered with the line cut, kept over a closed page, numbered when the line
// is back, read by the bank to the letter and by no other bank.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { journey } from '../support/journey.mjs';
import { cutLine, signIn, unlock, deskIsOpen } from '../support/desk.mjs';
import { vector, persian, openCase, weigh, act } from '../support/case.mjs';
import { enter, goByPalette, press } from '../support/hands.mjs';
import { putStaff, BANKS, OFFICES } from '../support/people.mjs';

const { input, expect } = vector('confirmed short landing, essential bulk, 1.5 %');
const KOTAJ = '25181';

let people = {};
function world(server) {
  people = putStaff(server, ['admin', 'manager', 'gate1', 'clerk', 'stranger'], ['gate1']);
}

const twin = (page) => page.locator('#twin');
const says = (page, words) => twin(page).locator('.text, .leaf').filter({ hasText: words }).first().waitFor({ state: 'attached' });

async function enterTheCase(page) {
  await openCase(page, input, { kotaj: KOTAJ, bank: 'بانک نمونهٔ یک' });
  for (const [ordinal, weighing] of input.weighings.entries()) {
    await weigh(page, weighing, `12ع345-6${ordinal + 7}`);
    await says(page, `توزین ${persian(ordinal + 1)}`);
  }
  await act(page, 'ارزیابی وزن بسته‌بندی', [['وزن بسته‌بندی', input.packaging_kg]]);
  await act(page, 'اعلام پایان خروج');
}

/** Outcome, figures and text are the vector's. */
async function caseStandsAsTheVectorSays(page) {
  await says(page, 'بند ۸');
  for (const figure of [expect.exit_gross_kg, expect.difference_kg, expect.tolerance_kg]) {
    await says(page, `${persian(figure)} کیلوگرم`);
  }
  await says(page, `معادل ${persian(expect.shortage_percent)} درصد`);
  await says(page, persian(expect.shortage_kg));
  await says(page, expect.notice_text);
}

const openByNumber = (page) => goByPalette(page, KOTAJ, KOTAJ.replace(/\d/g, (digit) => persian(digit)));

async function reopenOffline(one, page, password) {
  await page.close();
  const again = await one.page();
  await unlock(again, password);
  await deskIsOpen(again);
  return again;
}

async function readAsBank(officer, user) {
  const page = await (await officer()).page();
  await signIn(page, people[user]);
  await deskIsOpen(page);
  return page;
}

journey('a short landing is worked offline and read by its bank to the letter', {
  long: true,
  world,
}, async ({ officer, picture }) => {
  const one = await officer();
  let page = await one.page();
  await signIn(page, people.gate1);
  await deskIsOpen(page);
  await page.getByRole('button', { name: 'وضعیت ارسال: همگام' }).waitFor({ state: 'attached' });
  await cutLine(page);
  await enterTheCase(page);
  await caseStandsAsTheVectorSays(page);
  await picture(page, 'case-decided-offline');

  await enter(page, page.getByRole('main'), 'پلاک', '12ع345');  // Half a word: the page goes while it is typed.
  await page.waitForTimeout(1500);
  page = await reopenOffline(one, page, people.gate1.password);
  await openByNumber(page);
  await caseStandsAsTheVectorSays(page);
  assert.equal(await page.getByLabel('پلاک', { exact: true }).inputValue(), '12ع345');

  await press(page, twin(page).getByRole('button', { name: 'صدور پیغام کسر تخلیه' }));
  await says(page, expect.notice_text);
  await press(page, page.getByRole('dialog').getByRole('button', { name: 'صدور پیغام', exact: true }));
  await says(page, 'در صف ارسال');
  await picture(page, 'notice-waits-offline');

  await one.context.setOffline(false);
  await press(page, page.getByRole('link', { name: 'پیغام‌های بانک' }));
  const numbered = page.getByRole('gridcell').filter({ hasText: new RegExp(`^${OFFICES.own}-\\d{4}-${BANKS.own}-\\d+$`) });
  await numbered.first().waitFor({ state: 'attached', timeout: 60_000 });
  const number = (await numbered.first().textContent()).trim();
  await picture(page, 'notices-of-the-office');

  const bank = await readAsBank(officer, 'clerk');
  const row = bank.getByRole('row').filter({ has: bank.getByRole('gridcell', { name: number }) });
  await press(bank, row.first());
  const shown = bank.getByRole('region').filter({ hasText: 'قابل توجه بانک:' }).locator('.text').filter({ hasText: expect.notice_text });
  await shown.first().waitFor({ state: 'attached' });
  assert.equal((await shown.first().textContent()).trim(), expect.notice_text);
  await picture(bank, 'notice-at-the-bank');
  const code = await verificationCode(bank);

  const download = bank.waitForEvent('download');
  await press(bank, bank.getByRole('button', { name: 'خروجی CSV' }));
  const csv = readFileSync(await (await download).path(), 'utf8');
  assert.ok(csv.includes(number) && csv.includes(expect.notice_text), csv);
  // The bank may read no office: the notice brings its name.
  assert.ok(csv.includes('گمرک آزمون یک') && !csv.includes(`,${OFFICES.own},`), csv);

  await press(bank, bank.getByRole('link', { name: 'راستی‌آزمایی' }));
  await enter(bank, bank.getByRole('main'), 'شماره پیغام', number);
  await enter(bank, bank.getByRole('main'), 'کد راستی‌آزمایی', code);
  await press(bank, bank.getByRole('button', { name: 'بررسی' }));
  await says(bank, 'معتبر است');
  await picture(bank, 'verified');

  const stranger = await readAsBank(officer, 'stranger');
  await says(stranger, 'هنوز پیغامی برای بانک شما صادر نشده است');
  assert.ok(!(await twin(stranger).textContent()).includes(number));
});

async function verificationCode(page) {
  const line = twin(page).locator('.text').filter({ hasText: 'کد راستی‌آزمایی' });
  return (await line.first().textContent()).split(':').at(-1).trim();
}
