// Export valuation from an office's draft to the published row: both forms, the explicit opinion and its documents, what is missing in a
// draft, the signature, and the way through the Valuation Office, each act by its own position; then the list with the price's history.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { journey } from '../support/journey.mjs';
import { act, jalali } from '../support/case.mjs';
import { violations } from '../support/desk.mjs';
import { enter, press, submit } from '../support/hands.mjs';
import { Office, PATIENCE, main, openDesk, says, stands, synced, tab } from '../support/office.mjs';
import { holdPrinter, printed } from '../support/paper.mjs';
import { demoPerson } from '../support/abandoned_screens.mjs';
import { putStaff } from '../support/people.mjs';

let people = {};
function world(server) {
  people = putStaff(server, ['manager', 'deputy', 'assessor', 'registry', 'valuer', 'vregistry', 'vsecretary', 'vdirector']);
}

const NUMBER = 'V-77';
const REASON = 'بهای مواد اولیه و قیمت عمده‌فروشی این کالا نسبت به گذشته افزایش یافته و ارزشی برای آن در فهرست ارزش‌ها نیست.';
const DESCRIPTION = 'فهرست قیمت عمده‌فروشی کالا در بازار داخلی با مهر اتحادیه و نرخ سه فروشنده عمده برای همان مارک و بسته‌بندی.';

async function draft(page) {
  await press(page, page.getByRole('link', { name: 'ارزش صادراتی', exact: true }));
  await press(page, main(page).getByRole('button', { name: 'درخواست تازه' }).first());
  for (const [label, value] of [
    ['شماره پرونده', NUMBER], ['نوع درخواست', 'تعیین ارزش گمرکی'], ['سبب درخواست', 'نبودن ارزش'], ['نرخ برابری ارز', '285000'],
    ['تاریخ نرخ برابری', jalali(-1)], ['نام کالا', 'پنجره دوجداره'], ['شماره تعرفه', '39252000'], ['واحد کالا', 'عدد'],
    ['ارزش واحد اظهاری', '7.5'], ['قیمت عمده‌فروشی بازار', '2280000'], ['متوسط قیمت بین‌المللی', '9'], ['ارزش گمرکی تعیین‌شده', '8.25'],
  ]) await enter(page, main(page), label, value);
  await submit(page, main(page).getByRole('button', { name: 'باز کردن پیش‌نویس' }));
  await page.getByRole('heading', { name: NUMBER }).waitFor(PATIENCE);
}

/** Form PQ33 with its sums running along while it is typed. */
async function analyse(page) {
  await tab(page, 'آنالیز PQ33');
  await press(page, main(page).getByRole('button', { name: 'نوشتن آنالیز' }));
  const dialog = page.getByRole('dialog');
  for (const [label, value] of [
    ['شرکت', 'شرکت صادراتی نمونه'], ['مقدار تولید', '1000'], ['نام مواد اولیه', 'پروفیل'], ['مقدار مصرف', '1250.5'],
    ['واحد کالا', 'کیلوگرم'], ['نرخ یک واحد، اقلام داخلی', '1200000'], ['سایر هزینه‌ها', '754730000'],
  ]) await enter(page, dialog, label, value);
  await dialog.filter({ hasText: '۲٬۲۵۵٬۳۳۰ ریال' }).filter({ hasText: '۷٫۹۱۳۴ دلار' }).waitFor(PATIENCE);
  await submit(page, dialog.getByRole('button', { name: 'آنالیز مواد اولیه (PQ33)', exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await says(page, '۲٬۲۵۵٬۳۳۰٬۰۰۰');
}

async function state(page) {
  await tab(page, 'نظر و مستندات');
  await act(page, 'نظر صریح و مستندات', [
    ['پیشنهاد صریح', 'ارزش هر عدد ۸٫۲۵ دلار تعیین شود.'], ['دلیل', REASON], ['نام کارشناس', 'فرهاد سعیدی'],
    ['نوع سند', 'فهرست قیمت عمده‌فروشی'], ['شرح سند', DESCRIPTION], ['بند ۲ بخشنامه 97/215214 رعایت شده است', true],
  ]);
}

/** The act stands there closed. */
const closed = (page, name) =>
  main(page).getByRole('button', { name, exact: true }).and(page.locator('[aria-disabled=true]')).waitFor(PATIENCE);

journey('a request goes from the office\'s draft to a published row, each act by its own position', { world, long: true },
  async ({ officer, picture }) => {
    const office = new Office(officer, (user) => people[user]);
    const { page } = await office.desk('assessor');
    await draft(page);
    await says(page, 'مکاتبه بدون اظهار نظر کارشناسی پذیرفته نیست');
    await says(page, 'فرم آنالیز مواد اولیه (PQ33) تکمیل نشده است');
    await closed(page, 'امضای درخواست');
    await picture(page, 'valuation-draft');
    assert.deepEqual(await violations(page), []);
    await analyse(page);
    await state(page);
    await says(page, 'کاستی ندارد؛ آماده امضا');
    await synced(page);
    await picture(page, 'valuation-whole');

    await office.does('deputy', NUMBER, 'امضای درخواست');
    await office.does('registry', NUMBER, 'ارسال به دفتر ارزش', [['شماره نامه', '۱۴۰۳/۱۰۰']]);
    await office.does('vregistry', NUMBER, 'ثبت دبیرخانه', [['شماره ثبت دبیرخانه', 'د-۵۵']]);
    await office.does('vdirector', NUMBER, 'ارجاع به دبیر کارگروه', [['دستور ارجاع', 'در کارگروه مطرح گردد.']]);
    await office.does('vsecretary', NUMBER, 'ارجاع به کارشناس', [['کارشناس', 'valuer']]);
    await office.does('valuer', NUMBER, 'گزارش کارشناسی', [
      ['گزارش کارشناسی', 'شواهد بررسی شد.'], ['ارزش پیشنهادی', '8'], ['دلیل', 'میانگین شواهد قیمت']]);
    await office.does('vsecretary', NUMBER, 'طرح در کارگروه', [['شماره جلسه', '۹']]);
    await office.does('vsecretary', NUMBER, 'ثبت مصوبه کارگروه', [['شماره مصوبه', 'ک-۷۷'], ['نام عضو', 'امیر صدری']]);
    const director = await office.does('vdirector', NUMBER, 'انتشار مصوبه', [], 'انتشار');
    await stands(director, 'منتشرشده');

    await press(director, director.getByRole('link', { name: 'فهرست ارزش‌ها', exact: true }));
    await enter(director, main(director), 'ارزش واحد اظهاری', '7');
    await press(director, main(director).getByRole('row').filter({ hasText: '39252000' }).first());
    await says(director, 'انحراف از فهرست');
    await says(director, '−۱۲٫۵٪');
    await picture(director, 'export-values');
    assert.deepEqual(await violations(director), []);
  });

journey('a request and its analysis are printed on the official forms', { demo: true, once: true }, async ({ server, officer }) => {
  const office = new Office(officer, (user) => demoPerson(server, user));
  const { page } = await office.desk('assessor');
  await holdPrinter(page);
  await press(page, page.getByRole('link', { name: 'ارزش صادراتی', exact: true }));
  await enter(page, main(page), 'کدام درخواست‌ها', 'همه');
  await press(page, main(page).getByRole('row').filter({ hasText: '140509' }).first());
  const paper = page.locator('#print');
  await press(page, main(page).getByRole('button', { name: 'فرم PQ31', exact: true }));
  await paper.filter({ hasText: 'در کارگروه مطرح گردد.' }).filter({ hasText: 'ک-140509' }).or(paper.filter({ hasText: 'مصوبه کارگروه' }))
    .first().waitFor(PATIENCE);
  assert.equal(await paper.locator('table').first().locator('tbody tr').count(), 5);
  await printed(page, 'pq31');
  await press(page, main(page).getByRole('button', { name: 'فرم PQ33، ردیف ۱', exact: true }));
  await paper.filter({ hasText: 'فرم آنالیز مواد اولیه کالای صادراتی' }).waitFor(PATIENCE);
  assert.equal(await paper.locator('table').first().locator('tbody tr').count(), 10);
  await printed(page, 'pq33');
});

async function download(page, name) {
  const button = main(page).getByRole('button', { name, exact: true });
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, button)]);
  return { name: file.suggestedFilename(), buffer: readFileSync(await file.path()) };
}

journey('the list goes out as CSV and as a workbook, and comes in again changing nothing', { demo: true }, async ({ server, officer, picture }) => {
  const { page } = await openDesk(officer, demoPerson(server, 'valuation_director'));
  const list = () => press(page, page.getByRole('link', { name: 'فهرست ارزش‌ها', exact: true }));
  await list();
  await main(page).getByRole('grid').waitFor(PATIENCE);
  const book = await download(page, 'خروجی اکسل همه فهرست');
  assert.equal(book.buffer.subarray(0, 2).toString(), 'PK');
  const csv = await download(page, 'خروجی CSV همه فهرست');
  await press(page, main(page).getByRole('button', { name: 'ورود فهرست از فایل' }));
  const offered = async (file, mimeType, seen) => {
    await main(page).locator('input[type=file]').setInputFiles({ ...file, mimeType });
    await seen();
    await says(page, '۰ سطر آماده ورود');
    await main(page).getByRole('row').filter({ hasText: 'از پیش هست' }).first().waitFor(PATIENCE);
  };
  await offered(book, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', () => main(page).getByRole('grid').waitFor(PATIENCE));
  await offered(csv, 'text/csv', () => says(page, csv.name));
  // One more row, from a day ahead, is taken; what held stays.
  const more = `${csv.buffer.toString('utf8').trim()}\r\n69072100,کاشی سرامیک,,مترمربع,4.25,1420/01/01,,ک-1420,1404/01/01\r\n`;
  await main(page).locator('input[type=file]').setInputFiles({ name: 'more.csv', mimeType: 'text/csv', buffer: Buffer.from(more) });
  await says(page, '۴ سطر آماده ورود');
  await press(page, main(page).getByRole('button', { name: 'وارد کردن سطرهای آماده' }));
  await says(page, '۰ سطر آماده ورود');
  await synced(page);
  await list();
  await enter(page, main(page), 'در تاریخ', '1420/02/01');
  await main(page).getByRole('row').filter({ hasText: 'کاشی سرامیک' }).filter({ hasText: '۴٫۲۵' }).waitFor(PATIENCE);
  await picture(page, 'export-values-ahead');
});
