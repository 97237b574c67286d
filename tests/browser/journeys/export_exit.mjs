// The follow-up of exits over the demonstration's permits: an inquiry sent in two keys with its letter printed, many answered at once by the
// border office, the last carrier out and the final notice, permits typed and from a file, the figures, and a settlement call to its report.

import assert from 'node:assert/strict';
import { journey } from '../support/journey.mjs';
import { demoPerson } from '../support/abandoned_screens.mjs';
import { violations } from '../support/desk.mjs';
import { act, jalali } from '../support/case.mjs';
import { byKeyboard, enter, goByPalette, press, submit } from '../support/hands.mjs';
import { PATIENCE, main, openDesk, says, stands, synced, tab, tells } from '../support/office.mjs';
import { holdPrinter } from '../support/paper.mjs';

const persianDigits = (digits) => digits.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[digit]);
const button = (page, name) => main(page).getByRole('button', { name, exact: true }).first();
const go = (page, screen) => goByPalette(page, screen);

async function openPermit(page, kotaj) {
  await goByPalette(page, kotaj, persianDigits(kotaj));
  await page.getByRole('heading', { name: persianDigits(kotaj) }).waitFor(PATIENCE);
}

/** The step that is due: by two keys, or by its button and the form's. */
async function doDue(page, name) {
  const due = button(page, name).and(page.locator(':not([aria-disabled=true])'));
  await due.waitFor(PATIENCE);
  if (byKeyboard()) await page.keyboard.press('Control+Enter');
  else await press(page, due);
  const dialog = page.getByRole('dialog');
  await dialog.waitFor(PATIENCE);
  await submit(page, dialog.getByRole('button', { name, exact: true }));
  await dialog.waitFor({ state: 'detached' });
}

/** What a letter's button hands to the printer. */
async function letterOf(page, name) {
  await page.evaluate(() => { globalThis.document.querySelector('#print').textContent = ''; });
  await press(page, button(page, name));
  await page.waitForFunction(() => document.querySelector('#print').textContent.length > 100);
  return page.evaluate(() => document.querySelector('#print').textContent);
}

journey('an inquiry is sent in two keys, its letter printed, and answered by the border office', { demo: true }, async ({ officer, server, picture }) => {
  const origin = await openDesk(officer, demoPerson(server, 'registry_officer'));
  const { page } = origin;
  await holdPrinter(page);
  await go(page, 'پیگیری اعلام خروج');
  // The most overdue stands first.
  const first = main(page).getByRole('row').nth(1);
  await first.filter({ hasText: 'روز' }).waitFor(PATIENCE);
  const late = async (at) => Number((await main(page).getByRole('row').nth(at).innerText()).replace(/[۰-۹]/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'.indexOf(digit)).match(/(\d+) روز/)?.[1] ?? 0);
  assert.ok(await late(1) >= await late(2));
  await picture(page, 'exit-worklist');
  assert.deepEqual(await violations(page), []);

  await openPermit(page, '3305003');
  await doDue(page, 'ارسال استعلام');
  await stands(page, 'در انتظار پاسخ استعلام');
  await tab(page, 'استعلام‌ها');
  const first_letter = await letterOf(page, 'چاپ نامه');
  assert.match(first_letter, /استعلام اعلام خروج/);
  assert.doesNotMatch(first_letter, /دفتر بازرسی/);

  // No answer in its term: the second inquiry says what was done before, and goes to three.
  await openPermit(page, '3305006');
  await doDue(page, 'ارسال استعلام دوم');
  await stands(page, 'در انتظار پاسخ استعلام دوم');
  await tab(page, 'استعلام‌ها');
  await says(page, 'استعلام دوم');
  await press(page, main(page).getByRole('button', { name: 'چاپ نامه', exact: true }).nth(1));
  await page.waitForFunction(() => document.querySelector('#print').textContent.includes('دفتر بازرسی'));
  assert.match(await page.evaluate(() => document.querySelector('#print').textContent), /سوابق پیگیری/);
  await picture(page, 'exit-permit');
  assert.deepEqual(await violations(page), []);
  await press(page, button(page, 'چرا؟ وضعیت پروانه'));
  await tells(page, 'بند ۳');
  await synced(page);

  const border = await openDesk(officer, demoPerson(server, 'border_officer'));
  await go(border.page, 'پاسخ به استعلام‌ها');
  await press(border.page, main(border.page).getByRole('checkbox', { name: 'همه', exact: true }));
  await enter(border.page, main(border.page), 'پاسخ', 'خارج نشده است');
  await submit(border.page, main(border.page).getByRole('button', { name: /^پاسخ به .* استعلام$/ }));
  await says(border.page, 'استعلام بی‌پاسخی نیست');
  await synced(border.page);
  await openPermit(page, '3305003');
  await stands(page, 'نوبت تعیین تکلیف');
  // Deciding is the manager's or the deputy's.
  assert.equal(await button(page, 'ابطال پروانه').count(), 0);
});

journey('the last carrier leaves, and the final arrival notice needs what the permit says', { demo: true }, async ({ officer, server, picture }) => {
  const { page } = await openDesk(officer, demoPerson(server, 'border_officer'));
  await openPermit(page, '3305012');
  await tab(page, 'حامل‌ها');
  assert.equal(await button(page, 'ثبت اعلام وصول نهایی').getAttribute('aria-disabled'), 'true');
  await act(page, 'ثبت خروج حامل');
  await stands(page, 'نوبت اعلام وصول نهایی');
  await picture(page, 'exit-carriers');
  assert.deepEqual(await violations(page), []);
  await doDue(page, 'ثبت اعلام وصول نهایی');
  await stands(page, 'خروج ثبت شده');
  await tab(page, 'سیر پروانه');
  await says(page, 'ثبت اعلام وصول نهایی');
});

const FILE = [
  'شماره کوتاژ,تاریخ ثبت اظهارنامه,کد گمرک مرزی (خروج),نوع پروانه,تاریخ انجام تشریفات صادرات,مهلت بازگشت,صادرکننده,شرح کالا,کد تعرفه (HS),وزن ناخالص,تعداد بسته',
  ...[['4405001', 'پسته', '08025100', '9000', '300'], ['4405001', 'کشمش', '08062000', '3000', '100'], ['4405002', 'زعفران', '09102010', '0', '5']]
    .map(([kotaj, goods, hs, gross, packages]) => [kotaj, jalali(-4), '20300', 'definite', jalali(-3), '', 'شرکت نمونه', goods, hs, gross, packages].join(',')),
].join('\n');

journey('permits are typed and brought in from a file', { demo: true }, async ({ officer, server, picture }) => {
  const { page } = await openDesk(officer, demoPerson(server, 'registry_officer'));
  await go(page, 'پیگیری اعلام خروج');
  await press(page, button(page, 'پروانه جدید'));
  const form = main(page);
  for (const [label, value] of [['شماره کوتاژ', '4405010'], ['تاریخ ثبت اظهارنامه', jalali(-3)], ['نوع پروانه', 'صادرات قطعی'],
    ['تاریخ انجام تشریفات صادرات', jalali(-2)], ['صادرکننده', 'شرکت نمونه']]) await enter(page, form, label, value);
  await press(page, form.getByRole('button', { name: /^افزودن/ }).first());
  for (const [label, value] of [['شرح کالا', 'فرش'], ['کد تعرفه (HS)', '57011000'], ['وزن ناخالص', '1200'], ['تعداد بسته', '40']])
    await enter(page, form, label, value);
  await submit(page, form.getByRole('button', { name: 'ثبت پروانه', exact: true }));
  await page.getByRole('heading', { name: persianDigits('4405010') }).waitFor(PATIENCE);
  await doDue(page, 'پیگیری اعلام خروج');
  await stands(page, 'نوبت استعلام از گمرک مرزی');

  await go(page, 'پیگیری اعلام خروج');
  await press(page, button(page, 'ورود از فایل'));
  await main(page).locator('input[type=file]').setInputFiles({ name: 'permits.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) });
  await says(page, '۲ سطر آماده ورود');
  await main(page).getByRole('row').filter({ hasText: 'زعفران' }).filter({ hasText: 'نادرست' }).waitFor(PATIENCE);
  await picture(page, 'exit-import');
  await press(page, button(page, 'وارد کردن سطرهای آماده'));
  await says(page, '۰ سطر آماده ورود');
  await openPermit(page, '4405001');
  await says(page, 'کشمش');
});

journey('figures by office, a settlement call with its report, and the circular acknowledged', { demo: true }, async ({ officer, server, picture }) => {
  const { page } = await openDesk(officer, demoPerson(server, 'office_manager'));
  await holdPrinter(page);
  await go(page, 'پیگیری اعلام خروج');
  await says(page, 'روز تا پایان مهلت پاسخ');
  await go(page, 'آمار اعلام خروج');
  await main(page).getByRole('row').filter({ hasText: 'گمرک مرزی نمونه' }).first().waitFor(PATIENCE);
  await picture(page, 'exit-figures');
  assert.deepEqual(await violations(page), []);

  await go(page, 'تعیین تکلیف پروانه‌ها');
  await stands(page, 'هفته آخر مهلت پاسخ');
  assert.match(await letterOf(page, 'چاپ گزارش'), /دفتر صادرات/);
  await act(page, 'گزارش تعیین تکلیف', [['شماره نامه', 'گ-۱۱']]);
  await main(page).filter({ hasNotText: 'هفته آخر مهلت پاسخ' }).waitFor(PATIENCE);
  await picture(page, 'exit-settlement');
  assert.deepEqual(await violations(page), []);
  await synced(page);

  const { page: office } = await openDesk(officer, demoPerson(server, 'export_office'));
  await go(office, 'تعیین تکلیف پروانه‌ها');
  const receive = main(office).getByRole('button', { name: 'دریافت گزارش', exact: true });
  await receive.first().waitFor(PATIENCE);
  await act(office, 'دریافت گزارش');
  await stands(office, 'گزارش دریافت شده');

  const { page: director } = await openDesk(officer, demoPerson(server, 'provincial_director'));
  await go(director, 'تعیین تکلیف پروانه‌ها');
  await tab(director, 'ابلاغ بخشنامه');
  await stands(director, 'در انتظار اعلام وصول');
  await openPermit(director, '3305007');
  await doDue(director, 'پیگیری استان');
  await tab(director, 'سیر پروانه');
  await says(director, 'پیگیری استان');
});
