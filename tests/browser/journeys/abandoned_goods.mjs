// Abandoned goods from the custodian's list to their settlement, each step by the position that the procedure names: the list is judged row by
// row before anything is taken, warnings are served to many at once with the line cut, and who may not, or may not yet, is told the clause.

import assert from 'node:assert/strict';
import { journey } from '../support/journey.mjs';
import { cutLine, violations } from '../support/desk.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { act } from '../support/case.mjs';
import { enter, mark, press, submit } from '../support/hands.mjs';
import { Office, PATIENCE, main, openCase, openDesk, says, stands, synced, tab, tells } from '../support/office.mjs';
import { putStaff } from '../support/people.mjs';
import { workbook } from '../support/workbook.mjs';

const CSV = readFileSync(new URL('../../vectors/custodian-list.csv', import.meta.url));
const LIST = { name: 'custodian-list.csv', mimeType: 'text/csv', buffer: CSV };
const BOOK = {
  name: 'custodian-list.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: workbook(CSV.toString('utf8').trim().split('\n').map((line) => line.split(','))),
};

let people = {};
/** Rates of one code, as the administrator brings them in; the later ones are not those of the registration day. */
const TARIFF = `کد تعرفه (HS),شرح کالا,از تاریخ,سود بازرگانی (درصد),سایر وجوه (درصد),مالیات ارزش افزوده (درصد),مستند
85434000,سیگار الکتریکی,1403/01/01,2,0.5,10,مصوبه آزمون
85434000,سیگار الکتریکی,1403/11/11,90,90,90,مصوبه بعدی
`;
function world(server) {
  const file = join(server.data, 'tariff.csv');
  writeFileSync(file, TARIFF);
  server.admin(['office', 'put', 'HQ', '--name', 'ستاد', '--kind', 'headquarters']);
  server.run(['import', '--data', server.data, 'tariff', file]);
  people = putStaff(server, ['manager', 'head', 'gate1', 'finance', 'registry', 'unit', 'assessor', 'director']);
}

const board = (page) => press(page, page.getByRole('link', { name: 'کالای متروکه', exact: true }));

async function importList(page, file = LIST) {
  await board(page);
  await press(page, main(page).getByRole('button', { name: 'ورود فهرست از فایل' }));
  await main(page).locator('input[type=file]').setInputFiles(file);
  await main(page).getByRole('grid').waitFor(PATIENCE);
}

const row = (page, words) => main(page).getByRole('row').filter({ hasText: words });

journey('a custodian\'s list is judged row by row, taken once, and changes nothing the second time', { world }, async ({ officer, picture }) => {
  const { page } = await openDesk(officer, people.registry);
  await importList(page);
  await says(page, '۴ سطر آماده ورود');
  await says(page, '۳ سطر با ایراد');
  await says(page, '۱ سطر فاسدشدنی یا خطرناک');
  await row(page, '70004').filter({ hasText: 'نادرست' }).filter({ hasText: 'کد تعرفه' }).filter({ hasText: 'شماره کانتینر' }).waitFor(PATIENCE);
  await row(page, '70005').filter({ hasText: 'ورود به این انبار' }).filter({ hasText: 'ماده ۲۴' }).waitFor(PATIENCE);
  await row(page, '70005').filter({ hasText: 'در انتظار اصلاح' }).waitFor(PATIENCE);
  await picture(page, 'abandoned-import');
  assert.deepEqual(await violations(page), []);

  await press(page, main(page).getByRole('button', { name: 'وارد کردن سطرهای آماده' }));
  await says(page, '۰ سطر آماده ورود');
  assert.equal(await row(page, '70001').filter({ hasText: 'وارد شد' }).count(), 2);
  await importList(page, BOOK);  // The same list, sent again as a workbook.
  await row(page, '70001').filter({ hasText: 'از پیش هست' }).first().waitFor(PATIENCE);
  assert.equal(await row(page, '70001').filter({ hasText: 'از پیش هست' }).count(), 2);
  const again = main(page).getByRole('button', { name: 'وارد کردن سطرهای آماده' });
  assert.equal(await again.getAttribute('aria-disabled'), 'true');

  // Two lines of one receipt are one case.
  await openCase(page, '70001', 'سیگار الکتریکی');
  await says(page, 'چاقوی تاشو');
  await stands(page, 'مهلت‌گذشته');
});

async function markAll(page, numbers) {
  for (const number of numbers) await mark(page, main(page), new RegExp(number));
}

journey('warnings are served to many at once with the line cut, and a case in dispute is refused alone', { world }, async ({ officer, picture }) => {
  const registry = await openDesk(officer, people.registry);
  await importList(registry.page);
  await press(registry.page, main(registry.page).getByRole('button', { name: 'وارد کردن سطرهای آماده' }));
  await openCase(registry.page, '70003', 'دیسک فشرده');
  await act(registry.page, 'ثبت اختلاف', [['تاریخ آغاز اختلاف', '1403/05/01'], ['موضوع اختلاف', 'طبقه‌بندی تعرفه']]);
  await synced(registry.page);

  const { one, page } = await openDesk(officer, people.unit);
  await board(page);
  await cutLine(page);
  await picture(page, 'abandoned-board');
  assert.deepEqual(await violations(page), []);
  await markAll(page, ['70001', '70002']);
  // The dispute keeps the third in storage: it stands elsewhere on the board.
  await enter(page, main(page), 'کدام گام‌ها', 'تا تحویل به سازمان');
  await markAll(page, ['70003']);
  await press(page, main(page).getByRole('button', { name: 'ابلاغ اخطار متروکه', exact: true }));
  const dialog = page.getByRole('dialog');
  await enter(page, dialog, 'تاریخ ابلاغ', '1403/08/01');
  await enter(page, dialog, 'ابلاغ‌کننده', 'گمرک');
  await enter(page, dialog, 'شیوه ابلاغ', 'الکترونیکی');
  await enter(page, dialog, 'شماره اخطار', 'خ-۱۴۰۳-۵۵');
  await submit(page, dialog.getByRole('button', { name: 'ابلاغ اخطار متروکه', exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await row(page, '70003').filter({ hasText: 'پذیرفته نشد' }).filter({ hasText: 'بند الف' }).waitFor(PATIENCE);
  assert.equal(await row(page, 'انجام شد').count(), 2);
  await picture(page, 'abandoned-bulk-offline');

  await one.context.setOffline(false);
  await synced(page);
  await openCase(page, '70001', 'سیگار الکتریکی');
  await stands(page, 'اخطارشده');
});

/** The act stands there closed, and says why and by which clause. */
async function isClosed(page, name, ...words) {
  const button = main(page).getByRole('button', { name, exact: true }).and(page.locator('[aria-disabled=true]'));
  await button.waitFor(PATIENCE);
  const reason = await button.evaluate((element) => {
    const by = element.getAttribute('aria-describedby');
    return element.getAttribute('aria-description') ?? (by ? document.getElementById(by)?.textContent : '') ?? '';
  });
  for (const each of words) assert.ok(reason.includes(each), `${name}: «${reason}» does not say «${each}»`);
}

journey('goods go from a receipt to their settlement, each step by its own officer', { world, long: true }, async ({ officer, picture }) => {
  const office = new Office(officer, (user) => people[user]);
  const number = '80001';
  const { page: registry } = await office.desk('registry');
  await board(registry);
  await press(registry, main(registry).getByRole('button', { name: 'قبض انبار جدید' }).first());
  const receipt = [
    ['مرجع تحویل‌گیرنده', 'انبارهای عمومی آزمون'], ['شماره قبض انبار', number], ['ورود به نخستین انبار', '1403/04/01'],
    ['ورود به این انبار', '1403/04/02'], ['صاحب یا آورنده کالا', 'شرکت نمونه'], ['شرح کالا', 'سیگار الکتریکی'],
    ['کد تعرفه (HS)', '85434000'], ['وزن ناخالص', '320'], ['تعداد بسته', '16'],
  ];
  for (const [label, value] of receipt) await enter(registry, main(registry), label, value);
  await picture(registry, 'abandoned-new');
  await submit(registry, main(registry).getByRole('button', { name: 'ثبت قبض و باز کردن پرونده' }));
  await registry.getByRole('heading', { name: number }).waitFor(PATIENCE);
  await synced(registry);
  await says(registry, '۱۴۰۳/۰۷/۰۱');  // T1: three months.
  await press(registry, main(registry).getByRole('button', { name: 'چرا؟ مهلت' }));
  await tells(registry, 'ماده ۲۴');

  // A warning is the unit head's: anybody else is told whose it is, and by which clause.
  await isClosed(registry, 'ابلاغ اخطار متروکه', 'سمت', 'الف-۱');
  await picture(registry, 'abandoned-case');
  assert.deepEqual(await violations(registry), []);

  await office.does('unit', number, 'ابلاغ اخطار متروکه', [
    ['تاریخ ابلاغ', '1403/07/02'], ['شیوه ابلاغ', 'الکترونیکی'], ['شماره اخطار', 'خ-۸۰']]);
  await office.does('head', number, 'اعزام ارزیاب', [
    ['تاریخ اعزام', '1403/08/01'], ['نوبت مرجع تحویل‌گیرنده', '1403/08/01'], ['ارزیابان', 'فرهاد سعیدی'], ['کالا در انبار موجود است', true]]);
  await office.does('assessor', number, 'گزارش بازدید', [['تاریخ بازدید', '1403/08/02'], ['گزارش', 'کالا با قبض مطابق است.']]);

  // A3: a dispute stops the declaration, whoever registers it, until the opinion is notified.
  await office.does('registry', number, 'ثبت اختلاف', [['تاریخ آغاز اختلاف', '1403/08/03'], ['موضوع اختلاف', 'طبقه‌بندی تعرفه']]);
  await isClosed(registry, 'ثبت اظهارنامه متروکه', 'اختلاف باز', 'الف-۳');
  await picture(registry, 'abandoned-dispute');
  await office.does('registry', number, 'ابلاغ نظر قطعی', [
    ['تاریخ ابلاغ نظر یا رأی قطعی', '1403/08/05'], ['نظر یا رأی قطعی', 'نظر گمرک تأیید شد.']]);
  await says(registry, '۱۴۰۳/۱۱/۰۵');  // T6: three months from the notification.

  await office.does('registry', number, 'ثبت اظهارنامه متروکه', [
    ['شماره کوتاژ', '91001'], ['تاریخ ثبت کوتاژ', '1403/11/10'], ['اختلافی با صاحب کالا در جریان نیست', true]]);
  await tab(registry, 'اظهارنامه متروکه');
  await says(registry, '۱۴۰۰۰۲۷۴۲۴۴');  // Box 1 is the Organization's.
  await office.does('assessor', number, 'اصلاح ارزش و محاسبه حقوق ورودی', [
    ['تاریخ ارزش‌گذاری', '1403/11/12'], ['نرخ برابری دلار در روز ثبت اظهارنامه', '285000'], ['روش ارزش‌گذاری', 'ارزش کالای همسان (بند الف)'],
    ['ارزش دلاری', '1000'], ['سود بازرگانی', '2850000'], ['دلیل اصلاح مبلغ تعرفه', 'معافیت نیمی از سود بازرگانی']]);
  // What was left blank is the tariff's of the registration day; what was typed in its stead says so.
  const { page: assessor } = await office.desk('assessor');
  await tab(assessor, 'اظهارنامه متروکه');
  await press(assessor, main(assessor).getByRole('button', { name: 'چرا؟ حقوق ورودی' }));
  for (const words of ['مصوبه آزمون', '۲۸۵٬۰۰۰٬۰۰۰ × ۲٪ = ۵٬۷۰۰٬۰۰۰', 'اصلاح کارشناس: ۲٬۸۵۰٬۰۰۰', 'معافیت نیمی']) await says(assessor, words);
  await picture(assessor, 'abandoned-dues-why');
  assert.deepEqual(await violations(assessor), []);
  await office.does('head', number, 'تأیید نهایی ارزیابی', [['تاریخ تأیید', '1403/11/13']]);
  await office.does('finance', number, 'تأیید نهایی و شناسه پرداخت مادر', [['شناسه پرداخت مادر', 'MOTHER1'], ['تاریخ شناسه', '1403/11/13']]);
  await office.does('finance', number, 'تبدیل به شناسه تسهیم', [
    ['شناسه تسهیم (متروکه)', 'SHARE1'], ['تاریخ تبدیل', '1403/11/14'], ['تأیید دستی شد', true]]);
  await office.does('unit', number, 'اعلام به سازمان اموال تملیکی', [
    ['تاریخ اعلام به اموال تملیکی', '1403/11/15'], ['شماره نامه', 'الف-۹۱'], ['اداره اموال تملیکی', 'اداره اموال تملیکی استان آزمون']]);

  // 4 % of 285,000,000, half the profit, 0.5 %, and 10 % of them all: 45,742,500 rials, split to the rial.
  await office.does('unit', number, 'تفکیک شناسه پرداخت', [
    ['تاریخ تفکیک', '1403/11/16'], ['مبلغ پرداختی', '9400001'], ['شناسه نقدی', 'CASH1'], ['شناسه مابه‌التفاوت (استرداد)', 'REFUND1']]);
  const paid = await office.does('finance', number, 'ثبت پرداخت', [['پرداخت‌کننده', 'سازمان جمع‌آوری و فروش اموال تملیکی'], ['تاریخ پرداخت', '1403/11/17']]);
  await tab(paid, 'پرداخت و مطالبات');
  for (const figure of ['۴۵٬۷۴۲٬۵۰۰ ریال', '۹٬۴۰۰٬۰۰۱ ریال', '۳۶٬۳۴۲٬۴۹۹ ریال', 'پرداخت‌شده', 'تفکیک‌شده']) await says(paid, figure);
  await picture(paid, 'abandoned-payments');
  await office.does('manager', number, 'مطالبه وجوه از سازمان', [
    ['موضوع مطالبه', 'حقوق ورودی'], ['مبلغ', '19400000'], ['تاریخ مطالبه', '1403/11/20'], ['شماره نامه', 'و-۹۱']]);
  await office.does('gate1', number, 'تحویل به سازمان با صورت‌مجلس', [
    ['تاریخ خروج کالا از گمرک', '1403/12/01'], ['شماره صورت‌مجلس', 'ص-۹۱'], ['تاریخ صورت‌مجلس', '1403/12/01']]);
  const settled = await office.does('unit', number, 'تعیین تکلیف نهایی', [
    ['نتیجه', 'فروش'], ['تاریخ تعیین تکلیف', '1404/02/01'], ['نامه تأیید سازمان', 'ت-۹۱'], ['تاریخ نامه', '1404/02/02']]);
  await stands(settled, 'تعیین تکلیف‌شده');
  await tab(settled, 'سیر پرونده');
  for (const clause of ['بند الف-۱', 'بند ب-۱۳', 'بند ب-۱۴', 'ماده ۳۷', 'بند ب-۱۵']) await tells(settled, clause);
  await picture(settled, 'abandoned-settled');
  assert.deepEqual(await violations(settled), []);

  // The balance of a claim stays in the list until it is nothing.
  const { page: manager } = await office.desk('manager');
  await press(manager, manager.getByRole('link', { name: 'فهرست‌های متروکه', exact: true }));
  await tab(manager, 'مطالبات باز');
  await row(manager, '۱۹٬۴۰۰٬۰۰۰').first().waitFor(PATIENCE);
  await office.does('manager', number, 'ثبت وصول مطالبه', [['مبلغ واریزی', '19400000'], ['تاریخ پرداخت سازمان', '1404/02/10']]);
  await press(manager, manager.getByRole('link', { name: 'فهرست‌های متروکه', exact: true }));
  await says(manager, 'مطالبه بازی نیست');
});
